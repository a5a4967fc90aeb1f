"""How probable it is that two claims answer one question: a logistic model on a pair's features and its standing.

First each pair is scored on its own. Then its standing is added: whether each is the other's best partner, how much
better others are, and whether a third claim ties the two together. Pairs are worked through in blocks, and sums are
made in the order of the features, so that a pair's score does not depend on what it is scored with.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.align.bearers import Shared
from pipeline.align.features import MEANING, Features, PairFeatures, dateless
from pipeline.align.rows import Flags, Floats, Numbers, Short, rows_of
from pipeline.packs.weights import LinkWeights
from pipeline.recall.order import in_order, numbered

FAINT = 0.01
"""Probability of the first model below which a pair's standing cannot make it a link."""
BLOCK = 4096
"""Pairs scored at a time."""


@dataclass(frozen=True, slots=True)
class Links:
    """Scored pairs in columns: numbers of the two claims, and the probability that both answer one question."""

    left: Numbers
    right: Numbers
    scores: Floats

    def __len__(self) -> int:
        return len(self.left)

    def of(self, chosen: Flags | Numbers) -> Links:
        """Some of them."""
        return Links(self.left[chosen], self.right[chosen], self.scores[chosen])

    def rows(self) -> Iterator[tuple[int, int, float]]:
        """One after another."""
        return zip(self.left.tolist(), self.right.tolist(), self.scores.tolist(), strict=True)


@dataclass(frozen=True, slots=True)
class Alone:
    """What pairs are by themselves, in columns: the first model's probability, what the features are worth where the
    pair's standing counts, too, and how near the two claims are in meaning.
    """

    scores: Floats
    sums: Floats
    meaning: Floats

    def of(self, chosen: Flags | Numbers) -> Alone:
        """Some of them."""
        return Alone(self.scores[chosen], self.sums[chosen], self.meaning[chosen])


def score_pairs(
    left: Numbers, right: Numbers, features: PairFeatures, sources: Numbers, weights: LinkWeights
) -> Floats:
    """Probabilities of pairs of claims, which are given by number; `sources` numbers every claim's source."""
    alone = score_alone(left, right, features, weights)
    likely = np.flatnonzero(alone.scores >= FAINT)
    scores = alone.scores.copy()
    scores[likely] = score_among(likely, Standings(left, right, alone, sources), alone.sums, weights)
    return scores


def score_alone(
    left: Numbers, right: Numbers, features: PairFeatures, weights: LinkWeights, shared: Shared | None = None
) -> Alone:
    """Each pair on its own; `shared` are the marks that its claims share."""
    alone = Alone(*(np.empty(len(left)) for _ in range(3)))
    for block in _blocks(len(left)):
        found = features.of(left[block], right[block], shared and shared.of(block))
        alone.scores[block] = logistic(weighted(found, weights.pair))
        alone.sums[block] = _best_reading(found, weights.context)
        alone.meaning[block] = found[MEANING]
    return alone


def score_among(likely: Numbers, standings: Standings, sums: Floats, weights: LinkWeights) -> Floats:
    """Probabilities of some pairs by their standing; `sums` is what the features of each pair are worth."""
    scores = np.empty(len(likely))
    for block in _blocks(len(likely)):
        chosen = likely[block]
        scores[block] = logistic(weighted(standings.of(chosen), weights.context, sums[chosen]))
    return scores


def _blocks(count: int) -> Iterator[slice]:
    return (slice(first, first + BLOCK) for first in range(0, count, BLOCK))


def _best_reading(found: Features, weights: Mapping[str, float]) -> Floats:
    """Weighted sums of pairs with their dates; or without, where both report one act of one type, a date conflict is
    near, and that is more.
    """
    same_act = (found["trigger_sense"] + found["same_trigger"] + found["near"] > 0) & (found["same_type"] > 0)
    redated = same_act & (found["near"] + found["some_months"] > 0)
    total = weighted(found, weights)
    return np.where(redated, np.maximum(total, weighted(dateless(found), weights)), total)


def weighted(
    features: Mapping[str, Floats], weights: Mapping[str, float], start: float | Floats | None = None
) -> Floats:
    """Weighted sums, from the bias or from what was summed before."""
    total = np.asarray(weights["bias"] if start is None else start, dtype=float)
    for name, column in features.items():
        if name in weights:
            total = total + weights[name] * column
    return total


def logistic(totals: Floats) -> Floats:
    """Probabilities from weighted sums; by the library's own exponential, which is the same on every machine."""
    return 1.0 / (1.0 + np.array([math.exp(total) for total in np.clip(-totals, -30.0, 30.0).tolist()]))


class Standings:
    """Every claim's partners with the scores of the first model and their nearness in meaning, by which a pair's
    standing is told.
    """

    def __init__(self, left: Numbers, right: Numbers, alone: Alone, sources: Numbers) -> None:
        self._left, self._right, self._scores = left, right, alone.scores
        self._levels, level = numbered(alone.scores)
        self._bits = len(self._levels).bit_length()
        ends = np.concatenate((left, right)), np.concatenate((right, left))
        self._partners = rows_of(*ends, len(sources), manners=np.tile(level, 2), bits=self._bits)
        groups = ends[0] * len(sources) + sources[ends[1]]
        del ends
        self._better = _better(groups, level)
        self._nearer = _better(groups, numbered(alone.meaning)[1])

    def of(self, chosen: Numbers) -> Features:
        """Whether each is the other's best partner, how much better others are, also in meaning alone, and who ties the
        two together.
        """
        better, nearer = self._better[:, chosen], self._nearer[:, chosen]
        first, second = self._ties(chosen)
        odds = [max(p, 1e-9) / max(1.0 - p, 1e-9) for p in self._scores[chosen].tolist()]
        return {
            "logit": np.array([math.log(ratio) / 10.0 for ratio in odds]),
            "mutual_best": (better.max(axis=0) == 0).astype(float),
            "one_best": (better.min(axis=0) == 0).astype(float),
            "rank": 1.0 / (1.0 + better.sum(axis=0)),
            "mutual_nearest": (nearer.max(axis=0) == 0).astype(float),
            "meaning_rank": 1.0 / (1.0 + nearer.sum(axis=0)),
            "tie": np.sqrt(first),
            "second_tie": np.sqrt(second),
        }

    def _ties(self, chosen: Numbers) -> tuple[Floats, Floats]:
        """The two best third claims that tie each pair together, each by its weaker score; 0 where there are none."""
        common = self._partners.common(self._left[chosen], self._right[chosen])
        ties = np.sort(common.pair << self._bits | np.minimum(common.one, common.other))
        ends, counts = np.cumsum(common.count()), common.count()
        best = [np.where(counts > place, ends - 1 - place, -1) for place in range(2)]
        scores = np.append(self._levels[ties & (1 << self._bits) - 1], 0.0)
        return scores[best[0]], scores[best[1]]


def _better(groups: Numbers, levels: Numbers) -> Short:
    """How many of its group stand higher than each; one row for the left and one for the right claims of pairs, which
    both have the pair's level.
    """
    levels = np.tile(levels, 2)
    order = in_order(groups, levels)
    groups, levels = groups[order], levels[order]
    other = np.append(True, groups[1:] != groups[:-1])[: len(order)]
    lower = other | np.append(True, levels[1:] != levels[:-1])[: len(order)]
    better = np.empty(len(order), dtype=np.int32)
    better[order] = _ends(other) - _ends(lower)
    return better.reshape(2, -1)


def _ends(firsts: Flags) -> Numbers:
    """For each row the end of the stretch that it stands in; `firsts` tells where stretches begin."""
    starts = np.append(np.flatnonzero(firsts), len(firsts))
    return np.repeat(starts[1:], np.diff(starts))

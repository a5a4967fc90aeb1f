"""How probable it is that two claims answer one question: a logistic model on a pair's features and its standing.

First each candidate is scored on its own. Then its standing is added: whether each is the other's best partner, how
much better others are, and whether a third claim ties the two together.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.align.blocking import Candidate
from pipeline.align.features import Features, dateless, pair_features
from pipeline.align.rarity import Rarity
from pipeline.align.view import ClaimView
from pipeline.packs.relatedness import Relatedness
from pipeline.packs.weights import LinkWeights

FAINT = 0.01
"""Probability of the first model below which a pair's standing cannot make it a link."""


@dataclass(frozen=True, slots=True)
class Link:
    """A scored candidate: indices of the views, probability that both answer one question, keys."""

    left: int
    right: int
    score: float
    keys: tuple[str, ...]


def score_candidates(
    candidates: Sequence[Candidate],
    views: Sequence[ClaimView],
    rarity: Rarity,
    relatedness: Relatedness,
    weights: LinkWeights,
) -> tuple[Link, ...]:
    """All candidates with their probabilities, in the order given."""
    alone: list[float] = []
    sums: dict[int, tuple[float, ...]] = {}
    for place, c in enumerate(candidates):
        left, right = views[c.left], views[c.right]
        features = pair_features(left, right, rarity, relatedness)
        alone.append(probability(features, weights.pair))
        if alone[-1] >= FAINT:
            sums[place] = tuple(_total(f, weights.context) for f in _readings(features, left, right))
    ranks = Ranks(candidates, alone, views)
    scores = list(alone)
    for place, totals in sums.items():
        standing = ranks.standing(candidates[place], alone[place])
        scores[place] = max(_logistic(_total(standing, weights.context, total)) for total in totals)
    return tuple(Link(c.left, c.right, score, c.keys) for c, score in zip(candidates, scores, strict=True))


def _readings(features: Features, left: ClaimView, right: ClaimView) -> Iterator[Features]:
    """A pair with its dates; and without them where both report one act of one type and a date conflict is near."""
    yield features
    if features.get("near") or features.get("some_months"):
        same_act = bool(left.senses & right.senses) or left.trigger == right.trigger or bool(features.get("near"))
        if left.claim.event_type == right.claim.event_type and same_act:
            yield dateless(features)


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Logistic of the weighted sum."""
    return _logistic(_total(features, weights))


def _total(features: Mapping[str, float], weights: Mapping[str, float], start: float | None = None) -> float:
    """Weighted sum, from the bias or from what was summed before."""
    total = weights["bias"] if start is None else start
    for name, value in features.items():
        if name in weights:
            total += weights[name] * value
    return total


def _logistic(total: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def standings(candidates: Sequence[Candidate], scores: Sequence[float], views: Sequence[ClaimView]) -> list[Features]:
    """Each candidate's standing among the others, from the scores of the first model."""
    ranks = Ranks(candidates, scores, views)
    return [ranks.standing(c, score) for c, score in zip(candidates, scores, strict=True)]


class Ranks:
    """Every claim's partners with the scores of the first model, by which a pair's standing is told."""

    def __init__(self, candidates: Sequence[Candidate], scores: Sequence[float], views: Sequence[ClaimView]) -> None:
        self._sources = [view.source for view in views]
        self._best: defaultdict[tuple[int, str], list[float]] = defaultdict(list)
        self._partners: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for c, score in zip(candidates, scores, strict=True):
            self._best[c.left, self._sources[c.right]].append(score)
            self._best[c.right, self._sources[c.left]].append(score)
            self._partners[c.left][c.right] = self._partners[c.right][c.left] = score
        for ranked in self._best.values():
            ranked.sort()

    def standing(self, c: Candidate, score: float) -> Features:
        """Whether each is the other's best partner, how much better others are, and who ties the two together."""
        ranks = self._rank(c.left, c.right, score), self._rank(c.right, c.left, score)
        first, second = self._ties(c.left, c.right)
        return {
            "logit": math.log(max(score, 1e-9) / max(1.0 - score, 1e-9)) / 10.0,
            "mutual_best": float(max(ranks) == 0),
            "one_best": float(min(ranks) == 0),
            "rank": 1.0 / (1.0 + sum(ranks)),
            "tie": math.sqrt(first),
            "second_tie": math.sqrt(second),
        }

    def _rank(self, claim: int, partner: int, score: float) -> int:
        """How many partners of a claim in the other's source score higher."""
        ranked = self._best[claim, self._sources[partner]]
        return len(ranked) - bisect_right(ranked, score)

    def _ties(self, left: int, right: int) -> tuple[float, float]:
        """The two best third claims that tie a pair together, each by its weaker score; 0 where there are none."""
        mine, theirs = self._partners[left], self._partners[right]
        first = second = 0.0
        for other in mine.keys() & theirs.keys():
            tie = min(mine[other], theirs[other])
            if tie > second:
                first, second = (tie, first) if tie > first else (first, tie)
        return first, second

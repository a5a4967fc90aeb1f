"""How probable it is that two claims answer one question: a logistic model on a pair's features and its standing.

First each candidate is scored on its own. Then its standing is added: whether each is the other's best partner, how
much better others are, and whether a third claim ties the two together.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

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
    features = [pair_features(views[c.left], views[c.right], rarity, relatedness) for c in candidates]
    alone = [probability(f, weights.pair) for f in features]
    standing = standings(candidates, alone, views)
    return tuple(
        Link(c.left, c.right, p if p < FAINT else _score(f | s, views[c.left], views[c.right], weights), c.keys)
        for c, f, s, p in zip(candidates, features, standing, alone, strict=True)
    )


def _score(features: Features, left: ClaimView, right: ClaimView, weights: LinkWeights) -> float:
    """Probability with the dates; or without them where both report one act of one type and a date conflict is near."""
    score = probability(features, weights.context)
    if features.get("near") or features.get("some_months"):
        same_act = bool(left.senses & right.senses) or left.trigger == right.trigger or bool(features.get("near"))
        if left.claim.event_type == right.claim.event_type and same_act:
            return max(score, probability(dateless(features), weights.context))
    return score


def probability(features: Features, weights: Mapping[str, float]) -> float:
    """Logistic of the weighted sum."""
    total = weights["bias"]
    for name, value in features.items():
        total += weights.get(name, 0.0) * value
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def standings(candidates: Sequence[Candidate], scores: Sequence[float], views: Sequence[ClaimView]) -> list[Features]:
    """Each candidate's standing among the others, from the scores of the first model."""
    best: defaultdict[tuple[int, str], list[float]] = defaultdict(list)
    partners: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for c, score in zip(candidates, scores, strict=True):
        best[c.left, views[c.right].source].append(score)
        best[c.right, views[c.left].source].append(score)
        partners[c.left][c.right] = partners[c.right][c.left] = score
    for ranked in best.values():
        ranked.sort()
    return [_standing(c, score, best, partners, views) for c, score in zip(candidates, scores, strict=True)]


def _standing(
    c: Candidate,
    score: float,
    best: Mapping[tuple[int, str], list[float]],
    partners: Mapping[int, Mapping[int, float]],
    views: Sequence[ClaimView],
) -> Features:
    ranks = [_rank(best[i, views[j].source], score) for i, j in ((c.left, c.right), (c.right, c.left))]
    left, right = partners[c.left], partners[c.right]
    ties = nlargest(2, [min(left[k], right[k]) for k in left.keys() & right.keys()])
    return {
        "logit": math.log(max(score, 1e-9) / max(1.0 - score, 1e-9)) / 10.0,
        "mutual_best": float(max(ranks) == 0),
        "one_best": float(min(ranks) == 0),
        "rank": 1.0 / (1.0 + sum(ranks)),
        "tie": math.sqrt(ties[0]) if ties else 0.0,
        "second_tie": math.sqrt(ties[1]) if len(ties) > 1 else 0.0,
    }


def _rank(ranked: Sequence[float], score: float) -> int:
    """How many partners in the other source score higher; `ranked` rises."""
    return len(ranked) - bisect_right(ranked, score)

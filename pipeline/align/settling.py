"""Conflicts that the rest of the evidence settles: where the other source also says the same, there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.align.clustering import Pair
from pipeline.align.verdict import judge_pair
from pipeline.align.view import ClaimView
from pipeline.records.group import AGREE, CONFLICT, SILENT, Comparison

SETTLED = frozenset({"date", "quantity", "place", "participant", "polarity", "kind"})
AS_LIKELY = 0.75
"""Share of the pair's own link probability that a settling pair needs."""


def settle(comparisons: Mapping[Pair, Comparison], views: Sequence[ClaimView]) -> dict[Pair, Comparison]:
    """A slot's conflict becomes silent where one of the two claims agrees on that slot with another claim of the other
    source that it is about as likely linked to: the two then speak of different things.
    """
    confirmed: dict[tuple[int, str, str], float] = defaultdict(float)
    disputed = {claim for pair, c in comparisons.items() if c.conflict_on for claim in pair}
    for (i, j), c in comparisons.items():
        for claim, other in ((i, j), (j, i)):
            if claim in disputed:
                for f in c.fields:
                    if f.outcome == AGREE and f.field in SETTLED:
                        key = (claim, views[other].source, f.field)
                        confirmed[key] = max(confirmed[key], c.score)
    return {pair: _settle_pair(pair, c, views, confirmed) for pair, c in comparisons.items()}


def _settle_pair(
    pair: Pair, c: Comparison, views: Sequence[ClaimView], confirmed: Mapping[tuple[int, str, str], float]
) -> Comparison:
    if not c.conflict_on:
        return c
    i, j = pair
    fields = []
    for f in c.fields:
        likelier = max(
            confirmed.get((i, views[j].source, f.field), 0.0), confirmed.get((j, views[i].source, f.field), 0.0)
        )
        settled = f.outcome == CONFLICT and f.field in SETTLED and likelier >= AS_LIKELY * c.score
        because = f"the other source says the same elsewhere; here {f.reason}"
        fields.append(replace(f, outcome=SILENT, reason=because) if settled else f)
    if tuple(fields) == c.fields:
        return c
    verdict, conflict_on = judge_pair(tuple(fields), c.score)
    return replace(c, fields=tuple(fields), verdict=verdict, conflict_on=conflict_on)

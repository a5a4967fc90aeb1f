"""Conflicts that the rest of the evidence settles: where the other source also says the same, there is none."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.align.clustering import Pair
from pipeline.align.verdict import judge_pair
from pipeline.align.view import ClaimView
from pipeline.records.group import AGREE, CONFLICT, SILENT, Comparison

SETTLED = frozenset({"date", "quantity", "place", "participant", "polarity", "kind"})
VAGUE = "vague date"
MONTH = 31
AS_LIKELY = 0.75
"""Share of the pair's own link probability that a settling pair needs."""


def settle(comparisons: Mapping[Pair, Comparison], views: Sequence[ClaimView]) -> dict[Pair, Comparison]:
    """A slot's conflict becomes silent where one of the two claims agrees on that slot with another claim of the other
    source that it is about as likely linked to: the two then speak of different things. Of an act that both tell in
    one word a much vaguer date confirms none.
    """
    confirmed: dict[tuple[int, str, str], float] = defaultdict(float)
    disputed = {claim for pair, c in comparisons.items() if c.conflict_on for claim in pair}
    for (i, j), c in comparisons.items():
        for claim, other in ((i, j), (j, i)):
            if claim in disputed:
                for f in c.fields:
                    if f.outcome == AGREE and f.field in SETTLED:
                        vague = f.field == "date" and not _is_as_exact(views[other], views[claim])
                        key = (claim, views[other].source, VAGUE if vague else f.field)
                        confirmed[key] = max(confirmed[key], c.score)
    return {pair: _settle_pair(pair, c, views, confirmed) for pair, c in comparisons.items()}


def _is_as_exact(other: ClaimView, claim: ClaimView) -> bool:
    """Whether a date is about as exact as another: that something else happened in 2012 confirms no day of it."""
    open_end = math.isinf(_length(claim))
    return other.days == claim.days if open_end else _length(other) <= max(_length(claim), MONTH)


def _length(view: ClaimView) -> float:
    """Days that a date leaves open."""
    first, last = view.days or (None, None)
    return last - first + 1 if first is not None and last is not None else math.inf


def _settle_pair(
    pair: Pair, c: Comparison, views: Sequence[ClaimView], confirmed: Mapping[tuple[int, str, str], float]
) -> Comparison:
    if not c.conflict_on:
        return c
    i, j = pair
    fields = []
    one_word = views[i].trigger == views[j].trigger
    for f in c.fields:
        grounds = (f.field, VAGUE) if f.field == "date" and not one_word else (f.field,)
        likelier = max(
            confirmed.get((claim, views[other].source, ground), 0.0)
            for claim, other in ((i, j), (j, i))
            for ground in grounds
        )
        settled = f.outcome == CONFLICT and f.field in SETTLED and likelier >= AS_LIKELY * c.score
        because = f"the other source says the same elsewhere; here {f.reason}"
        fields.append(replace(f, outcome=SILENT, reason=because) if settled else f)
    if tuple(fields) == c.fields:
        return c
    verdict, conflict_on = judge_pair(tuple(fields), c.score)
    return replace(c, fields=tuple(fields), verdict=verdict, conflict_on=conflict_on)

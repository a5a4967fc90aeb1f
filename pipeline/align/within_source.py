"""Contradictions inside one source."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.align.background import Background
from pipeline.align.scoring import Links
from pipeline.align.verdict import compare_fields, judge_pair
from pipeline.align.view import ClaimView, in_order
from pipeline.records.group import CONFLICT, WithinSource

SURER = 1.5
"""How much likelier than a link between sources: an author seldom contradicts himself."""


def find_contradictions(
    views: Sequence[ClaimView], links: Links, background: Background, least: float
) -> tuple[WithinSource, ...]:
    """Pairs of one source and one holder that speak of the same thing and cannot both hold."""
    found = []
    for i, j, _ in links.of(links.scores >= min(0.9, least * SURER)).rows():
        left, right = in_order(views[i], views[j])
        if left.claim.doc_id != right.claim.doc_id or left.claim.holder != right.claim.holder:
            continue
        fields = compare_fields(left, right, background)
        verdict, conflict_on = judge_pair(fields)
        if verdict == CONFLICT:
            reasons = [f.reason for f in fields if f.field in conflict_on]
            found.append(
                WithinSource(
                    left=left.claim_id,
                    right=right.claim_id,
                    doc_id=left.claim.doc_id,
                    conflict_on=conflict_on,
                    fields=fields,
                    reason=f"{reasons[0][:1].upper()}{reasons[0][1:]}.",
                )
            )
    return tuple(sorted(found, key=lambda w: (w.doc_id, w.left, w.right)))

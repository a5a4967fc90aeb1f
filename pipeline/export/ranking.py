"""What comes first for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, UNDECIDED, ClaimGroup

if TYPE_CHECKING:
    from pipeline.export.lookup import Lookup

VERDICT_ORDER = (CONFLICT, AGREE, UNDECIDED, SINGLE_SOURCE)


def rank(group: ClaimGroup, lookup: Lookup) -> tuple[float, float, float, float]:
    """Conflicts, then agreement by number of sources, then what is undecided, then single-source claims; groups of one
    rank go by id.
    """
    verdict = VERDICT_ORDER.index(group.verdict) if group.verdict in VERDICT_ORDER else len(VERDICT_ORDER)
    sources = lookup.voices(group.doc_ids)
    if group.verdict == CONFLICT:
        return (
            verdict,
            -round(strength(group, lookup), 1),
            -weight(group, lookup),
            -sources,
        )
    return (verdict, -sources, -round(strength(group, lookup), 1), 0)


def weight(group: ClaimGroup, lookup: Lookup) -> int:
    """Number of sources on the second strongest side: a lone dissenter weighs less than two camps."""
    sides = sorted(
        (lookup.voices(lookup.claims[c].doc_id for c in side if c in lookup.claims) for side in group.sides),
        reverse=True,
    )
    return sides[1] if len(sides) > 1 else 0


def strength(group: ClaimGroup, lookup: Lookup) -> float:
    """How sure the verdict is, in [0, 1]: the surest comparison that carries it, times the lower confidence of its
    two claims. A single claim has its own confidence.
    """
    known = lookup.claims.get
    carried = [
        comparison.score
        * min((claim.confidence for claim in map(known, (comparison.left, comparison.right)) if claim), default=0)
        for comparison in lookup.scores_in(group)
        if comparison.verdict == group.verdict
    ]
    if carried:
        return max(carried)
    return min((claim.confidence for claim in lookup.claims_of(group)), default=0.0)

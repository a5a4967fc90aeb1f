"""Which articles agree, and which stand on a side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.records.group import AGREE, CONFLICT

if TYPE_CHECKING:
    from pipeline.export.lookup import Lookup
    from pipeline.records.group import ClaimGroup


def conflicting_sources(group: ClaimGroup, lookup: Lookup) -> tuple[str, ...]:
    """Articles that stand on a side of the group's conflict."""
    if group.verdict != CONFLICT:
        return ()
    return tuple(sorted({lookup.claims[c].doc_id for side in group.sides for c in side if c in lookup.claims}))


def agreeing_sources(group: ClaimGroup, lookup: Lookup) -> tuple[str, ...]:
    """Articles that another source agrees with: all of an agreeing group, and a side of two or more sources."""
    if group.verdict == AGREE:
        return tuple(sorted(group.doc_ids))
    found: set[str] = set()
    for side in group.sides:
        doc_ids = {lookup.claims[claim_id].doc_id for claim_id in side if claim_id in lookup.claims}
        if lookup.voices(doc_ids) > 1:
            found |= doc_ids
    return tuple(sorted(found))

"""What reviewers' decisions mean for the run at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.review.decisions import standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.records.claim import Extraction
    from pipeline.records.decision import Decision, Standing
    from pipeline.records.group import Alignment


def review(
    decisions: Iterable[Decision],
    *,
    extractions: Sequence[Extraction],
    alignment: Alignment,
) -> tuple[Standing, ...]:
    """The decisions in force, each with the group that it speaks of and whether it is kept, stale or orphaned."""
    claims = {claim.claim_id: claim for part in extractions for claim in part.claims}
    return standings(decisions, claims, alignment.groups)

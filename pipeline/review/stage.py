"""What reviewers' decisions mean for the run at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.records.on_demand import claims_by_id
from pipeline.review.standings import standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.records.claim import Extraction
    from pipeline.records.decision import Decision, Seen, Standing
    from pipeline.records.group import Alignment


def review(
    decisions: Iterable[Decision],
    *,
    extractions: Sequence[Extraction],
    alignment: Alignment,
    seen: Mapping[str, Seen] | None = None,
) -> tuple[Standing, ...]:
    """The decisions in force, each with the group that it speaks of and whether it is kept, stale or orphaned.

    `seen` is what reviewers saw of each claim, by digest.
    """
    return standings(decisions, claims_by_id(extractions), alignment.groups, seen=seen)

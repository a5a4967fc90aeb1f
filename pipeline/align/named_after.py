"""Happenings that are called after the town in which they are: "the Lima talks" are not "the Quito talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words
from pipeline.records.claim import Claim, Participant

if TYPE_CHECKING:
    from pipeline.align.background import Background

PLACE = "place"
WHERE = frozenset(
    {"in", "at", "near", "to", "from", "of", "on", "off", "into", "outside", "inside", "through", "across"}
)


def named_after(view: ClaimView, _: Background) -> frozenset[str]:
    """The towns whose names stand right before what a claim tells of, or before a noun that brings them in."""
    claim = view.claim
    bringing = {(p.entity_id, p.start) for p in claim.participants if p.role != PLACE}
    places = [p for p in claim.participants if p.role == PLACE and p.entity_id]
    called = [p for p in places if claim.trigger.start - p.end == 1 or (p.entity_id, p.start) in bringing]
    return frozenset(p.entity_id for p in called if p.entity_id and not _is_told_where(p, claim))


def _is_told_where(place: Participant, claim: Claim) -> bool:
    """Whether a preposition stands before a name: "in Lima"."""
    before = lower_words(claim.evidence.quote[: max(place.start - claim.evidence.start, 0)])
    return bool(before) and before[-1] in WHERE

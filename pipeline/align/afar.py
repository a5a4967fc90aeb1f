"""Gatherings held from afar: what was done "by video link" was done in no town."""

from __future__ import annotations

from pipeline.align.background import Background, common_time
from pipeline.align.view import ClaimView
from pipeline.align.words import tells_phrase

MEETING = "meet"
"""The class of words for coming together."""


def held_from_afar(view: ClaimView, background: Background) -> bool:
    """Whether a passage says that something was done by phone, by video link or the like."""
    return tells_phrase(view.claim.evidence.quote, background.contrasts.slots["afar_phrases"])


def met_and_not(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether the same people met on one day, by one account in some place and by the other from afar."""
    afar = [background.once(held_from_afar, view) for view in (left, right)]
    if afar[0] == afar[1] or MEETING not in left.senses & right.senses:
        return False
    away, there = (left, right) if afar[0] else (right, left)
    return not away.places and bool(there.places) and bool(left.actors & right.actors) and common_time(left, right) > 0

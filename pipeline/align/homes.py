"""Claims that say where somebody or something is at home, is kept or comes from, and of nothing that happens there."""

from __future__ import annotations

from pipeline.align.background import Background
from pipeline.align.view import ClaimView

BORN = "born"
MARKS = ("'", "’")


def at_home_apart(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one says where somebody or something is at home or born, and the other something else, or says it of
    another time or of what belongs to it.
    """
    if not (background.once(_is_at_home, left) or background.once(_is_at_home, right)):
        return False
    return not left.senses & right.senses or not _end_alike(left, right) or _owns(left, right) or _owns(right, left)


def _is_at_home(view: ClaimView, background: Background) -> bool:
    return view.claim.rule_id in background.contrasts.slots["seated_rules"] or BORN in view.senses


def _end_alike(left: ClaimView, right: ClaimView) -> bool:
    """Whether neither home was given up at a time of which the other says nothing: "kept in Alba until 1945"."""
    ends = [v.days is not None and v.days[0] is None and v.days[1] is not None for v in (left, right)]
    return ends[0] == ends[1]


def _owns(owner: ClaimView, owned: ClaimView) -> bool:
    """Whether one claim tells of something that is said to be the other's actor's: "Alba Foods", "Alba Foods' mill"."""
    things = [p.text for p in owned.claim.participants if p.role == "actor" and p.entity_id is None]
    names = [p.text for p in owner.claim.participants if p.role == "actor" and p.entity_id]
    return any(f"{name}{mark}" in thing for thing in things for name in names for mark in MARKS)

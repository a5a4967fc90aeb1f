"""Who: another actor in a slot that only one can fill, or member lists that differ."""

from __future__ import annotations

import math

from pipeline.align.background import NOUN, Background, named, times_meet
from pipeline.align.view import ClaimView
from pipeline.align.words import content_stems
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

FIELD = "participant"
OPEN_LISTS = ("among others", "including", "such as", "several", "some of", "other countries", "other states", "etc")
OFFICE = "OFFICE"
FIRM = 3
"""How firmly an act that several may share has to be pinned down before two actors are two answers."""
NEAR = 3
"""Days by which two dates of what only one can have done may differ without telling of two happenings."""
FULL_LIST = 3
"""Fewest names from which an enumeration is read as a list."""


def compare_participants(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Only functional slots conflict: host, founder, winner, buyer; and lists that both give as complete."""
    near = times_meet(left, right) or (_functional(left, right, background) and _days_between(left, right) <= NEAR)
    if left.claim.polarity != right.claim.polarity or not near:
        return judged(FIELD, SILENT, "not said of the same time and in the same sense")
    a, b = named(left.actors), named(right.actors)
    office = left.claim.event_type == right.claim.event_type == OFFICE
    if not a or not b or (office and not _lead_one_occasion(left, right, background)):
        return judged(FIELD, SILENT, "at least one does not say who did it")
    types = {left.claim.event_type, right.claim.event_type}
    listed = len(types) == 1 and types <= background.contrasts.slots["listed"]
    lists = a != b and listed and _lists(left) and _lists(right)
    if a & b and not lists:
        return judged(FIELD, AGREE, f"both name {background.name_all(a & b)}")
    against = f"{background.name_all(a)} against {background.name_all(b)}"
    if lists:
        return _compare_lists(left, right, against)
    if not background.same_act(left, right) or not _one_answer(left, right, background):
        return judged(FIELD, SILENT, f"several may have part in it: {against}")
    return _compare_fillers(left, right, a, b, against)


def _lead_one_occasion(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both say who leads something that has one leader from beginning to end: an inquiry, a summit, a jury."""
    occasions = frozenset(content_stems(" ".join(sorted(background.contrasts.slots["occasions"]))))
    shared = {n.removeprefix(NOUN) for n in left.entities & right.entities if n.startswith(NOUN)}
    return bool(shared & occasions)


def _lists(view: ClaimView) -> bool:
    """Whether the actors stand as a list in the passage itself; those of a pronoun are read from elsewhere."""
    span = view.claim.evidence
    written = {p.entity_id for p in view.claim.participants if p.role == "actor" and p.entity_id in named(view.actors)}
    inside = {p.entity_id for p in view.claim.participants if span.start <= p.start and p.end <= span.end}
    return len(written & inside) >= FULL_LIST


def _compare_lists(left: ClaimView, right: ClaimView, against: str) -> FieldComparison:
    words = f"{left.claim.evidence.quote} {right.claim.evidence.quote}".lower()
    if any(phrase in words for phrase in OPEN_LISTS):
        return judged(FIELD, UNDECIDED, f"a list may be incomplete: {against}")
    return judged(FIELD, CONFLICT, f"the lists differ: {against}")


def _compare_fillers(
    left: ClaimView, right: ClaimView, a: frozenset[str], b: frozenset[str], against: str
) -> FieldComparison:
    kinds = {e.partition("/")[0] for e in a}, {e.partition("/")[0] for e in b}
    if not kinds[0] & kinds[1]:
        return judged(FIELD, UNDECIDED, f"one may stand for the other: {against}")
    if not (left.entities - a) & (right.entities - b):
        return judged(FIELD, UNDECIDED, f"perhaps of different things: {against}")
    return judged(FIELD, CONFLICT, f"different actors: {against}")


def _one_answer(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether only one can have done it: a functional slot, or one happening pinned down firmly.

    Acts that several share by their nature (signing, joining, attacking) need the same counterpart on both sides, and
    acts of two sorts are two, even where one passage has the other's word.
    """
    if _functional(left, right, background):
        return True
    shared = left.senses & right.senses & background.contrasts.slots["shared_senses"]
    counterpart = named(left.recipients & right.recipients) or named(left.places & right.places)
    one_act = left.trigger == right.trigger or left.senses & right.senses
    one_sort = bool(one_act) or left.claim.event_type == right.claim.event_type
    return one_sort and background.pinned(left, right) >= FIRM and (not shared or bool(counterpart))


def _days_between(left: ClaimView, right: ClaimView) -> float:
    """From the end of one date to the beginning of the other; infinite where a side is open."""
    if not left.days or not right.days or None in (*left.days, *right.days):
        return math.inf
    (a, b), (c, d) = left.days, right.days
    return max((a or 0) - (d or 0), (c or 0) - (b or 0))


def _functional(left: ClaimView, right: ClaimView, background: Background) -> bool:
    senses = left.senses & right.senses & background.contrasts.slots["functional_senses"]
    same_type = left.claim.event_type == right.claim.event_type
    return bool(senses) or (
        same_type and background.contrasts.slot("functional", left.claim.event_type) and left.trigger == right.trigger
    )

"""Where: places of which neither holds the other, for one happening."""

from __future__ import annotations

from pipeline.align.background import NAMED_THINGS, Background, times_meet
from pipeline.align.view import ClaimView
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison

FIELD = "place"
CLOSE_DAYS = 31
COMMON_WORDS = 3


def compare_places(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """A place inside the other's agrees; disjoint places of one act at one time conflict."""
    a, b = left.places, right.places
    if not a or not b:
        return FieldComparison(field=FIELD, outcome=SILENT, reason="at least one names no place")
    if not background.places_apart(left, right):
        return FieldComparison(field=FIELD, outcome=AGREE, reason=_agreement(a, b, background))
    against = f"{background.name_all(a)} against {background.name_all(b)}"
    types = (left.claim.event_type, right.claim.event_type)
    if not all(background.contrasts.slot("placed", t) for t in types) or not background.same_act(left, right):
        return FieldComparison(field=FIELD, outcome=SILENT, reason=f"each speaks of its own place: {against}")
    if not times_meet(left, right):
        return FieldComparison(field=FIELD, outcome=SILENT, reason=f"at different times: {against}")
    if not background.same_thing(left, right):
        return FieldComparison(field=FIELD, outcome=SILENT, reason=f"of different happenings: {against}")
    if not _pinned(left, right):
        return FieldComparison(field=FIELD, outcome=UNDECIDED, reason=f"perhaps of different happenings: {against}")
    return FieldComparison(field=FIELD, outcome=CONFLICT, reason=f"the places differ: {against}")


def _pinned(left: ClaimView, right: ClaimView) -> bool:
    """Whether something beside the act says that one happening is meant: days, a named event, or common words."""
    close = left.days is not None and right.days is not None and max(_length(left), _length(right)) <= CLOSE_DAYS
    named = any(e.startswith(NAMED_THINGS) for e in left.entities & right.entities)
    return close or named or len(left.words & right.words) >= COMMON_WORDS


def _length(view: ClaimView) -> int:
    if view.days is None or view.days[0] is None or view.days[1] is None:
        return 100_000
    return view.days[1] - view.days[0] + 1


def _agreement(a: frozenset[str], b: frozenset[str], background: Background) -> str:
    if a & b:
        return f"both name {background.name_all(a & b)}"
    return f"{background.name_all(a)} and {background.name_all(b)}: one lies in the other"

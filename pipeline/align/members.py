"""Who belongs to a body, or who did a thing together: lists that both give as complete, and numbers of members."""

from __future__ import annotations

from pipeline.align.background import Background, named, times_meet
from pipeline.align.doubts import OTHER_TIMES, PERHAPS_OTHER_THINGS, doubted
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words, stem
from pipeline.records.group import AGREE, CONFLICT, UNDECIDED, FieldComparison, judged

FIELD = "participant"
OPEN_LISTS = ("among others", "including", "such as", "several", "some of", "other countries", "other states", "etc")
INCLUDING = frozenset(map(stem, ("include", "including", "count", "number")))
"""Words, as stems, behind which a list may be incomplete."""
FULL_LIST = 3
"""Fewest names from which an enumeration is read as a list."""
BODY = "org/"
MEMBERSHIP, STATISTIC = "MEMBERSHIP", "STATISTIC"
OTHERS = frozenset({"other", "remaining"})
"""Words before a number of members that leaves out at least one."""
FARTHEST = 2
"""Times that a number may be a list's length before it counts something else: a party's members, not a league's."""


def compare_members(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison | None:
    """Two lists that differ, or a list against a number of members; None where not both tell who or how many."""
    one, other, listed = left.claim.event_type, right.claim.event_type, background.contrasts.slots["listed"]
    if (one not in listed and one != STATISTIC) or (other not in listed and other != STATISTIC):
        return None
    a, b = _listed(left), _listed(right)
    mine, theirs = _counted(left, background), _counted(right, background)
    if a and theirs and left.claim.event_type == MEMBERSHIP:
        return _compare_number(left, a, right, theirs, background)
    if b and mine and right.claim.event_type == MEMBERSHIP:
        return _compare_number(right, b, left, mine, background)
    if not a or not b or a == b or one != other or not (times_meet(left, right) or one == MEMBERSHIP):
        return None
    found = _compare_lists((left, a), (right, b), background)
    if found.outcome == CONFLICT and not times_meet(left, right):
        return doubted(FIELD, OTHER_TIMES, found.reason)
    return found


def _listed(view: ClaimView) -> frozenset[str]:
    """The actors that stand as a list in the passage itself, those of a pronoun being read from elsewhere; none where
    they are fewer than a list has, or the others beside somebody.
    """
    actors, span = named(view.actors), view.claim.evidence
    if len(actors) < FULL_LIST:
        return frozenset()
    written = {p.entity_id for p in view.claim.participants if p.role == "actor" and p.entity_id in actors}
    inside = {p.entity_id for p in view.claim.participants if span.start <= p.start and p.end <= span.end}
    return actors if len(written & inside) >= FULL_LIST else frozenset()


def _counted(view: ClaimView, background: Background) -> int:
    """How many members a claim counts at least, 0 where it counts none or lists just as many."""
    if view.claim.event_type not in {MEMBERSHIP, STATISTIC}:
        return 0
    units = background.contrasts.slots["member_units"]
    figures = [q for q in view.claim.quantities if q.unit in units and q.comparator == "=" and q.low == q.high]
    if len(figures) != 1 or not figures[0].low or figures[0].low % 1:
        return 0
    before = view.claim.evidence.quote.partition(figures[0].text)[0]
    others = not OTHERS.isdisjoint(lower_words(before)[-1:])
    count = int(figures[0].low)
    if len(_listed(view)) == count and not others:
        return 0
    return count + others


def _compare_number(
    listing: ClaimView, names: frozenset[str], counting: ClaimView, count: int, background: Background
) -> FieldComparison | None:
    """A list of a body's members against a number of them."""
    bodies = [frozenset(e for e in view.entities - names if e.startswith(BODY)) for view in (listing, counting)]
    if (all(bodies) and not bodies[0] & bodies[1]) or not 1 / FARTHEST <= count / len(names) <= FARTHEST:
        return None
    told = f"{len(names)} listed against {count} counted: {background.name_all(names)}"
    if count == len(names):
        return judged(FIELD, AGREE, f"as many listed as counted: {background.name_all(names)}")
    if _is_open(listing) and count > len(names):
        return judged(FIELD, UNDECIDED, f"the list may be incomplete: {told}")
    if not all(bodies):
        return doubted(FIELD, PERHAPS_OTHER_THINGS, told)
    return judged(FIELD, CONFLICT, told) if times_meet(listing, counting) else doubted(FIELD, OTHER_TIMES, told)


def _compare_lists(
    one: tuple[ClaimView, frozenset[str]], other: tuple[ClaimView, frozenset[str]], background: Background
) -> FieldComparison:
    """Lists conflict unless one may be incomplete and holds nobody whom the other leaves out."""
    (left, a), (right, b) = one, other
    against = f"{background.name_all(a)} against {background.name_all(b)}"
    if _is_open(left) and _is_open(right):
        return judged(FIELD, UNDECIDED, f"both lists may be incomplete: {against}")
    if (_is_open(left) and a <= b) or (_is_open(right) and b <= a):
        return judged(FIELD, UNDECIDED, f"a list may be incomplete: {against}")
    return judged(FIELD, CONFLICT, f"the lists differ: {against}")


def _is_open(view: ClaimView) -> bool:
    """Whether a list may name some of several."""
    words = view.claim.evidence.quote.lower()
    return view.trigger in INCLUDING or any(phrase in words for phrase in OPEN_LISTS)

"""Who: another actor in a slot that only one can fill, or other members of one body."""

from __future__ import annotations

import math
import re

from pipeline.align.background import Background, dated_before, kinds_of, named, times_meet
from pipeline.align.doers import (
    camps_apart,
    common_things,
    newcomers_differ,
    nouns_differ,
    same_day_and_thing,
    undergone_alike,
)
from pipeline.align.doubts import (
    DOUBTED,
    OTHER_OCCASIONS,
    PERHAPS_A_LIKE_THING,
    PERHAPS_BOTH_DID,
    PERHAPS_IN_TURN,
    PERHAPS_OF_OTHERS,
    PERHAPS_OTHER_ACTS,
    PERHAPS_OTHER_HAPPENINGS,
    PERHAPS_OTHER_ROLES,
    PERHAPS_OTHER_THINGS,
    PERHAPS_THE_SAME,
    PERHAPS_UNTOLD,
    SAID_OF_ANOTHER,
    doubted,
    graver,
)
from pipeline.align.exclusions import others_ruled_out
from pipeline.align.members import compare_members
from pipeline.align.none_at_all import NEGATED
from pipeline.align.role_words import SECOND, occasions_by_stem, words_before
from pipeline.align.roles import ACTED, DONE, LONE, PRIVATE, THING, UNSAID, UNTOLD, role_of, roles_met
from pipeline.align.sorts import both_first, counted_apart, of_one_house, one_deed_told, sole_act, sorts_differ
from pipeline.align.stages import of_two_steps
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, stem
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

FIELD = "participant"
OFFICE = "OFFICE"
OTHER_TIMES = judged(FIELD, SILENT, "not said of the same time and in the same sense")
OTHER_POSTS = "of other posts or occasions"
MET = {
    THING: PERHAPS_IN_TURN,
    DONE: PERHAPS_BOTH_DID,
    UNSAID: PERHAPS_OTHER_ROLES,
    LONE: PERHAPS_OF_OTHERS,
    ACTED: PERHAPS_OTHER_ACTS,
    UNTOLD: PERHAPS_UNTOLD,
}
"""How a role is met -> the doubt that two names in it are two answers."""
FIRM = 3
"""How firmly an act that several may share has to be pinned down before two actors are two answers."""
OF_TWO = judged(FIELD, SILENT, "of two among several")
_TOO = re.compile(r"(?: \w+)? (?:too|as well|likewise)(?=\W*$|[,;.]| and | but )")
"""Right behind an act, at most a word between: "won too", "won it as well", not "came too late"."""
NEAR = 3
"""Days by which two dates of what only one can have done may differ without telling of two happenings."""


def compare_participants(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Conflict where only one can have done it: a functional slot (host, founder, winner, buyer), something done to one
    thing once (the bridge that was blown up), a role of one thing, lists that both give as complete.
    """
    if left.claim.polarity != right.claim.polarity:
        return OTHER_TIMES
    if counted_apart(left, right, background) or of_two_steps(left, right, background) or _beside(left, right):
        return OF_TWO
    found = compare_members(left, right, background) or _compare_doers(left, right, background)
    if found.outcome in {CONFLICT, AGREE} or left.claim.polarity == NEGATED:
        return found
    return _compare_roles(left, right, background) or found


def _beside(left: ClaimView, right: ClaimView) -> bool:
    """Whether one says that another did it before: "Alba won too"."""
    return any(
        _TOO.match(view.claim.evidence.quote, max(view.claim.trigger.end - view.claim.evidence.start, 0))
        for view in (left, right)
    )


def _compare_roles(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison | None:
    """Two names that fill one role of what may be one thing; None where there are none."""
    doubt = MET.get(roles_met(left, right, background))
    if doubt is None:
        return None
    a, b = background.once(role_of, left).fillers, background.once(role_of, right).fillers
    if _one_within_other(a, b, background):
        return None
    return doubted(FIELD, doubt, f"different actors: {background.name_all(a)} against {background.name_all(b)}")


def _compare_doers(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Who did it, by what was done and to what."""
    near = _near(left, right, background)
    if not near and not _loosely_dated(left, right, background):
        return OTHER_TIMES
    office = left.claim.event_type == right.claim.event_type == OFFICE
    if _lead(left, right, background) and not _lead_one_occasion(left, right, background):
        return _compare_leaders(left, right, background)
    if office and (_stands_in(left) or _stands_in(right) or not _lead_one_occasion(left, right, background)):
        return judged(FIELD, SILENT, OTHER_POSTS)
    if left.claim.polarity != NEGATED and others_ruled_out(left, right, background):
        against = f"{background.once(_shown, left)} against {background.once(_shown, right)}"
        found = doubted(FIELD, SAID_OF_ANOTHER, f"different actors: {against}")
        return found if near else _of_other_days(found)
    both_named = named(left.actors) and named(right.actors)
    found = (_compare_named if both_named else _compare_unnamed)(left, right, background)
    if left.claim.polarity == NEGATED and found.outcome in {CONFLICT, DOUBTED}:
        return judged(FIELD, SILENT, "several may not have done it")
    return found if near else _of_other_days(found)


def _of_other_days(found: FieldComparison) -> FieldComparison:
    """What is found where only dates from elsewhere say that two times are meant."""
    if found.outcome == CONFLICT:
        return doubted(FIELD, PERHAPS_OTHER_HAPPENINGS, found.reason)
    return graver(found, PERHAPS_OTHER_HAPPENINGS) if found.outcome == DOUBTED else OTHER_TIMES


def _loosely_dated(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether nothing but a date from an earlier sentence says that two times of a happening are meant."""
    holds = background.contrasts.slots["holds"]
    return (dated_before(left) or dated_before(right)) and holds.isdisjoint(
        (left.claim.event_type, right.claim.event_type)
    )


def _near(left: ClaimView, right: ClaimView, background: Background) -> bool:
    return times_meet(left, right) or (_functional(left, right, background) and _days_between(left, right) <= NEAR)


def _compare_named(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Actors who have names on both sides."""
    a, b = named(left.actors), named(right.actors)
    if a & b:
        return judged(FIELD, AGREE, f"both name {background.name_all(a & b)}")
    against = f"{background.name_all(a)} against {background.name_all(b)}"
    if not (_may_be_one_act(left, right, background) and _one_answer(left, right, background)):
        one_deed = one_deed_told(left, right, background) and not _one_within_other(a, b, background)
        if one_deed and kinds_of(a) & kinds_of(b):
            return doubted(FIELD, PERHAPS_A_LIKE_THING, f"different actors: {against}")
        return judged(FIELD, SILENT, f"several may have part in it: {against}")
    return _compare_fillers(left, right, a, b, background)


def _compare_unnamed(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Actors of whom at least one side has no name: another sort of people did one thing."""
    if not (left.actors and right.actors):
        return judged(FIELD, SILENT, "at least one does not say who did it")
    against = f"{background.once(_shown, left)} against {background.once(_shown, right)}"
    differ = f"different actors: {against}"
    apart = camps_apart(left, right, background) and not of_one_house(left, right, background)
    newcomers = newcomers_differ(left, right, background)
    newcomers |= undergone_alike(left, right, background) and sorts_differ(left, right, background)
    if left.actors & right.actors or not (apart or newcomers):
        return judged(FIELD, SILENT, f"perhaps the same by another name: {against}")
    if _may_be_one_act(left, right, background) and _one_answer(left, right, background):
        return judged(FIELD, CONFLICT, differ) if apart else doubted(FIELD, PERHAPS_THE_SAME, differ)
    shared = not sole_act(left, right, background) and _may_share(left, right, background)
    if apart and not shared and common_things(left, right, background):
        return doubted(FIELD, PERHAPS_OTHER_ACTS, differ)
    return judged(FIELD, SILENT, f"several may have part in it: {against}")


def _shown(view: ClaimView, _: Background) -> str:
    return " and ".join(dict.fromkeys(p.text for p in view.claim.participants if p.role == "actor"))


def _lead(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both say who leads something, one of them as a post: "led the team", "command lay with Belov"."""
    if OFFICE not in {left.claim.event_type, right.claim.event_type}:
        return False
    words = background.contrasts.slots["leading_words"]
    return all(view.trigger in words and not _stands_in(view) for view in (left, right))


def _stands_in(view: ClaimView) -> bool:
    """Whether a claim tells of who stands in for the leader: "its deputy head", "his deputy"."""
    return not SECOND.isdisjoint((*words_before(view.claim)[-1:], view.trigger))


def _compare_leaders(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Leaders of what may be one occasion or group, as far as it is told: one led the team, the other was in charge."""
    a, b = named(left.actors), named(right.actors)
    unsaid = any(
        _led(one, background) and _leads_no_other(two, background) for one, two in ((left, right), (right, left))
    )
    if not kinds_of(a) & kinds_of(b) or not unsaid or a & right.names_around or b & left.names_around:
        return judged(FIELD, SILENT, OTHER_POSTS)
    return doubted(
        FIELD, OTHER_OCCASIONS, f"different actors: {background.name_all(a)} against {background.name_all(b)}"
    )


def _led(view: ClaimView, background: Background) -> frozenset[str]:
    """The occasions and groups of which a claim may tell who leads them."""
    led = frozenset(occasions_by_stem(background.contrasts))
    return led & (view.words | {e.removeprefix(NOUN) for e in view.entities})


def _leads_no_other(view: ClaimView, background: Background) -> bool:
    """Whether a claim says of nothing else that it is led than of an occasion or a group."""
    things = view.entities - named(view.actors)
    return bool(_led(view, background)) or all(thing.startswith("state/") for thing in things)


def _lead_one_occasion(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both say who leads something that has one leader from beginning to end: an inquiry, a summit, a jury."""
    a, b = _led(left, background), _led(right, background)
    known = occasions_by_stem(background.contrasts)
    called = [frozenset().union(*(known[word] for word in side)) for side in (a, b)]
    return bool(called[0] & called[1]) or bool(a and b and named(left.entities & right.entities))


def _compare_fillers(
    left: ClaimView, right: ClaimView, a: frozenset[str], b: frozenset[str], background: Background
) -> FieldComparison:
    against = f"{background.name_all(a)} against {background.name_all(b)}"
    kinds = kinds_of(a), kinds_of(b)
    if not kinds[0] & kinds[1] and not (kinds[0] | kinds[1] <= PRIVATE and _unmentioned(left, right, a, b)):
        return judged(FIELD, UNDECIDED, f"one may stand for the other: {against}")
    if _one_within_other(a, b, background):
        return judged(FIELD, UNDECIDED, f"perhaps one by two names: {against}")
    if not (left.entities - a) & (right.entities - b) and not common_things(left, right, background):
        return doubted(FIELD, PERHAPS_OTHER_THINGS, f"different actors: {against}")
    return judged(FIELD, CONFLICT, f"different actors: {against}")


def _one_within_other(a: frozenset[str], b: frozenset[str], background: Background) -> bool:
    """Whether the words of one name are among those of another ("the Front", "rebels of the Front"), or two bodies have
    a word of their own in common ("the Dutch Castell Group", "Castell Group of Rotterdam").
    """
    words = [[frozenset(e.partition("/")[2].split("-")) for e in side] for side in (a, b)]
    if any(x <= y or y <= x for x in words[0] for y in words[1]):
        return True
    firsts = [{e.partition("/")[2].partition("-")[0] for e in side if e.startswith("org/")} for side in (a, b)]
    own = [first - background.contrasts.slots["name_openings"] for first in firsts]
    return any(own[i] & word for i in (0, 1) for word in words[1 - i])


def _may_be_one_act(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both may report one act: the same by its word, or done to one thing on one day or in one month."""
    return background.same_act(left, right) or same_day_and_thing(left, right, background)


def _unmentioned(left: ClaimView, right: ClaimView, a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether neither passage has the other's actor near by, for whom its own may act."""
    return not (a & right.names_around or b & left.names_around or _told_of(a, right) or _told_of(b, left))


def _told_of(names: frozenset[str], view: ClaimView) -> bool:
    """Whether a passage has the last word of one of the names."""
    last = (stem(name.rpartition("/")[2].rpartition("-")[2]) for name in names)
    return not view.bag.isdisjoint(last)


def _one_answer(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether only one can have done it: a functional slot, or one happening pinned down firmly.

    Acts that several share by their nature (signing, joining, attacking) need the same counterpart on both sides, and
    acts of two sorts are two, even where one passage has the other's word.
    """
    if _functional(left, right, background) or (both_first(left, right) and undergone_alike(left, right, background)):
        return True
    shared = left.senses & right.senses & background.contrasts.slots["shared_senses"]
    counterpart = named(left.recipients & right.recipients) or named(left.places & right.places)
    one_act = left.trigger == right.trigger or left.senses & right.senses
    if (one_act or same_day_and_thing(left, right, background)) and _done_once(left, right, background):
        return True
    one_sort = bool(one_act) or left.claim.event_type == right.claim.event_type
    return one_sort and background.pinned(left, right) >= FIRM and (not shared or bool(counterpart))


def _done_once(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both do one thing to the same one thing, which nobody does after somebody else: blow up the bridge."""
    if sole_act(left, right, background):
        return undergone_alike(left, right, background)
    if _may_share(left, right, background):
        return False
    if left.senses & right.senses & background.contrasts.slots["joint_senses"] or nouns_differ(left, right, background):
        return False
    return undergone_alike(left, right, background)


def _may_share(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether several may do what either tells, each for itself."""
    return any(background.contrasts.slot("shared_types", view.claim.event_type) for view in (left, right))


def _days_between(left: ClaimView, right: ClaimView) -> float:
    """From the end of one date to the beginning of the other; infinite where a side is open."""
    if not left.days or not right.days or None in (*left.days, *right.days):
        return math.inf
    (a, b), (c, d) = left.days, right.days
    return max((a or 0) - (d or 0), (c or 0) - (b or 0))


def _functional(left: ClaimView, right: ClaimView, background: Background) -> bool:
    senses = left.senses & right.senses & background.contrasts.slots["functional_senses"]
    same_type = left.claim.event_type == right.claim.event_type
    if not left.senses.isdisjoint(background.contrasts.slots["joint_senses"]):
        same_type = False
    return bool(senses) or (
        same_type and background.contrasts.slot("functional", left.claim.event_type) and left.trigger == right.trigger
    )

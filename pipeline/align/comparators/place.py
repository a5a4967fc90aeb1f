"""Where: places of which neither holds the other, for one happening."""

from __future__ import annotations

from pipeline.align.afar import held_from_afar, met_and_not
from pipeline.align.asked_places import asked_for_one_place, towns_apart
from pipeline.align.background import INHERITED, MONTH, Background, dated_before, length_of, named, times_meet
from pipeline.align.doers import same_day_and_thing, scenes_apart, things_alike
from pipeline.align.doubts import (
    DOUBTED,
    OTHER_DAYS,
    OTHER_HAPPENINGS,
    OWN_PLACES,
    PERHAPS_OTHER_HAPPENINGS,
    PERHAPS_SUCH_ELSEWHERE,
    SAID_OF_ANOTHER,
    TWO_THINGS,
    doubted,
)
from pipeline.align.exclusions import rules_out, same_deed
from pipeline.align.homes import at_home_apart
from pipeline.align.likeness import MANY, told_alike
from pipeline.align.named_after import named_after
from pipeline.align.none_at_all import NEGATED
from pipeline.align.plans import stood_when_done
from pipeline.align.stages import of_two_steps
from pipeline.align.view import ClaimView
from pipeline.records.claim import LOCALITIES
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

FIELD = "place"
NOTHING = judged(FIELD, SILENT, "at least one names no place")
SITES = ("city/", "fac/", "sea/", "ocean/")
"""Kinds of places in one of which something happens; a state has many of them."""
HOSTS = ("city/", "region/", "state/")
NEVER = (None, None)
FIRM = 2
"""How firmly one happening has to be pinned down (`Background.pinned`) before two places are two answers."""


def names_place(view: ClaimView, background: Background) -> bool:
    """Whether a claim says where, in a name or a common noun, or that it was nowhere in particular."""
    return bool(view.places or background.once(_where, view) or background.once(held_from_afar, view))


def compare_places(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """A place inside the other's agrees; disjoint places of one act at one time conflict, and those of two answers to
    one question.
    """
    a, b = background.once(_where, left), background.once(_where, right)
    if _is_ruled_out(left, right, background):
        return doubted(FIELD, SAID_OF_ANOTHER, f"one rules out the other's place: {background.name_all(a | b)}")
    if not a or not b:
        if not _is_denied(left, right) and met_and_not(left, right, background):
            return doubted(FIELD, TWO_THINGS, f"one met from afar, the other at {_shown(left) or _shown(right)}")
        return _compare_scenes(left, right, background, NOTHING)
    apart = background.apart(a, b)
    found = (_compare_apart if apart else _compare_near)(left, right, background)
    asked = found.outcome in {SILENT, DOUBTED} and (apart or towns_apart(a, b, background))
    if asked and not _why_no_answers(left, right, background) and asked_for_one_place(left, right, background):
        return doubted(FIELD, PERHAPS_SUCH_ELSEWHERE, f"the places differ: {_against(left, right, background)}")
    return found


def _compare_near(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Places of which one may lie in the other."""
    met = _compare_met(background.once(_where, left), background.once(_where, right), background)
    one = met.outcome == AGREE and background.same_act(left, right)
    return _compare_scenes(left, right, background, met) if one else met


def _compare_apart(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Places that lie apart."""
    why = _why_no_answers(left, right, background)
    if why:
        return judged(FIELD, SILENT, why)
    return _compare_disjoint(left, right, background, _against(left, right, background))


def _why_no_answers(left: ClaimView, right: ClaimView, background: Background) -> str | None:
    """Why two places that lie apart are no two answers, where they are none."""
    a, b = background.once(_where, left), background.once(_where, right)
    if _are_bodies(a, background) != _are_bodies(b, background):
        return "one is a body and no place"
    if _is_denied(left, right):
        return "what did not happen has no place"
    if of_two_steps(left, right, background):
        return "two acts, one after the other"
    if told := (a & _named_beside(right)) | (b & _named_beside(left)):
        return f"both speak of {background.name_all(told)}"
    if background.once(named_after, left) and background.once(named_after, right):
        return f"two happenings called after their towns: {_against(left, right, background)}"
    return None


def _compare_scenes(
    left: ClaimView, right: ClaimView, background: Background, otherwise: FieldComparison
) -> FieldComparison:
    """What places without a name come to, in one town or where none is named; `otherwise` where they tell nothing."""
    if _is_denied(left, right) or not scenes_apart(left, right, background):
        return otherwise
    found = _compare_disjoint(left, right, background, f"{_shown(left)} against {_shown(right)}")
    return otherwise if found.outcome == SILENT and otherwise.outcome == AGREE else found


def _is_ruled_out(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one says of the other's place that it was not there: "in Alba, not in Selby"."""
    if _is_denied(left, right) or not same_deed(left, right, background) or not times_meet(left, right):
        return False
    a, b = background.once(_where, left), background.once(_where, right)
    return rules_out(left, b - a, background) or rules_out(right, a - b, background)


def _named_beside(view: ClaimView) -> frozenset[str]:
    """Towns and buildings to which something is done, which lie in the place that is told: "took the post of Alba, in
    the district of Selby".
    """
    return frozenset(e for e in view.recipients | view.others if e.startswith(LOCALITIES))


def _is_denied(left: ClaimView, right: ClaimView) -> bool:
    return NEGATED in {left.claim.polarity, right.claim.polarity}


def _where(view: ClaimView, background: Background) -> frozenset[str]:
    """The places that a claim names, with the town or state that is host to what happens; else the towns and buildings
    that are named in another role.
    """
    hosting = not background.contrasts.slots["hosting_words"].isdisjoint(view.words)
    told = named(view.places) | frozenset(e for e in view.actors if hosting and e.startswith(HOSTS))
    return told or _named_beside(view)


def _compare_disjoint(left: ClaimView, right: ClaimView, background: Background, against: str) -> FieldComparison:
    types = (left.claim.event_type, right.claim.event_type)
    seated = _seated(left, right, background)
    placed = seated or left.trigger == right.trigger or all(background.contrasts.slot("placed", t) for t in types)
    objects = (left.recipients | left.others) & (right.recipients | right.others)
    carried = objects and {left.trigger, right.trigger} <= background.contrasts.slots["carrying_words"]
    one_act = placed and (carried or background.same_act(left, right) or same_day_and_thing(left, right, background))
    one_act = one_act or (placed and _told_alike(left, right, background))
    sited = background.once(_sited, left) and background.once(_sited, right)
    differ, spelt = f"the places differ: {against}", background.once(_spelt, left) and background.once(_spelt, right)
    home_apart = at_home_apart(left, right, background)
    if home_apart or not (sited or one_act):
        perhaps = spelt and not home_apart and background.same_thing(left, right)
        own = judged(FIELD, SILENT, f"each speaks of its own place: {against}")
        return doubted(FIELD, OWN_PLACES, differ) if perhaps else own
    met = seated or background.one_origin(left, right) or times_meet(left, right)
    if not (met or (sited and _year_told_before(left, right))) or not background.same_thing(left, right):
        silent = judged(FIELD, SILENT, f"of different happenings: {against}")
        doubt = OTHER_DAYS if sited and _days_near(left, right) else OTHER_HAPPENINGS
        doubt = TWO_THINGS if dated_before(left) or dated_before(right) else doubt
        return doubted(FIELD, doubt, differ) if spelt else silent
    if left.claim.modality != right.claim.modality and not _still_planned(left, right):
        return judged(FIELD, UNDECIDED, f"a plan may have changed: {against}")
    told = seated or objects or things_alike(left, right, background) or background.happens_once(left, right)
    firm = told or background.pinned(left, right) + bool(named(left.actors & right.actors)) >= FIRM
    if met and one_act and (firm or (spelt and _told_alike(left, right, background))):
        return judged(FIELD, CONFLICT, differ)
    if not (sited or spelt) and named(left.places | right.places):
        return judged(FIELD, UNDECIDED, f"perhaps of different happenings: {against}")
    return doubted(FIELD, TWO_THINGS if sited else PERHAPS_OTHER_HAPPENINGS, differ)


def _still_planned(left: ClaimView, right: ClaimView) -> bool:
    """Whether one tells as a plan what by the other is already done, and does so later."""
    told = {view.claim.modality: view for view in (left, right)}
    plan, fact = told.get("predicted"), told.get("asserted")
    return plan is not None and fact is not None and stood_when_done(plan, fact)


def _told_alike(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both tell one thing in nearly the same words, but for the place."""
    return told_alike(left, right, background, aside=left.places | right.places, fewest=MANY)


def _are_bodies(places: frozenset[str], background: Background) -> bool:
    """Whether all that stands for a place is a body and no building: "its member states"."""
    return all(place.startswith("org/") and not background.is_building(place) for place in places)


def _spelt(view: ClaimView, _: Background) -> bool:
    """Whether the passage names its place itself, and not by a word such as "the region"."""
    places = [p for p in view.claim.participants if p.role == "place" and p.entity_id]
    return bool(places) and all(p.text[:1].isupper() for p in places)


def _sited(view: ClaimView, background: Background) -> bool:
    """Whether a happening, not a judgement, is said to have been in one town or building."""
    sites = background.narrowest(background.once(_where, view))
    happened = view.claim.event_type not in background.contrasts.slots["holds"]
    return happened and bool(sites) and all(_is_site(site, background) for site in sites)


def _is_site(place: str, background: Background) -> bool:
    return place.startswith(SITES) or background.is_building(place) or _is_landform(place, background)


def _is_landform(place: str, background: Background) -> bool:
    """Whether a place that no table knows is a cape, a range or the like, by a name of more than one word."""
    return place.startswith("region/") and "-" in place and place not in background.within


def _year_told_before(left: ClaimView, right: ClaimView) -> bool:
    """Whether one of two years that keep two happenings apart was only told before."""
    dates = [v.claim.date for v in (left, right) if v.days and length_of(v.days) > MONTH]
    return any(date is not None and date.basis == INHERITED for date in dates)


def _days_near(left: ClaimView, right: ClaimView) -> bool:
    """Whether what the claims tell was within a month of each other, as far as they say so."""
    (first, last), (other_first, other_last) = left.days or NEVER, right.days or NEVER
    if first is None or last is None or other_first is None or other_last is None:
        return False
    return max(first, other_first) - min(last, other_last) <= MONTH


def _shown(view: ClaimView) -> str:
    return " and ".join(dict.fromkeys(p.text for p in view.claim.participants if p.role == "place"))


def _against(left: ClaimView, right: ClaimView, background: Background) -> str:
    """The places of both sides, as they are shown."""
    return _named_against(background.once(_where, left), background.once(_where, right), background)


def _named_against(a: frozenset[str], b: frozenset[str], background: Background) -> str:
    return f"{background.name_all(a)} against {background.name_all(b)}"


def _compare_met(a: frozenset[str], b: frozenset[str], background: Background) -> FieldComparison:
    """Agreement where a place of the one is or holds one of the other's; else nobody knows which lies in which."""
    if any(background.same_place(x, y) for x in background.narrowest(a) for y in background.narrowest(b)):
        return judged(FIELD, AGREE, _agreement(a, b, background))
    return judged(FIELD, SILENT, f"one may lie in the other: {_named_against(a, b, background)}")


def _agreement(a: frozenset[str], b: frozenset[str], background: Background) -> str:
    if a & b:
        return f"both name {background.name_all(a & b)}"
    return f"{background.name_all(a)} and {background.name_all(b)}: one lies in the other"


def _seated(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both say of one body or person where it is at home."""
    return bool(left.actors & right.actors) and bool(
        left.senses & right.senses & background.contrasts.slots["seated_senses"]
    )

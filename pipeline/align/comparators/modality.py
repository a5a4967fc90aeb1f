"""How sure: one states as fact what the other holds possible, plans or promises."""

from __future__ import annotations

from pipeline.align.background import Background, named, times_meet
from pipeline.align.doubts import PERHAPS_ANOTHER_ACT, PERHAPS_OTHER_ACTS, PERHAPS_THE_WORD_ALONE, doubted
from pipeline.align.plans import (
    brings_about,
    like_planned_act,
    planned_acts,
    planned_things,
    same_planned_act,
    stood_when_done,
)
from pipeline.align.view import ClaimView
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

FIELD = "modality"
WORDS = {
    "asserted": "a fact",
    "possible": "only possible",
    "predicted": "a forecast or plan",
    "hypothetical": "a supposition",
    "normative": "a demand",
}
NOTHING = judged(FIELD, AGREE, f"both give it as {WORDS['asserted']}")
COMMON_NAMES = 2
OPINIONS = frozenset({"ASSESSMENT", "FORECAST", "STANCE"})


def leaves_open(view: ClaimView, background: Background) -> bool:
    """Whether a claim is told as anything but a fact, or as a plan."""
    return view.claim.modality != "asserted" or _is_planned(view, background)


def compare_modalities(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Fact against possibility conflicts for one act at one time; a plan may have come about since, unless it still
    stood when the act was done.
    """
    plans = [_is_planned(view, background) for view in (left, right)]
    if plans[0] != plans[1]:
        plan, fact = (left, right) if plans[0] else (right, left)
        if found := _against_plan(plan, fact, background):
            return found
    a, b = left.claim.modality, right.claim.modality
    if a == b:
        return judged(FIELD, AGREE, f"both give it as {WORDS.get(a, a)}")
    against = f"{WORDS.get(a, a)} against {WORDS.get(b, b)}"
    if not _same_happening(left, right) or not background.same_thing(left, right):
        return judged(FIELD, SILENT, f"not the same act: {against}")
    if {a, b} != {"asserted", "possible"} or left.claim.event_type in OPINIONS & {right.claim.event_type}:
        return judged(FIELD, UNDECIDED, f"it may have come about since: {against}")
    return judged(FIELD, CONFLICT, f"one states what the other leaves open: {against}")


def _is_planned(view: ClaimView, background: Background) -> bool:
    open_still = view.claim.modality in {"possible", "predicted"}
    return open_still or bool(background.once(planned_acts, view) or background.once(planned_things, view))


def _against_plan(plan: ClaimView, fact: ClaimView, background: Background) -> FieldComparison | None:
    """A plan against the accomplished fact, where the other claim tells of one."""
    if fact.claim.modality != "asserted" or fact.claim.polarity != "affirmed":
        return None
    one_act = same_planned_act(plan, fact, background)
    brings = not one_act and brings_about(plan, fact, background)
    settled = one_act or brings or plan.claim.modality == "possible"
    likely = not settled and like_planned_act(plan, fact, background)
    if not (one_act or brings or likely) or _of_others(plan, fact):
        return None
    against = f"a fact against {WORDS['possible' if plan.claim.modality == 'possible' else 'predicted']}"
    if stood_when_done(plan, fact):
        differ = f"one states what the other leaves open: {against}"
        doubt = PERHAPS_OTHER_ACTS if brings else PERHAPS_THE_WORD_ALONE if one_act else PERHAPS_ANOTHER_ACT
        return doubted(FIELD, doubt, differ)
    if plan.claim.modality == "possible":
        return None
    return judged(FIELD, UNDECIDED, f"it may have come about since: {against}")


def _of_others(plan: ClaimView, fact: ClaimView) -> bool:
    """Whether both name who acts, and neither names the other's: one sold what another had agreed to sell."""
    a, b = named(plan.actors), named(fact.actors)
    return bool(a and b) and a.isdisjoint(fact.entities) and b.isdisjoint(plan.entities)


def _same_happening(left: ClaimView, right: ClaimView) -> bool:
    """One act in one word and of the same names, at one stated time or with several names in common."""
    pinned = bool(left.days and right.days) or len(named(left.entities)) >= COMMON_NAMES
    same_names = bool(left.actors & right.actors) and left.entities == right.entities
    return left.trigger == right.trigger and same_names and pinned and times_meet(left, right)

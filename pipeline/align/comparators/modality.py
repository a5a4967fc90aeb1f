"""How sure: one states as fact what the other holds possible, plans or promises."""

from __future__ import annotations

from pipeline.align.background import Background, named, times_meet
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
COMMON_NAMES = 2
OPINIONS = frozenset({"ASSESSMENT", "FORECAST", "STANCE"})


def compare_modalities(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Fact against possibility conflicts for one act at one time; a plan may have come about since."""
    a, b = left.claim.modality, right.claim.modality
    if a == b:
        return judged(FIELD, AGREE, f"both give it as {WORDS.get(a, a)}")
    against = f"{WORDS.get(a, a)} against {WORDS.get(b, b)}"
    if not _same_happening(left, right) or not background.same_thing(left, right):
        return judged(FIELD, SILENT, f"not the same act: {against}")
    if {a, b} != {"asserted", "possible"} or left.claim.event_type in OPINIONS & {right.claim.event_type}:
        return judged(FIELD, UNDECIDED, f"it may have come about since: {against}")
    return judged(FIELD, CONFLICT, f"one states what the other leaves open: {against}")


def _same_happening(left: ClaimView, right: ClaimView) -> bool:
    """One act of the same names, at one stated time or with several names in common."""
    same_act = left.trigger == right.trigger or bool(left.senses & right.senses)
    pinned = bool(left.days and right.days) or len(named(left.entities)) >= COMMON_NAMES
    same_names = bool(left.actors & right.actors) and left.entities == right.entities
    return same_act and same_names and pinned and times_meet(left, right)

"""Whether it happened: the same act affirmed by one and denied by the other, in words or by an opposite word."""

from __future__ import annotations

from pipeline.align.background import Background, times_meet
from pipeline.align.view import ClaimView
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison

FIELD = "polarity"


def compare_polarities(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Conflict where the act, the actor and the time are the same and exactly one side denies it."""
    same, opposite = _same_word(left, right), background.relatedness.deny(left.senses, right.senses)
    differ = left.claim.polarity != right.claim.polarity
    if same and not differ:
        return FieldComparison(field=FIELD, outcome=AGREE, reason=f"both {_verb(left)} it")
    if not (same and differ) and not (opposite and not differ):
        return FieldComparison(field=FIELD, outcome=SILENT, reason="the acts are not the same")
    against = f"{stance_words(left)} against {stance_words(right)}"
    if not times_meet(left, right):
        return FieldComparison(field=FIELD, outcome=SILENT, reason=f"at different times: {against}")
    if left.actors and right.actors and not left.actors & right.actors:
        return FieldComparison(field=FIELD, outcome=SILENT, reason=f"of different actors: {against}")
    if opposite and not same and not (left.claim.date and right.claim.date):
        return FieldComparison(field=FIELD, outcome=UNDECIDED, reason=f"perhaps at different times: {against}")
    return FieldComparison(field=FIELD, outcome=CONFLICT, reason=f"one affirms what the other denies: {against}")


def _same_word(left: ClaimView, right: ClaimView) -> bool:
    return left.trigger == right.trigger or bool(left.senses & right.senses)


def _verb(view: ClaimView) -> str:
    return "affirm" if view.claim.polarity == "affirmed" else "deny"


def stance_words(view: ClaimView) -> str:
    """The act as the source has it, with its negation: `not "intervene"`."""
    word = f"“{view.claim.trigger.text}”"
    return f"not {word}" if view.claim.polarity == "negated" else word

"""Whether it happened: the same act affirmed by one and denied by the other, in words or by an opposite word."""

from __future__ import annotations

from pipeline.align.background import Background, times_meet
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison

FIELD = "polarity"
PLANS = frozenset({"planned", "scheduled", "due", "supposed", "intended", "expected", "plan", "plans"})


def compare_polarities(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Conflict where the act, the parties and the time are the same and exactly one side denies it.

    A denial is a negation over the act, an opposite word ("held" against "cancelled"), or a refusal of what the other
    grants. What was only planned is not denied by its cancellation.
    """
    same, differ = (_same_word(left, right, background), left.claim.polarity != right.claim.polarity)
    if same and not differ:
        return FieldComparison(field=FIELD, outcome=AGREE, reason=f"both {_verb(left)} it")
    if not (same and differ) and not (not differ and _opposite(left, right, background)):
        return FieldComparison(field=FIELD, outcome=SILENT, reason="the acts are not the same")
    against = f"{stance_words(left)} against {stance_words(right)}"
    return _compare_denial(left, right, background, against, same=same)


def _compare_denial(
    left: ClaimView, right: ClaimView, background: Background, against: str, *, same: bool
) -> FieldComparison:
    if not times_meet(left, right) or not background.same_thing(left, right):
        return FieldComparison(field=FIELD, outcome=SILENT, reason=f"at different times or of others: {against}")
    if not left.actors & right.actors and not _passive(left, right):
        return FieldComparison(field=FIELD, outcome=UNDECIDED, reason=f"perhaps of different actors: {against}")
    if not _same_object(left, right) or left.claim.modality != right.claim.modality:
        return FieldComparison(field=FIELD, outcome=UNDECIDED, reason=f"perhaps of different things: {against}")
    if not same and (left.claim.date is None) != (right.claim.date is None):
        return FieldComparison(field=FIELD, outcome=UNDECIDED, reason=f"perhaps at different times: {against}")
    return FieldComparison(field=FIELD, outcome=CONFLICT, reason=f"one affirms what the other denies: {against}")


def _same_word(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """The same act in the same or a near word; a near word counts where most names are common too."""
    if left.trigger == right.trigger:
        return True
    if {left.claim.event_type, right.claim.event_type} & background.contrasts.slots["broad"]:
        return False
    shared, either = left.entities & right.entities, left.entities | right.entities
    return bool(left.senses & right.senses) and 2 * len(shared) >= len(either) > 0


def _opposite(left: ClaimView, right: ClaimView, background: Background) -> bool:
    slots, types = (background.contrasts.slots, (left.claim.event_type, right.claim.event_type))
    if all(t in slots["denies"] for t in types) or _planned(left) or _planned(right):
        return False
    grant = any(a in slots["denies"] and b in slots["grants"] for a, b in (types, types[::-1]))
    if grant and left.actors & right.actors and left.recipients & right.recipients:
        return True
    if set(types) & slots["broad"] and (left.actors, left.entities) != (right.actors, right.entities):
        return False
    alike = left.actors & right.actors and len(left.entities ^ right.entities) <= 1
    return bool(alike) and background.relatedness.deny(left.senses, right.senses)


def _passive(left: ClaimView, right: ClaimView) -> bool:
    """Whether both say what is acted upon, and the denial is nobody's in particular."""
    objects = (left.recipients | left.others) & (right.recipients | right.others)
    deniers = [v for v in (left, right) if v.claim.polarity == "negated"] or [left, right]
    return bool(objects) and not any(v.actors for v in deniers)


def _same_object(left: ClaimView, right: ClaimView) -> bool:
    """Whether both speak of one object, or neither names any and the actors and the word are the same: a general
    denial need not deny a special case.
    """
    a, b = (v.recipients | v.others | v.places for v in (left, right))
    if a or b:
        return bool(a & b)
    return left.actors == right.actors and (left.trigger == right.trigger or not left.senses & right.senses)


def _planned(view: ClaimView) -> bool:
    words = lower_words(view.claim.evidence.quote)
    trigger = lower_words(view.claim.trigger.text)[-1:]
    infinitive = any(
        words[i] in {"to", "be"} and trigger == words[i + 1 : i + 3][-1 if words[i + 1] == "have" else 0 :][:1]
        for i in range(len(words) - 1)
    )
    return view.claim.modality not in {"asserted", "possible"} or infinitive or bool(PLANS & set(words))


def _verb(view: ClaimView) -> str:
    return "affirm" if view.claim.polarity == "affirmed" else "deny"


def stance_words(view: ClaimView) -> str:
    """The act as the source has it, with its negation: `not "intervene"`."""
    word = f"“{view.claim.trigger.text}”"
    return f"not {word}" if view.claim.polarity == "negated" else word

"""Whether it happened, told otherwise than by the word for the act: by opposite answers to one question, by what was
lacking, by what came to nothing, by a figure where the other says that there was none.
"""

from __future__ import annotations

from pipeline.align.answering import (
    answer_each_other,
    answer_of_one_thing,
    may_answer_each_other,
    may_be_of_one,
)
from pipeline.align.answers import opposed_answers
from pipeline.align.background import Background, named
from pipeline.align.bearing import ANSWERS, LACKS, NONE, UNDOES
from pipeline.align.doubts import (
    PERHAPS_ANOTHER_OCCASION,
    PERHAPS_ANOTHER_SUCH,
    PERHAPS_OTHER_ACTORS,
    PERHAPS_OTHER_QUESTIONS,
    PERHAPS_OTHER_THINGS,
    doubted,
)
from pipeline.align.none_at_all import NEGATED, answer_whether_any
from pipeline.align.plain_questions import answered_alone, on_one_occasion
from pipeline.align.undone import came_to_nothing, does_without
from pipeline.align.view import ClaimView
from pipeline.records.group import CONFLICT, FieldComparison, judged

FIELD = "polarity"


def compare_otherwise(
    left: ClaimView, right: ClaimView, background: Background, one: int, other: int
) -> FieldComparison | None:
    """What follows for whether it happened; None where nothing does. `one` and `other` are what the two claims bear on
    (`bearing.py`).
    """
    found = None
    if one & other & ANSWERS:
        found = _compare_answers(left, right, background)
    if not found and (one | other) & LACKS:
        found = _compare_means(left, right, background)
    if not found and (one | other) & UNDOES:
        found = _compare_undone(left, right, background)
    if not found and (one ^ other) & NONE:
        found = _compare_none(left, right, background)
    return found


def _compare_undone(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison | None:
    """What happened by one and came to nothing by the other; None where neither is so told."""
    if not (came_to_nothing(left, right, background) or came_to_nothing(right, left, background)):
        return None
    nothing = f"one tells of what by the other came to nothing: {against(left, right)}"
    if named(left.entities & right.entities):
        return judged(FIELD, CONFLICT, nothing)
    return doubted(FIELD, PERHAPS_ANOTHER_SUCH, nothing)


def _compare_means(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison | None:
    """What one does without a thing, which by the other it has; None where neither is so told."""
    if not (does_without(left, right, background) or does_without(right, left, background)):
        return None
    differ = f"one does without what the other has: {against(left, right)}"
    return doubted(FIELD, PERHAPS_OTHER_THINGS, differ)


def _compare_answers(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison | None:
    """Opposite words that answer one question, or may; None where they are about two."""
    if _held_until(left, right) or _held_until(right, left) or not opposed_answers(left, right, background):
        return None
    differ = f"opposite answers: {against(left, right)}"
    if answer_each_other(left, right, background):
        return judged(FIELD, CONFLICT, differ)
    if may_answer_each_other(left, right, background):
        return doubted(FIELD, PERHAPS_OTHER_QUESTIONS, differ)
    if answered_alone(left, right, background):
        return doubted(FIELD, PERHAPS_ANOTHER_OCCASION, differ)
    if answer_of_one_thing(left, right, background) or may_be_of_one(left, right, background):
        return doubted(FIELD, PERHAPS_OTHER_ACTORS, differ)
    return None


def _held_until(view: ClaimView, other: ClaimView) -> bool:
    """Whether one tells what was so up to a day, and the other what is told of that day or a later one: "remains a
    member until March", "left in March".
    """
    until, then = view.claim.date, other.claim.date
    if until is None or then is None or until.earliest is not None or until.latest is None:
        return False
    return then.earliest is not None and then.latest is not None and then.latest >= until.latest


def _compare_none(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison | None:
    """None at all by one article, and some by the other's figure; None where they are not so told."""
    if not answer_whether_any(left.lone, right.lone) or background.of_other_parts(left, right):
        return None
    if not on_one_occasion(left, right, background):
        return None
    return doubted(FIELD, PERHAPS_ANOTHER_OCCASION, f"one says that there were none: {against(left, right)}")


def against(left: ClaimView, right: ClaimView) -> str:
    """The acts of two claims as their sources have them."""
    return f"{stance_words(left)} against {stance_words(right)}"


def stance_words(view: ClaimView) -> str:
    """The act as the source has it, with its negation: `not "intervene"`."""
    word = f"“{view.claim.trigger.text}”"
    return f"not {word}" if view.claim.polarity == NEGATED else word

"""Which questions with two answers two claims answer in opposite ways."""

from __future__ import annotations

from pipeline.align.background import Background
from pipeline.align.none_at_all import NEGATED
from pipeline.align.told_answers import Answers, answers_told
from pipeline.align.view import ClaimView


def opposed_answers(left: ClaimView, right: ClaimView, background: Background) -> frozenset[str]:
    """The questions that both answer, in opposite ways; two denials answer none, for there may be a third way, but of
    questions that have none, and neither do claims that agree on another question.
    """
    mine = background.once(answers_of, left)
    theirs = background.once(answers_of, right) if mine else mine
    if not theirs or mine & theirs:
        return frozenset()
    opposed = frozenset(question for question, yes in mine if (question, not yes) in theirs)
    if left.claim.polarity == right.claim.polarity == NEGATED:
        return opposed & background.contrasts.slots["plain_answers"]
    return opposed


def answers_of(view: ClaimView, background: Background) -> Answers:
    """The questions that a claim's verb answers, each with yes or no."""
    return answers_told(view.claim, background.contrasts)

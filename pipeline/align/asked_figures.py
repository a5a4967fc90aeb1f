"""Figures of two articles of one story that answer one question of how many, each the only one that its article has."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.align.background import Background
from pipeline.align.ballots import of_two_ballots
from pipeline.align.told_figures import COUNTED, figures_of, of_two_questions
from pipeline.align.view import ClaimView
from pipeline.records.claim import Quantity
from pipeline.records.sides import VOTES

MOST_DAYS = 45
"""Days between two dates of one happening, of which each author may be wrong."""
FACT = "asserted"


def asked_figures(left: ClaimView, right: ClaimView, background: Background) -> Sequence[tuple[Quantity, Quantity]]:
    """The figures with which two claims answer one question, of which each article knows one answer only."""
    lone = [each for each in left.lone & right.lone if each.startswith(COUNTED)]
    if not lone or not left.claim.modality == right.claim.modality == FACT or long_apart(left, right):
        return ()
    return [
        (a, b)
        for question in sorted(lone)
        for a in figures_of(question, left.claim, background.contrasts)
        for b in figures_of(question, right.claim, background.contrasts)
    ]


def other_question(
    left: ClaimView, right: ClaimView, figures: tuple[Quantity, Quantity], background: Background
) -> str:
    """Why two figures answer two questions, if what is counted or the words beside them say so; else nothing."""
    if figures[0].unit in VOTES and of_two_ballots(left, right):
        return "of different votes"
    sides = (left.claim, figures[0]), (right.claim, figures[1])
    return "of something else" if of_two_questions(*sides, background.contrasts) else ""


def long_apart(left: ClaimView, right: ClaimView) -> bool:
    """Whether more than some weeks lie between the days of two claims."""
    (first, last), (other_first, other_last) = (view.days or (None, None) for view in (left, right))
    gaps = [a - b for a, b in ((first, other_last), (other_first, last)) if a is not None and b is not None]
    return max(gaps, default=0) > MOST_DAYS

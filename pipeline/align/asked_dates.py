"""Dates of two articles of one story that answer one question of when, each the only one that its article has."""

from __future__ import annotations

from pipeline.align.background import Background
from pipeline.align.told_answers import ASKED
from pipeline.align.told_dates import DATED
from pipeline.align.view import ClaimView


def asked_within(left: ClaimView, right: ClaimView, background: Background) -> int:
    """The most days between two dates with which two claims answer one question, of which each article knows one answer
    only; 0 where they answer none.
    """
    if left.claim.modality != right.claim.modality:
        return 0
    lone = [each for each in left.lone & right.lone if each.startswith(DATED)]
    names = (each.removeprefix(DATED).partition(ASKED)[0] for each in lone)
    return max((background.contrasts.whens[name].within for name in names), default=0)

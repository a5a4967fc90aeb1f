"""What a claim bears on beside its act: questions that few claims give rise to, and need not be put to every pair."""

from __future__ import annotations

from pipeline.align.answers import answers_of
from pipeline.align.background import Background
from pipeline.align.none_at_all import NEGATED
from pipeline.align.undone import lacked, undoes
from pipeline.align.view import ClaimView

DENIES, ANSWERS, LACKS, UNDOES = 1, 2, 4, 8
"""It is negated, answers a question, says what was lacking, and may say that something came to nothing."""


def bearing_of(view: ClaimView, background: Background) -> int:
    """What a claim bears on, a bit each."""
    return (
        DENIES * (view.claim.polarity == NEGATED)
        | ANSWERS * bool(background.once(answers_of, view))
        | LACKS * bool(background.once(lacked, view))
        | UNDOES * undoes(view, background)
    )

"""What a claim bears on beside its act: questions that few claims give rise to, and need not be put to every pair."""

from __future__ import annotations

from pipeline.align.answers import answers_of
from pipeline.align.background import Background
from pipeline.align.none_at_all import NEGATED
from pipeline.align.undone import lacked, undoes
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words, stem

DENIES, ANSWERS, LACKS, UNDOES, REFUSES, LIGHT = 1, 2, 4, 8, 16, 32
"""It is negated, answers a question, says what was lacking, may say that something came to nothing, tells of a refusal,
and tells its act by a light verb: "carried out the repairs".
"""


def bearing_of(view: ClaimView, background: Background) -> int:
    """What a claim bears on, a bit each."""
    return (
        DENIES * (view.claim.polarity == NEGATED)
        | ANSWERS * bool(background.once(answers_of, view))
        | LACKS * bool(background.once(lacked, view))
        | UNDOES * undoes(view, background)
        | REFUSES * ("refuse" in view.senses)
        | LIGHT * is_light(view, background)
    )


def is_light(view: ClaimView, background: Background) -> bool:
    """Whether the last word that tells a claim's act says little of it."""
    words = lower_words(view.claim.trigger.text)
    return bool(words) and stem(words[-1]) in background.contrasts.slots["light_words"]

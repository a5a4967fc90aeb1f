"""What a claim bears on beside its act: questions that few claims give rise to, and need not be put to every pair."""

from __future__ import annotations

from pipeline.align.answers import answers_of
from pipeline.align.background import Background
from pipeline.align.none_at_all import NEGATED, any_told
from pipeline.align.undone import lacked, undoes
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words, stem

DENIES, ANSWERS, LACKS, UNDOES, REFUSES, LIGHT, NONE = 1, 2, 4, 8, 16, 32, 64
"""It is negated, answers a question, says what was lacking, may say that something came to nothing, tells of a refusal,
tells its act by a light verb ("carried out the repairs"), and says that there were none at all of some people.
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
        | NONE * background.once(says_none, view)
    )


def says_none(view: ClaimView, background: Background) -> bool:
    """Whether by a claim there were none at all of some of whom every account of a story tells how many."""
    return any(not yes for _, yes in any_told(view.claim, background.contrasts))


def is_light(view: ClaimView, background: Background) -> bool:
    """Whether the last word that tells a claim's act says little of it."""
    words = lower_words(view.claim.trigger.text)
    return bool(words) and stem(words[-1]) in background.contrasts.slots["light_words"]

"""Which language an article is written in. The program reads English only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.errors import ReadError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENOUGH_LETTERS = 200
_SAMPLE = 20_000
_SURE = 0.9
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "that", "with", "from", "by", "which", "has", "have", "this", "are", "their", "were")
)
"""Common words that are no words, or rare ones, of other languages."""
_COMMON = _ENGLISH | frozenset(
    "a after an as at be been before but could for he her his in is it its not on said she "  # noqa: SIM905
    "than them they was who would".split()
)
"""With words that other languages have, too."""
_PLAIN = ((_ENGLISH, 0.08), (_COMMON, 0.2))
"""Shares of such words, in each half of a text, that only English surpasses, and ordinary prose by far. In spaCy's
examples of other languages no half has more than .06 and .17.
"""


def check_language(prose: str, path: str) -> str | None:
    """The language of the prose as a two-letter code, None where there is too little to tell.

    Raises ReadError where it is surely not English: rules and model would find nonsense.
    """
    letters = filter(str.isalpha, prose[:_SAMPLE])
    if len(tuple(islice(letters, ENOUGH_LETTERS))) < ENOUGH_LETTERS:
        return None
    if _is_plainly_english(prose[:_SAMPLE].casefold().split()):
        return "en"
    language, sure = _identifier().classify(prose[:_SAMPLE])
    if language != "en" and sure >= _SURE:
        raise ReadError(
            f"the article is not in English (it looks like {language!r})",
            at=path,
            remedy="remove it from the corpus, or put an English translation there",
        )
    return str(language)


def _is_plainly_english(words: Sequence[str]) -> bool:
    """Whether both halves of a text are full of common English words, so that nothing need be weighed."""
    middle = len(words) // 2
    halves = words[:middle], words[middle:]
    return all(sum(map(known.__contains__, half)) > share * len(half) for half in halves for known, share in _PLAIN)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

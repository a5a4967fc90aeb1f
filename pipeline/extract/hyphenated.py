"""Words with a hyphen that stay one token: "re-elected", "co-founder"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.packs.files import Layers

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

WORDS = "predicates/hyphenated.csv"
HYPHEN = "-"


@lru_cache(maxsize=1)
def hyphenated() -> Mapping[str, str]:
    """Each word of the table, in small letters, with its lemma."""
    return {row["word"]: row["lemma"] for _, _, row in Layers().csv_rows(WORDS)}


def keep_whole(nlp: Language) -> None:
    """Teach a model's tokenizer the words of the table, in small letters and with a capital."""
    tokenizer: Tokenizer = nlp.tokenizer
    for word in hyphenated():
        for spelt in (word, word.capitalize()):
            tokenizer.add_special_case(spelt, [{"ORTH": spelt}])


def set_lemmas(words: Sequence[str], lemmas: list[str]) -> None:
    """Give such words, in small letters, the lemmas of the table, which the model's rules do not know."""
    for i, word in enumerate(words):
        if HYPHEN in word:
            lemmas[i] = hyphenated().get(word, lemmas[i])

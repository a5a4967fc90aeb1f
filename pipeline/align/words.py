"""Words as alignment compares them: content words of a statement, stemmed."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from sys import intern

import snowballstemmer

from pipeline.packs.morphology import irregular_forms

NOUN = "noun "
"""What stands before the stem of a common noun among the entities of a claim."""
_STEMMER = snowballstemmer.stemmer("english")
TEXTS_KEPT = 1 << 16
"""Texts of which it is kept what words they have."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FORM = re.compile(r"[^\W_]+")
INFLECTED = ("s", "i", "y", "e", "ll", "ed", "ing", "er", "or", "ic", "al", "ful", "ant", "ent", "ism", "ist", "ion")
"""Endings of which the stemmer may take something off; it leaves words with other endings as they are."""
_STOP = frozenset(
    [
        "a",
        "about",
        "above",
        "after",
        "again",
        "against",
        "all",
        "also",
        "although",
        "am",
        "among",
        "an",
        "and",
        "any",
        "are",
        "aren't",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "can",
        "cannot",
        "could",
        "couldn't",
        "did",
        "didn't",
        "do",
        "does",
        "doesn't",
        "doing",
        "don't",
        "down",
        "during",
        "each",
        "even",
        "few",
        "for",
        "from",
        "further",
        "had",
        "hadn't",
        "has",
        "hasn't",
        "have",
        "haven't",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "herself",
        "him",
        "himself",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "into",
        "is",
        "isn't",
        "it",
        "it's",
        "its",
        "itself",
        "just",
        "let",
        "like",
        "many",
        "may",
        "me",
        "might",
        "more",
        "most",
        "much",
        "must",
        "my",
        "no",
        "nor",
        "not",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "onto",
        "or",
        "other",
        "our",
        "ours",
        "out",
        "over",
        "own",
        "per",
        "s",
        "same",
        "shall",
        "she",
        "should",
        "since",
        "so",
        "some",
        "still",
        "such",
        "t",
        "than",
        "that",
        "the",
        "their",
        "theirs",
        "them",
        "themselves",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "through",
        "thus",
        "to",
        "too",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "very",
        "was",
        "wasn't",
        "we",
        "were",
        "weren't",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "won't",
        "would",
        "wouldn't",
        "yet",
        "you",
        "your",
        "said",
        "says",
        "say",
        "saying",
        "told",
        "tells",
        "according",
    ]  # a word list reads best as text
)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "  # noqa: SIM905
    "monday tuesday wednesday thursday friday saturday sunday".split()
)


UNTELLING = _STOP | _CALENDAR
"""Words of which `content_stems` says nothing; words of one letter are others."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one word, lower-cased; a possessive ending is cut off and an irregular form, or the plural of a
    noun that looks like one ("shots"), taken to its base.
    """
    word = word.lower().replace("’", "'").removesuffix("'s")
    forms = irregular_forms()
    word = forms.get(word) or forms.get(word.removesuffix("s"), word)
    return str(_STEMMER.stemWord(word)) if "'" in word or word.endswith(INFLECTED) else word


@lru_cache(maxsize=200_000)
def _content_stem(word: str) -> str:
    """The stem of a lower-case word that carries meaning, else nothing."""
    return stem(word) if len(word) > 1 and word not in UNTELLING else ""


@lru_cache(maxsize=200_000)
def _lower(word: str) -> str:
    return word.lower().replace("’", "'")


@lru_cache(maxsize=TEXTS_KEPT)
def content_stems(text: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in reading order: no function words, months or weekdays."""
    return tuple(filter(None, map(_content_stem, lower_words(text))))


@lru_cache(maxsize=TEXTS_KEPT)
def stems_of(words: frozenset[str]) -> frozenset[str]:
    """Stems of the words of a list."""
    return frozenset(content_stems(" ".join(words)))


def content_forms(text: str) -> frozenset[str]:
    """The words as they are written, lower-cased, figures, months and weekdays too, but no function words: what a text
    says of its own, and what kinds of thing it tells.
    """
    found = map(intern, _FORM.findall(text.lower()))
    return frozenset(word for word in found if word not in _STOP and (len(word) > 1 or word.isdigit()))


def tells_phrase(text: str, phrases: frozenset[str]) -> bool:
    """Whether a text has one of some phrases, each of words joined by hyphens."""
    words = lower_words(text)
    if _last_words(phrases).isdisjoint(words):
        return False
    told = f"-{'-'.join(words)}-"
    return any(f"-{phrase}-" in told for phrase in phrases)


@lru_cache(maxsize=64)
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.rpartition("-")[2] for phrase in phrases)


def words_around(text: str, place: int, before: int, after: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """So many words, as `lower_words` has them, before a place in a text and from it on."""
    head = WORD.findall(text, 0, place)[-before:]
    tail = [found[0] for found in islice(WORD.finditer(text, place), after)]
    return tuple(map(_lower, head)), tuple(map(_lower, tail))


@lru_cache(maxsize=TEXTS_KEPT)
def lower_words(text: str) -> tuple[str, ...]:
    """All words in reading order, lower-cased, function words kept."""
    return tuple(map(_lower, WORD.findall(text)))

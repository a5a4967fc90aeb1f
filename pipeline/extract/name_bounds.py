"""Where a name begins and ends: without articles, titles, possessives and small words at its edges."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.packs.names import PROVISIONS, Names

WORD = re.compile(r"[^\W_](?:[\w'’.&]*\w)?\+?|&")
CONNECTORS = frozenset([
    "of", "for", "on", "and", "the", "to", "de", "del", "della", "di", "du", "des", "la", "al", "el", "ibn", "bin",
    "von", "van", "der", "&", "da", "dos",
])  # fmt: skip
MONTHS_DAYS = frozenset([
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december",
])  # fmt: skip
SMALL_STARTS = frozenset([
    "the", "a", "an", "in", "on", "at", "by", "for", "from", "with", "as", "but", "and", "or", "if", "when", "while",
    "since", "after", "before", "during", "although", "though", "this", "that", "these", "those", "his", "her", "its",
    "their", "our", "my", "no", "not", "all", "both", "each", "some", "many", "most", "more", "such", "it", "he",
    "she", "they", "we", "you", "i", "there", "here", "what", "which", "who", "how", "why", "where", "according",
    "despite", "until", "under", "over", "between", "among", "through", "against", "should", "without", "like",
    "unlike", "given", "once", "then", "thus", "however", "moreover", "also", "even", "only", "now", "today", "yet",
    "so", "still", "early", "late", "mid", "about", "around", "last", "next", "another", "other", "same", "new",
    "former", "would", "could", "will", "can", "may", "might", "must", "did", "does", "do", "is", "are", "was",
    "were", "has", "have", "had", "be", "being", "because", "bc", "ad", "bce", "whether", "neither", "nor", "either",
    "to", "of", "than", "whatever", "every", "any", "several", "few", "nobody", "nothing", "everyone",
])  # fmt: skip
BELONGING = frozenset({"member", "observer", "supporter", "opponent", "critic", "resident", "founder", "veteran"})
"""Nouns for those who have to do with the body named behind "of"."""
ENDS = frozenset('.!?:"”')
CACHED = 50_000  # words kept: those of some hundred articles
ABBREVIATED = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|St|Bros)\.$")
ARTICLE_OF = re.compile(
    rf"^(?:{'|'.join(PROVISIONS)})s?\s[\dIVX]+(?:\s+of\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
DATE_TAIL = re.compile(
    rf"\s+(?:of|in|on)\s+(?:(?:early|mid|late)[ -]|\d{{1,2}} )?(?:{'|'.join(sorted(MONTHS_DAYS))}|(?:19|20)\d\d)\b.*$",
    re.IGNORECASE,
)

Words = list[tuple[int, int]]


def words_in(text: str, start: int, end: int) -> Words:
    """Bounds of the words of a stretch."""
    return [match.span() for match in WORD.finditer(text, start, end)]


def trimmed(text: str, start: int, end: int, names: Names) -> tuple[int, int, bool] | None:
    """Bounds of the name inside a stretch, and whether a title stood before it; None where no name is left."""
    article = ARTICLE_OF.match(text[start:end])
    words = words_in(text, start + (article.end() if article else 0), end)
    words = without_date_tail(text, words)
    titled = False
    while words:
        first = text[slice(*words[0])]
        if is_small(first) or (first.isdigit() and len(first) == 4):
            words = words[1:]
        elif count := leading_title(text, words, names):
            words, titled = words[count:], True
        elif len(words) > 2 and _only_leads(text, words, names):
            words = words[2:]
        else:
            break
    while words and text[words[-1][0]].islower() and not names.kind(text[slice(*words[-1])], "heads"):
        words = words[:-1]
    if not words:
        return None
    left, right = words[0][0], bare_end(text, words[-1][0], words[-1][1])
    return (left, right, titled) if left < right else None


@lru_cache(maxsize=CACHED)
def is_small(word: str) -> bool:
    """Whether a word can't begin a name: a function word, whatever its case, or any word in lower case."""
    return word[0].islower() or word.casefold() in SMALL_STARTS or word.casefold() in MONTHS_DAYS


def is_plural_role(word: str, names: Names) -> bool:
    """Whether a word stands for several people by their calling, so that "Officials of the League" is no name."""
    one = word.casefold().removesuffix("s")
    if one != word.casefold() and one in BELONGING:
        return True
    return one != word.casefold() and names.kind(one, "roles") is not None


def _only_leads(text: str, words: Words, names: Names) -> bool:
    """Whether two words only lead to a name: "Officials of the League", "Leaving the League"."""
    second = text[slice(*words[1])]
    if second == "of":
        return is_plural_role(text[slice(*words[0])], names)
    return second == "the" and _is_gerund(text, words[0])


def _is_gerund(text: str, word: tuple[int, int]) -> bool:
    """Whether a word that begins a sentence says what is done to the name behind it: "Leaving the League"."""
    before = text[: word[0]].rstrip()
    return text[word[1] - 3 : word[1]] == "ing" and (not before or before[-1] in ENDS)


def without_date_tail(text: str, words: Words) -> Words:
    """Words without "of May 2023" at the end."""
    if len(words) < 3:  # a name, "of" and the month
        return words
    tail = DATE_TAIL.search(text[words[0][0] : words[-1][1]])
    return [w for w in words if w[0] < words[0][0] + tail.start()] if tail and tail.start() else words


def leading_title(text: str, words: Words, names: Names) -> int:
    """How many leading words are a title or post: at least one word, not "of", has to follow."""
    for length in (4, 3, 2, 1):
        if len(words) <= length:
            continue
        phrase = text[words[0][0] : words[length - 1][1]].rstrip(".")
        following = text[slice(*words[length])]
        if names.kind(phrase, "titles") and not is_small(following) and not names.kind(following, "heads"):
            return length
    return 0


def bare_end(text: str, start: int, end: int) -> int:
    """The end of a name's last word without a possessive or a sentence's full stop."""
    surface = text[start:end]
    if surface.endswith(("'s", "’s")):
        return end - 2
    if surface.endswith(("'", "’")):
        return end - 1
    return end + 1 if text[end : end + 1] == "." and ABBREVIATED.search(text[start : end + 1]) else end

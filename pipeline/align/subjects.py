"""Whether two articles tell of one subject. A desk's corpus holds many, and what two of them tell in like words
("eleven people were killed") is then no answer to one question.
"""

from __future__ import annotations

import numpy as np

from pipeline.align.columns import AROUND, NAME, OWN, WORD, ClaimTable
from pipeline.align.role_words import WIDE
from pipeline.align.rows import Flags, Numbers, distinct, in_rows
from pipeline.align.words import NOUN
from pipeline.recall.order import numbered

TELLING = 4
"""Names from which on an article that shares none of them with another is about another subject."""
COMMON_WORDS, COMMON_SHARE = 20, 0.25
"""Content words, and the share of those of the article that has fewer, by which two articles tell of one subject though
they name nobody alike. Of invented articles on different subjects one in a hundred pairs has as large a share."""


def of_one_subject(table: ClaimTable, left: Numbers, right: Numbers) -> Flags:
    """Which pairs of claims may answer one question: the two name the same, or their articles share a name other than
    that of a state or people, or many words, or one of these has few names.
    """
    named = np.array([not name.startswith(NOUN) for name in table.spelt], dtype=bool)
    owners, names = table.held(NAME, OWN)
    found = in_rows(owners[named[names]], names[named[names]], len(table)).meet(left, right)
    articles = table.values["article"].numbers
    places = np.flatnonzero(~found)
    found[places] = _articles_meet(table, articles[left[places]], articles[right[places]])
    return found


def of_one_story(table: ClaimTable, left: Numbers, right: Numbers) -> Flags:
    """Which pairs of claims stand in articles that share a name other than that of a state or people, or many words."""
    articles = table.values["article"].numbers
    return _articles_meet(table, articles[left], articles[right], least=0)


def _articles_meet(table: ClaimTable, left: Numbers, right: Numbers, *, least: int = TELLING) -> Flags:
    """Which pairs of articles share a telling name, or may for all that can be told: one has fewer than `least`."""
    telling = np.array([not name.startswith(WIDE) for name in table.spelt], dtype=bool)
    count = len(table.values["article"].names)
    owners, items = table.held(NAME, AROUND)
    width = len(table.spelt) + 1
    kept = telling[items]
    held = distinct(table.values["article"].numbers[owners[kept]] * width + items[kept])
    names = in_rows(held // width, held % width, count)
    few = np.diff(names.starts) < least
    pairs, place = numbered(left * count + right)
    one, other = pairs // max(count, 1), pairs % max(count, 1)
    meet: Flags = few[one] | few[other]
    meet[~meet] = names.meet(one[~meet], other[~meet])
    meet[~meet] = _tell_alike(table, one[~meet], other[~meet])
    return meet[place]


def _tell_alike(table: ClaimTable, one: Numbers, other: Numbers) -> Flags:
    """Which pairs of articles have many content words in common."""
    articles, count = table.values["article"].numbers, len(table.values["article"].names)
    asked = np.zeros(count, dtype=bool)
    asked[one] = asked[other] = True
    owners, items = table.held(WORD, OWN)
    kept = asked[articles[owners]]
    width = len(table.spelt) + 1
    held = distinct(articles[owners[kept]] * width + items[kept])
    words = in_rows(held // width, held % width, count)
    fewer = np.minimum(np.diff(words.starts)[one], np.diff(words.starts)[other])
    return words.meet(one, other, np.maximum(COMMON_WORDS, np.ceil(fewer * COMMON_SHARE)))

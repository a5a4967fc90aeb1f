"""Whether two articles tell of one subject. A desk's corpus holds many, and what two of them tell in like words
("eleven people were killed") is then no answer to one question.
"""

from __future__ import annotations

import numpy as np

from pipeline.align.columns import AROUND, NAME, OWN, ClaimTable
from pipeline.align.rows import Flags, Numbers, distinct, in_rows
from pipeline.recall.order import numbered

WIDE = ("state/", "people/", "region/", "noun ")
"""Names that articles on many subjects have, and common nouns."""
TELLING = 4
"""Names from which on an article that shares none of them with another is about another subject."""


def of_one_subject(table: ClaimTable, left: Numbers, right: Numbers) -> Flags:
    """Which pairs of claims may answer one question: the two name the same, or their articles share a name other than
    that of a state or people, or one of these has few.
    """
    named = np.array([not name.startswith("noun ") for name in table.spelt], dtype=bool)
    owners, names = table.held(NAME, OWN)
    found = in_rows(owners[named[names]], names[named[names]], len(table)).meet(left, right)
    articles = table.values["article"].numbers
    places = np.flatnonzero(~found)
    found[places] = _articles_meet(table, articles[left[places]], articles[right[places]])
    return found


def of_one_story(table: ClaimTable, left: Numbers, right: Numbers) -> Flags:
    """Which pairs of claims stand in articles that share a name other than that of a state or people."""
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
    return meet[place]

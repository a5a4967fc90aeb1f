"""Whether two articles tell of one subject. A desk's corpus holds many, and what two of them tell in like words
("eleven people were killed") is then no answer to one question.
"""

from __future__ import annotations

import numpy as np

from pipeline.align.columns import AROUND, NAME, OWN, ClaimTable
from pipeline.align.rows import Flags, Numbers, rows_of

WIDE = ("state/", "people/", "region/", "noun ")
"""Names that articles on many subjects have, and common nouns."""
TELLING = 4
"""Names from which on an article that shares none of them with another is about another subject."""


def of_one_subject(table: ClaimTable, left: Numbers, right: Numbers) -> Flags:
    """Which pairs of claims may answer one question: their articles share a name other than that of a state or people,
    or one of them has few, or the two claims themselves name the same.
    """
    telling = np.array([not name.startswith(WIDE) for name in table.spelt], dtype=bool)
    articles = table.values["article"].numbers
    apart = ~_articles_meet(table, telling, articles[left], articles[right])
    named = np.array([not name.startswith("noun ") for name in table.spelt], dtype=bool)
    places = np.flatnonzero(apart)
    shared = table.common(left[places], right[places])[NAME].both(OWN)
    apart[places[shared.of(named[shared.item]).count() > 0]] = False
    return ~apart


def _articles_meet(table: ClaimTable, telling: Flags, left: Numbers, right: Numbers) -> Flags:
    """Which pairs of articles share a telling name, or may do so for all that can be told."""
    count = len(table.values["article"].names)
    owners, items = table.held(NAME, AROUND)
    width = len(table.spelt) + 1
    kept = telling[items]
    held = np.unique(table.values["article"].numbers[owners[kept]] * width + items[kept])
    names = rows_of(held // width, held % width, count)
    few = np.diff(names.starts) < TELLING
    pairs, place = np.unique(left * count + right, return_inverse=True)
    one, other = pairs // max(count, 1), pairs % max(count, 1)
    meet: Flags = (names.common(one, other).count() > 0) | few[one] | few[other]
    return meet[place]

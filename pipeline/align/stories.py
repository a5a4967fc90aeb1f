"""How much of two articles is about the same: how many claims of each have firm links with the other. Articles of one
desk share names and words of their trade; of those that tell of one story many claims find their like, and more than in
any other article.
"""

from __future__ import annotations

import numpy as np

from pipeline.align.columns import AROUND, NAME, ClaimTable
from pipeline.align.role_words import WIDE
from pipeline.align.rows import Flags, Numbers, distinct, in_rows
from pipeline.align.scoring import Links

SHARE, ENOUGH = 0.12, 8
"""Share of the claims of the article that has fewer, rounded down, that have firm links with another where both may
tell of one story, and how many are enough whatever their share. Of conflicts within 72 planted pairs of articles none
lies below, of those across them a quarter."""
NEAREST = 0.08
"""The share that suffices where neither article has more links with any other: two authors may tell one story in words
of their own."""
FEW, SHORT = 2, 0.15
"""Linked claims, and the share of those of the article that has fewer, that suffice where neither has more links with
any other, and both bear a name other than that of a state or people: short articles tell one story in few claims. Of 40
pairs of such articles on one story half have as many, of 3,120 pairs on two stories none."""


class Stories:
    """Pairs of articles of two sources with firmly linked claims."""

    def __init__(self, links: Links, table: ClaimTable, least: float) -> None:
        """`least` is the probability of a firm link."""
        self._articles, self._count = table.values["article"].numbers, len(table.values["article"].names)
        self._sizes = np.bincount(self._articles, minlength=self._count)
        firm = links.of((links.scores >= least) & (table.sources[links.left] != table.sources[links.right]))
        own, other = (np.concatenate(ends) for ends in ((firm.left, firm.right), (firm.right, firm.left)))
        linked, told = np.divmod(distinct(own * self._count + self._articles[other]), max(self._count, 1))
        self._pairs, held = np.unique(self._articles[linked] * self._count + told, return_counts=True)
        one, two = np.divmod(self._pairs, max(self._count, 1))
        self._linked = np.minimum(held, held[np.searchsorted(self._pairs, two * self._count + one)])
        self._most = np.zeros(self._count, dtype=np.int64)
        np.maximum.at(self._most, one, self._linked)
        self._name_alike = _share_names(table, self._articles, self._count, one, two)

    def alike(self, share: float, fewest: int) -> tuple[Numbers, Numbers]:
        """Pairs of articles, smaller number first, of which a share of the claims, and at least so many, are linked;
        fewer are enough for short ones that share a name.
        """
        one, two = np.divmod(self._pairs, max(self._count, 1))
        sizes = np.minimum(self._sizes[one], self._sizes[two])
        nearest = self._linked >= np.maximum(self._most[one], self._most[two])
        short = nearest & self._name_alike & (self._linked >= np.maximum(FEW, SHORT * sizes))
        kept = (one < two) & (short | (self._linked >= np.maximum(fewest, share * sizes)))
        return one[kept], two[kept]

    def may_be_one(self, left: Numbers, right: Numbers) -> Flags:
        """Which pairs of claims stand in articles that may tell of one story."""
        one, two = self._articles[left], self._articles[right]
        wanted = one * self._count + two
        places = np.searchsorted(self._pairs, wanted)
        linked = np.append(self._linked, 0)[places] * (np.append(self._pairs, -1)[places] == wanted)
        sizes = np.minimum(self._sizes[one], self._sizes[two])
        nearest = linked >= np.maximum(self._most[one], self._most[two])
        share = np.where(nearest, NEAREST, SHARE)
        found: Flags = linked >= np.minimum(np.floor(share * sizes), ENOUGH)
        return found


def _share_names(table: ClaimTable, articles: Numbers, count: int, one: Numbers, two: Numbers) -> Flags:
    """Which pairs of articles both bear a name other than that of a state or people."""
    telling = np.array([not name.startswith(WIDE) for name in table.spelt], dtype=bool)
    owners, names = table.held(NAME, AROUND)
    kept, width = telling[names], len(table.spelt) + 1
    held = distinct(articles[owners[kept]] * width + names[kept])
    return in_rows(held // width, held % width, count).meet(one, two)

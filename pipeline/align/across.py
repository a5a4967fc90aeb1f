"""Claims of articles of one story that hold one item, such as an answer to one question, whatever links them."""

from __future__ import annotations

from itertools import product

import numpy as np

from pipeline.align.columns import ClaimTable
from pipeline.align.rows import Numbers, distinct, in_rows

MOST = 12
"""Claims of an article that hold one item; more of them tell of many occasions."""


def pairs_across(
    table: ClaimTable, owners: Numbers, items: Numbers, alike: tuple[Numbers, Numbers]
) -> set[tuple[int, int]]:
    """Pairs of claims, smaller number first, that hold one item in two of the articles that are alike; `owners` are
    claims and `items` what each of them holds.
    """
    articles, count = table.values["article"].numbers, len(table.values["article"].names)
    kinds, items = np.unique(items, return_inverse=True)
    width, (one, two) = len(kinds) + 1, alike
    held = distinct(articles[owners] * width + items)
    common = in_rows(held // width, held % width, count).common(one, two)
    told: dict[tuple[int, int], set[int]] = {}
    for article, item, owner in zip(articles[owners].tolist(), items.tolist(), owners.tolist(), strict=True):
        told.setdefault((article, item), set()).add(owner)
    found = (
        (told[int(one[place]), item], told[int(two[place]), item])
        for place, item in zip(common.pair.tolist(), common.item.tolist(), strict=True)
    )
    few = (ends for ends in found if max(map(len, ends)) <= MOST)
    return {(min(pair), max(pair)) for ends in few for pair in product(*ends)}

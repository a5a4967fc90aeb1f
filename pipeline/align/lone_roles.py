"""Claims that give one role to different names, each the only name that its article gives it to: one article knows of
one leader, winner or owner, and the other of another.
"""

from __future__ import annotations

import numpy as np

from pipeline.align.columns import OWN, ROLE, ClaimTable
from pipeline.align.rows import in_rows
from pipeline.align.scoring import Links
from pipeline.align.stories import Stories
from pipeline.align.ties import raise_links

LONE = 0.05
"""Probability of a link of two claims by such a role alone."""
FEWEST, SHARE = 4, 0.1
"""Claims of each of two articles, and the share of those of the article that has fewer, that are linked with the other
where a role is that of one story. Of 72 planted pairs of articles 64 have as many, of articles on two subjects one pair
in three hundred, most of them on like ones."""


def pair_lone_roles(links: Links, table: ClaimTable, stories: Stories) -> Links:
    """Links, sorted, with such claims of articles that tell of one story."""
    articles, pairs = table.values["article"].numbers, stories.alike(SHARE, FEWEST)
    owners, roles = table.held(ROLE, OWN)
    width = len(table.spelt) + 1
    told, firsts = np.unique(articles[owners] * width + roles, return_index=True)
    common = in_rows(told // width, told % width, len(table.values["article"].names)).common(*pairs)
    ends = [owners[firsts[np.searchsorted(told, side[common.pair] * width + common.item)]] for side in pairs]
    found = np.unique(np.sort(np.stack(ends), axis=0), axis=1)
    return raise_links(links, Links(found[0], found[1], np.full(found.shape[1], LONE)), len(table))

"""Two claims that are each firmly linked to one claim of a third article answer its question both, and so each other's,
though their own words may have little in common.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from pipeline.align.columns import NAME, OWN, WORD, ClaimTable
from pipeline.align.joining import AllClaims
from pipeline.align.rows import Flags, Numbers
from pipeline.align.scoring import Links
from pipeline.align.subjects import of_one_subject
from pipeline.recall.order import in_order
from pipeline.recall.shelves import Recall

SHARE = 0.68
"""Probability of a tie as a share of the weaker of its two links. On five annotated sets 15 of 32 pairs so tied are
gold links."""
REACH = 6
"""Likeliest partners of a claim that it ties together."""
TIED = "tied pairs"
COMMON_WORDS = 2
"""Fewest words that two claims must share for a tie where they share no name."""


def tie(links: Links, claims: AllClaims, least: float, recall: Recall) -> Links:
    """Links, sorted, with those that a third claim makes likely enough; `least` is the probability of a link."""
    table, sources = claims.table, claims.table.sources
    firm = links.of((links.scores * SHARE >= least) & (sources[links.left] != sources[links.right]))
    left, right, scores = _tied(firm)
    apart = sources[left] != sources[right]
    ties = _likelier(links, Links(left[apart], right[apart], scores[apart]), len(table))
    told = recall.shelf(TIED).of_pairs(
        claims.prints, ties.left, ties.right, lambda new: {"alike": _alike(table, ties.left[new], ties.right[new])}
    )
    return _best(links, ties.of(told["alike"]), len(table))


def raise_links(links: Links, ties: Links, count: int) -> Links:
    """Links, sorted, with some that are likelier than they were thought to be, or new."""
    return _best(links, _likelier(links, ties, count), count)


def _tied(firm: Links) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of claims that have a partner in common, smaller number first."""
    owners, partners = np.concatenate((firm.left, firm.right)), np.concatenate((firm.right, firm.left))
    scores = np.tile(firm.scores, 2)
    order = in_order(owners, -scores, partners)
    owners, partners, scores = owners[order], partners[order], scores[order]
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    counts = np.diff(np.append(firsts, len(owners)))
    found = [np.empty((3, 0))]
    for one, other in combinations(range(REACH), 2):
        places = firsts[counts > other]
        a, b = partners[places + one], partners[places + other]
        found.append(np.stack((np.minimum(a, b), np.maximum(a, b), SHARE * scores[places + other])))
    left, right, weaker = np.concatenate(found, axis=1)
    return left.astype(np.int64), right.astype(np.int64), weaker


def _alike(table: ClaimTable, left: Numbers, right: Numbers) -> Flags:
    """Whether pairs have a name or some words in common, and their articles may tell of one subject."""
    alike = table.holding(NAME, OWN).meet(left, right)
    others = np.flatnonzero(~alike)
    alike[others] = table.holding(WORD, OWN).meet(left[others], right[others], COMMON_WORDS)
    places = np.flatnonzero(alike)
    alike[places] = of_one_subject(table, left[places], right[places])
    return alike


def _likelier(links: Links, ties: Links, count: int) -> Links:
    """Each tied pair once, with its greatest probability, sorted, where it is not linked more firmly."""
    tied = ties.left * count + ties.right
    order = in_order(tied, -ties.scores)
    best = ties.of(order[np.flatnonzero(np.diff(tied[order], prepend=-1))])
    places, linked = _linked(links, best, count)
    return best.of(~linked | (np.append(links.scores, 0.0)[places] < best.scores))


def _best(links: Links, ties: Links, count: int) -> Links:
    """Links with ties that are likelier or new, sorted."""
    places, linked = _linked(links, ties, count)
    found = links.scores.copy()
    found[places[linked]] = ties.scores[linked]
    new, places = ties.of(~linked), places[~linked]
    return Links(
        np.insert(links.left, places, new.left),
        np.insert(links.right, places, new.right),
        np.insert(found, places, new.scores),
    )


def _linked(links: Links, ties: Links, count: int) -> tuple[Numbers, Flags]:
    """Where tied pairs stand among links or would stand, and which of them do."""
    known, tied = links.left * count + links.right, ties.left * count + ties.right
    places = np.searchsorted(known, tied)
    return places, np.append(known, -1)[places] == tied

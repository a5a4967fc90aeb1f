"""Clusters of the last run where no link has changed, and clusters made anew where one has.

A cluster depends on the links of its claims, and on what its neighbours join meanwhile. So claims at a changed link are
clustered anew together with all clusters that a link leads to. Where such a neighbour comes out otherwise than before,
its own neighbours are taken in, too, until none does. Where that is most of the claims, all are clustered anew.
"""

from __future__ import annotations

import numpy as np

from pipeline.align.clustering import cluster
from pipeline.align.rows import Flags, Numbers, distinct
from pipeline.align.scoring import Links
from pipeline.recall.order import numbered
from pipeline.recall.prints import Prints, mixed
from pipeline.recall.shelves import Recall, Shelf

CLUSTERS = "clusters"


def cluster_again(links: Links, least: float, claims: Prints, moved: Numbers, recall: Recall) -> Numbers:
    """Each claim's cluster, as a number that has no other meaning. `claims` are the claims' prints, `moved` tells where
    those of the last run stand now.
    """
    prints = mixed(claims[links.left], claims[links.right], links.scores)
    last = recall.last(CLUSTERS)
    homes = np.arange(len(claims))
    if last:
        stayed = np.flatnonzero(moved >= 0)
        homes[moved[stayed]] = last["homes"][stayed] + len(claims)
        found = Shelf({"print": last["print"]}).find(prints)
        gone = np.ones(len(last["print"]), dtype=bool)
        gone[found[found >= 0]] = False
        ends = moved[np.concatenate((last["left"][gone], last["right"][gone]))]
        changed = _flags([links.left[found < 0], links.right[found < 0], ends[ends >= 0]], len(claims))
        homes = _again(links, least, homes, changed)
    else:
        homes = _anew(links, least, homes, np.ones(len(claims), dtype=bool))
    homes = numbered(homes)[1]
    recall.keep(CLUSTERS, {"homes": homes, "print": prints, "left": links.left, "right": links.right})
    return homes


def _again(links: Links, least: float, homes: Numbers, changed: Flags) -> Numbers:
    firm = links.of(links.scores >= least)
    touched = np.isin(homes, homes[changed]) | changed
    while True:
        near = _flags([firm.left[touched[firm.right]], firm.right[touched[firm.left]]], len(homes))
        chosen = np.isin(homes, homes[near]) | touched
        if 2 * int(chosen.sum()) > len(homes):
            return _anew(links, least, homes, np.ones(len(homes), dtype=bool))
        found = _anew(links, least, homes, chosen)
        otherwise = chosen & ~touched & _split_or_joined(homes, found)
        if not otherwise.any():
            return found
        touched |= otherwise


def _anew(links: Links, least: float, homes: Numbers, chosen: Flags) -> Numbers:
    """Clusters with some claims clustered anew, by the links among them."""
    home = cluster(links.of(chosen[links.left] & chosen[links.right]), least)
    found, first = homes.copy(), int(homes.max(initial=0)) + 1
    found[chosen] = first + np.flatnonzero(chosen)
    found[list(home)] = first + np.array(list(home.values()), dtype=np.int64)
    return found


def _split_or_joined(before: Numbers, now: Numbers) -> Flags:
    """Claims whose cluster does not hold the same claims as before."""
    olds, old = np.unique(before, return_inverse=True)
    news, new = np.unique(now, return_inverse=True)
    pairs = distinct(old * len(news) + new)
    split = np.bincount(pairs // len(news), minlength=len(olds)) > 1
    joined = np.bincount(pairs % len(news), minlength=len(news)) > 1
    return split[old] | joined[new]


def _flags(claims: list[Numbers], count: int) -> Flags:
    found = np.zeros(count, dtype=bool)
    found[np.concatenate(claims)] = True
    return found

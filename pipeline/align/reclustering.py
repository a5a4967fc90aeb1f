"""Clusters of the last run where no link has changed, and clusters made anew where one has.

Claims are clustered link by link, the firmest first. Whether two groups join at a link depends on their claims and on
the links between these. So where both groups hold what they held when the last run came to this link, and not both have
a claim with a changed link, they join if they joined then; only other links are looked at.
"""

from __future__ import annotations

import numpy as np

from pipeline.align.clustering import PARTS, Pair, cluster
from pipeline.align.growing import Growing
from pipeline.align.rows import Flags, Numbers
from pipeline.align.scoring import Links
from pipeline.recall.order import in_order, numbered
from pipeline.recall.prints import Prints, mixed
from pipeline.recall.shelves import Columns, Recall, Shelf
from pipeline.records.record import record

CLUSTERS = "clusters"


def cluster_again(links: Links, least: float, claims: Prints, moved: Numbers, recall: Recall) -> Numbers:
    """Each claim's cluster, as a number that has no other meaning. `claims` are the claims' prints, `moved` tells where
    those of the last run stand now.
    """
    prints, last = mixed(claims[links.left], claims[links.right], links.scores), recall.last(CLUSTERS)
    homes = joined = None
    if last and (np.diff(moved[moved >= 0]) > 0).all():
        found = Shelf({"print": last["print"]}).find(prints)
        steps = _steps(links, least, found, _Claims(moved, len(claims)), last)
        if 2 * int(steps.changed.sum()) <= len(claims):
            homes, joined = _again(links, least, steps)
    if homes is None or joined is None:
        homes, joined = _anew(links, least, len(claims))
    told = {"joined": joined, "firm": links.scores[joined], "left": links.left, "right": links.right}
    recall.keep(CLUSTERS, {"print": prints, **told})
    return numbered(homes[: len(claims)])[1]


def _anew(links: Links, least: float, count: int) -> tuple[Numbers, Flags]:
    """Each claim's cluster, and the links at which groups joined."""
    homes, joins = np.arange(count), list[Pair]()
    home = cluster(links, least, joins)
    homes[list(home)] = list(home.values())
    ends = np.array(joins, dtype=np.int64).reshape(-1, 2)
    joined = np.zeros(len(links), dtype=bool)
    joined[np.searchsorted(links.left * count + links.right, ends[:, 0] * count + ends[:, 1])] = True
    return homes, joined


def _again(links: Links, least: float, steps: Steps) -> tuple[Numbers, Flags]:
    """The same from what the last run did."""
    groups = Growing(links, len(steps.changed), round(least * PARTS))
    touched, differ, joins = steps.changed.tolist(), groups.then, list[int]()
    for row, one, other, before in zip(
        steps.rows.tolist(), steps.left.tolist(), steps.right.tolist(), steps.joined.tolist(), strict=True
    ):
        if (touched[one] and touched[other]) or one in differ or other in differ:
            now = groups.weigh(one, other, linked=row >= 0, before=before)
        else:
            now = before
            if now:
                groups.join(one, other)
        if now:
            joins.append(row)
            if touched[one] != touched[other]:
                for claim in groups.of(one):
                    touched[claim] = True
    joined = np.zeros(len(links), dtype=bool)
    joined[joins] = True
    return np.array(groups.home, dtype=np.int64), joined


@record
class Steps:
    """The firm links of this run, and of the last one those that are gone and at which groups joined, the firmest
    first: each link's row, -1 where it is gone, its claims, and whether groups joined there in the last run. `changed`
    tells which claims have a link that has come or gone.
    """

    rows: Numbers
    left: Numbers
    right: Numbers
    joined: Flags
    changed: Flags


class _Claims:
    """The claims of the last run among those of this one. Those that are gone have numbers after all others."""

    def __init__(self, moved: Numbers, count: int) -> None:
        gone = moved < 0
        self.count = count + int(gone.sum())
        self.numbers = np.where(gone, count + np.cumsum(gone) - 1, moved)
        """The claims' numbers."""
        self.places = np.where(gone, 2 * np.maximum.accumulate(moved) + 1, 2 * moved)
        """Where claims stand, twice counted: those that are gone between the others."""


def _steps(links: Links, least: float, found: Numbers, claims: _Claims, last: Columns) -> Steps:
    """`found` are the rows of the last run's links that are links still."""
    gone = np.ones(len(last["print"]), dtype=bool)
    gone[found[found >= 0]] = False
    changed = np.zeros(claims.count, dtype=bool)
    for ends in (links.left, links.right):
        changed[ends[found < 0]] = True
    for ends in (last["left"], last["right"]):
        changed[claims.numbers[ends[gone]]] = True
    firm, then = np.flatnonzero(links.scores >= least), np.flatnonzero(last["joined"])
    then, scores = then[gone[then]], last["firm"][gone[then]]
    one, other = last["left"][then], last["right"][then]
    width = 2 * claims.count + 1
    known = 2 * (links.left[firm] * width + links.right[firm])
    at = np.searchsorted(known, claims.places[one] * width + claims.places[other])
    order = in_order(-np.insert(links.scores[firm], at, scores))
    return Steps(
        rows=np.insert(firm, at, -1)[order],
        left=np.insert(links.left[firm], at, claims.numbers[one])[order],
        right=np.insert(links.right[firm], at, claims.numbers[other])[order],
        joined=np.insert(np.append(last["joined"], False)[found[firm]], at, True)[order],
        changed=changed,
    )

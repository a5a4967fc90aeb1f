"""Work on pairs in batches of claims that are linked among one another, so that few claims need be held at a time, and
several processes can work at once. How pairs are batched changes no result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

import numpy as np

from pipeline.align.rows import Numbers
from pipeline.align.scoring import Links
from pipeline.recall.order import in_order

MOST_PAIRS = 100_000
"""Pairs of a batch."""
MOST_CLAIMS = 1_000
"""Claims that are brought together before all else."""
ROUNDS = 12

S = TypeVar("S")
J = TypeVar("J")
R = TypeVar("R")


class Work(Protocol):
    """How jobs are done: `function(shared, job)` for each, results in the order of jobs."""

    def __call__(self, function: Callable[[S, J], R], shared: S, jobs: Iterable[J]) -> Iterator[R]:
        """The results of jobs; the function is one of a module, and what it is given can be sent to other processes."""


def in_turn(function: Callable[[S, J], R], shared: S, jobs: Iterable[J]) -> Iterator[R]:
    """Jobs done one after another in this process."""
    return (function(shared, job) for job in jobs)


def batches(links: Links, count: int) -> list[Numbers]:
    """Rows of links batch by batch, each in ascending order; `count` is that of all claims."""
    if len(links) <= MOST_PAIRS:
        return [np.arange(len(links))]
    homes = _homes(links, count)
    ranks = np.empty(count, dtype=np.int64)
    ranks[in_order(homes)] = np.arange(count)
    order = in_order(np.minimum(ranks[links.left], ranks[links.right]))
    return [np.sort(order[first : first + MOST_PAIRS]) for first in range(0, len(order), MOST_PAIRS)]


def _homes(links: Links, count: int) -> Numbers:
    """Claims brought together: of what is linked most firmly to each other, until `MOST_CLAIMS` would be exceeded."""
    order = in_order(links.scores)
    left, right = links.left[order], links.right[order]
    homes = np.arange(count)
    for _ in range(ROUNDS):
        ends = homes[np.stack((left, right), axis=1)]
        sizes = np.bincount(homes, minlength=count)
        ends = ends[(ends[:, 0] != ends[:, 1]) & (sizes[ends].sum(axis=1) <= MOST_CLAIMS)]
        nearest = np.full(count, -1)
        nearest[ends.ravel()] = ends[:, ::-1].ravel()  # of several the last stays, which is the firmest
        linked = np.flatnonzero(nearest >= 0)
        mutual = linked[nearest[nearest[linked]] == linked]
        joined = np.arange(count)
        joined[mutual] = np.minimum(mutual, nearest[mutual])
        homes = joined[homes]
    return homes

"""From linked pairs to questions: groups of claims of which most pairs answer one question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from pipeline.align.rows import Numbers, distinct
from pipeline.align.scoring import Links
from pipeline.recall.order import in_order

Pair = tuple[int, int]

BLOCK = 1 << 14
"""Pairs looked at at a time."""
PARTS = 1 << 40
"""Probabilities are added up in whole parts of 1, so that sums come out the same in any order."""


def cluster(links: Links, least: float, joins: list[Pair] | None = None) -> dict[int, int]:
    """Groups by average link: two groups join while the mean probability over their pairs is at least `least`. Given
    is each linked claim's group, named after one of its claims; `joins` takes the pairs at which groups joined.

    A pair that is not among the links counts 0, pairs of one source are to be given too where they count. A linked pair
    whose claims fell apart is a group of its own.
    """
    firm_links, limit = links.of(links.scores >= least), round(least * PARTS)
    order = in_order(-firm_links.scores, firm_links.left, firm_links.right)
    between = _sums(links, distinct(np.concatenate((firm_links.left, firm_links.right))))
    home = {i: i for i in between}
    members = {i: [i] for i in between}
    for one, other in _pairs(firm_links.left[order], firm_links.right[order]):
        left, right = home[one], home[other]
        if left == right or between[left].get(right, 0) < limit * len(members[left]) * len(members[right]):
            continue
        keep, gone = (left, right) if len(between[left]) >= len(between[right]) else (right, left)
        for i in members[gone]:
            home[i] = keep
        members[keep] += members.pop(gone)
        _join(between, keep, gone)
        if joins is not None:
            joins.append((one, other))
    return home


def in_parts(links: Links) -> Numbers:
    """Probabilities of links, in parts."""
    return np.rint(links.scores * PARTS).astype(np.int64)


def _pairs(left: Numbers, right: Numbers) -> Iterator[Pair]:
    """Pairs one by one, of which few are held as such."""
    for first in range(0, len(left), BLOCK):
        block = slice(first, first + BLOCK)
        yield from zip(left[block].tolist(), right[block].tolist(), strict=True)


def _sums(links: Links, claims: Numbers) -> dict[int, dict[int, int]]:
    """Probability between each two of some claims, in parts, both ways. Every number is one object wherever it stands:
    of a million claims there are twenty million sums.
    """
    among = links.of(np.isin(links.left, claims) & np.isin(links.right, claims))
    names, parts = claims.tolist(), in_parts(among).tolist()
    owners = np.concatenate((among.left, among.right))
    order = in_order(owners)
    others = np.searchsorted(claims, np.concatenate((among.right, among.left))[order])
    rows = np.tile(np.arange(len(parts)), 2)[order]
    bounds = pairwise([*np.searchsorted(owners[order], claims).tolist(), len(rows)])
    return {
        name: {names[i]: parts[row] for i, row in zip(others[a:b].tolist(), rows[a:b].tolist(), strict=True)}
        for name, (a, b) in zip(names, bounds, strict=True)
    }


def _join(between: dict[int, dict[int, int]], keep: int, gone: int) -> None:
    """Let one group's sums take in another's, which is best the one with fewer neighbours."""
    kept, lost = between[keep], between.pop(gone)
    kept.pop(gone)
    for other, total in lost.items():
        if other != keep:
            row = between[other]
            del row[gone]
            kept[other] = row[keep] = kept.get(other, 0) + total

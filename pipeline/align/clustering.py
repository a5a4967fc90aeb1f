"""From linked pairs to questions: groups of claims of which most pairs answer one question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from pipeline.align.scoring import Links
from pipeline.recall.order import in_order

Pair = tuple[int, int]

PARTS = 1 << 40
"""Probabilities are added up in whole parts of 1, so that sums come out the same in any order."""


def cluster(links: Links, least: float) -> dict[int, int]:
    """Groups by average link: two groups join while the mean probability over their pairs is at least `least`. Given
    is each linked claim's group, named after one of its claims.

    A pair that is not among the links counts 0, pairs of one source are to be given too where they count. A linked pair
    whose claims fell apart is a group of its own.
    """
    firm_links = links.of(links.scores >= least)
    order = in_order(-firm_links.scores, firm_links.left, firm_links.right)
    firm = list(zip(firm_links.left[order].tolist(), firm_links.right[order].tolist(), strict=True))
    home: dict[int, int] = {i: i for pair in firm for i in pair}
    members: dict[int, list[int]] = {i: [i] for i in home}
    between = _sums(links, home)
    for pair in firm:
        left, right = home[pair[0]], home[pair[1]]
        pairs = len(members[left]) * len(members[right])
        if left == right or between[left].get(right, 0) < round(least * PARTS) * pairs:
            continue
        keep, gone = (left, right) if len(between[left]) >= len(between[right]) else (right, left)
        for i in members[gone]:
            home[i] = keep
        members[keep] += members.pop(gone)
        _join(between, keep, gone)
    return home


def _sums(links: Links, home: Mapping[int, int]) -> defaultdict[int, dict[int, int]]:
    """Probability between each two claims that may come to stand in a group, in parts, both ways."""
    between: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for i, j, p in links.rows():
        if i in home and j in home:
            between[i][j] = between[j][i] = round(p * PARTS)
    return between


def _join(between: defaultdict[int, dict[int, int]], keep: int, gone: int) -> None:
    """Let one group's sums take in another's, which is best the one with fewer neighbours."""
    kept, lost = between[keep], between.pop(gone)
    kept.pop(gone)
    for other, total in lost.items():
        if other != keep:
            kept[other] = kept.get(other, 0) + total
            row = between[other]
            row[keep] = kept[other]
            del row[gone]

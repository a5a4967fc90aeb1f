"""From linked pairs to questions: groups of claims of which most pairs answer one question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Pair = tuple[int, int]


def cluster(links: Mapping[Pair, float], least: float) -> tuple[tuple[int, ...], ...]:
    """Groups by average link: two groups join while the mean probability over their pairs is at least `least`.

    `links` maps sorted pairs of indices to probabilities; a pair that is not there counts 0, pairs of one source are
    to be given too where they count. Every linked pair ends up in a group of its own where its claims fell apart.
    """
    home: dict[int, int] = {i: i for pair in links for i in pair}
    members: dict[int, list[int]] = {i: [i] for i in home}
    for pair in sorted(links, key=lambda p: (-links[p], p)):
        if links[pair] < least:
            break
        left, right = home[pair[0]], home[pair[1]]
        if left == right or _mean(members[left], members[right], links) < least:
            continue
        keep, gone = min(left, right), max(left, right)
        for i in members.pop(gone):
            home[i] = keep
            members[keep].append(i)
    groups = {tuple(sorted(group)) for group in members.values() if len(group) > 1}
    groups |= {pair for pair, p in links.items() if p >= least and home[pair[0]] != home[pair[1]]}
    return tuple(sorted(groups))


def _mean(left: Sequence[int], right: Sequence[int], links: Mapping[Pair, float]) -> float:
    total = sum(links.get((min(i, j), max(i, j)), 0.0) for i in left for j in right)
    return total / (len(left) * len(right))

"""Groups of claims while they join, beside what they were in the last run when it had come as far."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.align.clustering import in_parts
from pipeline.align.scoring import Links
from pipeline.recall.order import in_order


class Growing:
    """Groups of claims, each alone at first. `home` names the group of each claim; `then` tells what the group of a
    claim was in the last run where it was another.
    """

    def __init__(self, links: Links, count: int, limit: int) -> None:
        """Two groups may join from a mean probability on of so many parts."""
        self.home = list(range(count))
        self.then: dict[int, Sequence[int]] = {}
        self._members: dict[int, list[int]] = {}
        self._links, self._parts, self._limit = links, in_parts(links), limit
        self._by_right = in_order(links.right)
        claims = np.arange(count + 1)
        self._lefts = np.searchsorted(links.left, claims)
        self._rights = np.searchsorted(links.right[self._by_right], claims)
        self._known: dict[int, dict[int, int]] = {}

    def of(self, claim: int) -> Sequence[int]:
        """The claims of a claim's group."""
        return self._members.get(self.home[claim]) or (claim,)

    def join(self, one: int, other: int) -> None:
        """Put the groups of two claims together."""
        kept, gone = self.of(one), self.of(other)
        if len(kept) < len(gone):
            one, other, kept, gone = other, one, gone, kept
        home = self.home[one]
        self._members.pop(self.home[other], None)
        for claim in gone:
            self.home[claim] = home
        self._members[home] = [*kept, *gone]

    def weigh(self, one: int, other: int, *, linked: bool, before: bool) -> bool:
        """Put the groups of two claims together if they are linked firmly enough; `before` tells whether the last run
        did so here, of which `then` is told.
        """
        left, right = self.of(one), self.of(other)
        now = linked and self.home[one] != self.home[other] and self._firm(left, right)
        if now or before:
            past = self.then.get(one, left), self.then.get(other, right)
            if now:
                self.join(one, other)
            for group in [[*past[0], *past[1]]] if before else past:
                self.then.update(dict.fromkeys(group, group))
            for claim in (one, other):
                group = self.of(claim)
                if claim in self.then and set(group) == set(self.then[claim]):
                    for each in group:
                        del self.then[each]
        return now

    def _firm(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether the mean probability between two groups is enough."""
        few, many = (one, other) if len(one) <= len(other) else (other, one)
        home, total = self.home[many[0]], 0
        for claim in few:
            total += sum([part for partner, part in self.links_of(claim).items() if self.home[partner] == home])
        return total >= self._limit * len(one) * len(other)

    def links_of(self, claim: int) -> dict[int, int]:
        """Probabilities of a claim's links by its partners, in parts."""
        if claim not in self._known:
            before = self._by_right[self._rights[claim] : self._rights[claim + 1]]
            after = slice(self._lefts[claim], self._lefts[claim + 1])
            parts, links = self._parts, self._links
            found = dict(zip(links.left[before].tolist(), parts[before].tolist(), strict=True))
            found.update(zip(links.right[after].tolist(), parts[after].tolist(), strict=True))
            self._known[claim] = found
        return self._known[claim]

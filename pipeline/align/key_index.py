"""Which claims hold which keys, as columns of whole numbers: a million claims with a hundred keys each fit in memory.

Pairs are found as the rows of a sparse product: each claim's keys are looked up, the holders' weights added, and only
the best partners kept. Rows are worked through in blocks, so that memory does not grow with the number of pairs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import numpy as np

from pipeline.align.rows import Numbers, Rows, rows_of
from pipeline.recall.order import in_order
from pipeline.recall.prints import Prints, mixed, summed
from pipeline.recall.ragged import Ragged, starts_of

BLOCK = 4096
"""Pairs whose keys are told at a time."""
KEPT = 1 << 16
"""Keys whose words are kept."""
CAP = 100
"""Most claims that may hold a key: what more of them share tells nothing."""
UNIT = 4096
"""Weights are whole numbers, this many to 1, so that sums come out the same in any order."""
LOOKED_UP = 500_000
"""Holders looked up at a time, 8 bytes each a few times over: what fits near the processor is sorted fastest."""
WEIGHT_BITS = 3
"""Bits that tell which of the weights a key has."""
SHORT_BITS = 32
"""Bits of numbers that are sorted in half the time."""


class Keys(Protocol):
    """What keys, which are numbers, mean."""

    def spell(self, code: int) -> str:
        """A key in words."""

    def prints(self, codes: Numbers) -> Prints:
        """The prints of keys."""


class KeyIndex:
    """Keys that two claims or more, and at most `CAP`, hold."""

    def __init__(self, kinds: Iterable[tuple[Numbers, Numbers]], count: int, keys: Keys) -> None:
        """Index the keys of `count` claims: owners and codes, kind by kind. All owners of a key stand in one kind;
        nobody may hold a key twice.
        """
        telling = [_telling(owners, codes) for owners, codes in kinds]
        self._codes, self._held = (np.concatenate([part[i] for part in telling]) for i in range(2))
        firsts = starts_of(np.array([len(codes) for codes, *_ in telling]))
        owners = np.concatenate([part[2] for part in telling])
        places = np.concatenate([part[3] + first for part, first in zip(telling, firsts.tolist(), strict=False)])
        del telling
        self._count = count
        self._holders = rows_of(places, owners, len(self._held))
        self._rows = rows_of(owners, places, count)
        self._bits = np.frexp(self._held - 1)[1].astype(np.int64)  # the count rounded up to this power of two
        self._weights = _weights(count)
        own = np.bincount(owners, weights=self._weights[self._bits[places]], minlength=count)
        self._own = own.astype(np.int64)
        self._keys = keys
        self._known: dict[int, tuple[int, str]] = {}

    def forget_holders(self) -> None:
        """Let go of what only looking for partners needs."""
        self._holders = Rows(np.zeros(1, dtype=np.int64), self._holders.entries[:0].copy())

    def shared(self, left: Numbers, right: Numbers, write: Callable[[str], str] = str) -> Iterator[tuple[str, ...]]:
        """The keys that each two claims share, in words, weightiest first; `write` writes a key, and is asked once for
        many pairs.
        """
        for first in range(0, len(left), BLOCK):
            common = self._rows.common(left[first : first + BLOCK], right[first : first + BLOCK])
            keys, places = np.unique(common.item, return_inverse=True)
            told = [self._told(key) for key in keys.tolist()]
            order = sorted(range(len(told)), key=told.__getitem__)
            ranks = np.argsort(order)[places]
            words = [write(told[place][1]) for place in order]
            in_order = np.sort(common.pair * len(words) + ranks) % max(len(words), 1)
            spelt = [words[rank] for rank in in_order.tolist()]
            ends = np.cumsum(common.count()).tolist()
            yield from (tuple(spelt[start:end]) for start, end in zip([0, *ends], ends, strict=False))

    def _told(self, key: int) -> tuple[int, str]:
        """A key's rank by weight and its words."""
        if key not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[key] = int(self._bits[key]), self._keys.spell(int(self._codes[key]))
        return self._known[key]

    def told_prints(self, claims: Prints) -> Prints:
        """A print for each claim, of itself and of the telling keys that it holds, with how rare they are."""
        keys = mixed(self._keys.prints(self._codes), self._bits)
        return mixed(claims, summed(keys[self._rows.entries], self._rows.starts))

    def partner_prints(self, claims: Prints) -> Prints:
        """A print for each claim, of all that decides about its best partners: who holds the telling keys that it
        holds, how rare these are, and how much is told of each holder.
        """
        holders = mixed(claims, self._own)[self._holders.entries]
        held = mixed(summed(holders, self._holders.starts), self._bits)
        return mixed(claims, summed(held[self._rows.entries], self._rows.starts), self._weights[:1])

    def best_partners(self, claims: Numbers, sources: Numbers, *, share: float, across: int, within: int) -> Ragged:
        """For each of some claims the partners whose weight is at least `share` of the smaller claim's own, and which
        are among its best `across` of other sources or `within` of its own.
        """
        found = [(claims[:0], claims[:0])]
        for first, last in self._blocks(claims):
            places, partners, weights = self._row_sums(claims[first:last])
            owners = claims[first:last][places]
            least = share * np.minimum(self._own[owners], self._own[partners])
            near = weights >= least
            places, partners, weights, owners = places[near], partners[near], weights[near], owners[near]
            same = sources[owners] == sources[partners]
            best = np.sort(_best_of_each(2 * places + same, weights, np.where(same, within, across)))
            found.append((places[best] + first, partners[best]))
        owners, partners = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return Ragged(starts_of(np.bincount(owners, minlength=len(claims))), partners)

    def _blocks(self, claims: Numbers) -> Iterator[tuple[int, int]]:
        """Stretches of claims that look up about `LOOKED_UP` holders each."""
        each = np.concatenate(([0], np.cumsum(self._held[self._rows.entries])))[self._rows.starts]
        work = np.concatenate(([0], np.cumsum(np.diff(each)[claims])))
        first = 0
        while first < len(claims):
            last = max(first + 1, int(np.searchsorted(work, work[first] + LOOKED_UP, side="right")) - 1)
            last = min(last, first + max(1, (1 << SHORT_BITS - WEIGHT_BITS) // self._count - 1))
            yield first, last
            first = last

    def _row_sums(self, claims: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Places among some claims, their partners and the weight that each two share, by place, then partner."""
        owners, keys = self._rows.unfold(claims)
        counts, partners = self._holders.end_to_end(keys)
        short = (len(claims) * self._count).bit_length() + WEIGHT_BITS <= SHORT_BITS
        kind = np.uint32 if short else np.uint64
        coded = np.repeat((owners * self._count << WEIGHT_BITS | self._bits[keys]).astype(kind), counts)
        coded += np.multiply(partners, 1 << WEIGHT_BITS, dtype=kind, casting="unsafe")
        coded.sort()
        pairs = np.right_shift(coded, WEIGHT_BITS, dtype=kind)
        starts = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)])
        weights = self._weights[(coded & kind((1 << WEIGHT_BITS) - 1)).astype(np.intp)]
        sums = np.add.reduceat(weights, starts) if len(starts) else weights
        places, partners = np.divmod(pairs[starts].astype(np.int64), self._count)
        others = partners != claims[places]
        return places[others], partners[others], sums[others]


def _telling(owners: Numbers, codes: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Keys that tell something and how many hold each, then their owners, and the place of each owner's key."""
    order = np.argsort(codes)
    codes = codes[order]
    starts = np.flatnonzero(np.append(True, np.diff(codes) != 0)[: len(codes)])
    held = np.diff(starts, append=len(codes))
    telling = (held > 1) & (held <= CAP)
    kept = order[np.repeat(telling, held)]
    held = held[telling]
    return codes[starts[telling]], held, owners[kept], np.repeat(np.arange(len(held)), held)


def _weights(total: int) -> Numbers:
    """Squared inverse document frequency by the power of two of the holders' number, of which there are `CAP`."""
    rounded = 1 << (max(total, 1) - 1).bit_length()
    return np.array(
        [round(UNIT * math.log(1 + rounded / (1 << bits)) ** 2) for bits in range(1 << WEIGHT_BITS)], dtype=np.int64
    )


def _best_of_each(groups: Numbers, weights: Numbers, most: Numbers) -> Numbers:
    """Places of the weightiest `most` of each group; of equal weights the first."""
    heaviest = int(weights.max(initial=0))
    order = in_order(groups * (heaviest + 1) + heaviest - weights)
    ordered = groups[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    rank = np.arange(len(order)) - np.repeat(begins, np.diff(begins, append=len(order)))
    kept: Numbers = order[rank < most[order]]
    return kept

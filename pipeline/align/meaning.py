"""How near two claims are in meaning, word by word: "condemned" is nearer to "denounced" than to "sold", and one figure
or month is nearer to another than to a verb.

Each word of the one claim is answered by the nearest word of the other, itself if it stands there; the answers are
weighed by the rarity of the words. Sums are of whole numbers, so that they come out the same in any order.
"""

from __future__ import annotations

from functools import reduce

import numpy as np
import numpy.typing as npt

from pipeline.align.columns import FORM, OWN, ClaimTable
from pipeline.align.rarity import Rarity
from pipeline.align.rows import Floats, Numbers
from pipeline.packs.word_vectors import LENGTH, WordVectors
from pipeline.recall.order import in_order

MOST = 16
"""Words of a claim that count: the rarest."""
FLOOR = 0.3
"""Cosine from which a word answers another; unrelated words stay below it."""
SYNONYM = 0.9
"""What the nearest of other words counts, where the word itself counts 1."""
SAME = LENGTH * LENGTH
ITSELF = 2.0 * SAME
"""More than any two words have."""
STEP = 4
"""Claims are looked at with others that have about as many words, counted in steps."""
BLOCK = 1024
"""Pairs looked at a time."""
Nearness = npt.NDArray[np.float32]


class Meaning:
    """Nearness in meaning of the claims of one table."""

    def __init__(self, table: ClaimTable, rarity: Rarity, vectors: WordVectors) -> None:
        owners, items = table.held(FORM, OWN)
        weights = rarity.plain[items]
        order = in_order(owners, -weights, items)
        owners, items, weights = owners[order], items[order], weights[order]
        firsts = np.searchsorted(owners, np.arange(len(table)))
        ranks = np.arange(len(owners)) - firsts[owners]
        kept = ranks < MOST
        first_word = table.kind_starts[FORM]
        words = table.spelt[first_word : table.kind_starts[FORM + 1]]
        self._words = np.zeros((len(table), MOST), dtype=np.int32)
        self._weights = np.zeros((len(table), MOST), dtype=np.int64)
        self._words[owners[kept], ranks[kept]] = items[kept] - first_word + 1
        self._weights[owners[kept], ranks[kept]] = weights[kept]
        self._totals = self._weights.sum(axis=1)
        counts = np.bincount(owners[kept], minlength=len(table))
        self._widths = np.maximum(-(-counts // STEP), 1) * STEP
        self._vectors = np.zeros((len(words) + 1, vectors.rows.shape[1]), dtype=np.float32)
        known = [(i + 1, vectors.places[word]) for i, word in enumerate(words) if word in vectors.places]
        if known:
            here, there = np.array(known).T
            self._vectors[here] = vectors.rows[there]

    def of(self, left: Numbers, right: Numbers) -> Floats:
        """Nearness of pairs of claims, which are given by number: 0 where no word answers another, 1 where all are the
        same.
        """
        found = np.empty(len(left))
        widths = np.maximum(self._widths[left], self._widths[right])
        for width in range(STEP, MOST + 1, STEP):
            places = np.flatnonzero(widths == width)
            for first in range(0, len(places), BLOCK):
                block = places[first : first + BLOCK]
                found[block] = self._near(left[block], right[block], width)
        return found

    def _near(self, left: Numbers, right: Numbers, width: int) -> Floats:
        """Nearness of pairs of claims that have at most so many words."""
        words = self._words[left, :width], self._words[right, :width]
        nearness = self._vectors[words[0]] @ self._vectors[words[1]].transpose(0, 2, 1)
        nearness[(words[0][:, :, None] == words[1][:, None, :]) & (words[0] > 0)[:, :, None]] = ITSELF
        # word by word: the library's way of finding the greatest along so short a side takes ten times as long
        one = self._answered(reduce(np.maximum, [nearness[:, :, word] for word in range(width)]), left)
        other = self._answered(reduce(np.maximum, [nearness[:, word] for word in range(width)]), right)
        found: Floats = (one + other) / 2
        return found

    def _answered(self, nearest: Nearness, claims: Numbers) -> Floats:
        """Weight of the answered words as a share of all; `nearest` is how near to each the nearest word comes."""
        near = np.minimum(np.maximum(nearest - FLOOR * SAME, 0) / (1 - FLOOR), SYNONYM * SAME)
        answers = np.where(nearest == ITSELF, SAME, near.astype(np.int64))
        total = SAME * np.maximum(self._totals[claims], 1)
        share: Floats = (answers * self._weights[claims, : nearest.shape[1]]).sum(axis=1) / total
        return share

"""Runs of eight words as numbers, by which texts that share much of their wording are found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from zlib import crc32

RUN = 8


def runs_of(key: str) -> frozenset[int]:
    """Hashes of all runs of eight words; a text of fewer words is one run. Stable from run to run."""
    return runs_of_each([key])[0]


def runs_of_each(keys: Sequence[str]) -> list[frozenset[int]]:
    """The same of several texts, worked out together, for a column of numbers costs hardly more than a single one."""
    import numpy as np

    from pipeline.recall.prints import mixed

    texts = [key.split() for key in keys]
    words = np.array([crc32(word.encode()) for text in texts for word in text], dtype=np.uint64)
    count = max(0, len(words) - RUN + 1)
    runs = mixed(*(words[place : place + count] for place in range(RUN))).tolist() if count else []
    return [
        frozenset(runs[start : end - RUN + 1] if end - start >= RUN else mixed(*words[start:end, np.newaxis]).tolist())
        for start, end in pairwise(accumulate(map(len, texts), initial=0))
    ]

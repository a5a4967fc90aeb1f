"""Vectors of common words: words that are used alike point in like directions.

Made by `bench/build_word_vectors.py`. A vector's numbers are whole and small enough that sums of their products are
exact in single precision, in any order and on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from pipeline.packs.files import RESOURCES

STEMS = "word_vectors/stems.txt"
VECTORS = "word_vectors/vectors.npy"
LENGTH = 127
"""Length of each vector, up to rounding."""


@dataclass(frozen=True, eq=False)
class WordVectors:
    """`rows` holds one vector a stem, `places` tells in which row."""

    places: Mapping[str, int]
    rows: npt.NDArray[np.int8]


@cache
def load_word_vectors() -> WordVectors:
    """The vectors that come with the program."""
    stems = (RESOURCES / STEMS).read_text(encoding="utf-8").split()
    return WordVectors({stem: place for place, stem in enumerate(stems)}, np.load(RESOURCES / VECTORS))

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

WORDS = "word_vectors/words.txt"
PLACES = "word_vectors/places.npy"
VECTORS = "word_vectors/vectors.npy"
LENGTH = 127
"""Length of each vector, up to rounding."""


@dataclass(frozen=True, eq=False)
class WordVectors:
    """`rows` holds one vector for words that are used alike, `places` tells in which row a word's stands."""

    places: Mapping[str, int]
    rows: npt.NDArray[np.int8]


@cache
def load_word_vectors() -> WordVectors:
    """The vectors that come with the program; words are in lower case, inflected as they are written."""
    words = (RESOURCES / WORDS).read_text(encoding="utf-8").split("\n")
    places = np.load(RESOURCES / PLACES).tolist()
    return WordVectors(dict(zip(words, places, strict=True)), np.load(RESOURCES / VECTORS))

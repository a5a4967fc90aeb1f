"""The word vectors of `pipeline/resources/word_vectors` from those of a spaCy model.

    python -m bench build_word_vectors MODEL

MODEL is the folder of en_core_web_md 3.7.1 (MIT), whose vectors are those of GloVe trained on Common Crawl (Pennington,
Socher and Manning, 2014), cut by spaCy to 20,000, each shared by words that are used alike. The mean is taken off, the
`DIMENSIONS` directions of most variance are kept (Mu and Viswanath, 2018, on the mean), and each vector is brought to
length `LENGTH` and rounded to whole numbers. Kept are words in lower case and figures.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.packs.files import RESOURCES
from pipeline.packs.word_vectors import LENGTH, PLACES, VECTORS, WORDS

DIMENSIONS = 96
KEPT = re.compile(r"[a-z]{2,20}|\d{1,4}")
Matrix = npt.NDArray[np.float64]


def main(arguments: list[str]) -> None:
    """Read, reduce, write."""
    import spacy

    vocab = spacy.blank("en").vocab.from_disk(Path(*arguments) / "vocab")
    rows = {vocab.strings[key]: row for key, row in vocab.vectors.key2row.items() if key in vocab.strings}
    words = sorted(word for word in rows if KEPT.fullmatch(word))
    used, places = np.unique([rows[word] for word in words], return_inverse=True)
    vectors = reduce_vectors(vocab.vectors.data.astype(float))
    (RESOURCES / WORDS).write_text("\n".join(words), encoding="utf-8")
    np.save(RESOURCES / PLACES, places.astype(np.uint16))
    np.save(RESOURCES / VECTORS, vectors[used])
    print(f"{len(words)} words, {len(used)} vectors")


def reduce_vectors(vectors: Matrix) -> npt.NDArray[np.int8]:
    """Fewer dimensions, whole numbers."""
    told = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    told = told - told.mean(axis=0)
    _, directions = np.linalg.eigh(told.T @ told)
    reduced = told @ directions[:, ::-1][:, :DIMENSIONS]
    reduced /= np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-9)
    return np.rint(LENGTH * reduced).astype(np.int8)

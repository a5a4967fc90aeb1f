"""The word vectors of `pipeline/resources/word_vectors` from a sentence encoder.

    python -m bench build_word_vectors MODEL.onnx TOKENIZER.json

MODEL is all-MiniLM-L6-v2 (Apache-2.0) as an ONNX file; `onnxruntime` and `tokenizers` have to be installed. Every word
of `lexicon/words.csv` is encoded on its own, as a model is distilled into static vectors (Tulkens and van Dongen,
Model2Vec, 2024): the means are taken off, the `DIMENSIONS` directions of most variance kept, and each vector brought to
length `LENGTH` and rounded to whole numbers. Words of one stem have the vector of the shortest.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.align.words import stem
from pipeline.packs.files import RESOURCES, Layers
from pipeline.packs.word_vectors import LENGTH, STEMS, VECTORS

DIMENSIONS = 64
Matrix = npt.NDArray[np.float64]


def main(arguments: list[str]) -> None:
    """Encode, reduce, write."""
    model, tokenizer = map(Path, arguments)
    words = sorted({row["word"] for _, _, row in Layers().csv_rows("lexicon/words.csv")})
    vectors = reduce_vectors(encode(words, model, tokenizer))
    shortest: dict[str, int] = {}
    for place, word in enumerate(words):
        key = stem(word)
        if key not in shortest or len(word) < len(words[shortest[key]]):
            shortest[key] = place
    stems = sorted(shortest)
    (RESOURCES / STEMS).write_text("\n".join(stems) + "\n", encoding="utf-8")
    np.save(RESOURCES / VECTORS, vectors[[shortest[key] for key in stems]])
    print(f"{len(stems)} stems")


def encode(words: Sequence[str], model: Path, tokenizer: Path) -> Matrix:
    """The encoder's vector of each word: the mean over its tokens, of length 1."""
    import onnxruntime
    from tokenizers import Tokenizer

    session = onnxruntime.InferenceSession(str(model))
    names = {given.name for given in session.get_inputs()}
    reader = Tokenizer.from_file(str(tokenizer))
    reader.no_padding()
    found = []
    for word in words:
        told = reader.encode(word)
        ids, mask = np.array([told.ids]), np.array([told.attention_mask])
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        tokens = session.run(None, {name: inputs[name] for name in names})[0]
        vector = (tokens * mask[..., None]).sum(axis=1)[0] if tokens.ndim > 2 else tokens[0]
        found.append(vector / np.linalg.norm(vector))
    return np.array(found)


def reduce_vectors(vectors: Matrix) -> npt.NDArray[np.int8]:
    """Fewer dimensions, equal length, whole numbers."""
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    kept = centred @ directions[:, ::-1][:, :DIMENSIONS]
    kept /= np.linalg.norm(kept, axis=1, keepdims=True)
    return np.round(LENGTH * kept).astype(np.int8)

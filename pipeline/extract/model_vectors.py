"""The model's vectors of words before their surroundings count, worked out once for each word of a batch.

They depend on how a word is written and on nothing else, and most words of a text stand in it several times. Equal
words get one row of the same matrix product, so that the vectors are spaCy's to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.recall.prints import mixed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

NAME = "words_once"
STEPS = ("extract_features", "list2ragged", "with_array(ints-getitem>>hashembed", "with_array(maxout", "ragged2list")
"""How the names of the steps begin of which spaCy makes vectors: what words are told apart by, two steps that take each
word for itself, and the form in which they take them.
"""
Vectors: TypeAlias = list[NDArray[np.float32]]
VectorModel: TypeAlias = "Model[Sequence[Doc], Vectors]"


def embed_words_once(nlp: Language) -> None:
    """Have every network of the model that makes vectors in these steps do so once a word; others stay."""
    from thinc.api import Model

    for _, component in nlp.components:
        model = getattr(component, "model", None)
        if not isinstance(model, Model):
            continue
        for node in list(model.walk()):
            if node.name != NAME and _is_usual(node):
                model.replace_node(node, Model(NAME, _forward, layers=[node]))


def _is_usual(node: VectorModel) -> bool:
    names = [layer.name for layer in node.layers]
    return len(names) == len(STEPS) and all(map(str.startswith, names, STEPS))


def _forward(model: VectorModel, docs: Sequence[Doc], is_train: bool) -> tuple[Vectors, Callable[..., object]]:
    vectors: VectorModel = model.layers[0]
    if is_train or not docs:
        return vectors(docs, is_train)
    extract, _, mix, narrow, _ = vectors.layers
    told_apart_by = extract.predict(docs)
    words = np.concatenate(told_apart_by)
    first, number = _numbered(words)
    if not np.array_equal(words[first][number], words):
        return vectors(docs, is_train=False)
    rows = narrow.predict(mix.predict(words[first]))[number]
    ends = np.cumsum([len(of_doc) for of_doc in told_apart_by])
    return np.split(rows, ends[:-1]), _untrained


def _numbered(words: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where each different row stands first, and for every row the number of its like; by prints, so that two rows are
    hardly ever taken for one.
    """
    _, first, number = np.unique(mixed(*words.T), return_index=True, return_inverse=True)
    return first, number


def _untrained(*_: object) -> object:
    raise NotImplementedError("vectors made once a word are for reading, not for training")

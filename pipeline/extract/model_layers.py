"""The model's hidden layers, worked out without what only training asks for.

Each is a matrix product, the largest of the pieces that it gives for a feature, and a norm over a word's features.
spaCy also notes which piece was the largest, and takes means twice. Sums are taken in the same order here, so that the
result is spaCy's to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model

NAME = "hidden_layer"
STEPS = "maxout>>layernorm"
"""How such a layer is called; dropout, which reading passes over, may follow."""
NEVER_ZERO = 1e-8
"""What is added to a variance."""
Floats: TypeAlias = NDArray[np.float32]
Layer: TypeAlias = "Model[Any, Any]"


def read_layers_fast(nlp: Language) -> None:
    """Have every such layer of the model work so."""
    from thinc.api import Model

    for _, component in nlp.components:
        model = getattr(component, "model", None)
        if not isinstance(model, Model):
            continue
        for node in list(model.walk()):
            if node.name == STEPS:
                model.replace_node(node, Model(NAME, _forward, layers=[node]))


def _forward(model: Layer, words: Floats, is_train: bool) -> tuple[Floats, Callable[..., object]]:
    layer = model.layers[0]
    if is_train:
        return layer(words, is_train)
    largest, norm = layer.layers
    return _normed(norm, _largest(largest, words)), _untrained


def _largest(layer: Layer, words: Floats) -> Floats:
    """The largest piece of each feature."""
    weights, bias = _weights(layer, "W"), _weights(layer, "b")
    multiply: Any = layer.ops.gemm
    given: Floats = multiply(words, weights.reshape(-1, weights.shape[-1]), trans2=True)
    given += bias.reshape(-1)
    pieces = np.moveaxis(given.reshape(-1, *bias.shape), -1, 0)
    largest: Floats = reduce(np.maximum, pieces)
    return largest


def _normed(layer: Layer, words: Floats) -> Floats:
    """Features with the mean 0 and the variance 1 for each word, weighed."""
    features = words.shape[1]
    words = words - np.add.reduce(words, axis=1, keepdims=True) / features
    variance = np.add.reduce(words * words, axis=1, keepdims=True) / features + NEVER_ZERO
    words *= variance**-0.5
    words *= _weights(layer, "G")
    words += _weights(layer, "b")
    return words


def _weights(layer: Layer, name: str) -> Floats:
    found: Any = layer.get_param(name)
    return np.asarray(found)


def _untrained(*_: object) -> object:
    raise NotImplementedError("layers read fast are for reading, not for training")

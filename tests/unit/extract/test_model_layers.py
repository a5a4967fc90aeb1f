"""Hidden layers read fast give what spaCy's give."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language

from pipeline.extract.model_layers import NAME, STEPS, read_layers_fast
from pipeline.extract.nlp import model_name

TEXTS = ("The barge took the grain to the mill.", "", "The mill took it; THE barge left\n\nthe mill.", "Mill")


def _load() -> Language:
    return spacy.load(model_name(None))


def _vectors(nlp: Language, component: str) -> list[np.ndarray]:
    model = nlp.get_pipe(component).model
    vectors = model if component == "tok2vec" else model.get_ref("tok2vec").layers[0]
    found: list[np.ndarray] = vectors.predict([nlp.make_doc(text) for text in TEXTS])
    return found


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
def test_vectors_are_the_same(component: str) -> None:
    plain, fast = _load(), _load()
    read_layers_fast(fast)
    names = [node.name for node in fast.get_pipe(component).model.walk()]
    assert names.count(NAME) == names.count(STEPS) > 1
    for expected, found in zip(_vectors(plain, component), _vectors(fast, component), strict=True):
        np.testing.assert_array_equal(found, expected)


def test_a_model_without_such_layers_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    read_layers_fast(nlp)
    assert nlp("It left. It came back.").has_annotation("SENT_START")

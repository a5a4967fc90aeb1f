"""Hidden layers read fast give what spaCy's give."""

from __future__ import annotations

import numpy as np
import pytest
import spacy

from pipeline.extract.model_layers import NAME, STEPS, read_layers_fast
from tests.unit.extract.model_reading import load_plain, vectors_of


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
def test_vectors_are_the_same(component: str) -> None:
    plain, fast = load_plain(), load_plain()
    read_layers_fast(fast)
    names = [node.name for node in fast.get_pipe(component).model.walk()]
    assert names.count(NAME) == names.count(STEPS) > 1
    for expected, found in zip(vectors_of(plain, component), vectors_of(fast, component), strict=True):
        np.testing.assert_array_equal(found, expected)


def test_a_model_without_such_layers_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    read_layers_fast(nlp)
    assert nlp("It left. It came back.").has_annotation("SENT_START")

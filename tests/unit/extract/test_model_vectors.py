"""Vectors made once a word are those that spaCy makes of every word."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import spacy

import pipeline.extract.model_vectors
from pipeline.extract.model_vectors import NAME, embed_words_once
from pipeline.recall.prints import Prints, mixed
from tests.unit.extract.model_reading import load_plain, vectors_of


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
@pytest.mark.parametrize("prints", [mixed, lambda *columns: columns[-1]])
def test_vectors_are_the_same(component: str, prints: Callable[..., Prints], monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where different words are taken for one at first."""
    monkeypatch.setattr(pipeline.extract.model_vectors, "mixed", prints)
    plain, once = load_plain(), load_plain()
    embed_words_once(once)
    assert NAME in [node.name for node in once.get_pipe(component).model.walk()]
    for expected, found in zip(vectors_of(plain, component), vectors_of(once, component), strict=True):
        np.testing.assert_array_equal(found, expected)


def test_a_model_of_other_steps_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    embed_words_once(nlp)
    assert nlp("It left. It came back.").has_annotation("SENT_START")

"""Vectors made once a word are those that spaCy makes of every word."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import spacy
from spacy.language import Language

import pipeline.extract.model_vectors
from pipeline.extract.model_vectors import NAME, embed_words_once
from pipeline.extract.nlp import model_name
from pipeline.recall.prints import Prints, mixed

TEXTS = ("The barge took the grain to the mill.", "", "The mill took it; THE barge left\n\nthe mill.", "Mill")


def _load() -> Language:
    return spacy.load(model_name(None))


def _vectors(nlp: Language, component: str) -> list[np.ndarray]:
    model = nlp.get_pipe(component).model
    vectors = model if component == "tok2vec" else model.get_ref("tok2vec").layers[0]
    found: list[np.ndarray] = vectors.predict([nlp.make_doc(text) for text in TEXTS])
    return found


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
@pytest.mark.parametrize("prints", [mixed, lambda *columns: columns[-1]])
def test_vectors_are_the_same(component: str, prints: Callable[..., Prints], monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where different words are taken for one at first."""
    monkeypatch.setattr(pipeline.extract.model_vectors, "mixed", prints)
    plain, once = _load(), _load()
    embed_words_once(once)
    assert NAME in [node.name for node in once.get_pipe(component).model.walk()]
    for expected, found in zip(_vectors(plain, component), _vectors(once, component), strict=True):
        np.testing.assert_array_equal(found, expected)


def test_a_model_of_other_steps_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    embed_words_once(nlp)
    assert nlp("It left. It came back.").has_annotation("SENT_START")

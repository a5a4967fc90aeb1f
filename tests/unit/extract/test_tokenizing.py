"""A tokenizer that is filled from the model alone."""

from __future__ import annotations

import spacy
from spacy.tokenizer import Tokenizer

from pipeline.extract.nlp import model_name
from pipeline.extract.tokenizing import unfilled

LEFT_OUT = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")


def test_it_is_the_same_in_the_end() -> None:
    plain, ours = (spacy.load(model_name(None), exclude=LEFT_OUT, config=config) for config in ({}, unfilled()))
    assert isinstance(ours.tokenizer, Tokenizer)
    assert isinstance(plain.tokenizer, Tokenizer)
    assert ours.tokenizer.to_bytes(exclude=["vocab"]) == plain.tokenizer.to_bytes(exclude=["vocab"])
    assert set(ours.vocab.strings) == set(plain.vocab.strings)
    told = "She didn't re-sign; Dr. Ilves (aged 41) paid $3.5m, i.e. 20% more, on 3 May."
    assert [token.text for token in ours(told)] == [token.text for token in plain(told)]

"""Parses made step by step are spaCy's."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.pipeline import DependencyParser

from pipeline.extract.nlp import model_name
from pipeline.extract.parser import parse_step_by_step

TEXTS = (
    "Peru's navy, which had asked for two frigates, sent them to Callao; the port paid. Nobody was hurt.",
    "",
    "   ",
    "Stop!",
    "What the miller said he would never sell, the bank that his brother owns bought\n\nTwo barges left",
)


def _load() -> Language:
    return spacy.load(model_name(None))


def _parses(nlp: Language) -> list[list[tuple[int, str, bool | None]]]:
    return [[(t.head.i, t.dep_, t.is_sent_start) for t in doc] for doc in nlp.pipe(TEXTS, batch_size=3)]


def test_parses_are_the_same() -> None:
    plain, stepping = _load(), _load()
    parse_step_by_step(stepping)
    assert "parser" not in stepping.pipe_names
    assert _parses(stepping) == _parses(plain)
    assert [t.dep_ for t in stepping(TEXTS[0])] == [t.dep_ for t in plain(TEXTS[0])]


def test_a_parser_that_weighs_several_moves_stays() -> None:
    nlp = _load()
    parser = nlp.get_pipe("parser")
    assert isinstance(parser, DependencyParser)
    parser.cfg["beam_width"] = 4
    parse_step_by_step(nlp)
    assert "parser" in nlp.pipe_names


def test_a_parser_that_has_not_learned_all_moves_stays() -> None:
    nlp = _load()
    parser = nlp.get_pipe("parser")
    assert isinstance(parser, DependencyParser)
    parser.model.attrs["unseen_classes"] = {0}
    parse_step_by_step(nlp)
    assert "parser" in nlp.pipe_names

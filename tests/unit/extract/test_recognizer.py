"""Names found for a whole batch at once are those that spaCy finds word by word."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Span

import pipeline.extract.recognizer
from pipeline.extract.nlp import model_name
from pipeline.extract.recognizer import find_names_at_once

TEXTS = (
    "Peru's navy sent two frigates to Callao on 3 March 2011, said Admiral Ana Rojas of the Bank of the South.",
    "",
    "   ",
    "Oslo",
    (
        "In Quito, 40 percent of the 2,500 voters of the Green Party of Ecuador stayed away. The United Nations Office "
        "on Drugs and Crime paid $3 million.\n\nJuan Carlos Maria de la Torre y Gomez left"
    ),
    "The second of the Lakes Treaties was signed in late May in New York by Chile, Peru and the Republic of",
    "He read The Sea Around Us at 5 p.m. in the Hall of Mirrors during World War II; nobody spoke Quechua.",
)


def _load() -> Language:
    return spacy.load(model_name(None))


def _names(nlp: Language) -> list[list[tuple[int, str, str]]]:
    return [[(t.i, t.ent_iob_, t.ent_type_) for t in doc] for doc in nlp.pipe(TEXTS, batch_size=4)]


def test_the_same_names_are_found() -> None:
    plain, at_once = _load(), _load()
    find_names_at_once(at_once)
    assert "ner" not in at_once.pipe_names
    expected = _names(plain)
    assert sum(iob == "B" for doc in expected for _, iob, _ in doc) > 10
    assert _names(at_once) == expected


def test_where_rounding_could_decide_spacy_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, at_once = _load(), _load()
    find_names_at_once(at_once)
    monkeypatch.setattr(pipeline.extract.recognizer, "NEAR", 1e9)
    assert _names(at_once) == _names(plain)


def test_names_that_are_there_already_are_kept() -> None:
    plain, at_once = _load(), _load()
    find_names_at_once(at_once)
    found = []
    for nlp, name in ((plain, "ner"), (at_once, at_once.pipe_names[-1])):
        doc = nlp.make_doc("The barge Rosa Lee left Bergen")
        doc.set_ents([Span(doc, 1, 4, label="PRODUCT")], default="missing")
        found.append([(e.text, e.label_) for e in nlp.get_pipe(name)(doc).ents])
    assert found[0] == found[1]
    assert ("barge Rosa Lee", "PRODUCT") in found[1]


def test_a_recognizer_of_another_kind_stays() -> None:
    nlp = _load()
    recognizer = nlp.get_pipe("ner")
    assert isinstance(recognizer, EntityRecognizer)
    recognizer.cfg["beam_width"] = 4
    find_names_at_once(nlp)
    assert "ner" in nlp.pipe_names

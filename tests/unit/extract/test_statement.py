"""Statements that can be read alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


def test_a_shared_subject_stands_before_its_second_verb(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("In 2012 Norway rejected the offer and left the league.", "left", nlp, knowledge)
    assert claim.statement == "In 2012 Norway left the league."


def test_a_post_is_told_as_a_sentence(nlp: Language, knowledge: Knowledge) -> None:
    text = "Norwegian Prime Minister Ada Brun visited Denmark on 3 May 2011."
    claim = claim_at(text, "Minister", nlp, knowledge)
    assert claim.event_type == "OFFICE"
    assert claim.statement.startswith("Ada Brun is prime minister")
    assert "Ada Brun" in claim.evidence.quote


def test_a_relative_pronoun_gives_way_to_its_noun(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The accord, which Norway signed in 2012, was long.", "signed", nlp, knowledge)
    assert "which" not in claim.statement
    assert "accord" in claim.statement.lower()


def test_a_date_from_elsewhere_is_added(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Norway invaded Denmark in March 1904.", "invaded", nlp, knowledge)
    assert claim.statement == "Norway invaded Denmark in March 1904."

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


def test_names_are_those_of_the_gazetteer(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Copenhagen signed the accord in 2012. In 2013 it left the league.", "left", nlp, knowledge)
    assert claim.statement == "In 2013 Denmark left the league."


def test_a_bare_noun_gives_way_to_a_name(nlp: Language, knowledge: Knowledge) -> None:
    text = "Carlos Vega warned the European Commission in 2012. In 2013 the commission rejected the plan."
    assert claim_at(text, "rejected", nlp, knowledge).statement == "In 2013 the European Commission rejected the plan."


def test_what_links_a_clause_is_left_out(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Vega flew to Oslo, where Norway signed the accord in 2012.", "signed", nlp, knowledge)
    assert claim.statement == "Norway signed the accord in 2012."

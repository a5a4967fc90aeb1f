"""Statements that can be read alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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


def test_a_title_keeps_all_its_words(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Ada Brun, a deputy prime minister, visited Denmark.", "minister", nlp, knowledge)
    assert claim.statement == "Ada Brun is deputy prime minister."


def test_an_abbreviated_post_stays_in_capitals(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Norway's PM, Ada Brun, rejected the plan in 2012.", "PM", nlp, knowledge)
    assert claim.statement.startswith("Ada Brun is PM of Norway")


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


def test_a_participle_is_told_as_a_sentence(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The bridge, built in 1964, crosses the river.", "built", nlp, knowledge)
    assert claim.statement == "The bridge was built in 1964."
    claim = claim_at("She paid those hurt in the blast.", "hurt", nlp, knowledge)
    assert claim.statement.startswith("Those were hurt")
    claim = claim_at("The mills built in 1964 were sold to Norway.", "built", nlp, knowledge)
    assert claim.statement == "The mills were built in 1964."


def test_the_second_verb_of_a_passive_stays_passive(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The treaty was rejected in May and signed in June 2012.", "signed", nlp, knowledge)
    assert claim.statement.startswith("The treaty was signed in June 2012")


def test_an_insertion_keeps_both_commas(nlp: Language, knowledge: Knowledge) -> None:
    text = "The union, which represents the sailors, rejected the plan and called a strike."
    assert claim_at(text, "called", nlp, knowledge).statement == (
        "The union, which represents the sailors, called a strike."
    )


def test_an_added_date_is_in_english(nlp: Language, knowledge: Knowledge) -> None:
    text = "On 5 March 2011 Ada Brun visited Oslo. She left Norway the next day and met nobody."
    assert claim_at(text, "met", nlp, knowledge).statement.endswith("(6 March 2011).")


def test_half_of_a_pair_of_marks_goes(nlp: Language, knowledge: Knowledge) -> None:
    text = 'Norway rejected the "joint measures", as it called them.'
    assert claim_at(text, "rejected", nlp, knowledge).statement.count('"') % 2 == 0


def test_a_nationality_brings_no_article(nlp: Language, knowledge: Knowledge) -> None:
    text = "The Danish parliament met in Oslo. The Danish league signed the accord. In 2013 Denmark left the league."
    assert claim_at(text, "left", nlp, knowledge).statement == "In 2013 Denmark left the league."


def test_what_joins_the_next_clause_is_left_out(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("In 2012 Norway left the league — and Ada Brun resigned.", "left", nlp, knowledge)
    assert claim.statement == "In 2012 Norway left the league."


def test_a_preposition_at_the_beginning_stays(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Until May 2012 the club owned the stadium.", "owned", nlp, knowledge)
    assert claim.statement == "Until May 2012 the club owned the stadium."
    claim = claim_at("As for Vega, he moved to Oslo in 2012.", "moved", nlp, knowledge)
    assert claim.statement.startswith("As for")


def test_an_infinitive_is_told_with_what_governs_it(nlp: Language, knowledge: Knowledge) -> None:
    text = "An exercise that was due to begin on 12 June 2014 has been cancelled."
    assert claim_at(text, "begin", nlp, knowledge).statement == "An exercise was due to begin on 12 June 2014."
    text = "A judge will be named in June 2014 to lead an inquiry."
    assert claim_at(text, "lead", nlp, knowledge).statement.startswith("A judge is to lead an inquiry")


def test_that_before_a_noun_stays(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("That contract was signed in May 2012.", "signed", nlp, knowledge)
    assert claim.statement == "That contract was signed in May 2012."


def test_what_gives_way_to_what_it_is(nlp: Language, knowledge: Knowledge) -> None:
    text = "What stopped the train on 18 February 2014 was a steel axle as thick as a thigh."
    claim = claim_at(text, "stopped", nlp, knowledge)
    assert claim.statement == "A steel axle as thick as a thigh stopped the train on 18 February 2014."
    assert "a steel axle" in {p.text for p in claim.participants if p.role == "actor"}


def test_a_remark_is_told_with_what_it_is_about(nlp: Language, knowledge: Knowledge) -> None:
    text = "The army withdrew its guns from the western wells in May 2014, as the rebels demanded."
    statement = claim_at(text, "demanded", nlp, knowledge).statement
    assert statement.startswith("The army withdrew its guns from the western wells in May 2014, as the rebels demanded")


@pytest.mark.parametrize(
    ("text", "word", "statement"),
    [
        ("In 2012 the court appointed the lawyer Ann Roe administrator.", "appointed",
         "In 2012 the court appointed the lawyer Ann Roe administrator."),
        ("Vega conceded in 2012 that there was no warning.", "warning", "There was no warning (2012)."),
        ("Norway left the league in 2012. That was a mistake.", "mistake", "That was a mistake"),
        ("Nor did Norway sign the accord in 2012.", "sign", "Nor did Norway sign the accord in 2012."),
        ("So far Norway has refused the offer.", "refused", "So far Norway has refused the offer."),
        ("Norway struck on 3 May 2012, a day after Denmark had left the league.", "left", "Denmark had left the"),
        ("The will that Ann Roe signed in 2012 is valid.", "signed", "Ann Roe signed the will in 2012."),
        ("The doctrine forbids Norway to join the league.", "join", "The doctrine forbids Norway to join the league."),
        ("Ann Roe, the sporting director, negotiated with Norway.", "negotiated", "negotiated with Norway."),
    ],
)  # fmt: skip
def test_statements_are_whole_sentences(
    text: str, word: str, statement: str, nlp: Language, knowledge: Knowledge
) -> None:
    told = claim_at(text, word, nlp, knowledge).statement
    assert statement in told
    assert "was negotiated" not in told


@pytest.mark.parametrize(
    ("text", "word", "statement"),
    [
        (
            "Established in November 2006, the institution employs thirty people.",
            "Established",
            "The institution was established in November 2006.",
        ),
        (
            "Sealed for coming generations, the letters lie in a vault.",
            "Sealed",
            "The letters were sealed for coming generations.",
        ),
    ],
)
def test_a_participle_before_its_noun_is_told_behind_it(
    text: str, word: str, statement: str, nlp: Language, knowledge: Knowledge
) -> None:
    assert claim_at(text, word, nlp, knowledge, published=None).statement == statement

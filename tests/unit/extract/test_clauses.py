"""Subjects and objects through the shapes that clauses take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extract.clauses import agents, is_finite, is_passive, objects
from pipeline.extract.subjects import subjects
from pipeline.extract.tokens import read_doc

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.extract.tokens import Token


def word(text: str, form: str, nlp: Language) -> Token:
    return next(token for token in read_doc(nlp(text)) if token.text == form)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Norway and Denmark signed the accord.", "signed", ["Norway", "Denmark"]),
        ("Norway refused to sign the accord.", "sign", ["Norway"]),
        ("Norway urged Denmark to sign the accord.", "sign", ["Denmark"]),
        ("Norway left the league and joined the union.", "joined", ["Norway"]),
        ("The state that left the league is poor.", "left", ["state"]),
        ("The accord was rejected by Norway.", "rejected", ["accord"]),
        ("In 2012 workers from Oslo struck.", "struck", ["workers"]),
        ("Azerbaijan, Georgia and Uzbekistan left the union.", "left", ["Azerbaijan", "Georgia", "Uzbekistan"]),
        ("Norway opposed the accord, signed in Oslo in 1911.", "signed", ["accord"]),
        (
            "The Kenyan team was warned first, at nine in the evening, and the other four learnt of it.",
            "learnt",
            ["four"],
        ),
        ("The mayor knew that there were no warnings.", "were", []),
        ("Two people died and many more fell ill this week.", "fell", ["more"]),
        ("The winner was a native of Denmark, who is now awaiting trial.", "awaiting", ["native"]),
        ("He spoke to a couple from Denmark who had seen nothing.", "seen", ["couple"]),
        ("At the door stood Ada Brun, head of the museum in Oslo, who is not known to smile.", "known", ["Brun"]),
        ("They flew to Oslo, which signed the accord.", "signed", ["Oslo"]),
    ],
)
def test_subjects(text: str, verb: str, expected: list[str], nlp: Language) -> None:
    assert [t.text for t in subjects(word(text, verb, nlp))] == expected


def test_a_participle_that_opens_a_sentence_is_passive(nlp: Language) -> None:
    assert is_passive(word("Founded in 1911, the league is poor.", "Founded", nlp))
    assert not is_passive(word("The coach, Ada Brun, accused Norway.", "accused", nlp))


def test_passives_have_agents(nlp: Language) -> None:
    verb = word("The accord was rejected by Norway and Denmark.", "rejected", nlp)
    assert is_passive(verb)
    assert [t.text for t in agents(verb)] == ["Norway", "Denmark"]
    assert not is_passive(word("Norway rejected the accord.", "rejected", nlp))


def test_an_active_verb_has_no_agent(nlp: Language) -> None:
    assert not agents(word("He read a speech, took two questions and left by the back door.", "left", nlp))


@pytest.mark.parametrize(
    ("text", "verb", "doers"),
    [
        ("The mission was led from its base in Oslo by General Ada Brun.", "led", ["Brun"]),
        ("The mission was named after a book on Norway by Brun.", "named", []),
    ],
)
def test_whoever_does_it_may_stand_behind_a_place(text: str, verb: str, doers: list[str], nlp: Language) -> None:
    assert [t.text for t in agents(word(text, verb, nlp))] == doers


@pytest.mark.parametrize(
    ("by", "doers"),
    [
        ("by video link", []),
        ("by video link with Oslo", []),
        ("by special courier", []),
        ("by a special courier", ["courier"]),
        ("by the post", ["post"]),
    ],
)
def test_means_are_no_agents(by: str, doers: list[str], nlp: Language) -> None:
    assert [t.text for t in agents(word(f"The council was asked {by}.", "asked", nlp))] == doers


def test_a_relative_clause_takes_its_noun_as_object(nlp: Language) -> None:
    assert [t.text for t in objects(word("The accord that Norway signed is long.", "signed", nlp))] == ["accord"]


def test_finite_verbs(nlp: Language) -> None:
    assert is_finite(word("Norway refused to sign.", "refused", nlp))
    assert not is_finite(word("Norway refused to sign.", "sign", nlp))


def test_a_rumour_is_no_object_of_what_it_tells(nlp: Language) -> None:
    assert objects(word("A rumour that the picture was looted in 1857 is false.", "looted", nlp)) == []

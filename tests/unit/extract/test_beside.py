"""Who stands behind phrases that are like one preposition, and who is somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "entity", "roles"),
    [
        ("The accord was signed on behalf of Norway by Ada Brun.", "signed", "state/norway", {"actor"}),
        ("The village was bombed on the orders of Ada Brun.", "bombed", "person/ada-brun", {"other"}),
        ("Troops entered Aarhus with the help of Norway in 2011.", "entered", "state/norway", {"other"}),
        ("Troops entered Aarhus with Norway's help in 2011.", "entered", "state/norway", {"other"}),
        ("The envoy arrived at the invitation of Norway.", "arrived", "state/norway", {"other"}),
        ("The drills were held by Denmark in cooperation with Norway.", "drills", "state/norway", {"recipient"}),
        ("The accord was signed in the absence of Norway by Denmark.", "signed", "state/norway", set()),
        ("Instead of Norway, Denmark signed the accord.", "signed", "state/norway", set()),
        ("Unlike Norway, Denmark signed the accord.", "signed", "state/norway", set()),
        ("With the exception of Norway, every member signed the accord.", "signed", "state/norway", set()),
    ],
)
def test_role(text: str, word: str, entity: str, roles: set[str], nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert {p.role for p in claim.participants if p.entity_id == entity} == roles


def test_the_place_behind_such_a_phrase_is_that_of_the_verb(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Denmark signed the accord in the presence of Ada Brun in Vienna.", "signed", nlp, knowledge)
    assert claim.fillers("place") == {"city/vienna"}


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("Ada Brun was attacked by her deputy.", "attacked", "her deputy"),
        ("Ada Brun's lawyer signed the accord.", "signed", "Ada Brun's lawyer"),
        ("Norway's rivals signed the accord.", "signed", "Norway's rivals"),
        ("The Hallbauer group bought the mill. Its founder, Jonas Hallbauer, left.", "bought", "The Hallbauer group"),
        ("Neither of the pilots survived the crash.", "survived", "the pilots"),
    ],
)
def test_doer_without_a_name(text: str, word: str, doer: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert [p.text for p in claim.participants if p.role == "actor"] == [doer]


def test_the_number_of_all_is_not_that_of_some(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Norway freed three of the five sailors.", "freed", nlp, knowledge)
    assert [q.low for q in claim.quantities] == [3.0]

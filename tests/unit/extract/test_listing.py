"""Members listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge

MEMBERS = {"state/norway", "state/denmark", "state/sweden"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Three countries make up the African Union: Norway, Denmark and Sweden.", "make"),
        ("The African Union is made up of Norway, Denmark and Sweden.", "made"),
        ("The African Union consists of Norway, Denmark and Sweden.", "consists"),
        ("Norway, Denmark and Sweden are members of the African Union.", "members"),
    ],
)
def test_members_are_actors_and_the_body_is_the_recipient(
    text: str, trigger: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, trigger, nlp, knowledge)
    assert claim.event_type == "MEMBERSHIP"
    assert (claim.fillers("actor"), claim.fillers("recipient")) == (MEMBERS, {"org/african-union"})


def test_the_count_is_the_quantity(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Three countries make up the African Union: Norway, Denmark and Sweden.", "make", nlp, knowledge)
    assert [q.low for q in claim.quantities] == [3.0]


@pytest.mark.parametrize(
    "text",
    [
        "The African Union is an alliance of 53 states.",
        "The African Union, an alliance of 53 states, met in Oslo in 2011.",
    ],
)
def test_a_group_of_so_many_states_has_so_many_members(text: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, "alliance", nlp, knowledge)
    assert claim.event_type == "MEMBERSHIP"
    assert claim.fillers("actor") == {"org/african-union"}
    assert [q.low for q in claim.quantities] == [53.0]


def test_members_after_namely(nlp: Language, knowledge: Knowledge) -> None:
    text = "In January 2012 the three members of the African Union, namely Norway, Denmark and Sweden, sent troops."
    claim = claim_at(text, "members", nlp, knowledge)
    assert (claim.fillers("actor"), claim.fillers("recipient")) == (MEMBERS, {"org/african-union"})


def test_a_body_without_listed_members_is_the_actor(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("In 2003 the African Union comprised 53 states.", "comprised", nlp, knowledge)
    assert claim.fillers("actor") == {"org/african-union"}


def test_who_fights_whom_in_brackets_is_no_list_of_members(nlp: Language, knowledge: Knowledge) -> None:
    text = "The union's members, nine in all, have fought each other twice (Norway and Denmark over fish)."
    claims = extract_text(text, nlp=nlp, knowledge=knowledge)
    assert claims
    assert not any(c.event_type == "MEMBERSHIP" and c.fillers("actor") & MEMBERS for c in claims)


def test_a_hyphen_in_a_word_opens_no_list(nlp: Language, knowledge: Knowledge) -> None:
    text = "The African Union is an alliance consisting of three post-Soviet states: Norway, Denmark and Sweden."
    assert claim_at(text, "consisting", nlp, knowledge).fillers("actor") == MEMBERS


@pytest.mark.parametrize(
    "text",
    [
        "In 2002 it turned into the African Union (AU), made up of Norway, Denmark and Sweden.",
        "The African Union, composed of Norway, Denmark and Sweden, met.",
    ],
    ids=["behind a short form", "before the verb"],
)
def test_a_participle_behind_a_comma_tells_the_members_of_what_stands_before(
    text: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, "made" if "made" in text else "composed", nlp, knowledge)
    assert (claim.fillers("actor"), claim.fillers("recipient")) == (MEMBERS, {"org/african-union"})


def test_what_describes_a_name_is_not_denied_with_its_sentence(nlp: Language, knowledge: Knowledge) -> None:
    text = "None had a worse year than the African Union, the alliance of six states."
    claim = claim_at(text, "alliance", nlp, knowledge)
    assert (claim.polarity, claim.fillers("actor")) == ("affirmed", {"org/african-union"})

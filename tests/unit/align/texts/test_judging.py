"""Whole texts set side by side: what is a conflict, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import compare_texts

if TYPE_CHECKING:
    from spacy.language import Language

CONFLICTS = [
    ("quantity", "The ferry carried 300 people to Borkan.", "The ferry carried 900 people to Borkan."),
    ("quantity", "A fifth of the vines were lost.", "Sixty percent of the vines were lost."),
    ("quantity", "Most sailors could swim.", "Few sailors could swim."),
    ("quantity", "It was the choir's first tour.", "It was the choir's third tour."),
    ("date", "The library shuts on 3 June.", "The library shuts on 30 June."),
    ("date", "The mill was sold on a Friday.", "The mill was sold on a Tuesday."),
    ("polarity", "The choir will tour the islands.", "The choir will not tour the islands."),
    ("polarity", "The council welcomed the plan.", "The council condemned the plan."),
    ("polarity", "Nobody was hurt in the fire.", "Three people were hurt in the fire."),
    ("place", "The old choir sang loudly in Borkan.", "The old choir sang loudly in Meldrum."),
    ("participant", "The foxes chased the hens.", "The hens chased the foxes."),
    ("participant", "Otto Lindqvist ordered the evacuation.", "Mira Halvorsen ordered the evacuation."),
    ("kind", "The fox stole a goose.", "The fox stole a rabbit."),
    ("kind", "The fire was caused by a candle.", "The fire was caused by a heater."),
    ("modality", "The skipper sank the ferry.", "The skipper may have sunk the ferry."),
]
AGREEING = [
    ("The ferry carried about 300 people.", "The ferry carried 290 people."),
    ("The crew waited for two weeks.", "The crew waited for fourteen days."),
    ("Norland beat Ostmark in the final.", "Ostmark was beaten by Norland in the final."),
    ("Norland sold the island to Ostmark.", "Ostmark bought the island from Norland."),
    ("The sailor survived.", "The sailor did not die."),
    ("Otto Lindqvist painted the gate.", "Lindqvist painted the gate."),
    ("A spaniel found the key.", "A dog found the key."),
    ("The United Nations sent grain.", "The UN sent grain."),
    ("The mill burned down in July 1911.", "In the summer of 1911 the mill burned down."),
]
UNRELATED = [
    ("The ferry sank off the coast.", "A choir sang in the square."),
    ("Mira Halvorsen opened the bridge.", "Mira Halvorsen wrote to a newspaper about owls."),
]


@pytest.mark.parametrize(("slot", "left", "right"), CONFLICTS)
def test_one_differing_fact_is_a_conflict_on_its_slot(slot: str, left: str, right: str, nlp: Language) -> None:
    for one, two in ((left, right), (right, left)):
        found = compare_texts(one, two, nlp=nlp)
        assert found.verdict == "conflict", found.reason
        assert slot in found.conflict_on, found.conflict_on


@pytest.mark.parametrize(("left", "right"), AGREEING)
def test_other_words_for_the_same_agree(left: str, right: str, nlp: Language) -> None:
    for one, two in ((left, right), (right, left)):
        found = compare_texts(one, two, nlp=nlp)
        assert found.verdict == "agree", found.reason


@pytest.mark.parametrize(("left", "right"), UNRELATED)
def test_other_events_are_no_conflict(left: str, right: str, nlp: Language) -> None:
    assert compare_texts(left, right, nlp=nlp).verdict in {"unrelated", "undecided"}

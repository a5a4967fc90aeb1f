"""Denials that leave nobody out, against figures."""

from __future__ import annotations

import pytest

from pipeline.align.none_at_all import any_told
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim, Quantity
from pipeline.records.group import CONFLICT
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked


def figure(value: float, unit: str, text: str) -> Quantity:
    return Quantity(low=value, high=value, unit=unit, comparator="=", text=text)


def told(claim_id: str, sentence: str, trigger: str, *figures: Quantity, **more: str) -> Claim:
    return make_claim(claim_id, sentence, trigger, "STATISTIC", figures=figures, **more)


NOBODY = told("alpha-1", "Nobody was hurt", "hurt", polarity="negated")
ELEVEN = told("beta-1", "Eleven guards were injured", "injured", figure(11, "injured", "Eleven guards"))


@pytest.mark.parametrize(
    ("claim", "answers"),
    [
        (NOBODY, {("any injured? ", False)}),
        (ELEVEN, {("any injured? ", True)}),
        (told("a-1", "Not one man was ever arrested", "arrested", polarity="negated"), {("any arrested? ", False)}),
        (told("a-1", "There were no casualties", "casualties", polarity="negated"),
         {("any dead? ", False), ("any injured? ", False)}),
        (told("a-1", "No member of the crew was hurt", "hurt", polarity="negated"), set()),
        (told("a-1", "None of the guards was hurt", "hurt", polarity="negated"), set()),
        (told("a-1", "Brun hurt nobody", "hurt", polarity="negated", actor="person/brun"), set()),
        (told("a-1", "The mayor was not hurt", "hurt", polarity="negated"), set()),
        (told("a-1", "No money was paid", "paid", polarity="negated"), set()),
        (told("a-1", "All 71 people on board survived", "survived"), {("any dead? ", False)}),
        (told("a-1", "Everybody in the mill was rescued", "rescued"), {("any dead? ", False)}),
        (told("a-1", "Everyone in the hall was unhurt", "unhurt"), {("any injured? ", False)}),
        (told("a-1", "The fleet sailed home without the loss of a single life", "sailed"), {("any dead? ", False)}),
        (told("a-1", "The fire caused no loss of life", "caused", polarity="negated"), {("any dead? ", False)}),
        (told("a-1", "The drill ended without injuries", "ended"), {("any injured? ", False)}),
        (told("a-1", "Nearly all on board survived", "survived"), set()),
        (told("a-1", "All but two people survived", "survived"), set()),
        (told("a-1", "All four churches survived", "survived"), set()),
        (told("a-1", "The drill ended without serious injuries", "ended"), set()),
        (told("a-1", "Everyone may have survived", "survived"), set()),
    ],
)  # fmt: skip
def test_whether_there_were_any(claim: Claim, answers: set[tuple[str, bool]], knowledge: Knowledge) -> None:
    assert any_told(claim, knowledge.contrasts) == answers


def test_none_against_some(knowledge: Knowledge) -> None:
    found = compare_linked("polarity", NOBODY, ELEVEN, 0.6, knowledge)
    assert found.outcome == CONFLICT
    assert found.reason == "one says that there were none: not \u201churt\u201d against \u201cinjured\u201d"


def test_whoever_died_did_not_survive_with_everybody(knowledge: Knowledge) -> None:
    spared = told("alpha-1", "Everyone aboard survived", "survived")
    died = told("beta-1", "Nine people died", "died", figure(9, "deaths", "Nine people"))
    assert compare_linked("polarity", spared, died, 0.6, knowledge).outcome == CONFLICT


def test_an_article_that_tells_both_answers_neither(knowledge: Knowledge) -> None:
    also = told("alpha-1", "Two were hurt in May", "hurt", figure(2, "injured", "Two"), start=200)
    views = view_claims((NOBODY, also, ELEVEN), {}, knowledge.relatedness, knowledge.contrasts)
    assert ["any injured? " in view.lone for view in views] == [False, False, True]


def test_none_of_another_of_several_is_no_denial(knowledge: Knowledge) -> None:
    first = told("alpha-1", "Nobody was hurt in the first blast", "hurt", polarity="negated")
    second = told("beta-1", "Two were hurt in the second blast", "hurt", figure(2, "injured", "Two"))
    assert compare_linked("polarity", first, second, 0.9, knowledge).outcome != CONFLICT

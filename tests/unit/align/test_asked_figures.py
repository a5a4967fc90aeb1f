"""Questions of how many, which each article of a story answers with one figure."""

from __future__ import annotations

import pytest

from pipeline.align.asked_figures import asked_figures
from pipeline.align.stage import background_of
from pipeline.align.told_figures import figures_told, lone_figures
from pipeline.align.verdict import compare_fields
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim, Quantity
from pipeline.records.group import CONFLICT, UNDECIDED
from tests.synthetic.claim_making import make_claim

BENCH = "how many sitting? "


def figure(value: float, unit: str, text: str) -> Quantity:
    return Quantity(low=value, high=value, unit=unit, comparator="=", text=text)


def told(claim_id: str, sentence: str, trigger: str, *figures: Quantity, start: int = 0, **more: str) -> Claim:
    return make_claim(claim_id, sentence, trigger, "STATISTIC", start=start, figures=figures, **more)


FIVE = told("alpha-1", "A tribunal of five", "five", figure(5, "persons", "five"))
THREE = told("beta-1", "The three arbitrators", "arbitrators", figure(3, "arbitrators", "three arbitrators"))


@pytest.mark.parametrize(
    ("claim", "questions"),
    [
        (FIVE, {BENCH}),
        (told("a-1", "Nine people died", "died", figure(9, "deaths", "Nine people")), {"how many dead? "}),
        (told("a-1", "Nine miners died", "died", figure(9, "deaths", "Nine miners")), {"how many dead? miner"}),
        (
            told("a-1", "The fire burned 900 hectares", "burned", figure(9e6, "m2", "900 hectares")),
            {"how many burned? "},
        ),
        (told("a-1", "They sold 900 hectares", "sold", figure(9e6, "m2", "900 hectares")), set()),
        (told("a-1", "No tribunal of five met", "met", figure(5, "persons", "five"), polarity="negated"), set()),
        (
            told("a-1", "Ada was jailed for six years", "jailed", figure(6, "years", "six years"), other="person/ada"),
            {"how many sentenced? ", "how many sentenced? person/ada"},
        ),
        (told("a-1", "Ada spent six years in prison", "spent", figure(6, "years", "six years")), set()),
        (
            told("a-1", "The lease runs for ten years", "runs", figure(10, "years", "ten years")),
            {"how many contracted? "},
        ),
        (told("a-1", "The lease ended two years ago", "ended", figure(2, "years", "two years")), set()),
    ],
)
def test_the_unit_and_the_words_beside_it_tell_the_question(
    claim: Claim, questions: set[str], knowledge: Knowledge
) -> None:
    assert set(figures_told(claim, knowledge.contrasts)) == questions


def test_an_article_with_two_figures_answers_with_none(knowledge: Knowledge) -> None:
    other = told("alpha-2", "A tribunal of seven", "seven", figure(7, "persons", "seven"), start=90)
    assert lone_figures([FIVE, other], knowledge.contrasts) == [frozenset(), frozenset()]
    same = told("alpha-2", "A tribunal of five", "five", figure(5, "persons", "five"), start=90)
    assert lone_figures([FIVE, same], knowledge.contrasts) == [{BENCH}, {BENCH}]


def test_the_shortest_passage_answers(knowledge: Knowledge) -> None:
    five = figure(5, "persons", "five")
    longer = told("alpha-2", "A tribunal of five sat in Oslo", "sat", five)
    assert lone_figures([FIVE, longer], knowledge.contrasts) == [{BENCH}, frozenset()]


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (THREE, True),
        (told("beta-1", "The five arbitrators", "arbitrators", figure(5, "arbitrators", "five arbitrators")), False),
        (told("beta-1", "Three arbitrators left", "left", figure(3, "ships", "three ships")), False),
    ],
)
def test_lone_answers_are_compared(other: Claim, apart: bool, knowledge: Knowledge) -> None:
    left, right = view_claims((FIVE, other), {}, knowledge.relatedness, knowledge.contrasts)
    fields = {f.field: f.outcome for f in compare_fields(left, right, background_of((), knowledge))}
    assert (fields["quantity"] in {CONFLICT, "doubted"}) == apart


def test_answers_of_two_years_are_of_two_happenings(knowledge: Knowledge) -> None:
    claims = [
        told("alpha-1", "A tribunal of five sat", "sat", figure(5, "persons", "five"), date="1994-05-02"),
        told(
            "beta-1", "Three arbitrators sat", "sat", figure(3, "arbitrators", "Three arbitrators"), date="1996-05-02"
        ),
    ]
    views = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    assert not asked_figures(*views, background_of((), knowledge))


@pytest.mark.parametrize(
    ("trigger", "outcome"), [("counted", {CONFLICT, "doubted"}), ("lost", {"silent"})], ids=["counter", "victim"]
)
def test_who_counts_the_dead_is_none_of_them(trigger: str, outcome: set[str], knowledge: Knowledge) -> None:
    dead = figure(9, "deaths", "nine dead"), figure(14, "deaths", "14 dead")
    claims = [
        told("alpha-1", "The miners' union counted nine dead", "counted", dead[0], actor="org/union", place="city/elm"),
        told("beta-1", f"The relief league {trigger} 14 dead", trigger, dead[1], actor="org/league", place="city/elm"),
    ]
    left, right = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    fields = {f.field: f.outcome for f in compare_fields(left, right, background_of((), knowledge))}
    assert fields["quantity"] in outcome


@pytest.mark.parametrize(
    ("sentence", "trigger", "outcome"),
    [
        ("Ada was sentenced to eight years in prison", "sentenced", CONFLICT),
        ("Ada spent eight years in prison", "spent", UNDECIDED),
    ],
)
def test_of_each_person_one_sentence_is_told(sentence: str, trigger: str, outcome: str, knowledge: Knowledge) -> None:
    jailed = told("alpha-1", "Ada was jailed for six years", "jailed", figure(6, "years", "six years"),
                  other="person/ada")  # fmt: skip
    of_another = told("alpha-2", "Bo was jailed for two years", "jailed", figure(2, "years", "two years"), start=90,
                      other="person/bo")  # fmt: skip
    said = told("beta-1", sentence, trigger, figure(8, "years", "eight years"), other="person/ada")
    views = view_claims((jailed, of_another, said), {}, knowledge.relatedness, knowledge.contrasts)
    fields = compare_fields(views[0], views[2], background_of((), knowledge))
    assert [f.outcome for f in fields if f.field == "quantity"] == [outcome]

"""Opposite evaluations of one thing."""

from __future__ import annotations

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked, compare_slot


def view(claim_id: str, sentence: str, trigger: str, actor: str = "org/league") -> Claim:
    return make_claim(claim_id, sentence, trigger, "ASSESSMENT", actor=actor)


def test_opposite_words_conflict(knowledge: Knowledge) -> None:
    left = view("alpha-1", "The league is active in border conflicts", "active")
    right = view("beta-1", "In border conflicts the league stays passive", "passive")
    found = compare_slot("assessment", left, right, knowledge)
    assert found.outcome == CONFLICT
    assert found.reason == "opposite evaluations: “active” against “passive”"


def test_a_negation_turns_the_word(knowledge: Knowledge) -> None:
    left = view("alpha-1", "The league's patrols are not effective", "effective")
    right = view("beta-1", "The league's patrols are ineffective", "ineffective")
    assert compare_slot("assessment", left, right, knowledge).outcome == AGREE


def test_other_things_are_silent_and_other_sides_undecided(knowledge: Knowledge) -> None:
    left = view("alpha-1", "The league is active in border conflicts", "active")
    board = view("beta-1", "The board is passive in border conflicts", "passive", "org/board")
    fragile = view("beta-1", "The league is fragile after border conflicts", "fragile")
    assert compare_slot("assessment", left, board, knowledge).outcome == SILENT
    assert compare_slot("assessment", left, fragile, knowledge).outcome == UNDECIDED


def test_one_thing_praised_and_blamed_conflicts_whatever_it_does_in_the_sentence(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The critics call the launch a triumph", "triumph", "ASSESSMENT", recipient="launch")
    right = make_claim("beta-1", "The launch was a messy affair", "affair", "ASSESSMENT", actor="launch")
    found = compare_slot("assessment", left, right, knowledge)
    assert found.outcome == CONFLICT
    assert found.reason == "opposite evaluations: “triumph” against “messy”"


def test_a_participle_done_well_is_praise_and_renown_is_not(knowledge: Knowledge) -> None:
    blamed = view("beta-1", "The strike is reckless", "reckless", "strike")
    praised = view("alpha-1", "The strike is well organised", "organised", "strike")
    assert compare_slot("assessment", praised, blamed, knowledge).outcome == CONFLICT
    renowned = view("alpha-1", "The strike is well known", "known", "strike")
    assert compare_slot("assessment", renowned, blamed, knowledge).outcome != CONFLICT


def test_mixed_verdicts_do_not_conflict_with_plain_ones(knowledge: Knowledge) -> None:
    mixed = view("alpha-1", "The strike is brilliant but reckless", "brilliant", "strike")
    blamed = view("beta-1", "The strike is absurd", "absurd", "strike")
    assert compare_slot("assessment", mixed, blamed, knowledge).outcome != CONFLICT


def test_two_forecasts_need_more_than_a_word_in_common(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "That the league will vanish is improbable", "improbable", "FORECAST", actor="org/x")
    right = make_claim("beta-1", "A war of the league becomes likely", "likely", "FORECAST", actor="org/x")
    assert compare_slot("assessment", left, right, knowledge).outcome == SILENT


@pytest.mark.parametrize(("link", "outcome"), [(0.4, CONFLICT), (0.1, UNDECIDED)])
def test_opposed_verdicts_on_one_thing_by_two_names(link: float, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The relief effort was exemplary", "exemplary", "ASSESSMENT", actor="effort")
    right = make_claim("beta-1", "The response was chaotic", "chaotic", "ASSESSMENT", actor="response")
    assert compare_linked("assessment", left, right, link, knowledge).outcome == outcome


def test_what_evaluates_something_else_is_no_verdict(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The role of a bad neighbour", "role", "ASSESSMENT", actor="state/norland")
    right = make_claim("beta-1", "The excellent role of the league", "role", "ASSESSMENT", actor="org/league")
    assert compare_linked("assessment", left, right, 0.9, knowledge).outcome == SILENT

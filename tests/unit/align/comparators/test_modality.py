"""How sure: fact against possibility."""

from __future__ import annotations

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked, compare_slot


def sale(claim_id: str, modality: str, actor: str = "org/arkwell") -> Claim:
    return make_claim(
        claim_id, "Arkwell sold the ferry", "sold", "AGREE", date="2011-05", modality=modality, actor=actor
    )


def test_fact_against_possibility_conflicts(knowledge: Knowledge) -> None:
    found = compare_slot("modality", sale("alpha-1", "asserted"), sale("beta-1", "possible"), knowledge)
    assert found.outcome == CONFLICT
    assert found.reason == "one states what the other leaves open: a fact against only possible"


def test_a_plan_may_have_come_about(knowledge: Knowledge) -> None:
    assert (
        compare_slot("modality", sale("alpha-1", "asserted"), sale("beta-1", "predicted"), knowledge).outcome
        == UNDECIDED
    )


def test_equal_and_unrelated(knowledge: Knowledge) -> None:
    assert compare_slot("modality", sale("alpha-1", "possible"), sale("beta-1", "possible"), knowledge).outcome == AGREE
    assert (
        compare_slot(
            "modality", sale("alpha-1", "asserted"), sale("beta-1", "possible", "org/skerry"), knowledge
        ).outcome
        == SILENT
    )


def test_what_one_sold_is_not_what_another_means_to_sell(knowledge: Knowledge) -> None:
    plan = make_claim(
        "alpha-1",
        "Norland will sell rockets in May",
        "sell",
        modality="predicted",
        date="2015-05",
        actor="state/norland",
    )
    fact = make_claim("beta-1", "Veslavia sold rockets in May", "sold", date="2015-05", actor="state/veslavia")
    assert compare_linked("modality", plan, fact, 0.9, knowledge).outcome != CONFLICT

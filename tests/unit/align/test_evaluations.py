"""What claims judge, and verdicts on one thing by articles that each judge it in one way."""

from __future__ import annotations

import pytest

from pipeline.align.evaluations import JUDGED, judgements_told
from pipeline.align.told_answers import asked_of
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import CONFLICT
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked


def verdict(claim_id: str, sentence: str, trigger: str, **roles: str) -> Claim:
    return make_claim(claim_id, sentence, trigger, "ASSESSMENT", **roles)


@pytest.mark.parametrize(
    ("claim", "good", "thing"),
    [
        (verdict("alpha-1", "The rescue was chaotic", "chaotic", actor="rescue"), False, "noun rescu"),
        (verdict("alpha-1", "The rescue was not chaotic", "chaotic", actor="rescue"), True, "noun rescu"),
        (verdict("alpha-1", "Ada behaved admirably", "behaved", actor="person/ada"), True, "person/ada"),
        (
            make_claim("alpha-1", "Ada called the sum insulting", "called", actor="person/ada", recipient="sum"),
            False,
            "noun sum",
        ),
    ],
)
def test_who_or_what_is_judged(claim: Claim, good: bool, thing: str, knowledge: Knowledge) -> None:
    told = judgements_told(claim, knowledge.contrasts)
    assert (asked_of(JUDGED, thing), good) in told
    assert {well for _, well in told} == {good}
    assert not any("/" in asked for asked, _ in told if asked != asked_of(JUDGED, thing))


@pytest.mark.parametrize(
    "claim",
    [
        verdict("alpha-1", "The league was weak", "weak", actor="org/league"),
        verdict("alpha-1", "The rescue was swift but chaotic", "swift", actor="rescue"),
        make_claim("alpha-1", "The rescue ended at dawn", "ended", actor="rescue"),
    ],
    ids=["of a body", "good and ill", "no verdict"],
)
def test_no_verdict_on_one_thing(claim: Claim, knowledge: Knowledge) -> None:
    assert not judgements_told(claim, knowledge.contrasts)


def test_one_thing_by_two_nouns_is_judged_in_two_ways(knowledge: Knowledge) -> None:
    left = verdict("alpha-1", "The mission was a success", "success", actor="mission")
    right = verdict("beta-1", "The operation was a failure", "failure", actor="operation")
    assert compare_linked("assessment", left, right, 0.05, knowledge).outcome == CONFLICT
    other = verdict("beta-1", "The harvest was a failure", "failure", actor="harvest")
    assert compare_linked("assessment", left, other, 0.05, knowledge).outcome != CONFLICT

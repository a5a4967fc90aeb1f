"""What a denial denies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.align.denials import affirms_of_all, denies_all, denies_any_object, none_brought, refused
from pipeline.align.stage import background_of
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim


def asked(question: object, left: Claim, right: Claim, knowledge: Knowledge) -> bool:
    one, other = view_claims((left, right), {}, knowledge.relatedness, knowledge.contrasts)
    return bool(question(one, other, background_of((), knowledge)))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("words", "trigger", "other", "answer"),
    [
        ("They filed a complaint", "filed", "complaint", True),
        ("They filed a petition", "filed", "petition", False),
        ("They discussed the complaint", "discussed", "complaint", False),
    ],
)
def test_none_brought(words: str, trigger: str, other: str, answer: bool, knowledge: Knowledge) -> None:
    denial = make_claim("alpha-1", "No complaint was lodged", "lodged", "OTHER", polarity="negated", other="complaint")
    told = make_claim("beta-1", words, trigger, "OTHER", actor="org/league", other=other)
    assert asked(none_brought, denial, told, knowledge) == answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("No heir has been named", True),
        ("The crown named no heir", True),
        ("No bishop has been named", False),
        ("The crown has named her without any thought of an heir", False),
    ],
)
def test_none_brought_by_near_words(words: str, answer: bool, knowledge: Knowledge) -> None:
    denial = make_claim("alpha-1", words, "named", "OTHER", polarity="negated")
    told = make_claim("beta-1", "The heir was appointed in May", "appointed", "OTHER", other="heir")
    assert asked(none_brought, denial, told, knowledge) == answer


def test_what_all_did_one_may_have_refused(knowledge: Knowledge) -> None:
    refusal = make_claim("alpha-1", "Norway refused to sign it", "refused", "OTHER", actor="state/norway")
    all_did = make_claim("beta-1", "All six members signed it", "signed", "OTHER", actor="all-six-members")
    some_did = make_claim("beta-1", "Six members signed it", "signed", "OTHER", actor="six-members")
    assert asked(refused, refusal, all_did, knowledge)
    assert not asked(refused, refusal, some_did, knowledge)


@pytest.mark.parametrize(
    ("words", "trigger", "thing", "answer"),
    [
        ("The league failed to notify the court", "failed", "court", True),
        ("The league refused to pay the court", "refused", "court", False),
        ("The league withholds its signature", "withholds", "signature", True),
    ],
)
def test_refused(words: str, trigger: str, thing: str, answer: bool, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", words, trigger, "OTHER", actor="org/league", recipient=thing)
    act = "signed" if thing == "signature" else "informed"
    right = make_claim("beta-1", f"The league {act} it", act, "OTHER", actor="org/league")
    assert asked(refused, left, right, knowledge) == answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Not one saver lost a euro", True),
        ("Not a single saver lost a euro", True),
        ("No saver lost a euro", True),
        ("The savers did not lose a euro", False),
        ("No such saver lost a euro", False),
        ("Nobody there lost me a euro", False),
    ],
)
def test_denies_all(words: str, answer: bool, knowledge: Knowledge) -> None:
    trigger = "lose" if "lose " in words else "lost"
    denial = make_claim("alpha-1", words, trigger, "OTHER", polarity="negated", recipient="euro")
    assert denies_all(view_claims((denial,), {}, knowledge.relatedness, knowledge.contrasts)[0]) == answer


@pytest.mark.parametrize(
    ("words", "denied", "answer"),
    [
        ("All six states signed the pact", "state/norway", True),
        ("Every member signed the pact", "state/norway", True),
        ("Six states signed the pact", "state/norway", False),
        ("All six states signed the pact", "", False),
    ],
)
def test_what_all_did(words: str, denied: str, answer: bool, knowledge: Knowledge) -> None:
    told = make_claim("alpha-1", words, "signed", "AGREE", actor="states")
    told = replace(told, participants=tuple(replace(p, text=words.partition(" signed")[0]) for p in told.participants))
    roles = {"actor": denied} if denied else {"other": "pact"}
    denial = make_claim("beta-1", "Norway did not sign it", "sign", "AGREE", polarity="negated", **roles)
    one, other = view_claims((told, denial), {}, knowledge.relatedness, knowledge.contrasts)
    assert affirms_of_all(one, other, background_of((), knowledge)) == answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("The town has not paid a single crown of it", True),
        ("The town has paid nothing", True),
        ("The town has not paid a crown of it", False),
        ("The town has not paid for a single room", False),
    ],
)
def test_denies_any_object(words: str, answer: bool, knowledge: Knowledge) -> None:
    claim = make_claim("alpha-1", words, "paid", "OTHER", polarity="negated", actor="org/town")
    (view,) = view_claims((claim,), {}, knowledge.relatedness, knowledge.contrasts)
    assert denies_any_object(view) == answer

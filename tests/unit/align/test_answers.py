"""Verbs that answer one question with yes or no: in favour or against, attended or stayed away."""

from __future__ import annotations

import pytest

from pipeline.align.answers import opposed_answers
from pipeline.align.background import Background
from pipeline.align.stage import background_of
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from tests.synthetic.claim_making import make_claim


@pytest.fixture(scope="module")
def background(knowledge: Knowledge) -> Background:
    return background_of((), knowledge)


def opposed(left: tuple[str, str], right: tuple[str, str], background: Background, **polarity: str) -> bool:
    """Whether two sentences, each with its trigger, answer one question in opposite ways."""
    claims = [
        make_claim(f"{side}-1", sentence, trigger, polarity=polarity.get(side, "affirmed"), actor="person/ada-brun")
        for side, (sentence, trigger) in (("alpha", left), ("beta", right))
    ]
    a, b = view_claims(claims, {}, background.relatedness, background.contrasts)
    return bool(opposed_answers(a, b, background))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("The court ruled in favour of Brun", "ruled"), ("The court ruled against Brun", "ruled")),
        (("The court upheld the complaint", "upheld"), ("The court threw the complaint out", "threw")),
        (("Brun welcomed the merger", "welcomed"), ("Brun denounced the merger", "denounced")),
        (("Brun accepted the offer", "accepted"), ("Brun turned the offer down", "turned")),
        (("Brun ratified the treaty", "ratified"), ("Brun voted down the treaty", "voted")),
        (("Brun took part in the regatta", "regatta"), ("Brun boycotted the regatta", "boycotted")),
        (("Brun resigned in May", "resigned"), ("Brun was dismissed in May", "dismissed")),
        (("The sirens remained silent", "silent"), ("The siren wailed", "wailed")),
        (("Brun voted for the treaty", "voted"), ("Brun abstained", "abstained")),
        (("Brun is keeping the medal", "keeping"), ("Brun handed the medal back", "handed")),
    ],
)
def test_opposite_answers(left: tuple[str, str], right: tuple[str, str], background: Background) -> None:
    assert opposed(left, right, background)
    assert opposed(right, left, background)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Brun welcomed the merger", "welcomed"), ("Brun praised the merger", "praised")),
        (("Brun joined the league", "joined"), ("Brun left the league", "left")),
        (("Brun voted for the treaty", "voted"), ("Brun accepted the treaty", "accepted")),
    ],
)
def test_no_opposite_answers(left: tuple[str, str], right: tuple[str, str], background: Background) -> None:
    assert not opposed(left, right, background)


def test_a_negation_turns_an_answer_round(background: Background) -> None:
    backed, denied = ("Brun backed the plan", "backed"), ("Brun did not endorse the plan", "endorse")
    assert opposed(backed, denied, background, beta="negated")
    assert not opposed(("Brun opposed the plan", "opposed"), denied, background, beta="negated")


def test_two_denials_leave_a_third_way(background: Background) -> None:
    left, right = ("Brun did not support the plan", "support"), ("Brun did not oppose the plan", "oppose")
    assert not opposed(left, right, background, alpha="negated", beta="negated")


def test_a_clause_answers_for_itself(background: Background) -> None:
    left = "Brun handed the keys in: she pays nothing", "pays"
    assert not opposed(left, ("Brun kept the keys", "kept"), background)

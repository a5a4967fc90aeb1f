"""Answers to one question that other words give."""

from __future__ import annotations

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import CONFLICT
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked

ROLES = {"actor": "state/norway", "recipient": "org/league"}


def member(words: str, date: str | None = None) -> Claim:
    return make_claim("alpha-1", words, "member", "MEMBERSHIP", date=date, **ROLES)


def left(words: str, date: str | None = None) -> Claim:
    return make_claim("beta-1", words, "left", "LEAVE", date=date, **ROLES)


@pytest.mark.parametrize(
    ("stays", "leaves", "differ"),
    [
        (member("Norway remains a member of the league"), left("Norway has left the league"), True),
        (member("Norway was a member of the league"), left("Norway has left the league"), False),
        (member("Norway remains a member of the league"), left("Norway left the hall"), False),
        (member("Norway remains a member of the league until May 2019", "../2019-05"),
         left("Norway left the league in May 2019", "2019-05"), False),
        (member("Norway remains a member of the league until May 2019", "../2019-05"),
         left("Norway left the league in July 2019", "2019-07"), False),
        (member("Norway remains a member of the league until May 2019", "../2019-05"),
         left("Norway left the league in March 2019", "2019-03"), True),
    ],
)  # fmt: skip
def test_who_has_left_does_not_remain_a_member(stays: Claim, leaves: Claim, differ: bool, knowledge: Knowledge) -> None:
    assert (compare_linked("polarity", stays, leaves, 0.9, knowledge).outcome == CONFLICT) == differ

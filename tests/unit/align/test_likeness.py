"""Passages that tell one thing in nearly the same words."""

from __future__ import annotations

import pytest

from pipeline.align.likeness import MANY, told_alike
from pipeline.align.stage import background_of
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from tests.synthetic.claim_making import make_claim


def alike(left: tuple[str, str], right: tuple[str, str], knowledge: Knowledge, *, fewest: int, opposed: bool) -> bool:
    claims = (
        make_claim("alpha-1", *left, "OTHER", actor="org/league"),
        make_claim("beta-1", *right, "OTHER", actor="org/league"),
    )
    one, other = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    return told_alike(one, other, background_of((), knowledge), fewest=fewest, opposed=opposed)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("The trial of the new drug began", "began"), ("The trial of the drug started late", "started"), True),
        (("The trial of the new drug began", "began"), ("The trial of the drug ended", "ended"), False),
        (("The trial of the new drug began", "began"), ("The drill at sea began", "began"), False),
        (("It began", "began"), ("It started", "started"), True),
    ],
)
def test_most_words_and_the_announcing_one_are_answered(
    left: tuple[str, str], right: tuple[str, str], *, expected: bool, knowledge: Knowledge
) -> None:
    assert alike(left, right, knowledge, fewest=2, opposed=False) is expected


def test_few_words_are_too_few_where_nothing_else_is_known(knowledge: Knowledge) -> None:
    assert not alike(("It began", "began"), ("It started", "started"), knowledge, fewest=MANY, opposed=False)


def test_opposites_are_told_alike_where_they_are_known_to_answer_each_other(knowledge: Knowledge) -> None:
    sides = (
        ("The council approved the sale of the brewery", "approved"),
        ("It rejected the sale of the brewery", "rejected"),
    )
    assert not alike(*sides, knowledge, fewest=MANY, opposed=False)
    assert alike(*sides, knowledge, fewest=MANY, opposed=True)

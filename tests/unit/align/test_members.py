"""Who belongs to a body: numbers of members against lists."""

from __future__ import annotations

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED
from tests.synthetic.claim_making import make_claim, make_figure
from tests.unit.align.comparing import compare_linked, compare_slot

FIVE = "state/a state/b state/c state/d state/e"
LEAGUE = "org/league"


def listing(verb: str = "comprises", members: str = FIVE, body: str = LEAGUE, date: str | None = None) -> Claim:
    """A claim that lists the members of a body."""
    return make_claim(
        "alpha-1", f"The league {verb} them", verb, "MEMBERSHIP", actor=members, recipient=body, date=date
    )


def counting(sentence: str, number: int, unit: str = "states", body: str = LEAGUE, date: str | None = None) -> Claim:
    """A claim that counts members."""
    figure = make_figure(number, unit)
    return make_claim("beta-1", sentence, "alliance", "MEMBERSHIP", actor=body, figures=(figure,), date=date)


@pytest.mark.parametrize(
    ("number", "unit", "outcome"),
    [
        (6, "states", CONFLICT),
        (5, "states", AGREE),
        (6, "members", CONFLICT),
        (6, "tanks", SILENT),
        (700, "members", SILENT),
    ],
    ids=["one is missing", "as many", "members", "no members", "members of members"],
)
def test_a_number_of_members_against_a_list(number: int, unit: str, outcome: str, knowledge: Knowledge) -> None:
    claim = counting("the alliance of them", number, unit)
    assert compare_slot("participant", listing(), claim, knowledge).outcome == outcome


def test_other_members_are_those_beside_one(knowledge: Knowledge) -> None:
    figure = make_figure(5, "members")
    others = make_claim(
        "beta-1", "the other 5 members", "members", "MEMBERSHIP", actor=FIVE, recipient=LEAGUE, figures=(figure,)
    )
    found = compare_slot("participant", listing(), others, knowledge)
    assert (found.outcome, found.reason) == (CONFLICT, "5 listed against 6 counted: A, B, C, D and E")


def test_a_list_of_those_who_are_included_may_be_shorter(knowledge: Knowledge) -> None:
    claim = counting("the alliance of six", 6)
    assert compare_slot("participant", listing("includes"), claim, knowledge).outcome == UNDECIDED


def test_members_of_another_body(knowledge: Knowledge) -> None:
    claim = counting("the alliance of six", 6, body="org/union")
    assert compare_slot("participant", listing(), claim, knowledge).outcome == SILENT


@pytest.mark.parametrize(("link", "outcome"), [(0.5, CONFLICT), (0.3, UNDECIDED)], ids=["firmly linked", "loosely"])
def test_the_link_decides_on_members_of_two_times(link: float, outcome: str, knowledge: Knowledge) -> None:
    claim = counting("the alliance of six", 6, date="2022")
    assert compare_linked("participant", listing(date="2002"), claim, link, knowledge).outcome == outcome

"""Figures of a part against those of the whole, and of one of several against those of another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim, Quantity
from pipeline.records.group import CONFLICT, UNDECIDED
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked


def told(doc: str, words: str, trigger: str, text: str, value: float, unit: str, **roles: str) -> Claim:
    figure = Quantity(low=value, high=value, unit=unit, comparator="=", text=text)
    return make_claim(f"{doc}-1", words, trigger, "STATISTIC", figures=(figure,), **roles)


THREE = told("alpha", "Three of the five judges voted for it", "voted", "Three", 3, "judges", actor="judge")
BRIDGE = told("alpha", "The bridge cost 23 million euros", "cost", "23 million euros", 2.3e7, "EUR", actor="bridge")
NORTH = told("alpha", "The north wing has 120 rooms", "has", "120 rooms", 120, "rooms", actor="wing")
CREW = told("alpha", "Three crew members were killed", "killed", "Three crew members", 3, "deaths")
PEOPLE = told("alpha", "The plane carried 88 people", "carried", "88 people", 88, "persons", actor="plane")
PARTS = tuple(
    Quantity(low=value, high=value, unit="persons", comparator="=", text=text)
    for value, text in ((82, "82 men"), (6, "six women"))
)


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        (CREW, told("beta", "Two passengers were killed", "killed", "Two passengers", 2, "deaths"), False),
        (PEOPLE, make_claim("beta-1", "The plane carried 82 men and six women", "carried", "STATISTIC", figures=PARTS,
                            actor="plane"), False),
        (PEOPLE, told("beta", "The plane carried 71 people", "carried", "71 people", 71, "persons",
                      actor="plane"), True),
        (THREE, told("beta", "The court has five judges", "has", "five judges", 5, "judges", actor="court"), False),
        (THREE, told("beta", "Five judges voted for it", "voted", "Five judges", 5, "judges", actor="judge"), True),
        (BRIDGE, told("beta", "Repairs to the bridge cost 2 million euros", "cost", "2 million euros", 2e6, "EUR",
                      actor="repair"), False),
        (BRIDGE, told("beta", "The bridge cost 40 million euros", "cost", "40 million euros", 4e7, "EUR",
                      actor="bridge"), True),
        (NORTH, told("beta", "The south wing has 80 rooms", "has", "80 rooms", 80, "rooms", actor="wing"), False),
        (NORTH, told("beta", "The wing has 80 rooms", "has", "80 rooms", 80, "rooms", actor="wing"), True),
    ],
)  # fmt: skip
def test_parts_are_not_the_whole(left: Claim, right: Claim, differ: bool, knowledge: Knowledge) -> None:
    assert (compare_linked("quantity", left, right, 0.9, knowledge).outcome == CONFLICT) == differ


def listed(doc: str, words: str, name: str, value: float, actor: str) -> Claim:
    """A part of a list as extraction tells it: the name of those counted is its word and its actor."""
    claim = told(doc, words, name, words.split(maxsplit=1)[0], value, "persons", actor=actor)
    spot = claim.trigger
    return replace(claim, participants=tuple(replace(p, start=spot.start, end=spot.end) for p in claim.participants))


@pytest.mark.parametrize(
    ("other", "outcome"),
    [
        (listed("beta", "120 of them Chilean", "Chilean", 120, "state/chile"), CONFLICT),
        (listed("beta", "120 of them Danish", "Danish", 120, "state/denmark"), UNDECIDED),
        (
            told("beta", "The ferry carried 214 people", "carried", "214 people", 214, "persons", actor="ferry"),
            UNDECIDED,
        ),
    ],
)
def test_a_listed_part_is_held_against_the_same_part(other: Claim, outcome: str, knowledge: Knowledge) -> None:
    part = listed("alpha", "140 from Chile", "Chile", 140, "state/chile")
    assert compare_linked("quantity", part, other, 0.9, knowledge).outcome == outcome

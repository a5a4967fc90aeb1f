"""Until when something was so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_slot


def until(claim_id: str, sentence: str, trigger: str, event_type: str, day: str, **slots: str) -> Claim:
    """A claim of a sentence that ends with its date."""
    claim = make_claim(claim_id, sentence, trigger, event_type, date=day, **slots)
    assert claim.date is not None
    return replace(claim, date=replace(claim.date, text=sentence.partition("until ")[2] or day))


@pytest.mark.parametrize(
    ("body", "told", "day", "outcome"),
    [
        ("org/selby-council", "Ada Brun was mayor of Selby until 2008", "../2008", CONFLICT),
        ("org/selby-council", "Ada Brun was mayor of Selby until May 2004", "../2004-05", AGREE),
        ("org/alba-council", "Ada Brun was mayor of Alba until 2008", "../2008", AGREE),
        ("org/selby-council", "Ada Brun was mayor of Selby in 2003", "2003", AGREE),
    ],
)
def test_two_ends_of_one_post(body: str, told: str, day: str, outcome: str, knowledge: Knowledge) -> None:
    one, other = ({"actor": "person/ada-brun", "other": name} for name in ("org/selby-council", body))
    left = until("alpha-1", "Ada Brun was mayor of Selby until 2004", "mayor", "OFFICE", "../2004", **one)
    right = until("beta-1", told, "mayor", "OFFICE", day, **other)
    assert compare_slot("date", left, right, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("thing", "told", "trigger", "outcome"),
    [
        ("org/selby-mine", "The mine was closed until May 2016", "closed", CONFLICT),
        ("org/selby-mill", "The mill was closed until May 2016", "closed", AGREE),
        ("org/selby-mine", "The mine was guarded until May 2016", "guarded", AGREE),
    ],
)
def test_two_ends_of_one_state(thing: str, told: str, trigger: str, outcome: str, knowledge: Knowledge) -> None:
    left = until("alpha-1", "The mine was closed until 2014", "closed", "OTHER", "../2014", recipient="org/selby-mine")
    right = until("beta-1", told, trigger, "OTHER", "../2016-05", recipient=thing)
    assert compare_slot("date", left, right, knowledge).outcome == outcome

"""Conflicts under a doubt that the link decides."""

from __future__ import annotations

import pytest

from pipeline.align.doubts import (
    DOUBTED,
    DOUBTS,
    NOTHING_IN_COMMON,
    PERHAPS_OTHER_ROLES,
    TWO_THINGS,
    Doubt,
    decided,
    doubt_of,
    doubted,
    graver,
)
from pipeline.align.outcomes import BECAUSE, FIRST_DOUBT
from pipeline.records.group import CONFLICT, FIELDS, SILENT, UNDECIDED, judged

REASON = "the dates differ: 3 May against 9 May"


@pytest.mark.parametrize("doubt", DOUBTS)
def test_a_doubt_falls_with_the_link_that_it_asks_for(doubt: Doubt) -> None:
    for field in FIELDS:
        found = doubted(field, doubt, REASON)
        assert found.outcome == DOUBTED
        for strangers in (False, True):
            least = doubt.least_of(field, strangers=strangers)
            if least > 1:
                assert decided(found, 1.0, strangers=strangers).outcome == doubt.otherwise
            else:
                assert decided(found, least, strangers=strangers) == judged(field, CONFLICT, REASON)
                assert decided(found, least - 0.01, strangers=strangers).outcome == doubt.otherwise


def test_what_is_not_doubted_stays() -> None:
    found = judged("date", SILENT, "at least one gives no date")
    assert decided(found, 1.0) is found
    assert graver(found, NOTHING_IN_COMMON) is found


def test_of_two_doubts_the_graver_counts() -> None:
    both = graver(doubted("date", TWO_THINGS, REASON), NOTHING_IN_COMMON)
    assert doubt_of(both) == (NOTHING_IN_COMMON, REASON)
    assert decided(both, 1.0) == judged("date", UNDECIDED, f"they name nothing in common; {REASON}")
    assert graver(doubted("date", NOTHING_IN_COMMON, REASON), TWO_THINGS) == both


def test_strangers_settle_a_doubt_whatever_else_is_doubted() -> None:
    found = doubted("participant", PERHAPS_OTHER_ROLES, REASON)
    assert graver(found, NOTHING_IN_COMMON) is found
    assert decided(found, 0.1, strangers=True).outcome == CONFLICT
    assert decided(found, 0.1, strangers=False).outcome == SILENT


def test_columns_tell_a_doubt_as_records_do() -> None:
    told = [BECAUSE[FIRST_DOUBT + number] + REASON for number in range(len(DOUBTS))]
    assert told == [decided(doubted("kind", doubt, REASON), 0.0).reason for doubt in DOUBTS]

"""Values that differ conflict where nothing but a likely link ties the two acts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import CONFLICT, SILENT, UNDECIDED
from tests.synthetic.claim_making import make_claim, make_date, make_figure
from tests.unit.align.comparing import compare_linked, compare_tied


def told(claim_id: str, sentence: str, trigger: str, date: str, words: str, event_type: str = "OTHER") -> Claim:
    """A claim whose passage gives its date in some words."""
    claim = make_claim(claim_id, sentence, trigger, event_type, date=date, recipient="bell")
    assert claim.date is not None
    assert words in sentence
    return replace(claim, date=replace(claim.date, text=words))


HUNG = told("alpha-1", "The bell was hung on 4 May.", "hung", "1994-05-04", "4 May")
PLACED = told("beta-1", "Masons fixed the bell on 9 May.", "fixed", "1994-05-09", "9 May")


def test_days_of_what_is_told_in_other_words(knowledge: Knowledge) -> None:
    tied = compare_linked("date", HUNG, PLACED, 0.4, knowledge)
    assert (tied.outcome, tied.reason) == (CONFLICT, "the dates differ: 4 May 1994 against 9 May 1994")
    loose = compare_linked("date", HUNG, PLACED, 0.35, knowledge)
    assert (loose.outcome, loose.reason) == (
        SILENT,
        "perhaps each has its own day; the dates differ: 4 May 1994 against 9 May 1994",
    )


def test_months_and_far_days_of_what_may_be_two_things_need_a_firmer_link(knowledge: Knowledge) -> None:
    month = told("beta-1", "Masons fixed the bell in June 1994.", "fixed", "1994-06", "June 1994")
    assert compare_tied("date", HUNG, month, knowledge).outcome == SILENT
    assert compare_linked("date", HUNG, month, 0.5, knowledge).outcome == CONFLICT


@pytest.mark.parametrize(
    "other",
    [
        told("beta-1", "Masons had fixed the bell by 9 May.", "fixed", "1994-05-09", "9 May"),
        told("beta-1", "Masons fixed the bell the next morning.", "fixed", "1994-05-09", "the next morning"),
        told("beta-1", "Masons fixed the bell in 1996.", "fixed", "1996", "1996"),
        told("beta-1", "Masons fixed the bell on 9 October.", "fixed", "1994-10-09", "9 October"),
        told("beta-1", "By 9 May 40 masons had fixed the bell.", "fixed", "1994-05-09", "9 May", "STATISTIC"),
        replace(PLACED, modality="predicted"),
        replace(PLACED, polarity="negated"),
    ],
)
def test_what_is_no_day_of_one_act(other: Claim, knowledge: Knowledge) -> None:
    assert compare_tied("date", HUNG, other, knowledge).outcome == SILENT


def test_a_date_by_which_something_was_done_is_no_day_of_it(knowledge: Knowledge) -> None:
    by_then = told("beta-1", "The bell was hung by 9 May.", "hung", "1994-05-09", "9 May")
    assert compare_tied("date", HUNG, by_then, knowledge).outcome == UNDECIDED


def test_an_act_in_another_clause_is_not_dated(knowledge: Knowledge) -> None:
    plea = told(
        "alpha-1", "The abbot begged for help on 4 May, when a strike had begun.", "help", "1994-05-04", "4 May"
    )
    strike = told("beta-1", "The bell founders' strike of 1 May was short.", "strike", "1994-05-01", "1 May")
    assert compare_tied("date", plea, strike, knowledge).outcome != CONFLICT


def weight(claim_id: str, sentence: str, trigger: str, value: float, unit: str = "kg") -> Claim:
    return make_claim(claim_id, sentence, trigger, "STATISTIC", figures=(make_figure(value, unit),))


def test_figures_of_what_is_told_in_other_words(knowledge: Knowledge) -> None:
    left, right = (
        weight("alpha-1", "It holds 212 kg.", "holds", 212),
        weight("beta-1", "The load is 148 kg.", "load", 148),
    )
    assert compare_tied("quantity", left, right, knowledge).outcome == CONFLICT
    assert compare_tied("quantity", left, right, knowledge, tied=False).outcome == SILENT


def test_lengths_of_time_need_more_than_a_link(knowledge: Knowledge) -> None:
    left = weight("alpha-1", "It took 14 months.", "took", 14, "months")
    right = weight("beta-1", "The work lasted 11 months.", "lasted", 11, "months")
    assert compare_tied("quantity", left, right, knowledge).outcome == UNDECIDED


def test_figures_up_to_two_days_may_both_hold(knowledge: Knowledge) -> None:
    left = told("alpha-1", "By 4 May 212 bells had been seized.", "seized", "1994-05-04", "4 May", "COERCE")
    right = told("beta-1", "Soldiers had seized 148 bells by 1 May.", "seized", "1994-05-01", "1 May", "COERCE")
    left, right = (replace(c, quantities=(make_figure(n, "bells"),)) for c, n in ((left, 212), (right, 148)))
    assert compare_tied("quantity", left, right, knowledge).outcome == SILENT
    assert compare_tied("date", left, right, knowledge).outcome != CONFLICT


def test_one_day_read_into_two_years_is_no_conflict(knowledge: Knowledge) -> None:
    left = told("alpha-1", "The bell was hung at the end of May.", "hung", "1994-05-21/1994-05-31", "the end of May")
    right = told("beta-1", "The bell was hung at the end of May.", "hung", "1552-05-21/1552-05-31", "the end of May")
    left, right = (replace(c, date=replace(c.date, year_inferred=True)) for c in (left, right) if c.date)
    assert compare_tied("date", left, right, knowledge).outcome != CONFLICT


def sited(claim_id: str, sentence: str, trigger: str, place: str, event_type: str = "OTHER") -> Claim:
    return make_claim(claim_id, sentence, trigger, event_type, recipient="bell", place=place)


HUNG_HERE = sited("alpha-1", "The bell was hung in Kaldheim.", "hung", "city/kaldheim")


def test_towns_of_what_is_told_in_other_words(knowledge: Knowledge) -> None:
    other = sited("beta-1", "Masons fixed the bell in Wexcombe.", "fixed", "city/wexcombe")
    tied = compare_tied("place", HUNG_HERE, other, knowledge)
    assert (tied.outcome, tied.reason) == (CONFLICT, "the places differ: Kaldheim against Wexcombe")
    assert compare_tied("place", HUNG_HERE, other, knowledge, tied=False).outcome == SILENT


@pytest.mark.parametrize(
    "other",
    [
        sited("beta-1", "Masons fixed the bell in Merenia.", "fixed", "state/merenia"),
        sited("beta-1", "The bell is famous in Wexcombe.", "famous", "city/wexcombe", "ASSESSMENT"),
    ],
)
def test_states_and_judgements_are_in_many_places(other: Claim, knowledge: Knowledge) -> None:
    assert compare_tied("place", HUNG_HERE, other, knowledge).outcome == SILENT


def test_years_told_before_do_not_keep_one_happening_apart(knowledge: Knowledge) -> None:
    other = sited("beta-1", "The bell was hung in Wexcombe.", "hung", "city/wexcombe")
    years = [make_date("1994"), make_date("1996")]
    told = [replace(y, basis="inherited") for y in years if y is not None]
    left, right = replace(HUNG_HERE, date=told[0]), replace(other, date=told[1])
    assert compare_tied("place", left, right, knowledge).outcome == CONFLICT
    left, right = replace(HUNG_HERE, date=years[0]), replace(other, date=years[1])
    assert compare_tied("place", left, right, knowledge).outcome == SILENT

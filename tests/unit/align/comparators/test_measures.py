"""Figures: what they measure, of which year and place they are, and whether they are asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import CONFLICT, SILENT, UNDECIDED
from tests.synthetic.claim_making import make_claim, make_figure
from tests.unit.align.comparing import compare_linked

SURE, LIKELY, LOOSE = 0.9, 0.55, 0.1
Told = tuple[str, str, float, str, str]
"""Sentence, word for what is told, value, unit and the text of the figure."""


def telling(claim_id: str, told: Told, event_type: str = "OTHER", *, date: str | None = None, **roles: str) -> Claim:
    sentence, trigger, value, unit, text = told
    figure = replace(make_figure(value, unit), text=text)
    return make_claim(claim_id, sentence, trigger, event_type, date=date, figures=(figure,), **roles)


QUOTA = ("The salmon quota stood at 900 tonnes", "stood", 9e5, "kg", "900 tonnes")
CAP = ("The cap on salmon stood at 700 tonnes", "stood", 7e5, "kg", "700 tonnes")
STOCK = ("The salmon biomass stood at 700 tonnes", "stood", 7e5, "kg", "700 tonnes")
UNTOLD = ("For years it came to 700 tonnes", "came", 7e5, "kg", "700 tonnes")
FISH = ("The salmon stood at 700 tonnes", "stood", 7e5, "kg", "700 tonnes")
DEBT = ("The club got 3 million crowns of unpaid dues", "got", 3e6, "crowns", "3 million crowns")
FINE = ("The club got a fine of 5 million crowns", "got", 5e6, "crowns", "5 million crowns")
EACH = ("The club paid nine crowns a member", "paid", 9, "crowns", "nine crowns")
EVERY = ("The club paid 20 crowns to every member", "paid", 20, "crowns", "20 crowns")
YEARLY = ("The club paid 20 crowns a year", "paid", 20, "crowns", "20 crowns")
ALL = ("The club paid 30 crowns", "paid", 30, "crowns", "30 crowns")
PENALTY = ("The club got 3 million crowns in penalties", "got", 3e6, "crowns", "3 million crowns")


@pytest.mark.parametrize(
    ("left", "right", "link", "outcome"),
    [
        (QUOTA, CAP, SURE, CONFLICT),
        (QUOTA, STOCK, SURE, UNDECIDED),
        (QUOTA, UNTOLD, SURE, CONFLICT),
        (QUOTA, UNTOLD, LIKELY, UNDECIDED),
        (QUOTA, FISH, LIKELY, CONFLICT),
        (FINE, DEBT, SURE, UNDECIDED),
        (FINE, PENALTY, SURE, CONFLICT),
        (EACH, ALL, SURE, UNDECIDED),
        (EACH, EVERY, SURE, CONFLICT),
        (YEARLY, ALL, SURE, CONFLICT),
    ],
    ids=[
        *("same", "other", "untold", "untold and loose", "one matter", "other behind", "same behind"),
        *("of each and of all", "of each", "of a year"),
    ],
)
def test_what_is_measured_has_to_be_the_same(
    left: Told, right: Told, link: float, outcome: str, knowledge: Knowledge
) -> None:
    pair = telling("alpha-1", left), telling("beta-1", right)
    assert compare_linked("quantity", *pair, link, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("dates", "link", "outcome"),
    [
        (("2018", "2018-05"), LIKELY, CONFLICT),
        (("2018", "2021"), LIKELY, SILENT),
        ((None, "2021"), LIKELY, SILENT),
        (("2017/2022", "2021"), LIKELY, CONFLICT),
    ],
    ids=["one year", "two years", "a year in words", "several years"],
)
def test_of_two_years_are_two_figures(
    dates: tuple[str | None, str], link: float, outcome: str, knowledge: Knowledge
) -> None:
    said = "in 2018 " if dates[0] is None else ""
    left = ("The mine of Selby gave " + said + "900 tonnes", "gave", 9e5, "kg", "900 tonnes")
    right = ("The mine of Selby gave 700 tonnes in 2021", "gave", 7e5, "kg", "700 tonnes")
    if "2018-05" in dates:
        right = ("The mine of Selby gave 700 tonnes in 2018", "gave", 7e5, "kg", "700 tonnes")
    pair = (
        telling("alpha-1", left, "AID", date=dates[0], actor="org/selby-mine"),
        telling("beta-1", right, "AID", date=dates[1], actor="org/selby-mine"),
    )
    assert compare_linked("quantity", *pair, link, knowledge).outcome == outcome


def test_what_is_asked_for_is_not_what_is_granted(knowledge: Knowledge) -> None:
    asked = ("The union asked for a rise of 9 per cent", "asked", 9, "percent", "9 per cent")
    given = ("The union got a rise of 4 per cent", "got", 4, "percent", "4 per cent")
    wanted = ("The union asked for a rise of 7 per cent", "asked", 7, "percent", "7 per cent")
    left = telling("alpha-1", asked, "REQUEST", actor="org/union")
    granted = telling("beta-1", given, "CONCEDE", actor="org/union")
    assert compare_linked("quantity", left, granted, SURE, knowledge).outcome == UNDECIDED
    other = telling("beta-2", wanted, "REQUEST", actor="org/union")
    assert compare_linked("quantity", left, other, SURE, knowledge).outcome == CONFLICT


@pytest.mark.parametrize(
    ("small", "large", "outcome"),
    [
        ("In Selby alone 60 houses burnt", "In the valley 90 houses burnt", UNDECIDED),
        ("In the valley 60 houses burnt", "In Selby alone 90 houses burnt", CONFLICT),
        ("Down there 60 houses burnt", "That night 90 houses burnt", UNDECIDED),
        ("Down there 60 houses burnt", "Where he lived 90 houses burnt", CONFLICT),
        ("Then there were 60 houses that burnt", "That night 90 houses burnt", CONFLICT),
    ],
    ids=["a part", "more than the whole", "there", "there and where", "there were"],
)
def test_of_one_place_among_several(small: str, large: str, outcome: str, knowledge: Knowledge) -> None:
    pair = (
        telling("alpha-1", (small, "burnt", 60, "houses", "60 houses")),
        telling("beta-1", (large, "burnt", 90, "houses", "90 houses")),
    )
    assert compare_linked("quantity", *pair, LIKELY, knowledge).outcome == outcome


def test_what_something_was_is_not_what_it_became(knowledge: Knowledge) -> None:
    fell = ("The toll fell from 40 crowns", "fell", 40, "crowns", "40 crowns")
    became = ("The toll fell to 25 crowns", "fell", 25, "crowns", "25 crowns")
    other = ("The toll fell from 50 crowns", "fell", 50, "crowns", "50 crowns")
    left = telling("alpha-1", fell)
    assert compare_linked("quantity", left, telling("beta-1", became), SURE, knowledge).outcome == SILENT
    assert compare_linked("quantity", left, telling("beta-2", other), SURE, knowledge).outcome == CONFLICT


def test_people_killed_are_not_people_injured(knowledge: Knowledge) -> None:
    killed = ("Nine people were killed", "killed", 9, "deaths", "Nine people")
    hurt = ("Sixty people were injured", "injured", 60, "injured", "Sixty people")
    pair = telling("alpha-1", killed, "STATISTIC"), telling("beta-1", hurt, "STATISTIC")
    assert compare_linked("quantity", *pair, SURE, knowledge).outcome == SILENT


def test_what_is_counted_is_no_act(knowledge: Knowledge) -> None:
    vote = ("Each member has one vote", "vote", 1, "votes", "one vote")
    passed = ("The rule passed by three votes", "passed", 3, "votes", "three votes")
    pair = telling("alpha-1", vote, "STANCE"), telling("beta-1", passed, "AGREE")
    assert compare_linked("quantity", *pair, LOOSE, knowledge).outcome != CONFLICT


def test_counts_up_to_two_moments(knowledge: Knowledge) -> None:
    def moved(claim_id: str, sentence: str, value: float, date: str) -> Claim:
        return telling(claim_id, (sentence, "moved", value, "ships", f"{value:g} ships"), date=date)

    early = moved("alpha-1", "By 20 October 41 ships had been moved", 41, "2021-10-20")
    late = moved("beta-1", "By the end of the dispute 58 ships had been moved", 58, "2021-10")
    assert compare_linked("quantity", early, late, SURE, knowledge).outcome == UNDECIDED
    other = moved("beta-2", "By 20 October 58 ships had been moved", 58, "2021-10-20")
    assert compare_linked("quantity", early, other, SURE, knowledge).outcome == CONFLICT
    bought = moved("beta-3", "By all accounts 58 ships had been moved", 58, "2021-10")
    assert compare_linked("quantity", early, bought, SURE, knowledge).outcome == CONFLICT


def test_a_change_by_so_much_is_no_moment(knowledge: Knowledge) -> None:
    def rose(claim_id: str, value: float, date: str) -> Claim:
        return telling(claim_id, (f"Norland's fare rose by {value:g} crowns", "rose", value, "crowns", ""), date=date)

    pair = rose("alpha-1", 5, "2021-10-20"), rose("beta-1", 9, "2021-10")
    assert compare_linked("quantity", *pair, SURE, knowledge).outcome == CONFLICT


def test_a_figure_is_no_year(knowledge: Knowledge) -> None:
    left = telling("alpha-1", ("The mine of Selby gave 1900 tonnes", "gave", 1.9e6, "kg", "1900 tonnes"), date="2021")
    right = telling("beta-1", ("The mine of Selby gave 1600 tonnes", "gave", 1.6e6, "kg", "1600 tonnes"), date="2020")
    assert compare_linked("quantity", left, right, LIKELY, knowledge).outcome == CONFLICT

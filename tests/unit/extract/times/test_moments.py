"""Laws that every value keeps, with the edtf package as the judge of what is EDTF."""

from __future__ import annotations

from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import read_times
from pipeline.extract.times.moments import Moment, days_of, edtf_of, edtf_of_days, is_possible, timex_of
from pipeline.records.time import BASES

LAWS = settings(deadline=None, max_examples=50, derandomize=True, database=None)
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
PARTS = st.sampled_from([None, "early", "mid", "late", "beginning", "middle", "end", "first_days", "last_weeks",
                         "nth_3_week", "first_half", "second_half"])  # fmt: skip
PIECES = st.sampled_from([
    "on 3 May 2010", "in May", "in 1999", "the next day", "two years later", "last week", "31 February 2011", "today",
    "the late 1990s",
    "between 3 and 7 June", "every five years", "Monday", "in the winter", "the first days of the war",
    "in 44 BC", "about 2006", "the 26th", "1914-18", "May-June", "at 3 p.m.", "the 19th century", "1,200", "-", "may",
    "the end of the year", "that month", "of", "and", ",", ".", "will", "20221", "12/13/14", "'99", "a decade ago",
])  # fmt: skip


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Years, decades, seasons, months and days with a part of each."""
    year = draw(st.integers(1000, 2998))
    kind = draw(st.sampled_from(["year", "month", "day", "season", "quarter", "decade", "century"]))
    part = draw(PARTS) if kind != "day" else None
    if kind == "decade":
        return Moment(decade=year // 10, part=part)
    if kind == "century":
        return Moment(century=year // 100, part=part)
    fields = {
        "year": {}, "season": {"season": draw(st.sampled_from(["SP", "SU", "FA", "WI"]))},
        "quarter": {"quarter": draw(st.integers(1, 4))}, "month": {"month": draw(st.integers(1, 12))},
        "day": {"month": draw(st.integers(1, 12)), "day": draw(st.integers(1, 28))},
    }[kind]  # fmt: skip
    return Moment(year=year, part=part, **fields)


@LAWS
@given(moments())
def test_days_are_in_order_and_inside_the_whole(moment: Moment) -> None:
    days, whole = days_of(moment), days_of(moment.whole)
    assert days is not None
    assert whole is not None
    assert whole[0] <= days[0] <= days[1] <= whole[1]


@LAWS
@given(moments())
def test_values_are_edtf_of_the_same_days(moment: Moment) -> None:
    value, days = edtf_of(moment), days_of(moment)
    assert value is not None
    assert days is not None
    parsed = edtf.parse_edtf(value)
    if moment.season and not moment.part:
        return
    assert date(*parsed.lower_strict()[:3]) == days[0]
    assert date(*parsed.upper_strict()[:3]) == days[1]


@LAWS
@given(DAYS, st.integers(0, 4000))
def test_stretches_are_written_in_the_coarsest_exact_form(first: date, length: int) -> None:
    last = min(first + timedelta(length), date(2999, 12, 31))
    parsed = edtf.parse_edtf(edtf_of_days(first, last))
    assert (date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])) == (first, last)


@LAWS
@given(st.lists(PIECES, max_size=14).map(" ".join), st.sampled_from([None, "2015", "2015-06", "2015-06-17"]))
def test_any_text_is_read_without_a_wrong_interval(text: str, published: str | None) -> None:
    last_end = 0
    for time in read_times(text, published):
        assert last_end <= time.evidence.start < time.evidence.end
        last_end = time.evidence.end
        assert text[time.evidence.start : time.evidence.end] == time.evidence.quote
        assert time.basis in BASES
        if time.earliest is not None and time.latest is not None:
            assert time.earliest <= time.latest
        if time.type in {"DATE", "TIME"} and time.value is not None:
            edtf.parse_edtf(time.value)
            assert time.basis != "none"


@LAWS
@given(st.text(alphabet="0123456789 -–/.,:'stMayJunebcd\n", max_size=40))
def test_garbage_is_no_failure(text: str) -> None:
    assert all(time.evidence.quote.strip() for time in read_times(text, "2015-06-17"))


def test_what_no_calendar_has() -> None:
    assert not is_possible(Moment(year=2015, month=2, day=29))
    assert is_possible(Moment(year=2016, month=2, day=29))
    assert not is_possible(Moment(month=13))
    assert days_of(Moment(year=2015, month=2, day=30)) is None


@pytest.mark.parametrize("unit", ["decade", "hour", "season"])
def test_of_which_unit_one_is_counted_is_any(unit: str) -> None:
    assert days_of(Moment(year=2015, month=2, part=f"nth_2_{unit}")) == (date(2015, 2, 1), date(2015, 2, 28))


def test_years_before_the_era() -> None:
    assert (edtf_of(Moment(year=44, bc=True)), timex_of(Moment(year=44, bc=True))) == ("-0043", "BC0044")
    assert edtf_of(Moment(century=4, bc=True)) == "-0499/-0400"
    assert days_of(Moment(year=44, bc=True)) is None


@pytest.mark.parametrize(("part", "days"), [
    ("first_10_D", (date(2015, 2, 1), date(2015, 2, 10))),
    ("last_2_W", (date(2015, 2, 15), date(2015, 2, 28))),
    ("first_40_D", (date(2015, 2, 1), date(2015, 2, 28))),
])  # fmt: skip
def test_counted_days_at_the_edge_of_a_month(part: str, days: tuple[date, date]) -> None:
    moment = Moment(year=2015, month=2, part=part)
    assert days_of(moment) == days
    assert timex_of(moment) == f"P{part.split('_', 1)[1].replace('_', '')}"


def test_counted_months_at_the_edge_of_a_year() -> None:
    assert days_of(Moment(year=2015, part="first_2_M")) == (date(2015, 1, 1), date(2015, 2, 28))
    assert days_of(Moment(year=2015, part="last_10_M")) == (date(2015, 3, 1), date(2015, 12, 31))

"""Counting units of the calendar from a moment."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.times.moments import (
    SEASON_AT,
    SEASON_MONTHS,
    Days,
    Moment,
    day_of,
    days_of,
    edtf_of,
    is_possible,
    of_day,
    of_week,
)

MONTHS_A_YEAR = 12
LONG_YEARS = {"T": 10, "C": 100, "K": 1000}
PLAIN = re.compile(r"^(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?$")
"""EDTF of a year, a month or a day."""
DAYS_A_UNIT = {"D": 1, "W": 7, "F": 14}


def unit_at(base: Moment, unit: str, count: int) -> Moment | None:
    """The whole unit (day, week, month, quarter, year...) that lies `count` units from the one around the base.

    Null where the base is not precise enough.
    """
    if unit == "then":
        return base.whole
    if unit in {"T", "C"}:
        return _long_unit(base, unit, count)
    if base.year is None:
        return None
    if unit == "Y":
        return _year(base, count)
    if unit in {"D", "W", "E", "F"}:
        return _short_unit(base, unit, count)
    return _part_of_year(base, unit, count) if base.month else None


def _part_of_year(base: Moment, unit: str, count: int) -> Moment | None:
    assert base.year is not None and base.month is not None  # noqa: PT018 - the caller saw it
    if base.bc:
        return Moment(year=base.year, month=base.month, bc=True) if unit == "M" and not count else None
    if unit == "M":
        return _month(base, count)
    if unit == "Q":
        quarter = (base.month - 1) // 3 + count
        return Moment(year=base.year + quarter // 4, quarter=quarter % 4 + 1)
    return Moment(year=base.year, season=SEASON_AT[base.month]) if unit == "N" else None


def _long_unit(base: Moment, unit: str, count: int) -> Moment | None:
    sign = -1 if base.bc else 1
    if unit == "T":
        decade = base.decade if base.decade is not None else base.year // 10 if base.year is not None else None
        return None if decade is None else Moment(decade=decade + sign * count, bc=base.bc)
    year = base.year if base.year is not None else base.decade * 10 if base.decade is not None else None
    century = base.century if base.century is not None else None if year is None else year // 100
    return None if century is None else Moment(century=century + sign * count, bc=base.bc)


def _year(base: Moment, count: int) -> Moment:
    assert base.year is not None
    signed = -base.year if base.bc else base.year
    moved = signed + count
    if signed < 0 <= moved:
        moved += 1
    return Moment(year=abs(moved), bc=moved < 0)


def _month(base: Moment, count: int) -> Moment:
    assert base.year is not None and base.month is not None  # noqa: PT018 - the callers saw it
    index = base.year * MONTHS_A_YEAR + base.month - 1 + count
    return Moment(year=index // MONTHS_A_YEAR, month=index % MONTHS_A_YEAR + 1)


def _short_unit(base: Moment, unit: str, count: int) -> Moment | None:
    if base.bc and unit == "D" and not count:
        return Moment(year=base.year, month=base.month, day=base.day, bc=True)
    if base.bc or not (base.year and base.month and base.day):
        return None
    day = date(base.year, base.month, base.day)
    if unit == "D":
        return of_day(day + timedelta(count))
    if unit == "F":
        return of_week(day + timedelta(14 * count))
    return of_week(day + timedelta(7 * count), weekend=unit == "E")


def shifted(base: Moment, unit: str, count: float) -> Moment | None:
    """The day, week, month or year that lies so many units from the base, as precise as the unit."""
    if base.year is None:
        return None
    if unit in LONG_YEARS:
        return _year(base, int(count * LONG_YEARS[unit]))
    if unit == "Y":
        whole = count == int(count) or not base.month
        return _year(base, int(count)) if whole else _month(base, round(count * MONTHS_A_YEAR))
    if base.bc or not base.month:
        return None
    return _month(base, round(count)) if unit == "M" else _days_on(base, unit, count)


def shifted_days(edtf: str, unit: str, count: int) -> tuple[Days, str] | None:
    """First and last day, and EDTF, of what lies so many units from a year, month or day; null where the date is not as
    precise as the unit, or not one of these.
    """
    told = PLAIN.match(edtf)
    if told is None:
        return None
    year, month, day = (int(part) if part else None for part in told.groups())
    moved = shifted(Moment(year=year, month=month, day=day), unit, count)
    days = days_of(moved) if moved is not None else None
    shown = edtf_of(moved) if moved is not None else None
    return (days, shown) if days and shown else None


def _days_on(base: Moment, unit: str, count: float) -> Moment | None:
    day = day_of(base)
    if day is None or unit not in DAYS_A_UNIT:
        return None
    try:
        moved = day + timedelta(round(count * DAYS_A_UNIT[unit]))
    except OverflowError:
        return None
    return of_day(moved) if unit == "D" else of_week(moved)


def nearest(moment: Moment, anchor: Moment) -> tuple[int, bool]:
    """The year that brings a month, day or season closest to the anchor; the anchor's own where only that is known."""
    assert anchor.year is not None
    at = _month_index(anchor)
    own = _month_index(moment)
    if at is None or own is None or anchor.bc:
        return anchor.year, anchor.bc
    near = sorted((0, 1, -1), key=lambda year: abs(own + year * MONTHS_A_YEAR - at))
    years = [anchor.year + shift for shift in near]
    return next((y for y in years if is_possible(replace(moment, year=y))), years[0]), False


def _month_index(moment: Moment) -> float | None:
    """Month and day on one scale."""
    if moment.month:
        return moment.month + (moment.day or 15) / 31
    if moment.quarter:
        return 3 * moment.quarter - 0.5
    return SEASON_MONTHS[moment.season] + 1.5 if moment.season else None

"""Dates whose year the text does not give: what another year would change, and how far apart their days are."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from pipeline.align.background import MONTH, length_of
from pipeline.align.view import ClaimView
from pipeline.records.time import DateInterval

YEAR = 365.25
SHORT = 92
"""Most days of a date that tells more than a year."""
YEARS = 5
"""How many years an inferred year may be off."""


def year_may_matter(left: DateInterval | None, right: DateInterval | None) -> bool:
    """Whether another reading of an inferred year would let the dates meet: mid-October is in no year November."""
    if left is None or right is None or not (left.year_inferred or right.year_inferred):
        return False
    return _may_matter(
        (left.earliest, left.latest, left.year_inferred), (right.earliest, right.latest, right.year_inferred)
    )


def days_of_open_year(left: ClaimView, right: ClaimView) -> bool:
    """The same of two dates of which neither is a year alone: "last year" is not to be met by another year of a day."""
    days = [view.days for view in (left, right)]
    short = all(span is not None and length_of(span) <= SHORT for span in days)
    return short and year_may_matter(left.claim.date, right.claim.date)


Days = tuple[dt.date | None, dt.date | None, bool]
"""First and last day of a date, and whether its year is inferred."""


@lru_cache(maxsize=1 << 16)
def _may_matter(left: Days, right: Days) -> bool:
    first, second = left[0] or left[1], right[0] or right[1]
    apart = second.year - first.year if first and second else 0
    shifts = {n + m for n in (0, apart, -apart) for m in range(-YEARS, YEARS + 1)} - {0}
    if left[2] and any(_meets_in(left, n, right) for n in shifts):
        return True
    return right[2] and any(_meets_in(right, n, left) for n in shifts)


def _meets_in(date: Days, years: int, other: Days) -> bool:
    """Whether the same days of another year meet a date; a leap day moves to 1 March."""
    begun = date[0] is None or other[1] is None or _in_year(date[0], years) <= other[1]
    return begun and (date[1] is None or other[0] is None or other[0] <= _in_year(date[1], years))


def _in_year(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, month=3, day=1)


def beginnings_apart(left: ClaimView, right: ClaimView) -> int:
    """Days between the first days of two dates; the last days count where a first is open, and where a year is
    inferred the days of the nearest years.
    """
    if left.days is None or right.days is None:
        return 0
    (a, c), (b, d) = left.days, right.days
    first, second = (a, b) if a is not None and b is not None else (c, d)
    if first is None or second is None:
        return 0
    apart = abs(first - second)
    rest = apart % YEAR
    return round(min(rest, YEAR - rest)) if _inferred(left) or _inferred(right) else apart


def _inferred(view: ClaimView) -> bool:
    """Whether a day or month is given without its year."""
    date, days = view.claim.date, view.days
    if date is None or days is None or days[0] is None or days[1] is None:
        return False
    return date.year_inferred and days[1] - days[0] <= MONTH

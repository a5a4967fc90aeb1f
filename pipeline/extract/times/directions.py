"""The next, previous or present month, season, day or weekday of a name, as seen from a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from pipeline.extract.times.moments import Moment, day_of, days_of, month_end, of_day

DAYS_OF_NEWS: Final = 10
"""A day so close to the publication is taken for news, whatever another paragraph dates (set on meantime-dev)."""
DAYS_OF_SEASON: Final = 120
"""A day so long before it is, where what another paragraph dates is years old."""
DAYS_OF_YEAR: Final = 365
"""The same where the text tells of days close to the publication as well."""


def towards(moment: Moment, base: Moment, direction: int) -> Moment | None:
    """The month, season, weekday or day of that name that comes next (1), came before (-1) or is present (0).

    Null where the base is not precise enough.
    """
    if moment.weekday is not None and moment.month is None and moment.day is None:
        return _weekday_towards(moment.weekday, base, direction)
    if base.year is None:
        return None
    if direction == 0 or base.bc:
        return replace(moment, year=base.year, bc=base.bc)
    bounds = days_of(base.whole)
    if bounds is None:
        return None
    if base.month is None and base.season is None:
        bounds = (date(base.year, 1, 1), month_end(base.year, 12))
    years = range(base.year - 1, base.year + 2)
    for year in years if direction > 0 else reversed(years):
        days = days_of(replace(moment, year=year).whole)
        if days and (days[0] > bounds[1] if direction > 0 else days[1] < bounds[0]):
            return replace(moment, year=year)
    return None


def _weekday_towards(weekday: int, base: Moment, direction: int) -> Moment | None:
    day = day_of(base)
    if day is None:
        return None
    ahead = (weekday - day.weekday()) % 7
    if direction < 0:
        return of_day(day - timedelta((7 - ahead) % 7 or 7))
    return of_day(day + timedelta((ahead or 7) if direction > 0 else ahead))


def is_close(day: date, published: date) -> bool:
    """Whether a day is so near the publication that it is taken for news or for an appointment."""
    return abs(day - published) <= timedelta(DAYS_OF_NEWS)


def is_of_season(day: date, published: date, *, long: bool) -> bool:
    """Whether a day lies in the months up to the publication, in the year up to it if `long`."""
    return timedelta(0) <= published - day <= timedelta(DAYS_OF_YEAR if long else DAYS_OF_SEASON)


def year_of_weekday(moment: Moment, year: int) -> int:
    """The year, or one beside it, in which a day falls on the weekday that stands with it; else the year itself."""
    if moment.weekday is None or moment.month is None or moment.day is None:
        return year
    for candidate in (year, year + 1, year - 1):
        day = day_of(replace(moment, year=candidate))
        if day is not None and day.weekday() == moment.weekday:
            return candidate
    return year


def weekday_around(weekday: int, day: date, *, ahead: bool) -> date:
    """The last such weekday up to a day, or the first from it on; the day itself if it is one."""
    back = (day.weekday() - weekday) % 7
    return day + timedelta(-back % 7) if ahead else day - timedelta(back)


def year_of_plan(moment: Moment, published: Moment) -> int | None:
    """The year of such a date that is nearest to the publication, be it over or ahead."""
    appeared = days_of(published)
    if appeared is None or published.year is None:
        return None
    gaps = []
    for year in range(published.year + 1, published.year - 2, -1):
        days = days_of(replace(moment, year=year).whole)
        if days:
            gaps.append((max(days[0] - appeared[1], appeared[0] - days[1], timedelta(0)), -year))
    return -min(gaps)[1] if gaps else None


def year_of_publication(moment: Moment, published: Moment, *, future: bool) -> int | None:
    """The year of the latest such date that begins not after the publication, or of the earliest not over before it.

    A day that comes within `DAYS_OF_NEWS` after the publication is an appointment rather than a day of last year.
    """
    bounds = days_of(published)
    if bounds is None or published.year is None:
        return None
    year = published.year
    appointed, appeared = day_of(replace(moment, year=year)), day_of(published)
    if appointed and appeared and is_close(appointed, appeared):
        return year
    for candidate in (year, year + 1) if future else (year + 1, year, year - 1):
        days = days_of(replace(moment, year=candidate).whole)
        if days and (days[1] >= bounds[0] if future else days[0] <= bounds[1]):
            return candidate
    return year

"""EDTF (ISO 8601-2) values as closed intervals of days.

Read: days, months, years, seasons 21-24, intervals with open ends, and `~`, `?`, `%`. Spring is March to May, winter
December to February of the next year. `~` and `%` widen by one unit of the value's precision on each side.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_POINT = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)\Z")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


def edtf_days(value: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF value; (None, None) for null, open or unreadable values."""
    if not value:
        return None, None
    left, slash, right = value.partition("/")
    first = _bound(left, last=False)
    last = _bound(right if slash else left, last=True)
    return first, last


def _bound(point: str, *, last: bool) -> date | None:
    match = _POINT.match(point.strip())
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    widen = (1 if last else -1) if match[4] in {"~", "%"} else 0
    try:
        return _day(year, month, day, widen, last=last)
    except ValueError:
        return None


def _day(year: int, month: int, day: int, widen: int, *, last: bool) -> date:
    """The day that bounds a value, moved by `widen` units of its precision."""
    if day:
        return date(year, month, day) + timedelta(days=widen)
    if month in _SEASONS:
        first_month, last_month = _SEASONS[month]
        year += last and month == 24
        return _edge(year, (last_month if last else first_month) + 3 * widen, last=last)
    if month:
        return _edge(year, month + widen, last=last)
    return date(year + widen, 12, 31) if last else date(year + widen, 1, 1)


def _edge(year: int, month: int, *, last: bool) -> date:
    """First or last day of a month; months beyond 1-12 run into the neighbouring years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1] if last else 1)

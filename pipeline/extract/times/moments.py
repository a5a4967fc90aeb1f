"""A stretch of the calendar as a text names it: a year, a month, a night, a decade, and parts of these."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import MAXYEAR, date, timedelta
from typing import Final

from pipeline.records.record import record

Days = tuple[date, date]
SEASON_MONTHS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASON_AT: Final = {12: "WI", 1: "WI", 2: "WI", 3: "SP", 4: "SP", 5: "SP", 6: "SU", 7: "SU", 8: "SU", 9: "FA",
                    10: "FA", 11: "FA"}  # fmt: skip
SEASON_CODES: Final = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
MODS: Final = {
    "early": "START",
    "beginning": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "end": "END",
}
SATURDAY: Final = 5
NUMBERED: Final = ("_day", "_week", "_weekend", "_fortnight", "_month")
"""How parts of a month or year end that are numbered inside it."""
NTH_LENGTHS: Final = {"day": 1, "week": 7, "fortnight": 14}
EDGE_LENGTHS: Final = {
    "day": 1,
    "days": 7,
    "week": 7,
    "weeks": 28,
    "month": 31,
    "months": 92,
    "year": 366,
    "years": 1096,
}
"""Days that "the first days of", "the last month of" and so on stand for (days and weeks as in GUIDELINES.md)."""


DAYS_COUNTED: Final = {"D": 1, "W": 7}
COUNTED: Final = re.compile(r"(?:first|last)_(\d+)_([DWM])")
"""The part that "the first ten days of", "the last two months of" take."""
LAST_YEAR: Final = 9999
"""EDTF writes years of more digits in another way; nothing so far off is compared."""


@record
class Moment:
    """What an expression says of the calendar, and what was supplied to it; the finest field given counts.

    `decade` is the year without its last digit, `century` without its last two; `bc` counts years backwards.
    `weekday` runs from Monday, 0. `part` narrows the whole: early, mid, late and so on (keys of `MODS`, and
    first_half, second_half). `daypart` and `clock` are TIMEX3 codes for the time of day. `days` replaces all of
    these by days that were worked out.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None
    weekday: int | None = None
    weekend: bool = False
    decade: int | None = None
    century: int | None = None
    bc: bool = False
    part: str | None = None
    daypart: str | None = None
    clock: str | None = None
    days: Days | None = None

    @property
    def has_year(self) -> bool:
        """Whether the years are known."""
        return any(x is not None for x in (self.year, self.decade, self.century, self.days))

    @property
    def precision(self) -> str | None:
        """The finest unit given; null for weeks, quarters and stretches that were worked out."""
        if self.days or self.week or self.quarter or self.half:
            return None
        for name in ("day", "month", "season", "year", "decade", "century"):
            if getattr(self, name) is not None:
                return name
        return None

    @property
    def whole(self) -> Moment:
        """The same without its part of the whole and its time of day."""
        return replace(self, part=None, daypart=None, clock=None)


def mod_of(part: str | None) -> str | None:
    """TIMEX3 `mod` of a part of the whole."""
    if not part:
        return None
    return MODS.get(part) or ("START" if part.startswith("first_") else "END" if part.startswith("last_") else None)


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def names_part(moment: Moment) -> bool:
    """Whether it names a month, season, weekday, day, quarter or half, rather than a year or an hour only."""
    fields = (moment.month, moment.season, moment.weekday, moment.day, moment.quarter, moment.half)
    return any(field is not None for field in fields)


def is_possible(moment: Moment) -> bool:
    """Whether the calendar has such a date: no 31 February, no month 13."""
    if moment.year == 0 or (moment.month is not None and not 1 <= moment.month <= 12):
        return False
    if moment.day is None:
        return True
    year = moment.year if moment.year and not moment.bc else 2000
    longest = calendar.monthrange(year, moment.month)[1] if moment.month else 31
    return 1 <= moment.day <= longest


def days_of(moment: Moment) -> Days | None:
    """First and last day, with the part of the whole taken; null before the year 1 and where the year is open."""
    if moment.days:
        return moment.days
    if moment.bc or not moment.has_year or not is_possible(moment):
        return None
    whole = _whole_days(moment)
    return _narrowed(moment, *whole) if whole and moment.part else whole


def _whole_days(moment: Moment) -> Days | None:
    if moment.century is not None:
        return date(moment.century * 100 + 1, 1, 1), date(moment.century * 100 + 100, 12, 31)
    if moment.decade is not None:
        return date(max(moment.decade * 10, 1), 1, 1), date(moment.decade * 10 + 9, 12, 31)
    year = moment.year
    if year is None or not 1 <= year < MAXYEAR:
        return None
    if moment.month:
        if moment.day:
            day = date(year, moment.month, moment.day)
            return day, day
        return date(year, moment.month, 1), month_end(year, moment.month)
    return _inner_days(moment, year)


def _inner_days(moment: Moment, year: int) -> Days:
    if moment.week:
        monday = date.fromisocalendar(year, moment.week, 1)
        return (monday + timedelta(5 if moment.weekend else 0)), monday + timedelta(6)
    first, length = 1, 12
    if moment.season:
        first, length = SEASON_MONTHS[moment.season], 3
    elif moment.quarter:
        first, length = 3 * moment.quarter - 2, 3
    elif moment.half:
        first, length = 6 * moment.half - 5, 6
    return date(year, first, 1), _months_on(year, first, length)


def _months_on(year: int, month: int, count: int) -> date:
    """Last day of the stretch of `count` months that begins with a month."""
    last = month + count - 2
    return month_end(year + last // 12, last % 12 + 1)


def _narrowed(moment: Moment, first: date, last: date) -> Days:
    part = moment.part or ""
    if part.startswith(("first_", "last_")):
        return edge_days(part, first, last)
    if part.startswith("nth_"):
        return _nth_days(part, first, last)
    if part == "second_half":
        return first + (last - first) / 2 + timedelta(1), last
    third = {"early": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}[part]
    if moment.century is not None or moment.decade is not None:
        return _narrowed_years(third, first, last)
    if moment.month and not moment.day:
        begin, end = ((1, 10), (11, 20), (21, last.day))[third]
        return first.replace(day=begin), first.replace(day=end)
    return (first, last) if moment.day else _narrowed_months(part, third, first, last)


def _narrowed_years(third: int, first: date, last: date) -> Days:
    """Years 0-3, 4-6, 7-9 of a decade (annotations/GUIDELINES.md), and the same tenfold of a century."""
    begin, end = ((0, 3), (4, 6), (7, 9))[third]
    if last.year - first.year > 10:
        begin, end = begin * 10, end * 10 + 9
    return date(first.year + begin, 1, 1), date(first.year + end, 12, 31)


def _narrowed_months(part: str, third: int, first: date, last: date) -> Days:
    """Thirds of a year, season, quarter or half; the end or beginning of a year is its last or first month."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months < 3:
        return first, last
    if part in {"beginning", "end"} and months == 12:
        return (first, month_end(first.year, first.month)) if third == 0 else (last.replace(day=1), last)
    size = months // 3
    start = first.month - 1 + third * size
    begin = date(first.year + start // 12, start % 12 + 1, 1)
    return begin, _months_on(begin.year, begin.month, size) if third < 2 else last


def _nth_days(part: str, first: date, last: date) -> Days:
    """As in "the second week of": sevens of days from the start; the whole where there are not so many, or of a unit of
    which it does not have several. The last weekend has the number 0.
    """
    _, number, unit = part.split("_")
    count = int(number)
    if unit == "month":
        month = first.month + count - 1
        inside = month <= 12
        return (date(first.year, month, 1), month_end(first.year, month)) if inside else (first, last)
    if unit == "weekend":
        saturday = first + timedelta((SATURDAY - first.weekday()) % 7)
        start = saturday + timedelta(7 * (count - 1)) if count else last - timedelta((last.weekday() - SATURDAY) % 7)
        return (start, min(last, start + timedelta(1))) if start <= last else (first, last)
    size = NTH_LENGTHS.get(unit)
    if size is None:
        return first, last
    start = first + timedelta((count - 1) * size)
    return (start, min(last, start + timedelta(size - 1))) if start <= last else (first, last)


def edge_days(part: str, first: date, last: date) -> Days:
    """The first or last days (7), weeks (28 days), months (3) or half of a stretch, never beyond it."""
    edge, _, unit = part.partition("_")
    if unit == "half":
        size = (last - first) / 2
        return first, first + size
    count, _, counted = unit.rpartition("_")
    if count:
        return _counted_days(int(count), counted, first, last, at_end=edge == "last")
    length = timedelta(EDGE_LENGTHS[unit] - 1)
    return (first, min(last, first + length)) if edge == "first" else (max(first, last - length), last)


def _counted_days(count: int, unit: str, first: date, last: date, *, at_end: bool) -> Days:
    """So many days, weeks or months at the beginning or end of a stretch, never beyond it."""
    if unit == "M":
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        skipped = max(months - count, 0)
        if at_end:
            begin = first.month - 1 + skipped
            return date(first.year + begin // 12, begin % 12 + 1, 1), last
        return first, min(last, _months_on(first.year, first.month, count))
    length = timedelta(count * DAYS_COUNTED[unit] - 1)
    return (max(first, last - length), last) if at_end else (first, min(last, first + length))


def timex_of(moment: Moment) -> str | None:
    """TIMEX3 `value`: X for what is open, no part of the whole (that is `mod`)."""
    if counted := COUNTED.fullmatch(moment.part or ""):
        return f"P{counted[1]}{counted[2]}"
    era = "BC" if moment.bc else ""
    if moment.days:
        return _timex_days(*moment.days)
    if moment.century is not None:
        return f"{era}{moment.century:02}"
    if moment.decade is not None:
        return f"{era}{moment.decade:03}"
    year = f"{era}{moment.year:04}" if moment.year is not None else "XXXX"
    return year + _timex_tail(moment)


def _timex_tail(moment: Moment) -> str:
    time = f"T{moment.clock}" if moment.clock else f"T{moment.daypart}" if moment.daypart else ""
    if moment.week:
        return f"-W{moment.week:02}" + ("-WE" if moment.weekend else "")
    if moment.month or moment.day or time:
        month = f"{moment.month:02}" if moment.month else "XX"
        day = f"-{moment.day:02}" if moment.day else "-XX" if time else ""
        return f"-{month}{day}{time}"
    if moment.season:
        return f"-{moment.season}"
    if moment.quarter:
        return f"-Q{moment.quarter}"
    return f"-H{moment.half}" if moment.half else ""


def _timex_days(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    return edtf_of_days(first, last)


def edtf_of(moment: Moment) -> str | None:
    """EDTF of the days denoted in the coarsest exact form; seasons keep their codes, and 1 BC is year 0."""
    if moment.bc and moment.decade is not None:
        return f"-{moment.decade * 10 + 8:04}/-{moment.decade * 10 - 1:04}" if moment.decade else None
    if moment.bc and moment.century is not None:
        return f"-{moment.century * 100 + 99:04}/-{moment.century * 100:04}"
    if moment.year is not None and moment.year > LAST_YEAR:
        return None
    if moment.bc and moment.year is not None:
        return f"-{moment.year - 1:04}" + (f"-{moment.month:02}" if moment.month else "")
    if moment.season and moment.year is not None and not moment.part and not moment.days:
        return f"{moment.year:04}-{SEASON_CODES[moment.season]}"
    days = days_of(moment)
    return edtf_of_days(*days) if days else None


def edtf_of_days(first: date, last: date) -> str:
    """Coarsest exact EDTF of a stretch of days: whole years, whole months, days; equal ends collapse."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        left, right = f"{first.year:04}", f"{last.year:04}"
    elif first.day == 1 and last == month_end(last.year, last.month):
        left, right = first.isoformat()[:7], last.isoformat()[:7]
    else:
        left, right = first.isoformat(), last.isoformat()
    return left if left == right else f"{left}/{right}"


def day_of(moment: Moment | None) -> date | None:
    """The calendar day that a moment names in full."""
    if moment is None or moment.bc or not (moment.year and moment.month and moment.day):
        return None
    return date(moment.year, moment.month, moment.day) if is_possible(moment) else None


def of_day(day: date) -> Moment:
    """A calendar day."""
    return Moment(year=day.year, month=day.month, day=day.day)


def of_week(day: date, *, weekend: bool = False) -> Moment:
    """The ISO week in which a day lies."""
    year, week, _ = day.isocalendar()
    return Moment(year=year, week=week, weekend=weekend)

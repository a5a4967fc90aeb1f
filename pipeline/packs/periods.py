"""Named periods and happenings with their dates, parsed and linted from `times/*.csv`. Packs and users may add rows.

A row is `names,heads,start,end` and perhaps `actors`: names, heads and actors separated by ";", dates as year, month or
day, an empty end for what goes on.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layers
from pipeline.records.record import record

PATTERN: Final = "times/*.csv"
DATE: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
APOSTROPHES: Final = str.maketrans("’–‑", "'--")


@record
class Period:
    """A war, crisis or turning point: first and last day (null where it goes on), full names, and the nouns by which
    a text goes on to speak of it. `actors` are the ids of those who waged it; `place` is file and line.
    """

    names: tuple[str, ...]
    heads: tuple[str, ...]
    start: date
    end: date | None
    actors: tuple[str, ...]
    place: str


@dataclass(frozen=True)
class Periods:
    """All periods in force."""

    rows: tuple[Period, ...]

    @cached_property
    def _by_name(self) -> dict[str, Period]:
        return {name: row for row in self.rows for name in row.names}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """The longest name counts. They stand together by first letters, for few can begin at any one place."""
        by_first: dict[str, list[str]] = {}
        for name in sorted(self._by_name, key=lambda name: (-len(name), name)):
            by_first.setdefault(name[0], []).append(re.escape(name[1:]))
        branches = [f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items()]
        return re.compile(rf"\b(?:{'|'.join(branches)})\b") if branches else None

    def named_in(self, text: str) -> Iterator[tuple[int, int, Period]]:
        """Periods that a text names in full, with the offsets of the names, in order."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text.translate(APOSTROPHES).lower()):
            yield match.start(), match.end(), self._by_name[match.group()]


def load_periods(layers: Layers) -> Periods:
    """All rows of all period files. Raises KnowledgeError for a row without a name, an impossible date, an end before
    the start, and a name that two rows claim.
    """
    rows: list[Period] = []
    seen: dict[str, str] = {}
    for _, place, row in layers.csv_rows(PATTERN):
        period = _period(row, place)
        for name in period.names:
            if name in seen:
                raise KnowledgeError(
                    f"the period {name!r} stands twice", at=f"{place} and {seen[name]}", remedy="keep one of the rows"
                )
            seen[name] = place
        rows.append(period)
    return Periods(rows=tuple(rows))


def _period(row: dict[str, str], place: str) -> Period:
    missing = {"names", "heads", "start", "end"} - row.keys()
    if missing:
        raise KnowledgeError(
            f"columns are missing: {', '.join(sorted(missing))}", at=place, remedy="give names,heads,start,end"
        )
    names, heads = _list(row["names"]), _list(row["heads"])
    if not names:
        raise KnowledgeError("a period without a name", at=place, remedy="write its full name into `names`")
    start = _day(row["start"], place, last=False)
    end = _day(row["end"], place, last=True) if row["end"] else None
    if end is not None and end < start:
        raise KnowledgeError(f"{names[0]!r} ends before it starts", at=place, remedy="correct `start` or `end`")
    return Period(names=names, heads=heads, start=start, end=end, actors=_list(row.get("actors") or ""), place=place)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip().translate(APOSTROPHES).lower() for part in cell.split(";") if part.strip()))


def _day(text: str, place: str, *, last: bool) -> date:
    match = DATE.fullmatch(text)
    day = _first_or_last(*(int(x) if x else None for x in match.groups()), last=last) if match else None
    if day is None:
        raise KnowledgeError(
            f"{text!r} is no date", at=place, remedy="write a year, a month or a day: 1992, 1992-05, 1992-05-15"
        )
    return day


def _first_or_last(year: int | None, month: int | None, day: int | None, *, last: bool) -> date | None:
    """The first or last day of a year, month or day; null for one that no calendar has."""
    month = month or (12 if last else 1)
    try:
        return date(year or 0, month, day or (monthrange(year or 0, month)[1] if last else 1))
    except ValueError:
        return None

"""Several dates or several decisions in one cell."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.records.decision import KEPT, NOTE, SPLIT
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from pipeline.records.decision import Standing
    from pipeline.records.time import DateInterval

UNREVIEWED = "unreviewed"
_YEAR_MONTH = 2
_FIRST_SEASON, _LAST_SEASON = 21, 41


@record
class DateSummary:
    """The dates of a group: EDTF values, the days that they span, and the precision of a common date."""

    edtf: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    precision: str = ""


NO_DATES = DateSummary()


def summarise_dates(given: Iterable[DateInterval | None], *, in_conflict: bool) -> DateSummary:
    """The most precise date where it lies within all others, else every date with the days that they span."""
    dates = [date for date in given if date is not None]
    if not dates:
        return NO_DATES
    if len(dates) == 1 and not in_conflict:
        return _of_one(dates[0])
    bounded = [date for date in dates if date.earliest is not None or date.latest is not None]
    if not bounded:
        return DateSummary(edtf=_edtf(dates))
    narrowest = min(bounded, key=_narrowness) if len(bounded) > 1 else bounded[0]
    if not in_conflict and all(other is narrowest or other.contains(narrowest) for other in bounded):
        return _of_one(narrowest)
    starts, ends = (
        [date.earliest for date in bounded],
        [date.latest for date in bounded],
    )
    return DateSummary(
        edtf=_edtf(bounded),
        start=None if None in starts else min(day for day in starts if day),
        end=None if None in ends else max(day for day in ends if day),
    )


@lru_cache(maxsize=1 << 14)
def _of_one(date: DateInterval) -> DateSummary:
    if date.earliest is None and date.latest is None:
        return DateSummary(edtf=_edtf([date]))
    precision = precision_of(date.edtf or "")
    return DateSummary(edtf=_edtf([date]), start=date.earliest, end=date.latest, precision=precision)


def _narrowness(interval: DateInterval) -> tuple[int, str]:
    return _days(interval), interval.edtf or ""


def _days(interval: DateInterval) -> int:
    if interval.earliest is None or interval.latest is None:
        return 10**7
    return (interval.latest - interval.earliest).days


def _edtf(dates: Iterable[DateInterval]) -> tuple[str, ...]:
    return tuple(sorted({date.edtf for date in dates if date.edtf}))


@lru_cache(maxsize=1 << 12)
def precision_of(edtf: str) -> str:
    """What unit an EDTF date names: day, month, season, year, decade, century or interval."""
    plain = edtf.rstrip("~?%")
    if "/" in plain or ".." in plain:
        return "interval"
    if "X" in plain:
        return "century" if plain.endswith("XX") else "decade"
    parts = plain.split("-")
    if len(parts) == _YEAR_MONTH and parts[1].isdigit() and _FIRST_SEASON <= int(parts[1]) <= _LAST_SEASON:
        return "season"
    return ("year", "month", "day")[min(len(parts), 3) - 1] if plain else ""


def summarise_decisions(standings: Sequence[Standing]) -> tuple[str, str]:
    """What reviewers decided and noted about a group, e.g. `prefer culp-2023 (ann); confirm (bo, stale)`."""
    if not standings:
        return UNREVIEWED, ""
    statuses, notes = [], []
    for standing in standings:
        decision = standing.decision
        if decision.note:
            notes.append(f"{decision.reviewer}: {decision.note}")
        if decision.action == NOTE:
            continue
        value = None if decision.action == SPLIT else decision.value
        about = " ".join(part for part in (decision.action, decision.slot, value) if part)
        mark = "" if standing.status == KEPT else f", {standing.status}"
        statuses.append(f"{about} ({decision.reviewer}{mark})")
    return "; ".join(statuses) or UNREVIEWED, "; ".join(notes)

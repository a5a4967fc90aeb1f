"""Dates that no calendar has: marked where they stand, reported, never given a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.records.time import Timex


def impossible_dates(times: Iterable[Timex]) -> tuple[Timex, ...]:
    """The expressions that name a day, month or year which no calendar has."""
    return tuple(time for time in times if time.type == "DATE" and time.timex is None)


def date_warnings(text: str, times: Iterable[Timex]) -> Iterator[tuple[int, str]]:
    """For each impossible date the line on which it stands, from 1, and what to tell the user."""
    for time in impossible_dates(times):
        line = text.count("\n", 0, time.evidence.start) + 1
        quote = " ".join(time.evidence.quote.split())
        yield line, f"{quote!r} is a date that no calendar has; it is left without a value"

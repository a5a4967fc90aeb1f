"""The date of publication as a moment of the calendar."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.times.moments import Moment, days_of, is_possible
from pipeline.records.time import DateInterval

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Publications outside of these years are mistakes."""
SEASONS = range(21, 25)
"""EDTF's numbers of seasons, of which the year alone is certain: a winter number is of two years."""
DATE: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")


def _moments(published: str | None) -> list[Moment]:
    matches = [DATE.match(part) for part in (published or "").split("/")]
    fields = [[int(x) if x else None for x in match.groups()] for match in matches if match]
    moments = [Moment(year=year, month=None if month in SEASONS else month, day=day) for year, month, day in fields]
    return [moment for moment in moments if is_possible(moment) and FIRST_YEAR <= (moment.year or 0) <= LAST_YEAR]


def published_moment(published: str | None) -> Moment | None:
    """An EDTF or ISO 8601 date as year, month and day as far as given; of an interval its end, marks left out.

    Null where there is none, or none that the calendar has.
    """
    moments = _moments(published)
    return moments[-1] if moments else None


def publication_interval(published: str | None) -> DateInterval | None:
    """The days on which an article may have appeared, for what it tells of its own present; null where unknown."""
    moments = _moments(published)
    first, last = (days_of(moments[0]), days_of(moments[-1])) if moments else (None, None)
    if first is None or last is None or last[1] < first[0]:
        return None
    return DateInterval(
        earliest=first[0], latest=last[1], edtf=published, text="", basis="publication", year_inferred=True
    )

"""The date of publication as a moment of the calendar."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.times.moments import Moment, is_possible

DATE: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def published_moment(published: str | None) -> Moment | None:
    """An EDTF or ISO 8601 date as year, month and day as far as given; of an interval its end, marks left out.

    Null where there is none, or none that the calendar has.
    """
    if not published:
        return None
    dates = [DATE.match(part) for part in published.split("/")]
    known = [match for match in dates if match]
    if not known:
        return None
    year, month, day = (int(x) if x else None for x in known[-1].groups())
    moment = Moment(year=year, month=month, day=day) if not month or month <= 12 else Moment(year=year)  # noqa: PLR2004
    return moment if is_possible(moment) else None

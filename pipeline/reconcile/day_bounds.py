"""When two time values say the same: EDTF dates by the days that they cover, approximation marks apart."""

from __future__ import annotations

from datetime import date

from pipeline.records.edtf import edtf_days

_MARKS = str.maketrans("", "", "~?%")
Bounds = str | tuple[date | None, date | None] | None


def day_bounds(value: str | None) -> Bounds:
    """First and last day of an EDTF date or interval (None: open); durations and unreadable values as they are."""
    if not value or value[0] in "PR":
        return value
    days = edtf_days(value.translate(_MARKS))
    return value if days == (None, None) else days


def same_days(left: str | None, right: str | None) -> bool:
    """Whether two values cover exactly the same days, or are the same duration, or both absent."""
    return left == right or day_bounds(left) == day_bounds(right)

"""What an expression turned out to mean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from pipeline.extract.times.anchors import Span
from pipeline.extract.times.moments import Days, Moment, days_of, edtf_of, edtf_of_days, mod_of, month_end, timex_of
from pipeline.records.record import record

APPROXIMATE: Final = "APPROX"


@record
class Meaning:
    """A time expression's value; fields as in `records.time.Timex`.

    `moment` and `until` are kept for what hangs on it.
    """

    type: str
    value: str | None = None
    timex: str | None = None
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: str | None = None
    basis: str = "none"
    year_inferred: bool = False
    anchor: Span | None = None
    moment: Moment | None = None
    until: Moment | None = None


def meaning_of(
    moment: Moment, *, kind: str, basis: str, inferred: bool = False, about: str | None = None,
    anchor: Span | None = None, until: Moment | None = None,
) -> Meaning:  # fmt: skip
    """The value of a date, or of a range of dates, with all that could be known of it supplied.

    "about" marks the value with a tilde (seasons cannot bear one) and widens its days by one unit of its precision on
    each side.
    """
    days, value, timex = days_of(moment), edtf_of(moment), timex_of(moment)
    if until is not None:
        days, value = _range(moment, until)
        timex = f"{timex}/{timex_of(until)}"
    approximate = about == APPROXIMATE and value is not None and "/" not in value
    if approximate:
        value = value if moment.season else f"{value}~"
        days = _widened(days, moment.precision) if days else None
    return Meaning(
        type=kind, value=value, timex=timex, mod=mod_of(moment.part) or about,
        earliest=days[0] if days else None, latest=days[1] if days else None,
        precision=moment.precision if value else None, basis=basis if value else "none",
        year_inferred=inferred and value is not None, anchor=anchor, moment=moment, until=until,
    )  # fmt: skip


def _range(first: Moment, last: Moment) -> tuple[Days | None, str | None]:
    """Days and EDTF from the beginning of one moment to the end of another; neither where they are out of order."""
    left, right = days_of(first), days_of(last)
    if left and right:
        days = (left[0], right[1])
        return (days, edtf_of_days(*days)) if days[0] <= days[1] else (None, None)
    values = edtf_of(first), edtf_of(last)
    return None, "/".join(value for value in values if value) if all(values) else None


def _widened(days: Days, precision: str | None) -> Days:
    first, last = days
    if precision == "day":
        return first - timedelta(1), last + timedelta(1)
    if precision in {"month", "season"}:
        before = first - timedelta(1)
        after = last + timedelta(1)
        return before.replace(day=1), month_end(after.year, after.month)
    years = {"decade": 10, "century": 100}.get(precision or "", 1)
    return date(max(1, first.year - years), first.month, 1), date(last.year + years, 12, 31)


def half_of(meaning: Meaning, moment: Moment) -> Meaning:
    """The meaning of one end of a range."""
    return meaning_of(
        moment, kind=meaning.type, basis=meaning.basis, inferred=meaning.year_inferred, anchor=meaning.anchor
    )

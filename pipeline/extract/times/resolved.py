"""What an expression turned out to mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.extract.times.moments import (
    Moment,
    days_of,
    edtf_of,
    edtf_of_days,
    mod_of,
    timex_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A time expression's value; fields as in `records.time.Timex`. `moment` is kept for what hangs on it."""

    type: str
    value: str | None = None
    timex: str | None = None
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: str | None = None
    basis: str = "none"
    year_inferred: bool = False
    anchor: tuple[int, int] | None = None
    moment: Moment | None = None


def meaning_of(
    moment: Moment, *, kind: str, basis: str, inferred: bool = False, about: str | None = None,
    anchor: tuple[int, int] | None = None, until: Moment | None = None,
) -> Meaning:  # fmt: skip
    """The value of a date, or of a range of dates, with all that could be known of it supplied."""
    days = days_of(moment)
    value = edtf_of(moment)
    timex = timex_of(moment)
    if until is not None:
        last = days_of(until)
        days = (days[0], last[1]) if days and last and days[0] <= last[1] else None
        value = edtf_of_days(*days) if days else f"{value}/{edtf_of(until)}" if value and edtf_of(until) else None
        timex = f"{timex}/{timex_of(until)}"
    approximate = about == "APPROX"
    return Meaning(
        type=kind, value=f"{value}~" if value and approximate and "/" not in value else value, timex=timex,
        mod=mod_of(moment.part) or about,
        earliest=days[0] if days else None, latest=days[1] if days else None,
        precision=moment.precision if value else None, basis=basis if value else "none",
        year_inferred=inferred and value is not None, anchor=anchor, moment=moment,
    )  # fmt: skip

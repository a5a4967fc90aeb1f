"""Time expressions and the day intervals that they denote."""

from __future__ import annotations

from datetime import date

from pipeline.records.document import Evidence
from pipeline.records.record import record

BASES = ("explicit", "coordination", "passage", "publication", "named_period", "inherited", "none")


@record
class DateInterval:
    """Closed interval of days that a date allows; `None` leaves a side open. Claims are compared on these days only.

    `basis` (one of `BASES`) says where the year came from; `year_inferred` that the text does not state it.
    """

    earliest: date | None
    latest: date | None
    edtf: str | None
    text: str
    basis: str
    year_inferred: bool = False

    def contains(self, other: DateInterval) -> bool:
        """Whether every day of `other` lies in this interval."""
        after = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        before = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return after and before

    def meets(self, other: DateInterval) -> bool:
        """Whether the intervals share at least one day."""
        left = self.latest is None or other.earliest is None or other.earliest <= self.latest
        right = other.latest is None or self.earliest is None or self.earliest <= other.latest
        return left and right


@record
class Timex:
    """A time expression in place.

    `type` is DATE, TIME, DURATION or SET; `value` EDTF (or an ISO 8601 duration); `timex` and `mod` the TIMEX3
    attributes; `precision` day, month, season, year, decade, century or null; `anchor` the span of the expression
    that supplied what this one leaves out.
    """

    evidence: Evidence
    type: str
    value: str | None
    timex: str | None
    mod: str | None
    earliest: date | None
    latest: date | None
    precision: str | None
    basis: str
    year_inferred: bool
    anchor: tuple[int, int] | None = None

    def interval(self) -> DateInterval | None:
        """The days denoted, or None for a duration, a set or an expression that could not be resolved."""
        if self.type not in {"DATE", "TIME"} or (self.earliest is None and self.latest is None):
            return None
        return DateInterval(
            earliest=self.earliest,
            latest=self.latest,
            edtf=self.value,
            text=self.evidence.quote,
            basis=self.basis,
            year_inferred=self.year_inferred,
        )

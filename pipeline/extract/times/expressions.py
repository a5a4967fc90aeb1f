"""What the grammar makes of a phrase, before it is known which date it hangs on."""

from __future__ import annotations

from dataclasses import field

from pipeline.extract.times.moments import Moment
from pipeline.records.record import record


@record
class Link:
    """How a phrase hangs on another date.

    `base` is passage (the last date resolved), publication, or event (a happening named beside it). The date meant is
    `count` units away from the base; 0 is the very unit that holds the base ("that year", "this month"). A null count
    leaves the distance open ("days later").
    """

    base: str
    unit: str
    count: float | None = 0


@record
class Length:
    """How long or how often: `count` units, or an open number of them. `timex` replaces the TIMEX3 value."""

    unit: str
    count: float | None = None
    mod: str | None = None
    timex: str | None = None


@record
class Expression:
    """A time phrase `[start, end)` and its reading: exactly one of a calendar reading (`moment`, with or without a
    `link`), a `length`, or `vague`, the TIMEX3 reference of a word such as "now".

    `until` is the other end of a range, `parts` the two halves as phrases of their own. `direction` says that a month,
    season or weekday is the next (1), the previous (-1) or the present (0) one seen from the link's base.
    `about` widens.
    `possible` is false for a date that no calendar has.
    """

    start: int
    end: int
    type: str
    moment: Moment = field(default_factory=Moment)
    link: Link | None = None
    direction: int | None = None
    length: Length | None = None
    vague: str | None = None
    until: Moment | None = None
    parts: tuple[Expression, ...] = ()
    about: str | None = None
    mod: str | None = None
    core: tuple[int, int] | None = None
    possible: bool = True

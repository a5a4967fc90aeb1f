"""What an expression takes from its right neighbour: the year of a list, the month of a day, the day of an hour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.extract.times.expressions import Expression
from pipeline.extract.times.moments import Moment, names_part

RANGE_JOINS: Final = frozenset({"to", "through", "until", "till", "-", "–", "—", "to the"})
JOINS: Final = RANGE_JOINS | {
    ",", "and", "or", ", and", ", or", "and in", "and the", "and from", "and on", "&", "/", "and again in",
}  # fmt: skip
BEFORE_DATE: Final = re.compile(r"(?:\s+[A-Za-z]+){0,2}?\s*(?:,|\bon(?:\s+the)?|\bof)?\s*")
NEAR: Final = 30
"""Characters between an hour and the date that it belongs to."""


def shared_years(expressions: Sequence[Expression], text: str) -> tuple[list[Expression], set[int]]:
    """Give the members of a list what its last one states ("May, July and November 2021", "9 a.m. on 3 May").

    Returns the expressions and the places of those that were filled.
    """
    filled: set[int] = set()
    out = list(expressions)
    for at in range(len(out) - 2, -1, -1):
        left, right = out[at], out[at + 1]
        gap = text[left.end : right.start]
        taken = _hour_of_day(left, right, gap) or _from_right(left, right, gap.strip().lower())
        if taken is not None:
            out[at] = taken
            filled.add(at)
    return out, filled


def _hour_of_day(left: Expression, right: Expression, gap: str) -> Expression | None:
    own, date = left.moment, right.moment
    dated = date.month is not None and date.day is not None
    if not own.clock or own.has_year or date.clock or len(gap) > NEAR or not (dated or date.weekday is not None):
        return None
    if not BEFORE_DATE.fullmatch(gap):
        return None
    moment = replace(date, clock=own.clock, daypart=None, part=None)
    return replace(left, moment=moment, link=right.link)


def _from_right(left: Expression, right: Expression, gap: str) -> Expression | None:
    """The year, and the month of a bare day, if the two are joined as a list or a range is."""
    own, other = left.moment, right.moment
    if own.has_year or left.link or left.length or left.vague or not names_part(own) or own.weekday is not None:
        return None
    if gap not in JOINS or not (other.has_year or right.link or (own.day and not own.month)):
        return None
    year = other.year
    if year is None and right.link is not None and right.direction is not None:
        return None
    moment = _with_month(own, other)
    if moment is None or (year is None and right.link is None and moment.month == own.month):
        return None
    if year is not None and (moment.month or 0) > (other.month or 12) and gap in RANGE_JOINS:
        year -= 1
    until = left.until and replace(left.until, year=year, bc=other.bc)
    return replace(left, moment=replace(moment, year=year, bc=other.bc), until=until, link=right.link)


def _with_month(own: Moment, other: Moment) -> Moment | None:
    if own.day is None or own.month is not None:
        return own
    return replace(own, month=other.month) if other.month and other.day else None

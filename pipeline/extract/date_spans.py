"""Two dates that bound one span: "from 2008 to 2010", "between May and July 2010"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract.clauses import verb_above
from pipeline.extract.stated_dates import Dated, Stated

if TYPE_CHECKING:
    from pipeline.records.time import DateInterval

JOINTS = {"from": frozenset({"to", "until", "till", "through"}), "between": frozenset({"and"})}
"""What opens a span, and what then stands before its end."""
SHIFTING = frozenset(
    {"move", "postpone", "delay", "reschedule", "shift", "change", "defer", "put", "push", "bring", "adjourn",
     "advance", "redate", "switch", "extend"}
)  # fmt: skip
"""Verbs by which something goes from one date to another."""


def join_spans(stated: Iterable[Stated]) -> Iterator[Stated]:
    """Dates in text order, two that bound a span as one."""
    last: Stated | None = None
    for each in map(_joined_span, stated):
        if last is not None and (span := _span(last, each)) is not None:
            yield span
            last = None
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _joined_span(stated: Stated) -> Stated:
    """Two dates with a year in common as one span, where "between" stands before them: "between May and July 2010"."""
    if len(stated.dated) != 2:
        return stated
    begin, end = stated.dated
    if begin.tokens is None or end.tokens is None or begin.tokens[0] == 0:
        return stated
    doc = stated.head.doc
    between = [t.lower_ for t in doc[begin.tokens[1] : end.tokens[0]]]
    if doc[begin.tokens[0] - 1].lower_ != "between" or between != ["and"]:
        return stated
    date = _bounded(begin.date, end.date)
    return replace(stated, dated=(Dated(date, (begin.tokens[0], end.tokens[1])),)) if date is not None else stated


def _span(first: Stated, second: Stated) -> Stated | None:
    """The span that two dates bound; None where they bound none."""
    if len(first.dated) > 1 or len(second.dated) > 1:
        return None
    (begin,), (end,), doc = first.dated, second.dated, first.head.doc
    if begin.tokens is None or end.tokens is None or first.head.sent != second.head.sent or begin.tokens[0] == 0:
        return None
    opening, between = doc[begin.tokens[0] - 1].lower_, doc[begin.tokens[1] : end.tokens[0]]
    if len(between) != 1 or between[0].lower_ not in JOINTS.get(opening, ()):
        return None
    verb = verb_above(first.head)
    if opening == "from" and verb is not None and verb.lemma_ in SHIFTING:
        return None
    date = _bounded(begin.date, end.date)
    if date is None:
        return None
    return replace(first, dated=(Dated(date, (begin.tokens[0], end.tokens[1])),))


def _bounded(first: DateInterval, last: DateInterval) -> DateInterval | None:
    """The days from the first of one date to the last of another; None where they are not in order, or begin or end
    nowhere.
    """
    begin, end = first.edtf or "", (last.edtf or "").removeprefix("../")
    if not begin or not end or "/" in begin + end or first.earliest is None or last.latest is None:
        return None
    if first.latest is None or first.earliest >= last.latest:
        return None
    return replace(
        first,
        latest=last.latest,
        edtf=f"{begin}/{end}",
        text=f"{first.text} to {last.text}",
        year_inferred=first.year_inferred or last.year_inferred,
    )

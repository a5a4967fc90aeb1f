"""Readers of phrases that name several dates: ranges with a dash, and lists that share a month, era or century."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.times.expressions import Expression, Link
from pipeline.extract.times.fields import Found, about_of, link_of, moment_of, part_of, sections_of, span_of, to_int
from pipeline.extract.times.lexer import Lexeme
from pipeline.extract.times.moments import Moment, is_possible

Ends = tuple[tuple[int, int, Moment], tuple[int, int, Moment]]


def read_day_range(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Two days of one month."""
    last_at = match.start("last")
    last = replace(moment_of(lexemes[match.start() : match.end()]), day=to_int(lexemes[last_at].value))
    first = replace(last, day=to_int(lexemes[match.start("first")].value))
    link = link_of(sections_of(lexemes, match).get("tail", ()))
    ends = ((match.start(), match.start("dash"), first), (last_at, match.end(), last))
    return (_range(lexemes, ends, link=link),)


def _range(lexemes: Sequence[Lexeme], ends: Ends, *, link: Link | None, about: str | None = None) -> Expression:
    """One expression for both ends, with each end as a part: places of its tokens, and what it names."""
    (begin, _, first), (_, end, last) = ends
    kind = "TIME" if first.daypart else "DATE"
    parts = tuple(
        Expression(start=lexemes[a].start, end=lexemes[b - 1].end, type=kind, moment=moment, link=link)
        for a, b, moment in ends
    )
    return Expression(
        start=lexemes[begin].start, end=lexemes[end - 1].end, type=kind, moment=first, until=last, link=link,
        parts=parts, about=about, possible=is_possible(first) and is_possible(last),
    )  # fmt: skip


def read_days(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Several days before one month: "22 and 25 April"; each is a date of its own."""
    month = moment_of(lexemes[match.end("days") : match.end()])
    link = link_of(sections_of(lexemes, match).get("tail", ()))
    days = [x for x in lexemes[match.start("days") : match.end("days")] if x.kind in "1O"]
    first = tuple(_day(x, x.start, x.end, month, link) for x in days)
    start, end = span_of(lexemes, match.end("days"), match.end())
    return (*first, _dated(start, end, month, link))


def read_days_after(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Several days after one month: "May 4 and 5, 1865"; each is a date of its own."""
    leading = lexemes[match.start() : match.start("days")]
    tail = sections_of(lexemes, match).get("tail", ())
    whole = moment_of([*leading, *tail])
    link = link_of(tail)
    days = [x for x in lexemes[match.start("days") : match.end("days")] if x.kind in "1O"]
    head = _dated(leading[0].start, leading[-1].end, whole, link)
    end_of_last = lexemes[match.end() - 1].end
    rest = tuple(_day(x, x.start, end_of_last if x is days[-1] else x.end, whole, link) for x in days)
    return (head, *rest)


def _day(lexeme: Lexeme, start: int, end: int, month: Moment, link: Link | None) -> Expression:
    return _dated(start, end, replace(month, day=to_int(lexeme.value)), link)


def _dated(start: int, end: int, moment: Moment, link: Link | None) -> Expression:
    return Expression(start=start, end=end, type="DATE", moment=moment, link=link, possible=is_possible(moment))


def read_range(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """From one date to another, joined by a dash; what the left one lacks it takes from the right."""
    about = len(match.groupdict().get("about") or "")
    begin, dash = match.start() + about, match.start("dash")
    left, right = lexemes[begin:dash], lexemes[dash + 1 : match.end()]
    first, last = moment_of(left), moment_of(right)
    first = replace(first, part=part_of(sections_of(lexemes, match).get("part", ())))
    if first.year is None and not first.month and left[-1].kind in "10":
        first = replace(first, year=to_int(left[-1].value), day=None, bc=last.bc)
    if match.groupdict().get("short"):
        last = _short_year(first, to_int(right[0].value))
    elif last.year is not None and first.year is not None and last.bc:
        first = replace(first, bc=True)
    if first.year is None and first.decade is None and last.year is not None:
        first = replace(
            first,
            year=last.year - ((first.month or 0) > (last.month or 12)),
            bc=last.bc,
        )
    if not _in_order(first, last):
        return ()
    link = link_of(sections_of(lexemes, match).get("tail", ()))
    ends = ((match.start(), dash, first), (dash + 1, match.end(), last))
    return (_range(lexemes, ends, link=link, about=about_of(lexemes[match.start() : begin])),)


def _short_year(first: Moment, digits: int) -> Moment:
    """The second year of "1914-17"; no year at all where the digits do not continue the first."""
    year = (first.year or 0) // 100 * 100 + digits
    return Moment(year=year if 0 <= year - (first.year or 0) < 100 and digits < 100 else None)


def _in_order(first: Moment, last: Moment) -> bool:
    if first.decade is not None or last.decade is not None:
        left = first.decade * 10 if first.decade is not None else first.year
        right = last.decade * 10 + 9 if last.decade is not None else last.year
        return left is not None and right is not None and left <= right
    if first.month and last.month and last.year is None:
        return True
    if first.year is None or last.year is None:
        return bool(first.month)
    return first.year >= last.year if last.bc else first.year <= last.year


def read_years_before(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Several years that share one era: "499 and 493 BC"."""
    era = lexemes[match.end() - 1]
    years = [x for x in lexemes[match.start() : match.end()] if x.kind in "10"]
    return tuple(
        Expression(
            start=x.start,
            end=era.end if x is years[-1] else x.end,
            type="DATE",
            moment=Moment(year=to_int(x.value), bc=era.value == -1),
        )
        for x in years
    )


def read_centuries(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Two numbered centuries that share the word."""
    core = lexemes[match.start() : match.end()]
    if not any(x.value == "C" for x in core if x.kind in "Uc"):
        return ()
    bc = any(x.kind == "C" and x.value == -1 for x in core)
    first, last = lexemes[match.start("first")], lexemes[match.start("ordinal")]
    spans = ((core[0].start, first.end, first), (last.start, core[-1].end, last))
    return tuple(
        Expression(start=a, end=b, type="DATE", moment=Moment(century=to_int(x.value) - 1, bc=bc)) for a, b, x in spans
    )

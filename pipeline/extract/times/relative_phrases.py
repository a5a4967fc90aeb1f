"""Readers of phrases that hang on another date: "that year", "last month", "two days later", "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.extract.times.expressions import Expression, Length, Link
from pipeline.extract.times.fields import Found, moment_of, part_of, points_back, span_of
from pipeline.extract.times.lexer import Lexeme
from pipeline.extract.times.lexicon import FUTURE, words
from pipeline.extract.times.moments import Moment
from pipeline.extract.times.numbers import count_of

SUBJECTS: Final = words("the a an his her its their that this it he she they we")
DIRECTIONS: Final = {
    "N": 1,
    "F": 1,
    "L": -1,
    "B": -1,
    "E": 0,
    "H": 0,
    "I": 0,
    "t": 0,
    "G": 1,
}

HALVES: Final = {"Y": ("M", 6), "T": ("Y", 5), "C": ("Y", 50)}
"""Half of a unit in units of which it is a whole number."""


def read_deictic(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A day counted from the day of publication, with the time of day: "yesterday morning"."""
    core = lexemes[match.start() : match.end()]
    day = next(x for x in core if x.kind == "D")
    daypart = next(
        (str(x.value) for x in core if x.kind == "h"),
        "NI" if day.text.lower() == "tonight" else None,
    )
    start, end = span_of(lexemes, match.start(), match.end())
    count = day.value if isinstance(day.value, int) else 0
    beyond = next((x.value for x in core if x.kind in "le"), 0)
    if beyond and beyond != count:
        return ()
    count += count if beyond else 0
    return (
        Expression(
            start=start, end=end, type="TIME" if daypart else "DATE", moment=Moment(daypart=daypart),
            link=Link(base="publication", unit="D", count=count),
        ),
    )  # fmt: skip


def read_relative(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A unit, month, season, weekday or part of the day as seen from another date.

    "last year" and "next month" are seen from the publication, "the next day" and "that year" from the last date.
    """
    which = match.group("which") or "t"
    begin = max(match.start("which"), match.start("it"))
    core = lexemes[begin : match.end()]
    head = core[len(which)]
    start, end = span_of(lexemes, match.start(), match.end())
    if which == "t" and head.value == "E":
        link = Link(base="publication", unit="E", count=-1)
        return (Expression(start=start, end=end, type="DATE", link=link),)
    if which == "tL" and head.value == "Q":
        which = "L"
    if which == "tL":
        return _stretch(head, start, end)
    if "G" in which:
        return (Expression(start=start, end=end, type="DATE", vague=FUTURE),)
    base = "publication" if which in {"L", "N", "E"} else "passage"
    direction = DIRECTIONS[which.replace("t", "")[:1] or "t"]
    part = part_of(lexemes[match.start() : begin])
    expression = Expression(start=start, end=end, type="DATE", moment=Moment(part=part))
    link = Link(base=base, unit="Y", count=0)
    if head.kind in "uc":
        link = Link(base=base, unit=str(head.value), count=direction)
        return (_inner_month(replace(expression, link=link), core),)
    if head.kind == "h":
        count = -1 if which == "L" else direction
        moment = Moment(daypart=str(head.value))
        return (
            replace(
                expression,
                type="TIME",
                moment=moment,
                link=Link(base=base, unit="D", count=count),
            ),
        )
    moment = replace(moment_of(core[len(which) :]), part=part)
    return (replace(expression, moment=moment, link=link, direction=direction),)


def _stretch(head: Lexeme, start: int, end: int) -> Found:
    """As in "the past year": a length that reaches up to now."""
    if head.kind not in "uc":
        return ()
    return (
        Expression(
            start=start,
            end=end,
            type="DURATION",
            length=Length(unit=str(head.value), count=1),
        ),
    )


def _inner_month(expression: Expression, core: Sequence[Lexeme]) -> Expression:
    """As in "that year's November": a month inside the unit that is pointed to."""
    month = next((x for x in core if x.kind in "Mmb"), None)
    daypart = next((x for x in core if x.kind == "h"), None)
    moment = expression.moment
    if month is not None:
        moment = replace(moment, month=int(str(month.value)))
    if daypart is not None:
        moment = replace(moment, daypart=str(daypart.value))
    return replace(expression, moment=moment, type="TIME" if daypart else "DATE")


def read_unit_end(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """As in "the year's end"."""
    unit = next(x for x in lexemes[match.start() : match.end()] if x.kind == "u")
    start, end = span_of(lexemes, match.start(), match.end())
    part = part_of(lexemes[match.end() - 1 : match.end()])
    link = Link(base="passage", unit=str(unit.value))
    return (Expression(start=start, end=end, type="DATE", moment=Moment(part=part), link=link),)


def read_shift(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """So many units before or after another date: "two days later", "three years ago", "the year before".

    "after" and "before" that go on with a happening ("two days after the vote") leave a length.
    """
    sections = match.groupdict()
    hyphened = sections.get("whole") is not None
    way = lexemes[match.start("side" if hyphened else "way")]
    unit = lexemes[match.start("whole" if hyphened else "unit")]
    counted = sections.get("count") is not None
    alone = not counted and (match.group()[0] == "t" or hyphened)
    if not counted and unit.kind != "U" and not alone:
        return ()
    count = count_of(lexemes[match.start("count") : match.end("count")]) if counted else None
    if way.kind == "n" and (not counted or lexemes[min(match.end(), len(lexemes) - 1)].kind not in ",.|"):
        return ()
    if count is not None and sections.get("half"):
        count += 0.5
    if alone:
        count = 1
    back = counted and way.text.lower() in {"after", "before"} and points_back(lexemes, match.end())
    start, end = span_of(lexemes, match.start(), match.end() + back)
    if way.text.lower() in {"after", "before"} and not back and _goes_on(lexemes, match.end()):
        return _as_length(lexemes, match, unit, count)
    sign = int(str(way.value)) if way.value else 1
    base = "publication" if way.kind == "g" else "passage"
    link = Link(base=base, unit=str(unit.value), count=None if count is None else sign * count)
    return (
        Expression(
            start=start,
            end=end,
            type="DATE",
            link=link,
            direction=sign,
            mod="APPROX" if sections.get("about") else None,
        ),
    )


def read_half_shift(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Half a year, decade or century before or after another date: "half a year later", "half a century ago"."""
    unit, way = lexemes[match.start("unit")], lexemes[match.start("way")]
    halved = HALVES.get(str(unit.value))
    if halved is None or (way.text.lower() in {"after", "before"} and _goes_on(lexemes, match.end())):
        return ()
    start, end = span_of(lexemes, match.start(), match.end())
    sign = int(str(way.value))
    base = "publication" if way.kind == "g" else "passage"
    link = Link(base=base, unit=halved[0], count=sign * halved[1])
    return (Expression(start=start, end=end, type="DATE", link=link, direction=sign),)


def read_daypart_shift(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A part of the day before or after the last day: "the evening before"."""
    daypart, way = lexemes[match.start("part")], lexemes[match.start("way")]
    if way.text.lower() not in {"after", "before"}:
        return ()
    start, end = span_of(lexemes, match.start(), match.end())
    link = Link(base="passage", unit="D", count=int(str(way.value)))
    return (Expression(start=start, end=end, type="TIME", moment=Moment(daypart=str(daypart.value)), link=link),)


def _goes_on(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether a happening follows, rather than the end of the clause."""
    if at >= len(lexemes):
        return False
    following = lexemes[at]
    return following.text.lower() in SUBJECTS or (
        following.kind == "x" and following.text[0].isalpha() and following.text[0].isupper()
    ) or following.text.lower().endswith("ing")  # fmt: skip


def _as_length(lexemes: Sequence[Lexeme], match: re.Match[str], unit: Lexeme, count: float | None) -> Found:
    if match.group()[0] == "t" and match.groupdict().get("count") is None:
        return ()
    start, end = span_of(lexemes, match.start(), match.start("way"))
    return (
        Expression(
            start=start,
            end=end,
            type="DURATION",
            length=Length(unit=str(unit.value), count=count),
        ),
    )

"""Readers of phrases that name one date: a day, month, year, decade, season, or an hour."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from pipeline.extract.times.expressions import Expression
from pipeline.extract.times.fields import (
    Found,
    about_of,
    link_of,
    moment_of,
    one_phrase,
    part_of,
    sections_of,
    span_of,
    to_int,
)
from pipeline.extract.times.lexer import LAST_YEAR, Lexeme
from pipeline.extract.times.moments import NUMBERED, Moment, is_possible
from pipeline.extract.times.range_phrases import read_day_range

HALVES: Final[Mapping[object, int]] = MappingProxyType({"START": 1, "END": 2, "last": 2})
OWNERS: Final = frozenset({"my", "your", "his", "her", "our", "their"})
PARTS: Final = frozenset("pr-~A")
"""Classes of words that may stand between an owner and the years of a life: "early", "mid" and its hyphen, "about"."""
LAST_CENTURY: Final = LAST_YEAR // 100 + 1


def read_date(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A date, with the part of it, the time of day and the year as far as they are given; "12-13 May" is a range."""
    sections = sections_of(lexemes, match)
    if sections.get("dash"):
        return read_day_range(lexemes, match)
    about = sections.get("about", ())
    begin = match.start() + len(about)
    core = lexemes[begin : match.end()]
    tail = sections.get("tail", ())
    part = part_of(sections.get("part", ())) or part_of([x for x in core if x.kind in "pr"])
    inner = [x for x in core if x not in sections.get("part", ())]
    moment = _day_of_part(replace(moment_of(inner), part=part))
    if (part or "").startswith("nth_") and not (part or "").endswith(NUMBERED):
        return ()
    if any(x.kind == "u" and x.value != "Y" for x in inner[:2]) or _is_age(lexemes, match.start(), moment):
        return ()
    begin += _skips_article(lexemes, begin, moment)
    start, end = span_of(lexemes, match.start() if about else begin, match.end())
    return (
        Expression(
            start=start, end=end, core=span_of(lexemes, begin, match.end()),
            type="TIME" if moment.daypart or moment.clock else "DATE", moment=moment, link=link_of(tail),
            about=about_of(about), possible=is_possible(moment),
            mod="short" if any(x.kind == "Y" and x.text[0] in "'’" for x in core) else None,
        ),
    )  # fmt: skip


def _is_age(lexemes: Sequence[Lexeme], begin: int, moment: Moment) -> bool:
    """Whether ten years are those of somebody's life: "in her sixties", "in his mid-forties"."""
    before = begin - 1
    while before > 0 and lexemes[before].kind in PARTS:
        before -= 1
    return moment.decade is not None and before >= 0 and lexemes[before].text.lower() in OWNERS


def _day_of_part(moment: Moment) -> Moment:
    """As in "the first day of May" is a day."""
    part = moment.part or ""
    if moment.month is None or moment.day is not None or not part.endswith("_day") or part.startswith("last"):
        return moment
    number = 1 if part.startswith("first") else int(part.split("_")[1])
    return replace(moment, day=number, part=None)


def _skips_article(lexemes: Sequence[Lexeme], begin: int, moment: Moment) -> bool:
    """Whether the article belongs to a noun that follows: "the mid-October talks"."""
    if lexemes[begin].kind != "t" or moment.part not in {"early", "mid", "late"}:
        return False
    return moment.month is not None and moment.day is None


def read_century(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A numbered century."""
    core = lexemes[match.start() : match.end()]
    if not any(x.value == "C" for x in core if x.kind in "Uc"):
        return ()
    number = sum(to_int(x.value) for x in lexemes[match.start("ordinal") : match.end("ordinal")] if x.kind in "Oow")
    if not 1 <= number <= LAST_CENTURY:
        return ()
    part = part_of([x for x in core if x.kind in "prP"])
    bc = any(x.kind == "C" and x.value == -1 for x in core)
    return one_phrase(lexemes, match, Moment(century=number - 1, bc=bc, part=part))


def read_half(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A numbered half or quarter of a year; halves of a month are parts of it."""
    which, half = lexemes[match.start("which")], lexemes[match.start("half")]
    number = HALVES.get(which.value, which.value)
    most = {"R": 2, "u": 4 if half.value == "Q" else 0}[half.kind]
    if not isinstance(number, int) or not 1 <= number <= most:
        return ()
    inner = lexemes[match.end("half") + 1 : match.end()]
    whole = moment_of(inner)
    if half.kind == "u":
        moment = replace(whole, quarter=4 if which.value == "last" else number)
    elif whole.month:
        moment = replace(whole, part="first_half" if number == 1 else "second_half")
    else:
        moment = replace(whole, half=number)
    return one_phrase(lexemes, match, moment, link=link_of(inner) if moment.year is None else None)


def read_quarter(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A quarter of a year by its number, the year stated or not."""
    core = lexemes[match.start() : match.end()]
    ordinal = next(x for x in core if x.kind in "4o")
    number = ordinal.value
    if ordinal.kind == "o" and (core[-1].value != "Q" or not isinstance(number, int) or number > 4):
        return ()
    tail = sections_of(lexemes, match).get("tail", ())
    moment = replace(moment_of(tail), quarter=to_int(number))
    return one_phrase(lexemes, match, moment, link=link_of(tail))


def read_digits(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A date in digits. Year first is ISO 8601; dots put the day first, slashes the month unless it cannot be one."""
    lexeme = lexemes[match.start()]
    figures = [int(x) for x in re.split(r"\D", lexeme.text)]
    if "-" in lexeme.text:
        year, month, day = figures
    elif "." in lexeme.text or figures[0] > 12:
        day, month, year = figures
    else:
        month, day, year = figures
    if year < 100:
        year += 1900 if year >= 50 else 2000
    return one_phrase(lexemes, match, Moment(year=year, month=month, day=day))


def read_impossible(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A date with a day or year that no calendar has; it is marked and never given a value."""
    core = lexemes[match.start() : match.end()]
    if core[0].kind == "0" and (core[0].text.count(",") or to_int(core[0].value) > 99):
        return ()
    start, end = span_of(lexemes, match.start(), match.end())
    return (Expression(start=start, end=end, type="DATE", possible=False),)


def read_clock(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """An hour of the day; behind "in" or "of" it is the length of a race: "won in 2:17:45", "a time of 9:58"."""
    before = lexemes[match.start() - 1].text.lower() if match.start() else ""
    if before in {"in", "of"} and ":" in lexemes[match.start()].text:
        return ()
    core = lexemes[match.start() : match.end()]
    hour, _, minute = (str(core[0].value) if core[0].text.isalpha() else core[0].text.replace(".", ":")).partition(":")
    half = next((x.value for x in core if x.kind == "d"), None)
    if core[0].kind in "0Y" and core[-1].kind == "T" and len(core[0].text) == 4:
        hour, minute = core[0].text[:2], core[0].text[2:]
    if not hour.isdigit() or (minute and not re.fullmatch(r"\d\d(?::\d\d)?", minute)):
        return ()
    number = int(hour) % 12 + (12 if half == "PM" else 0) if half else int(hour)
    if number > 24 or int(minute[:2] or 0) > 59:
        return ()
    zone = "Z" if any(x.kind == "T" and x.text.upper() in {"UTC", "GMT"} for x in core) else ""
    clock = f"{number:02}:{minute or '00'}{zone}"
    return one_phrase(lexemes, match, Moment(clock=clock), kind="TIME")


def read_daypart(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A part of the day that is not tied to a date: "one night"."""
    return one_phrase(lexemes, match, Moment(daypart=str(lexemes[match.end() - 1].value)), kind="TIME")

"""Readers of phrases that name dates: days, months, years, decades, seasons, hours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from pipeline.extract.times.expressions import Expression, Link
from pipeline.extract.times.lexer import Lexeme
from pipeline.extract.times.moments import Moment, is_possible

PARTS: Final = {
    ("p", "START"): "early", ("p", "END"): "late", ("r", "MID"): "mid",
    ("P", "START"): "beginning", ("P", "MID"): "middle", ("P", "END"): "end",
}  # fmt: skip
Found = tuple[Expression, ...]


def span_of(lexemes: Sequence[Lexeme], start: int, end: int) -> tuple[int, int]:
    """Text offsets of tokens `[start, end)`."""
    return lexemes[start].start, lexemes[end - 1].end


def moment_of(lexemes: Sequence[Lexeme]) -> Moment:
    """The calendar fields that a run of tokens gives."""
    given: dict[str, Any] = {}
    for at, lexeme in enumerate(lexemes):
        kind, value = lexeme.kind, lexeme.value
        if kind in "Mmb":
            given["month"] = value
        elif kind == "Y" or (kind in "10" and _beside_era(lexemes, at)):
            given["year"] = int(float(str(value)))
        elif kind in "1Oo":
            tens = (
                lexemes[at - 2].value if at > 1 and lexemes[at - 1].kind == "-" and lexemes[at - 2].kind == "w" else 0
            )
            given.setdefault("day", _int(value) + _int(tens))
        elif kind in "Ss":
            given["season"] = value
        elif kind == "y":
            given["decade"] = value
        elif kind == "h":
            given["daypart"] = value
        elif kind == "W":
            given["weekday"] = value
        elif kind == "C":
            given["bc"] = value == -1
        elif kind == "j":
            given["month"], given["day"] = value
    return Moment(**_in_era(given))


def _beside_era(lexemes: Sequence[Lexeme], at: int) -> bool:
    return (at + 1 < len(lexemes) and lexemes[at + 1].kind == "C") or (at > 0 and lexemes[at - 1].kind == "C")


def _in_era(given: dict[str, Any]) -> dict[str, Any]:
    if given.get("bc") and "decade" in given and given["decade"] >= 190:
        given["decade"] -= 190
    return given


def part_of(lexemes: Sequence[Lexeme]) -> str | None:
    """The part of the whole that "early", "the end of", "the first days of" take."""
    for at, lexeme in enumerate(lexemes):
        if (lexeme.kind, lexeme.value) in PARTS:
            following = [x for x in lexemes[at + 1 :] if x.kind in "Uu"]
            part = PARTS[lexeme.kind, str(lexeme.value)]
            return _edge(following[0], first=part != "end") if following and lexeme.kind == "P" else part
        if lexeme.kind in "oL":
            unit = next((x for x in lexemes[at + 1 :] if x.kind in "Uu"), None)
            if unit is not None and isinstance(lexeme.value, int) and lexeme.value > 1:
                return f"nth_{lexeme.value}_{unit.text.lower()}"
            return _edge(unit, first=lexeme.kind == "o") if unit and lexeme.value in {1, "last"} else None
    return None


def _edge(unit: Lexeme, *, first: bool) -> str | None:
    name = unit.text.lower()
    return f"{'first' if first else 'last'}_{name}" if unit.value in {"D", "W", "M", "Y"} else None


def link_of(lexemes: Sequence[Lexeme]) -> Link | None:
    """The year or month that "of that year", "of the preceding month" points to."""
    unit = next((x for x in lexemes if x.kind == "u"), None)
    if unit is None:
        return None
    kinds = {x.kind for x in lexemes}
    if kinds & {"N", "L"} and "t" not in kinds:
        return Link(base="publication", unit=str(unit.value), count=1 if "N" in kinds else -1)
    if "E" in kinds and "I" not in kinds:
        return Link(base="publication", unit=str(unit.value))
    count = 1 if kinds & {"F", "N"} else -1 if kinds & {"B", "L"} else 0
    return Link(base="passage", unit=str(unit.value), count=count)


def about_of(lexemes: Sequence[Lexeme]) -> str | None:
    """TIMEX3 `mod` of "about", "less than" and the like."""
    return next((str(x.value) for x in lexemes if x.value), None)


def _sections(lexemes: Sequence[Lexeme], match: re.Match[str]) -> dict[str, Sequence[Lexeme]]:
    return {
        name: lexemes[match.start(name) : match.end(name)] if text else ()
        for name, text in match.groupdict().items()
        if text is not None
    }


def read_date(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A date, with the part of it, the time of day and the year as far as they are given; "12-13 May" is a range."""
    sections = _sections(lexemes, match)
    if sections.get("dash"):
        return read_day_range(lexemes, match)
    about = sections.get("about", ())
    begin = match.start() + len(about)
    core = lexemes[begin : match.end()]
    tail = sections.get("tail", ())
    part = part_of(sections.get("part", ())) or part_of([x for x in core if x.kind in "pr"])
    inner = [x for x in core if x not in sections.get("part", ())]
    moment = _day_of_part(replace(moment_of(inner), part=part))
    if (part or "").startswith("nth_") and not (part or "").endswith(("day", "week", "month")):
        return ()
    if any(x.kind == "u" and x.value != "Y" for x in inner[:2]):
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


def _day_of_part(moment: Moment) -> Moment:
    """ "the first day of May" is a day."""
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


def read_day_range(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Two days of one month."""
    last_at = match.start("last")
    everything = lexemes[match.start() : match.end()]
    last = replace(moment_of(everything), day=_int(lexemes[last_at].value))
    first = replace(last, day=_int(lexemes[match.start("first")].value))
    dash = match.start("dash")
    leads = match.start() < dash and any(x.kind in "Mmb" for x in lexemes[match.start() : dash])
    link = link_of(_sections(lexemes, match).get("tail", ()))
    halves = (
        (match.start(), dash, first) if leads else (match.start(), dash, first),
        (last_at, match.end(), last),
    )
    possible = is_possible(first) and is_possible(last)
    kind = "TIME" if first.daypart else "DATE"
    parts = tuple(
        Expression(
            start=lexemes[a].start,
            end=lexemes[b - 1].end,
            type=kind,
            moment=m,
            link=link,
            possible=possible,
        )
        for a, b, m in halves
    )
    start, end = span_of(lexemes, match.start(), match.end())
    return (
        Expression(
            start=start,
            end=end,
            type=kind,
            moment=first,
            until=last,
            link=link,
            parts=parts,
            possible=possible,
        ),
    )


def read_days(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Several days before one month: "22 and 25 April"; each is a date of its own."""
    month = replace(moment_of(lexemes[match.end("days") : match.end()]))
    link = link_of(_sections(lexemes, match).get("tail", ()))
    days = [x for x in lexemes[match.start("days") : match.end("days")] if x.kind in "1O"]
    first = tuple(_day(x, x.start, x.end, month, link) for x in days)
    start, end = span_of(lexemes, match.end("days"), match.end())
    last = Expression(
        start=start,
        end=end,
        type="DATE",
        moment=month,
        link=link,
        possible=is_possible(month),
    )
    return (*first, last)


def read_days_after(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Several days after one month: "May 4 and 5, 1865"; each is a date of its own."""
    leading = lexemes[match.start() : match.start("days")]
    tail = _sections(lexemes, match).get("tail", ())
    whole = moment_of([*leading, *tail])
    link = link_of(tail)
    days = [x for x in lexemes[match.start("days") : match.end("days")] if x.kind in "1O"]
    head = Expression(
        start=leading[0].start,
        end=leading[-1].end,
        type="DATE",
        moment=whole,
        link=link,
        possible=is_possible(whole),
    )
    end_of_last = lexemes[match.end() - 1].end
    rest = tuple(_day(x, x.start, end_of_last if x is days[-1] else x.end, whole, link) for x in days)
    return (head, *rest)


def _day(lexeme: Lexeme, start: int, end: int, month: Moment, link: Link | None) -> Expression:
    moment = replace(month, day=_int(lexeme.value))
    return Expression(
        start=start,
        end=end,
        type="DATE",
        moment=moment,
        link=link,
        possible=is_possible(moment),
    )


def read_range(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """From one date to another, joined by a dash; what the left one lacks it takes from the right."""
    about = len(match.groupdict().get("about") or "")
    begin, dash = match.start() + about, match.start("dash")
    left, right = lexemes[begin:dash], lexemes[dash + 1 : match.end()]
    first, last = moment_of(left), moment_of(right)
    first = replace(first, part=part_of(_sections(lexemes, match).get("part", ())))
    if first.year is None and not first.month and left[-1].kind in "10":
        first = replace(first, year=_int(left[-1].value), day=None, bc=last.bc)
    if match.groupdict().get("short"):
        last = _short_year(first, _int(right[0].value))
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
    start, end = span_of(lexemes, match.start(), match.end())
    link = link_of(_sections(lexemes, match).get("tail", ()))
    halves = ((match.start(), dash, first), (dash + 1, match.end(), last))
    parts = tuple(
        Expression(
            start=lexemes[a].start,
            end=lexemes[b - 1].end,
            type="DATE",
            moment=m,
            link=link,
        )
        for a, b, m in halves
    )
    possible = is_possible(first) and is_possible(last)
    return (
        Expression(
            start=start, end=end, type="DATE", moment=first, until=last, link=link, parts=parts, possible=possible,
            about=about_of(lexemes[match.start() : begin]),
        ),
    )  # fmt: skip


def _short_year(first: Moment, digits: int) -> Moment:
    """The second year of "1914-17"; no year at all where the digits do not continue the first."""
    year = (first.year or 0) // 100 * 100 + digits
    return Moment(year=year if 0 <= year - (first.year or 0) < 100 and digits < 100 else None)


def _in_order(first: Moment, last: Moment) -> bool:
    if first.decade is not None or last.decade is not None:
        return True
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
            moment=Moment(year=_int(x.value), bc=era.value == -1),
        )
        for x in years
    )


def read_century(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A numbered century."""
    core = lexemes[match.start() : match.end()]
    if not any(x.value == "C" for x in core if x.kind in "Uc"):
        return ()
    number = sum(_int(x.value) for x in lexemes[match.start("ordinal") : match.end("ordinal")] if x.kind in "Oow")
    part = part_of([x for x in core if x.kind in "prP"])
    start, end = span_of(lexemes, match.start(), match.end())
    bc = any(x.kind == "C" and x.value == -1 for x in core)
    moment = Moment(century=number - 1, bc=bc, part=part)
    return (Expression(start=start, end=end, type="DATE", moment=moment),)


def read_half(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A numbered half or quarter of a year; halves of a month are parts of it."""
    which, half = lexemes[match.start("which")], lexemes[match.start("half")]
    number = 2 if which.value in {"END", "last"} else 1 if which.value == "START" else _int(which.value)
    if half.kind == "u" and half.value != "Q":
        return ()
    inner = lexemes[match.end("half") + 1 : match.end()]
    whole = moment_of(inner)
    if half.kind == "u":
        moment = replace(whole, quarter=4 if which.value == "last" else number)
    elif whole.month:
        moment = replace(whole, part="first_half" if number == 1 else "second_half")
    else:
        moment = replace(whole, half=number)
    start, end = span_of(lexemes, match.start(), match.end())
    link = link_of(inner) if moment.year is None else None
    return (Expression(start=start, end=end, type="DATE", moment=moment, link=link),)


def read_quarter(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A quarter of a year by its number, the year stated or not."""
    core = lexemes[match.start() : match.end()]
    number = core[0].value if core[0].kind == "4" else core[1].value
    if core[0].kind == "t" and (core[2].value != "Q" or not isinstance(number, int) or number > 4):
        return ()
    tail = _sections(lexemes, match).get("tail", ())
    moment = replace(moment_of(tail), quarter=_int(number))
    start, end = span_of(lexemes, match.start(), match.end())
    return (Expression(start=start, end=end, type="DATE", moment=moment, link=link_of(tail)),)


def read_centuries(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Two numbered centuries that share the word."""
    core = lexemes[match.start() : match.end()]
    if not any(x.value == "C" for x in core if x.kind in "Uc"):
        return ()
    bc = any(x.kind == "C" and x.value == -1 for x in core)
    first, last = lexemes[match.start("first")], lexemes[match.start("ordinal")]
    spans = ((core[0].start, first.end, first), (last.start, core[-1].end, last))
    return tuple(
        Expression(start=a, end=b, type="DATE", moment=Moment(century=_int(x.value) - 1, bc=bc)) for a, b, x in spans
    )


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
    moment = Moment(year=year, month=month, day=day)
    return (
        Expression(
            start=lexeme.start,
            end=lexeme.end,
            type="DATE",
            moment=moment,
            possible=is_possible(moment),
        ),
    )


def read_impossible(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A date with a day or year that no calendar has; it is marked and never given a value."""
    core = lexemes[match.start() : match.end()]
    if core[0].kind == "0" and (core[0].text.count(",") or _int(core[0].value) > 99):
        return ()
    start, end = span_of(lexemes, match.start(), match.end())
    return (Expression(start=start, end=end, type="DATE", possible=False),)


def read_clock(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """An hour of the day."""
    core = lexemes[match.start() : match.end()]
    hour, _, minute = (str(core[0].value) if core[0].text.isalpha() else core[0].text.replace(".", ":")).partition(":")
    half = next((x.value for x in core if x.kind == "d"), None)
    if not hour.isdigit() or (minute and not re.fullmatch(r"\d\d(?::\d\d)?", minute)):
        return ()
    number = int(hour) % 12 + (12 if half == "PM" else 0) if half else int(hour)
    if number > 24 or int(minute[:2] or 0) > 59:
        return ()
    zone = "Z" if any(x.kind == "T" and x.text.upper() in {"UTC", "GMT"} for x in core) else ""
    start, end = span_of(lexemes, match.start(), match.end())
    clock = f"{number:02}:{minute or '00'}{zone}"
    return (Expression(start=start, end=end, type="TIME", moment=Moment(clock=clock)),)


def read_daypart(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A part of the day that is not tied to a date: "one night"."""
    core = lexemes[match.start() : match.end()]
    start, end = span_of(lexemes, match.start(), match.end())
    return (
        Expression(
            start=start,
            end=end,
            type="TIME",
            moment=Moment(daypart=str(core[-1].value)),
        ),
    )


def _int(value: object) -> int:
    return int(float(str(value)))

"""Readers of durations, repetitions and words of vague time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract.times.expressions import Expression, Length
from pipeline.extract.times.fields import Found, about_of, span_of
from pipeline.extract.times.lexer import Lexeme
from pipeline.extract.times.lexicon import FUTURE, PAST, PRESENT, words
from pipeline.extract.times.numbers import count_of, number_start

SMALL_WORDS: Final = words("""for with from by within at as than but if when""")
RATES: Final = frozenset({"%", "percent", "times", "twice", "once", "million", "billion"})
REFERENCES: Final = {
    "J": PAST,
    "L": PAST,
    "B": PAST,
    "G": FUTURE,
    "F": FUTURE,
    "N": FUTURE,
    "E": PRESENT,
}


def read_length(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A number of units; "five-year intervals" and "twice a year" are repetitions."""
    sections = match.groupdict()
    unit = lexemes[match.start("unit")]
    begin = match.start("count")
    if not any(x.kind in "zk" for x in lexemes[begin : match.end("count")]):
        begin = number_start(lexemes, begin, match.end("count"))
    counted = lexemes[begin : match.end("count")]
    count = count_of(counted)
    if sections.get("half"):
        count = (count or 0) + 0.5
    if not _is_count(lexemes, match, counted, unit):
        return ()
    mod = about_of(lexemes[match.start("about") : match.end("about")]) if sections.get("about") else None
    repeated = _repeats(lexemes, match)
    mod = "EACH" if repeated else mod
    end_at = _length_end(lexemes, match.end())
    first = _length_start(lexemes, match, end_at)
    start, end = span_of(lexemes, begin if begin > match.start("count") else first, end_at)
    kind = "SET" if repeated else "DURATION"
    named = end_at < len(lexemes) and lexemes[end_at].text.lower() in {"war", "wars"}
    return (
        Expression(
            start=start,
            end=end,
            type=kind,
            length=Length(unit=str(unit.value), count=count, mod=mod),
            mod="name" if named else None,
        ),
    )


def _is_count(
    lexemes: Sequence[Lexeme],
    match: re.Match[str],
    counted: Sequence[Lexeme],
    unit: Lexeme,
) -> bool:
    """Whether number and unit make a length: a bare article needs a unit in the singular."""
    if unit.value in {"E", "N", "K", "Q"} and match.re.groupindex.get("which") is None:
        return False
    if unit.kind == "U":
        return counted[-1].kind != "a"
    return not (match.end() < len(lexemes) and lexemes[match.end()].text.lower() == "one" and unit.kind == "u")


def _length_start(lexemes: Sequence[Lexeme], match: re.Match[str], end: int) -> int:
    """Where the phrase begins: past the article and "only" of "a three-day war", at the unit of "one week-long drill",
    at the "at" of "at least".
    """
    start, unit = match.start(), match.start("unit")
    if lexemes[unit - 1].kind == "-":
        while lexemes[start].kind in "A~ta" and start < unit - 2:
            start += 1
        return start
    if end > unit + 1 and lexemes[unit + 1].kind == "-" and lexemes[unit - 1].value == 1:
        return unit
    if lexemes[start].text.lower() == "least" and start and lexemes[start - 1].text.lower() == "at":
        return start - 1
    numbered = unit - start > 1 and lexemes[start + 1].kind in "w10"
    needless = lexemes[start].kind == "a" or (lexemes[start].kind == "t" and _before_name(lexemes, end))
    return start + 1 if numbered and needless else start


def _before_name(lexemes: Sequence[Lexeme], end: int) -> bool:
    """Whether a name goes on after the unit: "the Seven Years' War"."""
    following = [x for x in lexemes[end : end + 2] if x.text[0].isalpha()]
    return lexemes[end - 1].text.istitle() and bool(following) and following[0].text[0].isupper()


def _length_end(lexemes: Sequence[Lexeme], end: int) -> int:
    """Past "-long", "old" and "of age", which belong to the phrase."""
    words = [x.text.lower() for x in lexemes[end : end + 2]]
    if words[:2] in (["-", "long"], ["that", "followed"]):
        return end + 2
    if words[:1] == ["intervals"]:
        return end + 1
    if words[:1] == ["old"]:
        return end + 1
    if words[:2] == ["-", "old"]:
        return end + 2
    return end + 2 if words == ["of", "age"] else end


def _repeats(lexemes: Sequence[Lexeme], match: re.Match[str]) -> bool:
    if match.end() < len(lexemes) and lexemes[match.end()].text.lower() == "intervals":
        return True
    if lexemes[match.start()].kind != "a" or match.end() - match.start() != 2:
        return False
    before = [x.text.lower() for x in lexemes[max(0, match.start() - 2) : match.start()]]
    return bool(before) and (before[-1] in RATES or any(w in RATES or w[0].isdigit() for w in before))


def read_half_unit(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Half a year, a half-century."""
    unit = lexemes[match.start("unit")]
    share = 0.5
    if match.groupdict().get("quarter"):
        if lexemes[match.start("quarter")].value != "Q":
            return ()
        share = 0.25
    if unit.kind == "U":
        return ()
    start, end = span_of(lexemes, match.start(), match.end())
    return (
        Expression(
            start=start,
            end=end,
            type="DURATION",
            length=Length(unit=str(unit.value), count=share),
        ),
    )


def read_units(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Units without a number: "for years", "recent months" and "the coming years", which are dates that stay open."""
    which = (match.groupdict().get("which") or "").replace("t", "")
    start, end = span_of(lexemes, match.start(), match.end())
    if which:
        return (Expression(start=start, end=end, type="DATE", vague=REFERENCES[which[0]]),)
    unit = str(lexemes[match.start("unit")].value)
    if unit in {"N", "Q", "S"} and match.group()[0] != "t":
        return ()
    length = Length(unit=unit)
    counted = _count_before_adjective(lexemes, match.start()) if match.group()[0] != "t" else None
    if counted:
        start, length = lexemes[counted[0]].start, Length(unit=unit, count=counted[1])
    end = lexemes[_length_end(lexemes, match.end()) - 1].end
    return (Expression(start=start, end=end, type="DURATION", length=length),)


def _count_before_adjective(lexemes: Sequence[Lexeme], at: int) -> tuple[int, float | None] | None:
    """The number of "two bitter weeks": where it begins and what it says."""
    if (
        at < 2
        or lexemes[at - 1].kind != "x"
        or not lexemes[at - 1].text.islower()
        or lexemes[at - 1].text in SMALL_WORDS
    ):
        return None
    begin = at - 2
    while begin >= 0 and lexemes[begin].kind in "w10v":
        begin -= 1
    begin += 1
    return (begin, count_of(lexemes[begin : at - 1])) if begin <= at - 2 else None


def read_set(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """Every so many units, and every weekday, season or month of a name."""
    unit = lexemes[match.start("unit")]
    start, end = span_of(lexemes, match.start(), match.end())
    counted = lexemes[match.start("count") : match.end("count")] if match.groupdict().get("count") else ()
    count = count_of(counted) if counted and counted[0].kind != "o" else 2 if counted else 1
    value = {"h": "D", "W": "W", "S": "Y", "s": "Y", "M": "Y", "m": "Y"}.get(unit.kind, str(unit.value))
    timex = None
    if count == 1 and unit.kind in "WSshMm":
        numbered = int(float(str(unit.value))) if unit.kind in "WMm" else 0
        timex = {
            "W": f"XXXX-WXX-{numbered + 1}",
            "M": f"XXXX-{numbered:02}",
            "m": f"XXXX-{numbered:02}",
            "h": f"XXXX-XX-XXT{unit.value}",
        }.get(unit.kind, f"XXXX-{unit.value}")
    mod = str(lexemes[match.start("every")].value)
    return (
        Expression(
            start=start,
            end=end,
            type="SET",
            length=Length(unit=value, count=count, mod=mod, timex=timex),
        ),
    )


def read_frequency(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """As in "daily", "annual"."""
    lexeme = lexemes[match.start()]
    value = str(lexeme.value)
    count = 2 if value[0] == "2" else 1
    mod = "EACH" if lexeme.text.lower().endswith("al") else None
    if value[0] == "W" and len(value) == 2:
        length = Length(unit="W", count=1, timex=f"XXXX-WXX-{value[1]}")
        return (Expression(start=lexeme.start, end=lexeme.end, type="SET", length=length),)
    return (
        Expression(
            start=lexeme.start,
            end=lexeme.end,
            type="SET",
            length=Length(unit=value[-1], count=count, mod=mod),
        ),
    )


def read_vague(lexemes: Sequence[Lexeme], match: re.Match[str]) -> Found:
    """A word for the present, the past or the future at large."""
    core = lexemes[match.start() : match.end()]
    start, end = span_of(lexemes, match.start(), match.end())
    return (
        Expression(
            start=start,
            end=end,
            core=(core[-1].start, end),
            type="DATE",
            vague=str(core[-1].value),
            mod="adjective" if core[-1].kind == "J" else None,
        ),
    )

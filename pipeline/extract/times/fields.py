"""What the tokens of a phrase say of the calendar: fields, part of the whole, and the date they point to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from pipeline.extract.times.expressions import Expression, Link
from pipeline.extract.times.lexer import Lexeme
from pipeline.extract.times.lexicon import HOLIDAYS, words
from pipeline.extract.times.moments import Moment, is_possible

PARTS: Final = {
    ("p", "START"): "early", ("p", "END"): "late", ("r", "MID"): "mid",
    ("P", "START"): "beginning", ("P", "MID"): "middle", ("P", "END"): "end",
}  # fmt: skip
STARTING: Final = words("a an the he she it they we i his her its their my our")
"""Words with which a clause begins behind "two years after that"."""
NAMES: Final = {
    "M": "month",
    "m": "month",
    "b": "month",
    "S": "season",
    "s": "season",
    "y": "decade",
    "h": "daypart",
    "W": "weekday",
}
"""Field of a moment that a class of token fills as it stands."""
Found = tuple[Expression, ...]


def span_of(lexemes: Sequence[Lexeme], start: int, end: int) -> tuple[int, int]:
    """Text offsets of tokens `[start, end)`."""
    return lexemes[start].start, lexemes[end - 1].end


def moment_of(lexemes: Sequence[Lexeme]) -> Moment:
    """The calendar fields that a run of tokens gives."""
    given: dict[str, Any] = {}
    for at, lexeme in enumerate(lexemes):
        kind, value = lexeme.kind, lexeme.value
        if kind in NAMES:
            given[NAMES[kind]] = value
        elif kind == "Y" or (kind in "10" and _beside_era(lexemes, at)):
            given["year"] = to_int(value)
        elif kind in "1Oo":
            given.setdefault("day", to_int(value) + _tens(lexemes, at))
        elif kind == "C":
            given["bc"] = value == -1
        elif kind == "j":
            given["month"], given["day"] = HOLIDAYS[lexeme.text.lower().replace("’", "'")]
    return Moment(**_in_era(given))


def points_back(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether a "that" without a noun stands at a place, as in "two years after that, he sold it"."""
    if at >= len(lexemes) or lexemes[at].text.lower() != "that":
        return False
    following = lexemes[at + 1] if at + 1 < len(lexemes) else None
    return following is None or following.kind in ",.|" or following.text.lower() in STARTING


def _tens(lexemes: Sequence[Lexeme], at: int) -> int:
    """The "twenty" of "twenty-first"."""
    hyphened = at > 1 and lexemes[at - 1].kind == "-" and lexemes[at - 2].kind == "w"
    return to_int(lexemes[at - 2].value) if hyphened else 0


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
            return _edge(following[0], first=part not in {"end", "late"}) if following else part
        unit = next((x for x in lexemes[at + 1 :] if x.kind in "Uu"), None)
        if lexeme.kind in "oL" and unit is not None:
            return _counted(lexemes[at + 1], lexeme.value, unit) or _numbered(lexeme.value, unit)
    return None


def _counted(count: Lexeme, which: object, unit: Lexeme) -> str | None:
    """The part that "the first ten days" name."""
    if count.kind not in "w10" or unit.value not in {"D", "W", "M"} or which not in {1, "last"}:
        return None
    return f"{'first' if which == 1 else 'last'}_{to_int(count.value)}_{unit.value}"


def _numbered(which: object, unit: Lexeme) -> str | None:
    """The part that "the second week", "the last days" name; weekends are numbered from the first, the last has 0."""
    if unit.value == "E" and which in {1, "last"}:
        return f"nth_{0 if which == 'last' else 1}_{unit.text.lower()}"
    if isinstance(which, int) and which > 1:
        return f"nth_{which}_{unit.text.lower()}"
    return _edge(unit, first=which == 1) if which in {1, "last"} else None


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


def sections_of(lexemes: Sequence[Lexeme], match: re.Match[str]) -> dict[str, Sequence[Lexeme]]:
    """The tokens of each named part of a pattern that matched."""
    return {
        name: lexemes[match.start(name) : match.end(name)] if text else ()
        for name, text in match.groupdict().items()
        if text is not None
    }


def to_int(value: object) -> int:
    """A token's value as a whole number."""
    return int(float(str(value)))


def one_phrase(
    lexemes: Sequence[Lexeme], match: re.Match[str], moment: Moment, *, link: Link | None = None, kind: str = "DATE"
) -> Found:
    """A phrase that covers all that a pattern matched."""
    start, end = span_of(lexemes, match.start(), match.end())
    return (Expression(start=start, end=end, type=kind, moment=moment, link=link, possible=is_possible(moment)),)

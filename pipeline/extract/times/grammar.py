"""Phrases of time, as patterns over the one-letter classes of `lexicon.py` and `lexer.py`.

The longest pattern at a place wins, the earlier one among equals. Each names the builder that reads what it matched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.extract.times import calendar_phrases as cal
from pipeline.extract.times import length_phrases as length
from pipeline.extract.times import relative_phrases as rel
from pipeline.extract.times.expressions import Expression
from pipeline.extract.times.lexer import Lexeme

Builder = Callable[[Sequence[Lexeme], "re.Match[str]"], tuple[Expression, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A kind of phrase: the pattern over classes and the function that reads it."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


MON: Final = r"(?:[Mm]|b\.?)"
DAY: Final = r"[1O]"
YEAR: Final = r"(?:YC?|[01]C|C[01Y])"
REF: Final = r"(?:[EH]I?|tI|t?[FBNL]|t)u"
ABOUT: Final = r"(?P<about>A*)"
PART: Final = r"(?P<part>t?[pr](?:-|it?)?|t?Pf|t?[oLP]v?[Uu]f)?"
TAIL: Final = rf"(?P<tail>,?{YEAR}|f{YEAR}|f{REF})?"
WEEKDAY: Final = r"(?:W,?)?"
HOURS: Final = r"(?P<hours>t?p?[-it]*h[fn])?"
NUMBER: Final = r"(?:a?v?f?[w10Y]|v)(?:-?[w10]|kw(?=[wUu-]))*(?:kaR)?"
QUANT: Final = rf"(?:a?vf?|{NUMBER}(?:[z-]{NUMBER})?|a)"
UNIT: Final = r"[Uuc]"
HEAD: Final = rf"(?:u|c|{MON}|[SsWh])"

SOURCES: Final[tuple[tuple[str, str, Builder], ...]] = (
    ("date in digits", r"#", cal.read_digits),
    ("day month", rf"{ABOUT}{HOURS}{PART}{WEEKDAY}t?(?P<first>{DAY}|o(?=f))(?:(?P<dash>[-/z])(?P<last>{DAY}))?f?{MON}{TAIL}(?:,?h)?", cal.read_date),
    ("month day", rf"{ABOUT}{HOURS}{PART}{WEEKDAY}{MON}t?(?P<first>{DAY})(?:(?P<dash>[-/z])(?P<last>{DAY})(?!{MON}))?{TAIL}(?:,?h)?", cal.read_date),
    ("days month", rf"(?P<days>(?:{DAY}(?:,?k|[,/]))+){DAY}f?{MON}{TAIL}", cal.read_days),
    ("month days", rf"{MON}{DAY}(?P<days>(?:(?:,?k|[,/])t?{DAY}(?!,?{MON}|C|[uU]|-?[UuR]))+){TAIL}", cal.read_days_after),
    ("impossible day", rf"(?:[0Z]{MON}{TAIL}|{MON}[0Z](?:,?{YEAR}))", cal.read_impossible),
    ("impossible year", rf"(?:{DAY}f?{MON}|{MON}{DAY})?,?{MON}?,?Z", cal.read_impossible),
    ("month", rf"{ABOUT}{PART}t?{MON}{TAIL}", cal.read_date),
    ("months", rf"{PART}{MON}(?P<dash>[-/]){MON}{TAIL}", cal.read_range),
    ("days", rf"(?:{DAY}f?{MON}|{MON}{DAY})(?:,?Y)?(?P<dash>-)(?:{DAY}f?{MON}|{MON}{DAY})(?:,?Y)?", cal.read_range),
    ("dated months", rf"{MON},?Y(?P<dash>-){MON},?Y", cal.read_range),
    ("year", rf"{ABOUT}{PART}(?:t?u)?{YEAR}", cal.read_date),
    ("years", rf"{ABOUT}(?:t[uU])?(?:Y|[01])C?(?P<dash>[-/])(?:YC?|[01]C)", cal.read_range),
    ("short years", rf"{ABOUT}(?:t[uU])?Y(?P<dash>[-/])(?P<short>[10])", cal.read_range),
    ("decade", rf"{ABOUT}{PART}t?(?:p-?)?yC?", cal.read_date),
    ("decades", r"t?[Yy](?P<dash>-)y", cal.read_range),
    ("century", rf"{ABOUT}{PART}t?(?:[pr]-?)?(?P<ordinal>[Oo](?:-o)?)-?(?:c|Uf?)C?", cal.read_century),
    ("season", rf"{ABOUT}{PART}t?(?:p-?)?(?:[Ss]{TAIL}|{YEAR}[Ss])", cal.read_date),
    ("half", rf"t?(?P<which>[OopL])(?P<half>R|u)f(?:t?{MON}{TAIL[:-1]}|{YEAR}|{REF})", cal.read_half),
    ("holiday", rf"{PART}jh?{TAIL}", cal.read_date),
    ("weekday", r"t?(?P<part>p-?)?W(?:h|,?h)?", cal.read_date),
    ("hour", r"(?:Kd?|1d)T?", cal.read_clock),
    ("part of day", r"(?:[ta]|w)?(?P<part>p-?)?h", cal.read_daypart),
    ("day of month", r"tO", cal.read_date),
    ("day named from today", r"(?P<part>p-?)?Dh?", rel.read_deictic),
    ("relative", rf"{PART}(?P<adverb>[le]i?)?(?P<which>[EH]I?|tI|t?[FBNLG]|tJ?){HEAD}(?:X{MON})?(?P<over>h?)", rel.read_relative),
    ("end of it", r"t?uXP", rel.read_unit_end),
    ("shift", rf"{ABOUT}(?P<count>{QUANT})?-?(?P<unit>{UNIT})(?P<way>[gle])", rel.read_shift),
    ("unit and side", r"t(?P<unit>u)(?P<way>[leF])", rel.read_shift),
    ("length", rf"{ABOUT}t?{ABOUT.replace('about', 'more')}(?P<count>{QUANT})-?(?P<unit>{UNIT})(?P<half>kaR)?", length.read_length),
    ("half a unit", rf"{ABOUT}(?:Ra|aR-?|R-?)(?P<unit>{UNIT})", length.read_half_unit),
    ("ordered length", rf"t?(?P<which>[LNFBoP])(?P<count>{QUANT})(?P<unit>U)", length.read_length),
    ("counted and ordered length", rf"t(?P<count>{NUMBER})[LNFB](?P<unit>U)", length.read_length),
    ("units", rf"(?P<which>t?[JLGEFNB]|t)?(?P<unit>U)", length.read_units),
    ("every", rf"(?P<every>Q)(?P<count>o|{NUMBER})?-?(?P<unit>{UNIT}|h|W)", length.read_set),
    ("how often", r"q", length.read_frequency),
    ("vague", r"A?V|J", length.read_vague),
)  # fmt: skip
RULES: Final = tuple(
    Rule(name=n, pattern=re.compile(p), build=b) for n, p, b in SOURCES
)
SEGMENT: Final = re.compile(r"[^x|()XT]?[^x|()]+")
TRIGGER: Final = re.compile(r"[MmbWSsYy#UucjhKDVJqCOZQd]")


def phrases(
    lexemes: Sequence[Lexeme], codes: str
) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Phrases left to right: the longest match at each place, none overlapping."""
    for segment in SEGMENT.finditer(codes):
        at, end = segment.span()
        if not TRIGGER.search(codes, at, end):
            continue
        while at < end:
            found = _longest(codes, at, end)
            if found is None:
                at += 1
            else:
                yield found
                at = found[1].end()


def _longest(codes: str, at: int, end: int) -> tuple[Rule, re.Match[str]] | None:
    best: tuple[Rule, re.Match[str]] | None = None
    for rule in RULES:
        match = rule.pattern.match(codes, at, end)
        if match and match.end() > at and (best is None or match.end() > best[1].end()):
            best = rule, match
    return best

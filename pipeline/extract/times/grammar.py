# ruff: noqa: E501 - a rule stays on one line
"""Phrases of time, as patterns over the one-letter classes of `lexicon.py` and `lexer.py`.

The longest pattern at a place wins, the earlier one among equals. Each names the builder that reads what it matched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pipeline.extract.times import date_phrases as day
from pipeline.extract.times import length_phrases as length
from pipeline.extract.times import range_phrases as several
from pipeline.extract.times import relative_phrases as rel
from pipeline.extract.times.expressions import Expression
from pipeline.extract.times.lexer import Lexeme
from pipeline.records.record import record

Builder = Callable[[Sequence[Lexeme], "re.Match[str]"], tuple[Expression, ...]]
Check = Callable[[str, Sequence[Lexeme], int, int], bool]


@record
class Rule:
    """A kind of phrase: the pattern over classes and the function that reads it."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


MON: Final = r"(?:[Mm]|b\.?)"
DAY: Final = r"[1O]"
YEAR: Final = r"(?:YC?|[01]C|C[01Y])"
REF: Final = r"(?:[EH]I?|tI|t?[FBNL]|t)u"
CIRCA: Final = r"(?P<about>(?:~\.?)*)"
ABOUT: Final = r"(?P<about>[A~]*)"
PART: Final = r"(?P<part>t?[pr](?:-|it?)?|t?[pr]@f|t?Pf|t?[oLPp](?:v|[w10])?[Uu][fi]|[le]it?)?"
TAIL: Final = rf"(?P<tail>,?{YEAR}|f{YEAR}|f{REF})?"
WEEKDAY: Final = r"(?:W,?)?"
HOURS: Final = r"(?P<hours>(?:t?p(?:-|it?)?t?|t)?h[fn])?"
NUMBER: Final = r"(?:Y(?=U)|(?:(?:a?vf?)?[w10]|a[w0]|v)(?:-?[w10]|kw(?=[wUu-]))*(?:ka?R)?)"
QUANT: Final = rf"(?:a?vf?|{NUMBER}(?:[z-]{NUMBER})?|a)"
UNIT: Final = r"[Uuc]"
HEAD: Final = rf"(?:u|c|{MON}|[SsWh])"

EDGES: Final = "tprPoLle"
SOURCES: Final[tuple[tuple[str, str, str, Builder], ...]] = (
    ("date in digits", "#", r"#", day.read_digits),
    ("half", "tOopL", rf"t?(?P<which>[OopL])(?P<half>R|u)f(?:{MON}{TAIL}|{YEAR}|{REF})", day.read_half),
    ("day month", f"~{EDGES}hW1Ow", rf"{CIRCA}{HOURS}{PART}{WEEKDAY}t?(?P<first>{DAY}|(?:w-)?o(?=f))(?:(?P<dash>[-/z])(?P<last>{DAY}))?f?{MON}{TAIL}(?:,?h)?", day.read_date),
    ("month day", f"~{EDGES}hWMmb", rf"{CIRCA}{HOURS}{PART}{WEEKDAY}{MON}t?(?P<first>{DAY})(?:(?P<dash>[-/z])(?P<last>{DAY})(?!{MON}))?{TAIL}(?:,?h)?", day.read_date),
    ("days month", "1O", rf"(?P<days>(?:{DAY}(?:,?k|[,/]))+){DAY}f?{MON}{TAIL}", several.read_days),
    ("month days", "Mmb", rf"{MON}{DAY}(?P<days>(?:(?:,?k|[,/])t?{DAY}(?!,?{MON}|C|[uU]|-?[UuR]))+){TAIL}", several.read_days_after),
    ("impossible day", "0ZMmb", rf"(?:[0Z]{MON}{TAIL}|{MON}[0Z](?:,?{YEAR}|(?=[,.|)]|$)))", day.read_impossible),
    ("impossible year", "1OMmb", rf"(?:{DAY}f?{MON}|{MON}{DAY}|{MON}),?Z", day.read_impossible),
    ("impossible year alone", "Z", r"Z", day.read_impossible),
    ("month", f"~{EDGES}Mmb", rf"{CIRCA}{PART}{MON}{TAIL}", day.read_date),
    ("months", f"{EDGES}Mmb", rf"{PART}{MON}(?P<dash>[-/]){MON}{TAIL}", several.read_range),
    ("days", "1OMmb", rf"(?:{DAY}f?{MON}|{MON}{DAY})(?:,?Y)?(?P<dash>-)(?:{DAY}f?{MON}|{MON}{DAY})(?:,?Y)?", several.read_range),
    ("dated months", "Mmb", rf"{MON},?Y(?P<dash>-){MON},?Y", several.read_range),
    ("year", f"~{EDGES}uY01C", rf"{CIRCA}{PART}(?:t?u)?{YEAR}", day.read_date),
    ("years", "~tUuY01", rf"{CIRCA}(?:t?[uU])?(?:Y|[01])C?(?P<dash>[-/])(?:YC?|[01]C)", several.read_range),
    ("short years", "~tUuY", rf"{CIRCA}(?:t?[uU])?Y(?P<dash>[-/])(?P<short>[10])", several.read_range),
    ("years before the era", "01", r"(?P<days>(?:[01](?:,?k|[,z]))+)[01]C", several.read_years_before),
    ("decade", f"~{EDGES}y", rf"{CIRCA}{PART}t?(?:p-?)?yC?", day.read_date),
    ("decades", "tYy", r"t?[Yy](?P<dash>-)y", several.read_range),
    ("century", f"~{EDGES}Ow", rf"{CIRCA}{PART}t?(?:[pr]-?)?(?P<ordinal>O|(?:w-)?o)-?(?:c|Uf?)C?", day.read_century),
    ("season", f"~{EDGES}SsY01C", rf"{CIRCA}{PART}t?(?:p-?)?(?:[Ss]{TAIL}|{YEAR}[Ss])", day.read_date),
    ("quarter", "4to", rf"(?:4{TAIL}|to-?u|o-u)", day.read_quarter),
    ("centuries", "tO", r"t?(?P<first>O|o)-?kt?(?P<ordinal>[Oo])-?[cU]C?", several.read_centuries),
    ("holiday", f"{EDGES}j", rf"{PART}jh?{TAIL}", day.read_date),
    ("weekday", "tpW", r"t?(?P<part>p-?)?W(?:h|,?h)?", day.read_date),
    ("hour", "K10Y", r"(?:(?:Kd?|[10]d)T?|[0Y]T)", day.read_clock),
    ("part of day", "tawph", r"(?:[ta]|w)?(?P<part>p-?)?h", day.read_daypart),
    ("day of month", "t", r"tO", day.read_date),
    ("day of that month", "t", rf"t[Oo](?P<tail>f{REF})", day.read_date),
    ("day named from today", "ptD", r"(?:(?P<part>p-?)?|tu[le])Dh?", rel.read_deictic),
    ("relative", f"{EDGES}EHIFBNG", rf"{PART}(?P<adverb>[le]i?)?(?:(?P<which>[EH]I?|tI|t?[FBNLG]){HEAD}|(?P<it>t)u)(?:X{MON})?(?P<over>h?)", rel.read_relative),
    ("end of it", "tu", r"t?uXP", rel.read_unit_end),
    ("shift", "~AavfwRY10Uuc", rf"{ABOUT}(?P<count>{QUANT})?-?(?P<unit>{UNIT})(?P<half>ka?R)?(?P<way>[glen])", rel.read_shift),
    ("unit and side", "tu", r"(?:t(?P<unit>u)(?P<way>[leF])|t?(?P<whole>u)-(?P<side>[gle]))", rel.read_shift),
    ("half a shift", "Ra", r"(?:Ra|aR-?|R-?)(?P<unit>[uc])(?P<way>[gle])", rel.read_half_shift),
    ("shift", "t", r"t(?P<part>h)(?P<way>[le])", rel.read_daypart_shift),
    ("part of a length", "w10", rf"(?P<count>{NUMBER})ft?{NUMBER}(?P<unit>U)", length.read_length),
    ("length", "~Atavw10Y", rf"t?{ABOUT}(?P<count>{QUANT})-?(?P<unit>{UNIT})(?P<half>ka?R(?![auc-]))?", length.read_length),
    ("half a unit", "A~Ra", rf"{ABOUT}(?:Ra|aR-?|R-?|a(?P<quarter>u)fa)(?P<unit>{UNIT})", length.read_half_unit),
    ("ordered length", "tLNFBoP", rf"t?(?P<which>[LNFBoP])(?P<count>{QUANT})(?P<unit>U)", length.read_length),
    ("counted and ordered length", "t", rf"t(?P<count>{NUMBER})(?P<which>[LNFB])(?P<unit>U)", length.read_length),
    ("units", "tJLGEFNBU", r"(?P<which>t?[JLGEFNB]|t)?(?P<unit>U)", length.read_units),
    ("every", "Q", rf"(?P<every>Q)(?P<count>o|{NUMBER})?-?(?P<unit>{UNIT}|h|W|[SsMm])", length.read_set),
    ("how often", "q", r"q", length.read_frequency),
    ("vague", "A~VJ", r"[A~]?V|J", length.read_vague),
)  # fmt: skip
"""Name, classes with which such a phrase may begin, pattern, reader."""
RULES: Final = tuple(Rule(name=n, pattern=re.compile(p), build=b) for n, _, p, b in SOURCES)
BY_FIRST: Final = {
    kind: tuple(rule for rule, source in zip(RULES, SOURCES, strict=True) if kind in source[1])
    for kind in {c for source in SOURCES for c in source[1]}
}
SEGMENT: Final = re.compile(r"[^x|()]+")
TRIGGER: Final = re.compile(r"[MmbWSsYy#UucjhKDVJqCOZQd4T]")


def phrases(lexemes: Sequence[Lexeme], codes: str, *, is_time: Check) -> Iterator[tuple[int, tuple[Expression, ...]]]:
    """What stands in a text, left to right, none overlapping: place of the first token, and the phrases read there.

    At each place the longest phrase counts that its reader and `is_time` accept.
    """
    for segment in SEGMENT.finditer(codes):
        at, end = segment.span()
        if not TRIGGER.search(codes, at, end):
            continue
        while at < end:
            after, found = _longest(lexemes, codes, at, end, is_time)
            if found:
                yield at, found
            at = after


def _longest(
    lexemes: Sequence[Lexeme], codes: str, at: int, end: int, is_time: Check
) -> tuple[int, tuple[Expression, ...]]:
    """The end of the longest phrase that begins at a token, and its reading; the next token and nothing otherwise."""
    matches = []
    for rule in BY_FIRST.get(codes[at], ()):
        match = rule.pattern.match(codes, at, end)
        if match and match.end() > at:
            matches.append((rule, match))
    for rule, match in sorted(matches, key=lambda pair: -pair[1].end()):
        if is_time(rule.name, lexemes, at, match.end()):
            found = rule.build(lexemes, match)
            if found:
                return match.end(), found
    return at + 1, ()

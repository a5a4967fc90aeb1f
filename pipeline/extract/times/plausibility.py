"""Whether a phrase that could be a time is one here: May or a modal, a year or a count, fall the season or a collapse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.extract.times.lexer import Lexeme

PREPOSITIONS: Final = frozenset(
    ["in", "since", "by", "until", "till", "from", "during", "of", "after", "before", "between", "through", "throughout", "to", "around", "about", "circa", "for", "late", "early", "mid", "last", "this", "next", "that", "every", "and", "or", "&", "–", "-", "—", "/", "(", ",", ":", ";", "spring", "summer", "autumn", "winter", "fall", "december", "previous", "following"]
)
NEVER_AFTER_YEAR: Final = frozenset(
    ["men", "people", "troops", "percent", "per", "million", "billion", "thousand", "km", "kilometres", "kilometers", "miles", "tons", "tonnes", "metres", "meters", "feet", "dead", "civilians", "km2", "deaths", "more", "dollars", "euros", "%", "killed", "wounded"]
)
NOT_AFTER_MARCH: Final = frozenset(["on", "to", "by", "through", "from", "in", "of", "into", "towards", "toward", "across", "and", "was", "is"])
NOT_PLURAL: Final = frozenset(
    ["was", "is", "as", "his", "its", "this", "has", "does", "perhaps", "across", "towards", "besides", "unless", "plus", "always", "thus", "sees", "us", "versus", "crisis", "series", "previous", "various", "numerous", "remains", "includes", "becomes", "begins", "brings", "follows", "marks", "makes", "says", "takes", "shows", "meant", "elections", "protests", "talks", "events"]
)
DETERMINERS: Final = frozenset(["the", "its", "his", "her", "their", "our", "this", "that", "as"])
SEASON_NOUNS: Final = frozenset(["offensive", "campaign", "season", "session", "semester", "election", "elections", "term", "harvest"])
SEASON_LEADS: Final = frozenset(
    ["in", "by", "during", "of", "until", "since", "early", "late", "mid", "last", "next", "this", "that", "following", "previous", "the", "every", "each", "and", ",", "-", "from", "through", "throughout", "over", "spent", "before", "after"]
)
AFTER_DAY: Final = frozenset(
    [".", ",", ";", ":", ")", "(", "and", "or", "of", "to", "the", "in", "by", "for", "with", "was", "were", "he", "they", "it", "a", "at", "on", "as", "when", "before", "after", "until", "from", "but", "|", "–", "-", "while", "who"]
)
ROUGHLY: Final = frozenset(["about", "around", "circa", "some", "nearly", "almost", "over", "under", "than", "roughly", "approximately"])
NUMBERED: Final = frozenset(
    ["$", "€", "£", "#", "№", "no", "number", "article", "resolution", "room", "flight", "page", "pages", "paragraph", "section", "directive", "route", "bus", "channel", "unit", "chapter", "order", "protocol", "version", "model"]
)
COUNTING: Final = frozenset({"MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE"})


def is_time(rule: str, lexemes: Sequence[Lexeme], start: int, end: int) -> bool:
    """Whether the phrase of tokens `[start, end)`, found by a rule of that name, is about time where it stands."""
    before = lexemes[start - 1].text.lower() if start else "."
    after = lexemes[end].text if end < len(lexemes) else "."
    kinds = "".join(x.kind for x in lexemes[start:end])
    if rule == "vague" and lexemes[end - 1].kind == "V":
        touching = end < len(lexemes) and lexemes[end].kind == "-" and lexemes[end].start == lexemes[end - 1].end
        return not touching and after.lower() not in {"in", "as"}
    if rule == "quarter" and kinds[0] == "t":
        return before in {"in", "for", "during", "of", "from", "since"} and after.lower() not in {"of"}
    if rule == "impossible year alone":
        return before in {"in", "since", "until", "by", "year"} and after in {".", ",", ";", ":", ")"}
    if _in_name(lexemes, start, end, rule):
        return False
    if rule == "year":
        return _is_year(lexemes, start, end, before, after)
    if rule == "month" and kinds[-1] == "b":
        return False
    if rule == "month" and kinds in {"m", "tm"}:
        return _is_month_name(lexemes[start:end], before, after)
    if rule == "season" and kinds[-1] == "s" and len(kinds) <= 2:
        return _is_season(lexemes[start:end], before, after)
    if rule == "day of month":
        return after.lower() in AFTER_DAY and (lexemes[end - 1].text[0].isdigit())
    if rule == "part of day" and lexemes[end - 1].text[0].isupper() and before not in {".", "|"}:
        return False
    if rule == "part of day":
        return kinds != "th" or before in {"in", "during", "at", "that"}
    if rule == "season" and kinds == "tS":
        return True
    if rule == "relative" and kinds == "tu" and lexemes[end - 1].text[0].isupper() and before not in {".", "|"}:
        return lexemes[end - 1].text.isupper()
    if rule == "relative" and kinds == "tu":
        weekend = lexemes[end - 1].value == "E" and before in {"over", "during", "at", "on"}
        return (weekend or lexemes[end - 1].value in {"Y", "M"}) and before not in {"a"} and after.lower() != "-"
    return True


def _in_name(lexemes: Sequence[Lexeme], start: int, end: int, rule: str) -> bool:
    """Whether a bare year ends a name: "Storm-2019", "Joint Effort 2019"."""
    if rule != "year" or end - start != 1 or start < 1 or lexemes[start].text[0] in "'’":
        return False
    before = lexemes[start - 1]
    touching = before.end == lexemes[start].start
    if before.kind == "-" and touching and start > 1:
        word = lexemes[start - 2]
        return word.end == before.start and word.text[0].isalpha()
    named = before.kind in "xI" and before.text[0].isupper() and before.text.lower() not in PREPOSITIONS
    return named and start > 1 and lexemes[start - 2].kind not in ".|"


def _is_year(lexemes: Sequence[Lexeme], start: int, end: int, before: str, after: str) -> bool:
    core = lexemes[start:end]
    if core[-1].kind == "C" or core[0].kind == "C":
        return True
    if any(x.kind == "A" and x.value in COUNTING for x in core):
        return False
    year = core[-1]
    if year.text[0] in "'’":
        return not after[0].isalpha() or before in PREPOSITIONS or before in DETERMINERS
    if before in NUMBERED or after == "%":
        return False
    lower = after.lower()
    if lower in NEVER_AFTER_YEAR and not (
        before in {"in", "since"} and lower in {"people", "more", "troops", "civilians"}
    ):
        return before in {"in", "since"} and lower not in NEVER_AFTER_YEAR
    if before in DETERMINERS and lower.isalpha() and after[0].islower() and int(str(year.value)) >= 1900:
        return True
    counts = lower.isalpha() and after[0].islower() and lower.endswith("s") and lower not in NOT_PLURAL
    number = int(str(year.value))
    if counts and (before in ROUGHLY or any(x.kind in "A~" for x in core)):
        return False
    recent = 1900 <= number <= 2099
    if counts and (not recent or before not in PREPOSITIONS):
        return False
    if before in DETERMINERS and number >= 1500 and not counts:
        return True
    return recent or before in PREPOSITIONS or (start == 0 or before in {".", "|"}) or len(core) > 1


def _is_month_name(core: Sequence[Lexeme], before: str, after: str) -> bool:
    """May and March stand for months after a preposition or in a list, not where a verb or a family name may stand."""
    if core[0].kind == "t" or after == "Day":
        return False
    if before in {"the", "a", "an"} or before in {"'s", "’s"}:
        return after[0].isalpha() and after[0].islower() and after.lower() not in NOT_AFTER_MARCH
    if before in {"–", "-", "—", ".", "|", ":", ";", "(", "/"}:
        return after in {".", ",", "-", "–", ")", "/"}
    return before in PREPOSITIONS and not (before in {",", "and", "or"} and after[0].isalpha() and after[0].islower()
                                           and core[0].text.lower() == "may" and after.lower() not in PREPOSITIONS)  # fmt: skip


def _is_season(core: Sequence[Lexeme], before: str, after: str) -> bool:
    word = core[-1].text.lower()
    if after.lower() in SEASON_NOUNS:
        return True
    if core[0].kind == "t":
        return before in SEASON_LEADS and after.lower() != "of"
    if word == "spring" and core[-1].text[0].isupper():
        return True
    return before in SEASON_LEADS and after.lower() not in {"of", "to"} and before not in {"the", "and", ",", "to", "-"}

"""Text -> tokens, each with the one-letter class by which the grammar knows it.

Classes that come from a word's form rather than the lexicon:
Y year, y decade (1990s), 1 number that may be a day, 0 other number, O ordinal in digits,
# date in digits, K clock time, 4 quarter of a year, d a.m. or p.m., T time zone, C era (BC, AD), - dash, / slash,
comma, full stop, X possessive, Z number too long for a year, | end of paragraph, x anything else.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import Final, NamedTuple

from pipeline.extract.times.lexicon import LEXICON, Entry

_DIGITS: Final = (
    r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?![\d.])|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d+(?:st|nd|rd|th)\b|\d{1,3}0s\b"
    r"|(?:(?<=the )|(?<=mid-)|(?<=late )|(?<=arly ))\d{1,3}0['’]s\b|\d+(?:,\d{3}(?!\d)|\.\d+)*"
)
_WORDS: Final = (
    r"[ap]\.\s?m\.?|Q[1-4]\b|o['’]clock\b|(?:Christmas|Boxing)\s(?:Day|Eve)\b|New\sYear['’]s\s(?:Day|Eve)\b"
    r"|(?:Good|Black|Bloody|Holy|Easter|Whit|Ash|Maundy|Palm|Shrove|Fat|Super|Cyber)\s\w{3,6}day\b"
    r"|B\.\s?C\.(?:\s?E\.?)?|A\.\s?D\.?|B\.C\b|['’]\d\ds?\b|['’][sS]\b|[^\W\d_]+"
)
TOKEN: Final = re.compile(rf"(?=\d)(?:{_DIGITS})|{_WORDS}|\n\s*\n|\S", re.IGNORECASE)
DIGITS_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d{2,4}")
FIRST_YEAR, LAST_YEAR = 1000, 2099
DASHES: Final = frozenset("-–—‐‑−")
SHORT_FORMS: Final[dict[str, Entry]] = (
    {"bc": ("C", -1), "bce": ("C", -1), "ad": ("C", 1), "ce": ("C", 1), "am": ("d", "AM"), "pm": ("d", "PM")}
    | {
        name: ("y", 192 + place)
        for place, name in enumerate(
            ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
        )
    }
    | {
        zone: ("T", zone.upper())
        for zone in ["utc", "gmt", "est", "edt", "cet", "cest", "msk", "pst", "pdt", "bst", "cst"]
    }
)
UNKNOWN: Final[Entry] = ("x", None)
CAPITALISED: Final = frozenset("MmbWj")
CACHED: Final = 50_000  # words kept: those of some hundred articles
SIGNS: Final = {",": ",", ".": ".", "/": "/", "(": "(", ")": ")"}


class Lexeme(NamedTuple):
    """A token of the text: offsets, class, what it stands for, and the text as written."""

    start: int
    end: int
    kind: str
    value: object
    text: str


_lexeme = partial(tuple.__new__, Lexeme)
"""A lexeme of its fields, without the call of Python's that a tuple with names takes: there is one for every word."""


def lex(text: str) -> list[Lexeme]:
    """All tokens of a text, in order."""
    lexemes: list[Lexeme] = []
    for match in TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        kind, value = _number(word, text, start) if word[0].isdigit() else _word(word)
        lexemes.append(_lexeme((start, end, kind, value, word)))
    return lexemes


@lru_cache(maxsize=CACHED)
def _word(word: str) -> Entry:
    """Class and meaning of a word or mark, which do not depend on where it stands."""
    form = word.lower()
    entry = LEXICON.get(form)
    if entry is not None:
        return entry if entry[0] not in CAPITALISED or word[0].isupper() else UNKNOWN
    if not word[0].isalpha():
        return _sign(word)
    return _short_form(word, form) if form in SHORT_FORMS or "." in form else UNKNOWN


def _short_form(word: str, form: str) -> tuple[str, object]:
    """An era, a.m. or p.m., a time zone, a quarter or a decade by name; anything else is unknown."""
    if "." in form:
        form = form.replace(".", "").replace(" ", "")
    if form not in SHORT_FORMS:
        return UNKNOWN
    kind, value = SHORT_FORMS[form]
    if kind == "d":
        return (kind, value) if len(word) > 2 or word in {"am", "pm", "AM", "PM"} else UNKNOWN
    return (kind, value) if kind != "C" or word[0].isupper() else UNKNOWN


def _number(word: str, text: str, start: int) -> tuple[str, object]:
    if word.isdigit():
        return _integer(word, text, start)
    if ":" in word:
        return "K", word
    if word[-1] in "sS":
        digits = word.rstrip("'’sS")
        names_decade = digits.endswith("0") and len(digits) != 3
        return (
            ("y", _decade(int(digits), len(digits)))
            if names_decade or _era_follows(text, start + len(word))
            else ("x", None)
        )
    if word[-1].isalpha():
        number = int(word[:-2])
        return ("O", number) if 1 <= number <= 31 else ("o", number)
    if DIGITS_DATE.fullmatch(word):
        return "#", word
    figures = word.replace(",", "")
    return ("0", float(figures)) if figures.count(".") < 2 else ("x", None)


def _integer(word: str, text: str, start: int) -> tuple[str, object]:
    number = int(word)
    before = text[start - 1] if start else " "
    if before.isalpha() or before in "$€£₽#":
        return "x", None
    if before == "-" and len(word) < 4 and start > 1 and text[start - 2].isupper():
        return "x", None
    if len(word) == 4 and FIRST_YEAR <= number <= LAST_YEAR:
        return "Y", number
    if len(word) > 4:
        return "Z", number
    return ("1", number) if 1 <= number <= 31 and len(word) <= 2 else ("0", float(number))


def _era_follows(text: str, at: int) -> bool:
    return text[at : at + 3].lower() in {" bc", " b."}


def _decade(number: int, digits: int) -> int:
    """Decade as year // 10. Two digits are taken for the twentieth century."""
    return number // 10 if digits > 2 else 190 + number // 10


def _sign(word: str) -> tuple[str, object]:
    if word in DASHES:
        return "-", None
    if word[0] in "'’" and len(word) > 1:
        if word[1] in "sS":
            return "X", None
        digits = word[1:3]
        return ("y", _decade(int(digits), 2)) if word[-1] in "sS" else ("Y", 1900 + int(digits))
    if word.isspace():
        return "|", None
    return SIGNS.get(word, "x"), None

"""Counts in words and digits: "two and a half", "one hundred and twenty", "a few", "16"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.times.lexer import Lexeme

MULTIPLIERS = frozenset({100, 1000})


def count_of(lexemes: Sequence[Lexeme]) -> float | None:
    """The number that a run of tokens writes; null where it leaves the number open ("several", "five to ten")."""
    part = 0.0
    seen = False
    halved = any(lexeme.kind == "R" for lexeme in lexemes)
    alone = not any(lexeme.kind in "w10Yv" for lexeme in lexemes)
    for lexeme in lexemes:
        kind, value = lexeme.kind, lexeme.value
        if kind == "v" and value is None:
            return None
        if (
            kind == "z"
            or (kind == "k" and (value == "or" or (part % 100 and not halved)))
            or (kind == "-" and seen and _follows_number(lexemes, lexeme))
        ):
            return None
        if kind not in "w10YvRa" or (kind == "a" and not alone):
            continue
        part = _added(part, value)
        seen = True
    return part or None


def number_start(lexemes: Sequence[Lexeme], start: int, end: int) -> int:
    """Where the last number of tokens `[start, end)` begins: "four" of "two four-year terms"."""
    words = [at for at in range(start, end) if lexemes[at].kind == "w"]
    for left, right in reversed(list(pairwise(words))):
        if right - left <= 2 and not _combine(lexemes[left].value, lexemes[right].value):
            return right
    return start


def _combine(left: object, right: object) -> bool:
    """Whether two number words beside each other make one number."""
    first, second = float(str(left)), float(str(right))
    return second in MULTIPLIERS or first in MULTIPLIERS or (first >= 20 and second < 10)


def _follows_number(lexemes: Sequence[Lexeme], dash: Lexeme) -> bool:
    """Whether a dash joins two figures ("5-10"), not the words of one number ("twenty-one")."""
    at = list(lexemes).index(dash)
    return 0 < at < len(lexemes) - 1 and lexemes[at - 1].kind in "10" and lexemes[at + 1].kind in "10"


def _added(part: float, value: object) -> float:
    number = float(value) if isinstance(value, (int, float)) else 0.0
    return part * number if number in MULTIPLIERS and part else part + number

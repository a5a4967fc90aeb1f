"""How a value stands in a cell of a table, and how a cell that a spreadsheet would run is made harmless."""

from __future__ import annotations

import re
from datetime import date
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Mapping

DIGITS = 6
GUARD = "'"
LIST_SEPARATOR = "; "
MULTILINE_COLUMNS = frozenset({"quote"})
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|[\ud800-\udfff]")
_BREAK = re.compile(r"\s*[\r\n\u2028\u2029\x85]\s*")
_RISKY = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile(r"'+\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")

Cell = str | int | float | date | None


def clean(text: str, *, multiline: bool = False) -> str:
    """Text without control characters; line breaks stay (as LF) only where `multiline`, elsewhere they are blanks."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not multiline:
        text = _BREAK.sub(" ", text)
    return _CONTROL.sub("", text)


def guard(text: str) -> str:
    """A cell that a spreadsheet would take for a formula, with a leading apostrophe.

    A cell that already begins with apostrophes before such a character gets one more, so that `unguard` gives back
    every text exactly.
    """
    return GUARD + text if text and not text[0].isalnum() and _RISKY.match(text) else text


def unguard(text: str) -> str:
    """What `guard` was given."""
    return text[1:] if _GUARDED.match(text) else text


def cell_text(value: object, *, column: str) -> str:
    """A value as text: ISO dates, lists joined by `; `, numbers to six digits after the point, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value, multiline=column in MULTILINE_COLUMNS)
    if isinstance(value, tuple):
        return LIST_SEPARATOR.join([clean(str(item)) for item in value])
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(round(value, DIGITS))
    return str(value)


def row_values(row_type: type, texts: Mapping[str, str]) -> dict[str, Any]:
    """Columns of a row from its guarded cells; numbers and days still as text. An item of a list that itself holds
    the separator comes back in pieces.
    """
    hints = get_type_hints(row_type)
    return {column: _value(text, hints[column]) for column, text in texts.items()}


def _value(text: str, hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return tuple(unguard(text).split(LIST_SEPARATOR)) if text else ()
    if NoneType in get_args(hint):
        return text or None
    return unguard(text)

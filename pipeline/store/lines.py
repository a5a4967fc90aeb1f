"""Records as JSON, a template for each kind: what `encode` gives for their rows, without a row for every record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from json.encoder import encode_basestring
from math import isfinite
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from pipeline.store.rows import fields_of, reader_of_fields
from pipeline.store.tables import encode

Write = Callable[[Any], str]
text: Write = encode_basestring
"""What writes a text."""


def writer_of(kind: type, others: Mapping[str, Write] | None = None, end: str = "") -> Write:
    """What writes records of a kind. `others` write some fields otherwise; `end` stands behind the last field."""
    hints, read = fields_of(kind), reader_of_fields(kind)
    writes = [(others or {}).get(name) or _writer(hint) for name, hint in hints.items()]
    template = "{" + ", ".join(f'"{name}": %s' for name in hints) + end.replace("%", "%%") + "}"
    return lambda record: template % tuple([write(value) for write, value in zip(writes, read(record), strict=True)])


def listed(write: Write) -> Write:
    """What writes several values that `write` writes one by one."""
    return lambda values: f"[{', '.join(map(write, values))}]" if values else "[]"


texts = listed(text)
"""What writes several texts."""


@cache
def _writer(hint: Any) -> Write:
    """What writes values of a type."""
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if get_origin(hint) is UnionType and len(kinds) == 1:
        return _or_null(_writer(kinds[0]))
    if get_origin(hint) is tuple and len(kinds) == 2 and kinds[1] is Ellipsis:
        return listed(_writer(kinds[0]))
    if is_dataclass(hint):
        return writer_of(hint)  # type: ignore[arg-type]
    return _PLAIN.get(hint, encode)


def _or_null(write: Write) -> Write:
    return lambda value: "null" if value is None else write(value)


def _whole(value: int) -> str:
    return str(value) if type(value) is int else encode(value)


def number(value: float) -> str:
    """A number that need not be whole."""
    return repr(value) if type(value) is float and isfinite(value) else encode(value)


_PLAIN: dict[Any, Write] = {
    str: text,
    int: _whole,
    float: number,
    date: lambda day: f'"{day.isoformat()}"',
}

"""Records <-> rows of plain values.

A row has the record's fields in order. A field `evidence` is written flat (`doc_id, start, end, quote`), since every
row about a passage names it that way. Reading validates against the record's types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_type_hints

from pydantic import TypeAdapter, ValidationError

from pipeline.errors import OutputError
from pipeline.records.document import Evidence

R = TypeVar("R")
_EVIDENCE = ("doc_id", "start", "end", "quote")


def to_row(record: object) -> dict[str, Any]:
    """A record as plain values: dicts, lists, strings, numbers, null; days in ISO 8601."""
    return dict(_items(record))


def _items(record: object) -> Iterable[tuple[str, Any]]:
    kind: Any = type(record)
    for name in _field_names(kind):
        value = getattr(record, name)
        if isinstance(value, Evidence):
            for part in _EVIDENCE:
                yield part, getattr(value, part)
        else:
            yield name, _plain(value)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return to_row(value)


def from_rows(kind: type[R], rows: Iterable[Mapping[str, Any]], place: str) -> list[R]:
    """Records from rows. Raises OutputError that names the row where one does not fit."""
    read = reader_of(kind)
    found = []
    for number, row in enumerate(rows, 1):
        try:
            found.append(read(row))
        except (ValidationError, KeyError) as error:
            raise OutputError(
                f"a row is not a {kind.__name__}: {_first(error)}",
                at=f"{place}:{number}",
                remedy="delete the outputs and run again",
            ) from error
    return found


def reader_of(kind: type[R]) -> Callable[[Mapping[str, Any]], R]:
    """The function that makes a record of a row."""
    hashable: Any = kind
    read: Callable[[Mapping[str, Any]], R] = _reader_of(hashable)
    return read


@cache
def _reader_of(kind: Any) -> Callable[[Mapping[str, Any]], Any]:
    validate = TypeAdapter(kind).validate_python
    if get_type_hints(kind).get("evidence") is not Evidence:
        return lambda row: validate(dict(row))
    return lambda row: validate(
        {k: v for k, v in row.items() if k not in _EVIDENCE} | {"evidence": {k: row[k] for k in _EVIDENCE}}
    )


def _first(error: Exception) -> str:
    if isinstance(error, ValidationError):
        problem = error.errors()[0]
        return f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"
    return f"{error} is missing"

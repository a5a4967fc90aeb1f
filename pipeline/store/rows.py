"""Records <-> rows of plain values.

A row has the record's fields in order. A field `evidence` is written flat (`doc_id, start, end, quote`), since every
row about a passage names it that way. Reading validates against the record's types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, get_type_hints

from pydantic import TypeAdapter, ValidationError

from pipeline.errors import OutputError
from pipeline.records.document import Evidence

R = TypeVar("R")
_EVIDENCE = ("doc_id", "start", "end", "quote")


def to_row(record: object) -> dict[str, Any]:
    """A record as plain values: dicts, lists, strings, numbers, null; days in ISO 8601."""
    return {name: _plain(value) for name, value in row_of(record).items()}


def row_of(record: object) -> dict[str, Any]:
    """A record's fields by name with values as they are; what stands inside them is left to `plain`."""
    kind: Any = type(record)
    names, read = _layout(kind)
    return dict(zip(names, read(record), strict=True))


def plain(value: object) -> Any:
    """A day or a record inside a row, as JSON has it."""
    return value.isoformat() if isinstance(value, date) else row_of(value)


def fields_of(kind: type) -> dict[str, Any]:
    """Types of a row's values by name, in order."""
    return {path.rpartition(".")[2]: hint for path, hint in _paths(kind)}


def reader_of_fields(kind: type) -> Callable[[object], tuple[Any, ...]]:
    """What reads a row's values off a record."""
    paths = [path for path, _ in _paths(kind)]
    return attrgetter(*paths) if len(paths) > 1 else lambda record: (getattr(record, paths[0]),)


def _paths(kind: Any) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(kind)
    for field in fields(kind):
        if hints[field.name] is Evidence:
            yield from ((f"{field.name}.{part}", hint) for part, hint in get_type_hints(Evidence).items())
        else:
            yield field.name, hints[field.name]


@cache
def _layout(kind: Any) -> tuple[tuple[str, ...], Callable[[object], tuple[Any, ...]]]:
    """Names of a row's values and how they are read off a record."""
    return tuple(fields_of(kind)), reader_of_fields(kind)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return _plain(plain(value)) if isinstance(value, date) else to_row(value)


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

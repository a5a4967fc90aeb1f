"""`datapackage.json`: a description of every CSV (Data Package, Table Schema), read off the row types."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

from pipeline.export.writers.cells import GUARD, LIST_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TYPES = {str: "string", int: "integer", float: "number", date: "date"}
PRIMARY_KEYS = {
    "claims": ["group_id"],
    "evidence": ["group_id", "claim_id"],
    "entities": ["entity_id"],
    "sources": ["doc_id"],
    "scores": ["set", "layer", "doc_id", "measure"],
}
FOREIGN_KEYS: dict[str, list[dict[str, Any]]] = {
    "evidence": [
        {
            "fields": ["group_id"],
            "reference": {"resource": "claims", "fields": ["group_id"]},
        },
        {
            "fields": ["doc_id"],
            "reference": {"resource": "sources", "fields": ["doc_id"]},
        },
    ],
}


@lru_cache(maxsize=32)
def columns_of(row_type: type) -> tuple[str, ...]:
    """Names of a table's columns, in order."""
    return tuple(get_type_hints(row_type))


def schema_of(row_type: type) -> list[dict[str, Any]]:
    """Table Schema fields of a row type: name, type, description; required where null is not allowed."""
    hints = get_type_hints(row_type, include_extras=True)
    return [_field(name, hints[name]) for name in columns_of(row_type)]


def _field(name: str, hint: Any) -> dict[str, Any]:
    meaning = ""
    if get_origin(hint) is Annotated:
        hint, meaning = get_args(hint)
    if get_origin(hint) is tuple:
        return {
            "name": name,
            "type": "string",
            "description": f"{meaning} Several are joined by '{LIST_SEPARATOR}'.",
        }
    options = [option for option in get_args(hint) if option is not NoneType] or [hint]
    described: dict[str, Any] = {
        "name": name,
        "type": _TYPES[options[0]],
        "description": meaning,
    }
    if options[0] is not str and NoneType not in get_args(hint):
        described["constraints"] = {"required": True}
    return described


def write_datapackage(tables: Mapping[str, type], *, guarded: bool = True, excel: bool = False) -> Iterator[bytes]:
    """The descriptor of the CSV files `<name>.csv`, given each table's row type."""
    package = {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": "variorum",
        "title": "What several authors claim, where they agree and where they conflict",
        "profile": "tabular-data-package",
        "resources": [_resource(name, row_type, guarded=guarded, excel=excel) for name, row_type in tables.items()],
    }
    yield (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _resource(name: str, row_type: type, *, guarded: bool, excel: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": schema_of(row_type), "missingValues": [""]}
    schema["primaryKey"] = PRIMARY_KEYS[name]
    if name in FOREIGN_KEYS:
        schema["foreignKeys"] = FOREIGN_KEYS[name]
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "description": (row_type.__doc__ or "").strip(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": ",",
            "quoteChar": '"',
            "lineTerminator": "\r\n" if excel else "\n",
            "header": True,
        },
        "formulaGuard": GUARD if guarded else None,
        "schema": schema,
    }

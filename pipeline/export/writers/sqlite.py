"""The tables as one SQLite database, with keys, indexes and full-text search, for Datasette and SQL users."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

from pipeline.export.writers.cells import LIST_SEPARATOR
from pipeline.export.writers.datapackage import FOREIGN_KEYS, PRIMARY_KEYS, columns_of, schema_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.records.tables import Row

_TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "REAL"}
INDEXES = (("evidence", "doc_id"), ("evidence", "claim_id"), ("claims", "verdict"))
SEARCHED = """CREATE VIRTUAL TABLE evidence_search USING fts5(statement, quote, content="evidence")"""
"""Quoted as Datasette looks for it, which then offers a search box over `evidence`."""


def write_sqlite(tables: Iterable[tuple[str, type, Iterable[Row]]]) -> Iterator[bytes]:
    """The database file. Cells hold the text itself, without the formula guard of the CSV files."""
    with closing(sqlite3.connect(":memory:")) as database:
        for name, row_type, rows in tables:
            _fill(database, name, row_type, rows)
        for table, column in INDEXES:
            database.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
        database.execute(SEARCHED)
        database.execute("INSERT INTO evidence_search (evidence_search) VALUES ('rebuild')")
        database.commit()
        yield database.serialize()


def _fill(database: sqlite3.Connection, name: str, row_type: type, rows: Iterable[Row]) -> None:
    columns = columns_of(row_type)
    described = [f'"{field["name"]}" {_TYPES[field["type"]]}' for field in schema_of(row_type)]
    key = ", ".join(f'"{column}"' for column in PRIMARY_KEYS[name])
    keys = [f"PRIMARY KEY ({key})", *(_foreign(link) for link in FOREIGN_KEYS.get(name, ()))]
    database.execute(f"CREATE TABLE {name} ({', '.join([*described, *keys])})")
    marks = ", ".join("?" * len(columns))
    inserted = (tuple(map(_cell, row)) for row in rows)
    database.executemany(f"INSERT INTO {name} VALUES ({marks})", inserted)  # noqa: S608 - names of row types


def _foreign(link: Mapping[str, Any]) -> str:
    there = link["reference"]
    return f"FOREIGN KEY ({', '.join(link['fields'])}) REFERENCES {there['resource']} ({', '.join(there['fields'])})"


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return LIST_SEPARATOR.join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value

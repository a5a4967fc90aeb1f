"""What was computed before, by content key: one SQLite file, safe to delete.

An entry that cannot be read back is as good as absent: it is computed again and written over.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.errors import OutputError

FILE_NAME = "entries.sqlite"
SECONDS_TO_WAIT = 30
_SEAL = 16


class Cache:
    """Records by content key. Two programs may use one cache at a time."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unusable(error) from error
        with self._mended():
            self._open()

    def _open(self) -> None:
        self._db = sqlite3.connect(self.path, timeout=SECONDS_TO_WAIT, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")

    @contextmanager
    def _mended(self) -> Iterator[None]:
        """A broken file is replaced by an empty one: what it held is computed again. Raises OutputError where the file
        cannot be used at all.
        """
        try:
            yield
        except sqlite3.OperationalError as error:
            raise self._unusable(error) from error
        except sqlite3.DatabaseError:
            self._db.close()
            for ending in ("", "-wal", "-shm"):
                Path(f"{self.path}{ending}").unlink(missing_ok=True)
            self._open()

    def _unusable(self, error: Exception) -> OutputError:
        return OutputError(
            f"cannot use the cache: {error}",
            at=str(self.path.parent),
            remedy="free space there, or set another folder with --cache",
        )

    def get(self, key: str) -> Any | None:
        """The record kept under a key, or None."""
        row = None
        with self._mended():
            row = self._db.execute("SELECT value FROM entries WHERE key = ?", (key,)).fetchone()
        return unseal(row[0]) if row else None

    def keys(self) -> frozenset[str]:
        """Keys of all records."""
        rows: list[tuple[str]] = []
        with self._mended():
            rows = self._db.execute("SELECT key FROM entries").fetchall()
        return frozenset(key for (key,) in rows)

    def put(self, entries: Iterable[tuple[str, Any]]) -> None:
        """Keep records, all or none."""
        with self._mended(), self._transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO entries VALUES (?, ?)", ((key, seal(value)) for key, value in entries)
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._db.in_transaction:  # a full disk has ended it already
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def seal(value: object) -> bytes:
    """A record as bytes that tell whether they are whole."""
    body = zlib.compress(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL), 1)
    return hashlib.sha256(body).digest()[:_SEAL] + body


def unseal(data: bytes) -> Any | None:
    """The record, or None where the bytes are not whole."""
    seal_of, body = data[:_SEAL], data[_SEAL:]
    if hashlib.sha256(body).digest()[:_SEAL] != seal_of:
        return None
    try:
        return pickle.loads(zlib.decompress(body))  # noqa: S301 - the user's own cache, whole by its seal
    except (pickle.UnpicklingError, zlib.error, AttributeError, ImportError, TypeError):
        return None

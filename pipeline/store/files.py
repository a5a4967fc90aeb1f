"""Files written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from pipeline.errors import OutputError

TOGETHER = 1 << 16
"""Bytes that are written at a time, or more."""


def write_whole(path: Path, chunks: Iterable[bytes]) -> str:
    """Write chunks as `write_file` does. Gives the file's hash."""
    digest = hashlib.sha256()

    def write(file: BinaryIO) -> None:
        for chunk in _together(chunks):
            digest.update(chunk)
            file.write(chunk)

    write_file(path, write)
    return digest.hexdigest()


def _together(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Small chunks put together: a table is made of thousands."""
    waiting: list[bytes] = []
    size = 0
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size >= TOGETHER:
            yield b"".join(waiting)
            waiting.clear()
            size = 0
    yield b"".join(waiting)


def write_file(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file atomically: readers see the old one or the new one, never a part.

    Raises OutputError when the folder cannot be written or the disk is full; the old file then stays.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise cannot_write(path, error) from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold a folder for one run. Raises OutputError where another run holds it."""
    try:
        with FileLock(str(folder / ".variorum.lock"), timeout=0):
            yield
    except Timeout as error:
        raise OutputError(
            "another run writes here", at=str(folder), remedy="wait until it ends, or choose another folder with --out"
        ) from error


def clear_parts(folder: Path) -> None:
    """Remove what an interrupted run left half written."""
    for path in folder.glob(".*.part"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def require_writable(folder: Path) -> None:
    """Raise OutputError now rather than after minutes of work."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".variorum.", suffix=".part")
        os.close(handle)
        Path(name).unlink()
    except OSError as error:
        raise cannot_write(folder, error) from error


def cannot_write(path: Path, error: OSError) -> OutputError:
    """What to tell where the operating system refuses to write."""
    reason = error.strerror or str(error)
    return OutputError(
        f"cannot write: {reason}", at=str(path), remedy="free space, or choose another folder with --out"
    )

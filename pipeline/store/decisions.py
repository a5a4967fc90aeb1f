"""Reviewers' logs on disk: one file a reviewer, append-only, locked and synced line by line."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, BinaryIO

from filelock import FileLock, Timeout

from pipeline.errors import DecisionError
from pipeline.records.decision import ACTIONS, Decision, Seen

LOCK_SECONDS = 10
SEEN_FOLDER = "seen"
_REVIEWER = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_TAIL_BYTES = 65_536


class DecisionLog:
    """All reviewers' logs in one folder, re-read only where a file has grown.

    `warnings` tells of lines that could not be read: they stay in their file and hide nothing else.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.warnings: list[str] = []
        self._read: dict[str, tuple[int, int]] = {}
        self._decisions: dict[str, list[Decision]] = {}
        self._seen: dict[str, Seen] = {}
        self._seen_sizes: dict[str, int] = {}

    def read(self) -> tuple[Decision, ...]:
        """Every decision ever saved, by reviewer and number."""
        for path in sorted(self.folder.glob("*.jsonl")):
            self._catch_up(path)
        return tuple(decision for name in sorted(self._decisions) for decision in self._decisions[name])

    def stamp(self) -> tuple[tuple[str, int, int], ...]:
        """Changes whenever a log changes: name, size and time of every file."""
        found = []
        for path in sorted(self.folder.glob("*.jsonl")):
            stat = path.stat()
            found.append((path.name, stat.st_size, stat.st_mtime_ns))
        return tuple(found)

    def append(self, decision: Decision) -> Decision:
        """Save a decision under the next free number of its reviewer; once this returns, it is on the disk.

        Raises DecisionError for a name that cannot be a file's, an unknown action, or a log that stays locked.
        """
        path = self.path_of(decision.reviewer)
        if decision.action not in ACTIONS:
            raise DecisionError(
                f"there is no action {decision.action!r}",
                remedy=f"use one of {', '.join(ACTIONS)}",
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(str(self.folder / f".{decision.reviewer}.lock"), timeout=LOCK_SECONDS):
                return self._append_locked(path, decision)
        except Timeout as error:
            raise DecisionError(
                f"the decisions of {decision.reviewer!r} are locked by another program",
                at=str(path),
                remedy="close the other review and save again",
            ) from error

    def remember(self, reviewer: str, seen: Iterable[Seen]) -> None:
        """Keep what a reviewer saw, each digest once. Raises DecisionError for a name that cannot be a file's."""
        path = self.folder / SEEN_FOLDER / self.path_of(reviewer).name
        known = self.seen()
        fresh = [each for each in seen if each.digest not in known]
        if not fresh:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(str(path.parent / f".{reviewer}.lock"), timeout=LOCK_SECONDS), path.open("ab+") as file:
            torn = b"\n" if (tail := _tail(file)) and not tail.endswith(b"\n") else b""
            file.write(torn + b"".join(_line(each) for each in fresh))
            file.flush()
            os.fsync(file.fileno())

    def seen(self) -> dict[str, Seen]:
        """What reviewers saw, by digest; lines that cannot be read are passed over."""
        for path in sorted((self.folder / SEEN_FOLDER).glob("*.jsonl")):
            size = path.stat().st_size
            if self._seen_sizes.get(path.name) == size:
                continue
            self._seen_sizes[path.name] = size
            for line in path.read_bytes().split(b"\n"):
                try:
                    row = json.loads(line)
                    each = Seen(**{**row, "slots": tuple((name, value) for name, value in row["slots"])})
                except (ValueError, TypeError, KeyError):
                    continue
                self._seen.setdefault(each.digest, each)
        return self._seen

    def _append_locked(self, path: Path, decision: Decision) -> Decision:
        created = not path.exists()
        with path.open("ab+") as file:
            tail = _tail(file)
            numbered = replace(decision, seq=_last_seq(tail) + 1)
            torn = b"\n" if tail and not tail.endswith(b"\n") else b""
            file.write(torn + _line(numbered))
            file.flush()
            os.fsync(file.fileno())
        if created:
            _sync_folder(self.folder)
        return numbered

    def path_of(self, reviewer: str) -> Path:
        """The file of a reviewer's log. Raises DecisionError for a name that cannot be a file's."""
        if not _REVIEWER.fullmatch(reviewer):
            raise DecisionError(
                f"{reviewer!r} cannot be a reviewer's name",
                remedy="use lower-case letters, digits, dots, hyphens and underscores, e.g. --reviewer ann",
            )
        return self.folder / f"{reviewer}.jsonl"

    def _catch_up(self, path: Path) -> None:
        """Read what a file has gained; a file that shrank or was replaced is read anew."""
        stat = path.stat()
        inode, done = self._read.get(path.name, (stat.st_ino, 0))
        if inode != stat.st_ino or stat.st_size < done:
            done = 0
        if stat.st_size == done:
            return
        if done == 0:
            self._decisions[path.stem] = []
        with path.open("rb") as file:
            file.seek(done)
            data = file.read()
        whole = data.rfind(b"\n") + 1
        self._take_lines(path, data[:whole])
        if whole < len(data):
            self._warn(f"{path.name}: the last line is torn and was set aside")
        self._read[path.name] = (stat.st_ino, done + whole)

    def _take_lines(self, path: Path, data: bytes) -> None:
        for line in data.split(b"\n"):
            if not line.strip():
                continue
            try:
                self._decisions[path.stem].append(decision_from(json.loads(line)))
            except (ValueError, TypeError, KeyError):
                self._warn(f"{path.name}: a line cannot be read and was set aside: {line[:60]!r}")

    def _warn(self, text: str) -> None:
        if text not in self.warnings:
            self.warnings.append(text)


def decision_from(row: dict[str, Any]) -> Decision:
    """A decision from its JSON object. Raises ValueError, TypeError or KeyError where it is not one."""
    if not isinstance(row["seq"], int) or isinstance(row["key"], str):
        message = "not a decision"
        raise TypeError(message)
    known = {name: row[name] for name in Decision.__dataclass_fields__ if name in row}
    return Decision(**{**known, "key": tuple(row["key"])})


def _line(decision: Decision | Seen) -> bytes:
    return (json.dumps(asdict(decision), ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _tail(file: BinaryIO) -> bytes:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL_BYTES))
    return file.read()


def _last_seq(tail: bytes) -> int:
    """Number of the last readable line; 0 where there is none."""
    for line in reversed(tail.split(b"\n")):
        try:
            return int(json.loads(line)["seq"])
        except (ValueError, TypeError, KeyError):
            continue
    return 0


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The files of a run: they change together or not at all, and tell whether they still are what the run wrote."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.store.files import cannot_write, write_whole

RUN_FILE = "run.json"
STAMPS = ".variorum.stamps"
STAGING = ".variorum.part"
FINDINGS = ("documents", "claims", "comparisons", "groups")
"""Tables that make a run what it is."""


class RunFolder:
    """Where a run's files are written; `hashes` are those of the files by name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.hashes: dict[str, str] = {}

    def write(self, name: str, chunks: Iterable[bytes]) -> str:
        """Write a file. Gives its hash."""
        self.hashes[name] = write_whole(self.path / name, chunks)
        return self.hashes[name]

    def content_id(self) -> str:
        """Id of the run: a hash of what it found, so that equal results have equal ids, whatever code gave them."""
        found = b"".join(bytes.fromhex(self.hashes[f"{name}.jsonl"]) for name in FINDINGS)
        return f"r{hashlib.sha256(found).hexdigest()[:12]}"

    def finish(self, info: Mapping[str, object]) -> None:
        """Write run.json, the last of all: what the run was made of, what it gave, how long it took, what the user
        should know, and the hash of every file.
        """
        told = json.dumps({**info, "outputs": dict(sorted(self.hashes.items()))}, indent=1, ensure_ascii=False)
        write_whole(self.path / RUN_FILE, [told.encode(), b"\n"])


@contextmanager
def new_run(out: Path) -> Iterator[RunFolder]:
    """A folder to write a run's files into. Once all are there, they take the place of the last run's; where one
    fails, the last run stays whole.
    """
    folder = out / STAGING
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir()
        yield RunFolder(folder)
        _take_over(folder, out)
    except OSError as error:
        raise cannot_write(out, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _take_over(folder: Path, out: Path) -> None:
    """Move a whole run into its place. run.json goes first and comes last, so that a mixture never passes for a run."""
    written = sorted(path.name for path in folder.iterdir())
    for name in read_run_info(out).get("outputs", {}):
        if name not in written:
            (out / name).unlink(missing_ok=True)
    (out / RUN_FILE).unlink(missing_ok=True)
    for name in sorted(written, key=lambda name: (name == RUN_FILE, name)):
        (folder / name).replace(out / name)
    _remember_stamps(out, written)


def read_run_info(out: Path) -> dict[str, Any]:
    """What run.json tells; empty where there is none or it cannot be read."""
    return _read_json(out / RUN_FILE)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def untouched(out: Path) -> dict[str, str]:
    """Hashes of the last run's files, by name; none where a file's size or time is not as the run left it."""
    known: dict[str, str] = read_run_info(out).get("outputs", {})
    names = [*known, RUN_FILE]
    if not all((out / name).is_file() for name in names) or _read_json(out / STAMPS) != _stamps(out, names):
        return {}
    return known


def is_current(out: Path, inputs_key: str) -> bool:
    """Whether the folder holds, whole and untouched, what these inputs give. Files whose size and time are as they
    were left are not read again; others (in a fresh copy of the folder, say) are told by their hash.
    """
    info = read_run_info(out)
    if info.get("inputs_key") != inputs_key:
        return False
    names = [*info.get("outputs", {}), RUN_FILE]
    if not all((out / name).is_file() for name in names):
        return False
    if _read_json(out / STAMPS) == _stamps(out, names):
        return True
    if any(_hash(out / name) != known for name, known in info["outputs"].items()):
        return False
    _remember_stamps(out, names)
    return True


def _remember_stamps(out: Path, names: Iterable[str]) -> None:
    write_whole(out / STAMPS, [json.dumps(_stamps(out, names)).encode()])


def _stamps(out: Path, names: Iterable[str]) -> dict[str, list[int]]:
    """Size and time of files. Neither is compared with a clock."""
    found = {name: (out / name).stat() for name in names}
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in found.items()}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

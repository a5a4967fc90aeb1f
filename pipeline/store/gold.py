"""Annotation sets on disk: `<doc_id>.jsonl`, `alignment.jsonl`, `entities.jsonl`, and texts brought along."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import GoldError
from pipeline.reconcile.gold_format import is_document_file, parse_gold, write_gold
from pipeline.records.gold import GoldSet
from pipeline.store.files import write_whole

READ_ENDINGS = (".jsonl", ".txt")


def read_gold_set(folder: Path) -> GoldSet:
    """The annotation set in a folder; its name is the folder's. Raises GoldError where it cannot be read."""
    return parse_gold(folder.name, read_gold_files(folder))


def read_gold_files(folder: Path) -> dict[str, str]:
    """The set's files by name, exactly as stored: no line ending is changed."""
    if not folder.is_dir():
        raise GoldError(
            "there is no such annotation set", at=str(folder), remedy="give a folder that holds <doc_id>.jsonl files"
        )
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in READ_ENDINGS and path.is_file()]
    return {path.name: _read(path) for path in paths}


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(f"not UTF-8: {error}", at=str(path), remedy="save the file as UTF-8") from error


def write_gold_set(folder: Path, gold: GoldSet, *, replace: bool = False) -> tuple[Path, ...]:
    """Write a set's files and return their paths. Without `replace`, a file that is there already is an error and
    nothing is written.
    """
    return write_files(folder, write_gold(gold), replace=replace)


def write_files(folder: Path, files: Mapping[str, str | bytes], *, replace: bool = False) -> tuple[Path, ...]:
    """Write files by name, sorted. Without `replace`, one that is there already is an error and nothing is written."""
    paths = {folder / name: content for name, content in sorted(files.items())}
    there = [path for path in paths if path.exists()]
    if there and not replace:
        raise GoldError(
            f"{there[0].name!r} is there already",
            at=str(folder),
            remedy="name another folder, or give --replace to overwrite",
        )
    for path, content in paths.items():
        write_whole(path, [content if isinstance(content, bytes) else content.encode("utf-8")])
    return tuple(paths)


def annotated_ids(folder: Path) -> tuple[str, ...]:
    """doc_ids that a set's folder has a file for, sorted; none if there is no such folder."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(p.stem for p in folder.iterdir() if is_document_file(p.name)))


def read_tool_files(source: Path) -> dict[str, bytes]:
    """A tool's file, or the files of a folder, by name."""
    if not source.exists():
        raise GoldError("there is no such file or folder", at=str(source), remedy="name what the tool exported")
    paths = [source] if source.is_file() else sorted(path for path in source.iterdir() if path.is_file())
    return {path.name: path.read_bytes() for path in paths}

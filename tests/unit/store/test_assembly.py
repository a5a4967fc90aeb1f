"""Files put together of what the last run wrote and of what is rendered anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.recall.lines import Lines
from pipeline.recall.prints import Numbers, prints_of
from pipeline.recall.shelves import Recall
from pipeline.store import assembly
from pipeline.store.assembly import assembly_of, shelf_name
from pipeline.store.files import write_whole

NAME = "list.txt"


def lines(told: str, rendered: list[str]) -> Lines:
    """A line for every word; those that are rendered are noted."""
    words = told.split()

    def render(rows: Numbers) -> Iterator[bytes]:
        for row in rows.tolist():
            rendered.append(words[row])
            yield f"{words[row]}\n".encode()

    return Lines(head=b"words\n", prints=prints_of(words), render=render)


def write(folder: Path, told: str, known: dict[str, str], recall: Recall) -> tuple[str, list[str], dict[str, str]]:
    """The file's text, what was rendered anew, and the file's hash by name."""
    rendered: list[str] = []
    made = assembly_of(NAME, lines(told, rendered), folder, known, recall)
    digest = write_whole(folder / NAME, made.chunks())
    recall.keep(shelf_name(NAME), made.kept(digest))
    return (folder / NAME).read_text(encoding="utf-8"), rendered, {NAME: digest}


@pytest.mark.parametrize(
    ("now", "new"),
    [
        ("a b c d", ""),
        ("a b x c d", "x"),
        ("d c b a", ""),
        ("x y", "x y"),
        ("c d x a y z", "x y z"),
        ("", ""),
        ("b b", ""),
    ],
)
def test_only_new_lines_are_rendered(now: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "CHUNK", 3)
    first = Recall({})
    _, _, known = write(tmp_path, "a b c d", {}, first)
    second = Recall({}, dict(first.kept()))
    text, rendered, known = write(tmp_path, now, known, second)
    assert text.split() == ["words", *now.split()]
    assert rendered == new.split()
    text, rendered, _ = write(tmp_path, "a x b", known, Recall({}, dict(second.kept())))
    assert text.split() == ["words", "a", "x", "b"]
    assert set(rendered) == {"a", "x", "b"} - set(now.split())


def test_a_file_that_was_touched_is_rendered_as_a_whole(tmp_path: Path) -> None:
    first = Recall({})
    write(tmp_path, "a b", {}, first)
    for known in ({}, {NAME: "0" * 64}):
        text, rendered, _ = write(tmp_path, "a b", known, Recall({}, dict(first.kept())))
        assert text == "words\na\nb\n"
        assert rendered == ["a", "b"]


def test_lines_are_a_whole_file_where_there_was_none() -> None:
    assert b"".join(lines("a b", [])) == b"words\na\nb\n"


def test_a_file_that_is_cut_while_it_is_copied_is_an_error(tmp_path: Path) -> None:
    first = Recall({})
    _, _, known = write(tmp_path, "a b c d", {}, first)
    made = assembly_of(NAME, lines("a b c d x", []), tmp_path, known, Recall({}, dict(first.kept())))
    (tmp_path / NAME).write_bytes(b"words\na\n")
    with pytest.raises(OSError, match="was cut"):
        list(made.chunks())

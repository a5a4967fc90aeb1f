from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.errors import OutputError
from pipeline.store.files import clear_parts, require_writable, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep" / "a.txt", [b"one ", b"two"])
    assert (tmp_path / "deep" / "a.txt").read_bytes() == b"one two"


def test_what_fails_half_way_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_whole(target, [b"old"])

    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise ValueError("power cut")

    with pytest.raises(ValueError, match="power cut"):
        write_whole(target, chunks())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_told_with_the_place(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"x"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left") as caught:
        write_whole(tmp_path / "a.txt", chunks())
    assert caught.value.at.endswith("a.txt")


def test_a_folder_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot write"):
        require_writable(tmp_path / "out")


def test_leftovers_of_a_killed_run_go(tmp_path: Path) -> None:
    (tmp_path / ".claims.jsonl.abc.part").write_bytes(b"half")
    (tmp_path / ".variorum.part").mkdir()
    (tmp_path / ".variorum.part" / "claims.csv").write_bytes(b"half a run")
    clear_parts(tmp_path)
    assert list(tmp_path.iterdir()) == []

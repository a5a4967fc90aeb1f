from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import OutputError
from pipeline.store.run_files import STAMPS, is_current, new_run, read_run_info, untouched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write(out: Path, key: str, **files: str) -> None:
    with new_run(out) as folder:
        for name, text in files.items():
            folder.write(name, [text.encode()])
        folder.finish({"inputs_key": key})


def names(out: Path) -> set[str]:
    return {path.name for path in out.iterdir()}


def test_a_run_is_current_until_its_inputs_or_its_files_change(tmp_path: Path) -> None:
    write(tmp_path, "k", claims="a", groups="b")
    assert is_current(tmp_path, "k")
    assert not is_current(tmp_path, "other")
    (tmp_path / "claims").write_text("c", encoding="utf-8")
    assert not is_current(tmp_path, "k")
    (tmp_path / "claims").unlink()
    assert not is_current(tmp_path, "k")


def test_files_are_untouched_while_they_stand_as_they_were_written(tmp_path: Path) -> None:
    assert untouched(tmp_path) == {}
    write(tmp_path, "k", claims="a")
    assert set(untouched(tmp_path)) == {"claims"}
    os.utime(tmp_path / "claims", (1, 1))
    assert untouched(tmp_path) == {}


def test_a_copy_with_other_times_is_current_and_times_are_remembered(tmp_path: Path) -> None:
    write(tmp_path, "k", claims="a")
    (tmp_path / STAMPS).unlink()
    os.utime(tmp_path / "claims", (1, 1))
    assert is_current(tmp_path, "k")
    assert (tmp_path / STAMPS).exists()


def test_files_that_a_user_adds_do_not_count(tmp_path: Path) -> None:
    write(tmp_path, "k", claims="a")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert is_current(tmp_path, "k")
    write(tmp_path, "k2", claims="b")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_that_a_run_no_longer_writes_goes(tmp_path: Path) -> None:
    write(tmp_path, "k", claims="a", matches="m")
    write(tmp_path, "k2", claims="b")
    assert names(tmp_path) == {"claims", "run.json", STAMPS}


def test_a_run_that_fails_while_it_writes_leaves_the_last_one_whole(tmp_path: Path) -> None:
    write(tmp_path, "k", claims="a", groups="b")

    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"), new_run(tmp_path) as folder:
        folder.write("claims", chunks())
    assert is_current(tmp_path, "k")
    assert (tmp_path / "claims").read_text(encoding="utf-8") == "a"
    assert names(tmp_path) == {"claims", "groups", "run.json", STAMPS}


def test_clocks_stand_nowhere_in_what_a_run_tells_of_its_files(tmp_path: Path) -> None:
    write(tmp_path, "k", claims="a")
    assert read_run_info(tmp_path)["outputs"] == {
        "claims": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    }

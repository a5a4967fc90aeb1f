"""Columns kept from run to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from pipeline.store.shelves import ENDING, read_shelves, write_shelves

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = {
    "years": np.array([1987, 1989]),
    "of a table": np.arange(6, dtype=np.int32).reshape(2, 3),
    "none": np.empty((0, 4)),
    "told": np.frombuffer(b"the mill closed", dtype=np.uint8),
    "met": np.array([True, False, True]),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / f"corpus{ENDING}"
    write_shelves(path, "program", COLUMNS.items())
    return path


def test_columns_are_read_as_they_were_kept(path: Path) -> None:
    found = read_shelves(path, "program")
    assert list(found) == list(COLUMNS)
    for name, column in COLUMNS.items():
        assert found[name].dtype == column.dtype
        assert found[name].shape == column.shape
        assert (found[name] == column).all()


def test_columns_of_another_program_are_not_read(path: Path) -> None:
    assert read_shelves(path, "another") == {}


def test_nothing_is_read_where_there_is_no_file(tmp_path: Path) -> None:
    assert read_shelves(tmp_path / f"none{ENDING}", "program") == {}


@pytest.mark.parametrize("place", [0, 20, -90, -1])
def test_a_broken_file_is_as_good_as_none(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert read_shelves(path, "program") == {}


@pytest.mark.parametrize("share", [0.0, 0.2, 0.6, 0.99])
def test_a_part_of_a_file_is_as_good_as_none(path: Path, share: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert read_shelves(path, "program") == {}

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import OutputError
from pipeline.store.cache import FILE_NAME, Cache, seal, unseal

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put([("a", ("x", 1)), ("b", None)])
    assert cache.get("a") == ("x", 1)
    assert cache.get("c") is None
    cache.close()
    again = Cache(tmp_path)
    assert again.get("a") == ("x", 1)
    again.close()


def test_a_corrupt_entry_is_as_good_as_absent(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put([("a", "whole"), ("b", "whole")])
    cache.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as db:
        db.execute("UPDATE entries SET value = substr(value, 1, 20) WHERE key = 'a'")
    db.close()
    cache = Cache(tmp_path)
    assert cache.get("a") is None
    assert cache.get("b") == "whole"
    cache.close()


def test_a_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database at all, but long enough to be read as one" * 40)
    cache = Cache(tmp_path)
    cache.put([("a", 1)])
    assert cache.get("a") == 1
    cache.close()


def test_a_cache_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot use the cache"):
        Cache(tmp_path / "c")


def test_flipped_bits_are_noticed() -> None:
    sealed = bytearray(seal({"a": 1}))
    assert unseal(bytes(sealed)) == {"a": 1}
    sealed[-1] ^= 1
    assert unseal(bytes(sealed)) is None


@pytest.mark.parametrize("damage", ["cut", "overwritten"])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path)
    cache.put((f"key {number}", "x" * 50 + str(number)) for number in range(2_000))
    cache.close()
    path = tmp_path / FILE_NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3] if damage == "cut" else whole[:4096] + b"\xee" * (len(whole) - 4096))
    cache = Cache(tmp_path)
    found = [cache.get(f"key {number}") for number in range(2_000)]
    assert all(value in {None, "x" * 50 + str(number)} for number, value in enumerate(found))
    cache.put([("key 7", "again")])
    assert cache.get("key 7") == "again"
    cache.close()


def test_a_full_disk_is_told_and_what_was_kept_stays(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put([("a", 1)])
    pages = cache._db.execute("PRAGMA page_count").fetchone()[0]
    cache._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(OutputError, match="disk is full"):
        cache.put((f"key {number}", number) for number in range(2_000))
    assert cache.get("a") == 1
    cache.close()

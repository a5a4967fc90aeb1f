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

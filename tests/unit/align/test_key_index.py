"""Keys as numbers: who shares what, and which partners are kept."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from pipeline.align import key_index
from pipeline.align.blocking import as_pairs
from pipeline.align.key_index import KeyIndex
from pipeline.align.rows import Numbers
from pipeline.recall.prints import Prints, mixed

SPELT = ("harbour", "lantern", "kelp", "alone")
HARBOUR, LANTERN, KELP, ALONE = range(len(SPELT))
CLAIMS = ((HARBOUR, LANTERN), (HARBOUR, LANTERN, KELP), (HARBOUR, KELP), (ALONE,))


class Spelt:
    """Keys that are places in `SPELT`."""

    def spell(self, code: int) -> str:
        return SPELT[code]

    def prints(self, codes: Numbers) -> Prints:
        return mixed(codes)


def index(claims: tuple[tuple[int, ...], ...]) -> KeyIndex:
    owners = np.array([i for i, keys in enumerate(claims) for _ in keys], dtype=np.int64)
    codes = np.array([key for keys in claims for key in keys], dtype=np.int64)
    return KeyIndex([(owners, codes)], len(claims), Spelt())


def best(
    claims: tuple[tuple[int, ...], ...], sources: str, *, across: int = 9, within: int = 9
) -> list[tuple[int, int]]:
    numbers = np.array([ord(source) for source in sources], dtype=np.int64)
    everyone = np.arange(len(claims))
    partners = index(claims).best_partners(everyone, numbers, share=0.1, across=across, within=within)
    left, right = as_pairs(partners)
    return list(zip(left.tolist(), right.tolist(), strict=True))


def test_shared_keys_come_in_words_rarest_first() -> None:
    shared = index(CLAIMS).shared(np.array([0, 0, 0]), np.array([1, 2, 3]))
    assert list(shared) == [("lantern", "harbour"), ("harbour",), ()]
    written = index(CLAIMS).shared(np.array([0, 0, 0]), np.array([1, 2, 3]), str.upper)
    assert list(written) == [("LANTERN", "HARBOUR"), ("HARBOUR",), ()]


def test_keys_told_in_blocks_of_any_size_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = np.array([0, 0, 1, 2, 1]), np.array([1, 2, 2, 3, 0])
    whole = list(index(CLAIMS).shared(left, right))
    monkeypatch.setattr(key_index, "BLOCK", 2)
    assert list(index(CLAIMS).shared(left, right)) == whole


def test_a_key_of_one_claim_is_shared_with_nobody() -> None:
    assert best(CLAIMS, "abcd") == [(0, 1), (0, 2), (1, 2)]


def test_the_best_of_each_claim_are_kept() -> None:
    assert best(CLAIMS, "abcd", across=1) == [(0, 1), (1, 2)]


def test_partners_in_ones_own_source_are_counted_apart() -> None:
    assert best(CLAIMS, "aabb", across=1, within=0) == [(0, 2), (1, 2)]


def test_blocks_of_any_size_give_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = tuple(tuple(range(i % 7, 30, i % 5 + 1)) for i in range(40))
    whole = best(claims, "abcde" * 8, across=3, within=1)
    monkeypatch.setattr(key_index, "LOOKED_UP", 50)
    assert best(claims, "abcde" * 8, across=3, within=1) == whole


def test_without_limits_every_pair_with_a_telling_key_is_found() -> None:
    claims = tuple(tuple(range(i, 12, i + 1)) for i in range(6))
    expected = [(i, j) for i, j in combinations(range(6), 2) if set(claims[i]) & set(claims[j])]
    assert best(claims, "abcdef") == expected


def test_no_claims_make_no_pairs() -> None:
    assert best((), "") == []

"""Keys as numbers: who shares what, and which partners are kept."""

from __future__ import annotations

from itertools import combinations

import pytest

from pipeline.align import key_index
from pipeline.align.key_index import Key, KeyIndex

CLAIMS = (
    (Key("type", "org/harbour-board", "AGREE"), Key("word", "lantern")),
    (Key("type", "org/harbour-board", "AGREE"), Key("word", "lantern"), Key("word", "kelp")),
    (Key("type", "org/harbour-board", "AGREE"), Key("word", "kelp")),
    (Key("word", "alone"),),
)


def best(
    claims: tuple[tuple[Key, ...], ...], sources: str, *, across: int = 9, within: int = 9
) -> list[tuple[int, int]]:
    return KeyIndex(claims).best_pairs(list(sources), share=0.1, across=across, within=within)


def test_shared_keys_come_in_words_rarest_first() -> None:
    assert KeyIndex(CLAIMS).shared(0, 1) == ("word lantern", "org/harbour-board type AGREE")


def test_a_key_of_one_claim_is_shared_with_nobody() -> None:
    assert best(CLAIMS, "abcd") == [(0, 1), (0, 2), (1, 2)]


def test_the_best_of_each_claim_are_kept() -> None:
    assert best(CLAIMS, "abcd", across=1) == [(0, 1), (1, 2)]


def test_partners_in_ones_own_source_are_counted_apart() -> None:
    assert best(CLAIMS, "aabb", across=1, within=0) == [(0, 2), (1, 2)]


def test_blocks_of_any_size_give_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = tuple(tuple(Key("word", str(n)) for n in range(i % 7, 30, i % 5 + 1)) for i in range(40))
    whole = best(claims, "abcde" * 8, across=3, within=1)
    monkeypatch.setattr(key_index, "LOOKED_UP", 50)
    assert best(claims, "abcde" * 8, across=3, within=1) == whole


def test_without_limits_every_pair_with_a_telling_key_is_found() -> None:
    claims = tuple(tuple(Key("word", str(n)) for n in range(i, 12, i + 1)) for i in range(6))
    expected = [(i, j) for i, j in combinations(range(6), 2) if set(claims[i]) & set(claims[j])]
    assert KeyIndex(claims).best_pairs(list("abcdef"), share=0.0, across=9, within=9) == expected


def test_no_claims_make_no_pairs() -> None:
    assert best((), "") == []

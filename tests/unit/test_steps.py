"""Rows of the last run are found wherever they stand now."""

from __future__ import annotations

import random

import numpy as np
import pytest

from pipeline.recall.steps import rows_of_prints


def found(known: list[int], wanted: list[int]) -> list[int]:
    return rows_of_prints(np.array(known, dtype=np.uint64), np.array(wanted, dtype=np.uint64)).tolist()


@pytest.mark.parametrize("changes", [0, 1, 7, 300])
@pytest.mark.parametrize("count", [0, 1, 5, 300, 2_000])
def test_every_row_that_is_still_there_is_found(count: int, changes: int) -> None:
    chance = random.Random(count)  # noqa: S311 - seeded, not a secret
    known = chance.sample(range(10**6), count)
    wanted, others = known.copy(), iter(range(10**6, 2 * 10**6))
    for _ in range(changes):
        place = chance.randrange(len(wanted) + 1)
        wanted[place : place + chance.randrange(3)] = [next(others) for _ in range(chance.randrange(3))]
    places = {each: row for row, each in enumerate(known)}
    assert found(known, wanted) == [places.get(each, -1) for each in wanted]


def test_of_equal_rows_any_is_as_good() -> None:
    rows = found([5, 5, 7] * 50, [7, 5, 6, 5] * 50)
    assert [row >= 0 for row in rows] == [True, True, False, True] * 50
    assert all(([5, 5, 7] * 50)[row] == each for row, each in zip(rows, [7, 5, 6, 5] * 50, strict=True) if row >= 0)


def test_rows_in_another_order_are_found() -> None:
    known = list(range(1_000))
    chance = random.Random(1)  # noqa: S311 - as above
    wanted = chance.sample(known, len(known))
    assert found(known, wanted) == wanted

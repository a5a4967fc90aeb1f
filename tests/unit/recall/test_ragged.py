from __future__ import annotations

import numpy as np
import pytest

from pipeline.recall import ragged as module
from pipeline.recall.ragged import drained, ragged, taken


@pytest.mark.parametrize("block", [1, 3, 100])
def test_rows_are_taken_whatever_number_is_picked_out_at_a_time(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BLOCK", block)
    told = [[1, 2], [], [3], [4, 5, 6], [7], [8, 9]]
    order = [5, 0, 1, 3, 3, 2, 0, 4]

    found = taken([ragged(told[:2]), ragged(told[2:])], np.array(order))

    assert [row.tolist() for row in map(found.__getitem__, range(len(found)))] == [told[row] for row in order]


def test_columns_are_let_go_of_once_they_are_put_together() -> None:
    parts = [np.array([1, 2]), np.array([], dtype=np.int64), np.array([3])]

    assert drained(parts).tolist() == [1, 2, 3]
    assert parts == []

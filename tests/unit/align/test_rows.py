from __future__ import annotations

import numpy as np
import pytest

from pipeline.align import rows
from pipeline.align.rows import in_blocks, in_rows

HELD = ((1, 2, 3), (), (2, 3, 9), (1,), tuple(range(40)))


@pytest.mark.parametrize("merged", [1, 7, 1000])
@pytest.mark.parametrize("least", [1, 2])
def test_rows_meet_however_many_are_merged_at_a_time(merged: int, least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MERGED", merged)
    owners = np.repeat(np.arange(len(HELD)), list(map(len, HELD)))
    held = in_rows(owners, np.array([item for items in HELD for item in items]), len(HELD))
    left, right = (each.ravel() for each in np.indices((len(HELD), len(HELD))))

    expected = [len({*HELD[i]} & {*HELD[j]}) >= least for i, j in zip(left.tolist(), right.tolist(), strict=True)]

    assert held.meet(left, right, least).tolist() == expected


def test_blocks_hold_every_row_once_and_no_more_work_than_asked() -> None:
    work = np.array([3, 0, 4, 20, 1, 1, 6])

    blocks = [(block.start, block.stop) for block in in_blocks(work, 7)]

    assert blocks == [(0, 3), (3, 4), (4, 6), (6, 7)]


def test_no_rows_are_no_blocks() -> None:
    assert list(in_blocks(np.empty(0, dtype=np.int64), 7)) == []

"""Columns in order, as the library's stable ways would have them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.recall.order import in_order, numbered

near = st.integers(-3, 3)
wide = st.sampled_from([-(1 << 62), -5, 0, 7, 1 << 40, (1 << 62) - 1])
fractions = st.sampled_from([-1.5, -0.0, 0.0, 1e-300, 0.25, 0.5, 3.0])


@given(st.lists(st.tuples(near, wide, fractions), max_size=12))
def test_places_are_those_of_a_stable_sort(rows: list[tuple[int, int, float]]) -> None:
    small, large = (np.array([row[i] for row in rows], dtype=np.int64) for i in range(2))
    real = np.array([row[2] for row in rows], dtype=float)
    assert in_order(small, large, real).tolist() == np.lexsort((real, large, small)).tolist()
    for column in (small, large, real):
        assert in_order(column).tolist() == np.argsort(column, kind="stable").tolist()


@given(st.lists(wide, max_size=12), st.lists(fractions, max_size=12))
def test_values_are_numbered_in_ascending_order(whole: list[int], real: list[float]) -> None:
    for column in (np.array(whole, dtype=np.int64), np.array(real, dtype=float)):
        values, numbers = numbered(column)
        assert values.tolist() == sorted(set(column.tolist()))
        assert values[numbers].tolist() == column.tolist()

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reconcile.assignment import best_assignment

GAINS = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(-2, 9).map(float), max_size=16)


def _greatest(gains: dict[tuple[int, int], float]) -> float:
    """By trying every way of pairing."""
    totals = (sum(max(gains.get((i, j), 0.0), 0.0) for i, j in enumerate(order)) for order in permutations(range(5)))
    return max(totals)


@settings(max_examples=120, deadline=None)
@given(GAINS)
def test_no_other_pairing_gains_more(gains: dict[tuple[int, int], float]) -> None:
    pairs = best_assignment(gains)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(gains[pair] > 0 for pair in pairs)
    assert sum(gains[pair] for pair in pairs) == pytest.approx(_greatest(gains))


def test_a_good_pair_is_given_up_where_two_others_gain_more() -> None:
    gains = {(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.0}
    assert best_assignment(gains) == [(0, 1), (1, 0)]


def test_nothing_to_pair_gives_no_pair() -> None:
    assert best_assignment({}) == []
    assert best_assignment({(0, 0): 0.0}) == []

from __future__ import annotations

import pytest

from pipeline.reconcile.bootstrap import intervals
from pipeline.reconcile.figures import ratio

SHARE = {"share": lambda n: ratio(n[0], n[1])}


def test_the_interval_holds_the_figure_and_narrows_with_more_text() -> None:
    few = intervals([(1, 2), (2, 2), (0, 2), (2, 2)], SHARE)["share"]
    many = intervals([(1, 2), (2, 2), (0, 2), (2, 2)] * 30, SHARE)["share"]
    assert few[0] < 5 / 8 < few[1]
    assert many[0] < 5 / 8 < many[1]
    assert many[1] - many[0] < few[1] - few[0]


def test_the_interval_of_a_share_is_about_what_theory_gives() -> None:
    low, high = intervals([(1, 1)] * 60 + [(0, 1)] * 40, SHARE)["share"]
    assert low == pytest.approx(0.6 - 1.96 * 0.049, abs=0.015)
    assert high == pytest.approx(0.6 + 1.96 * 0.049, abs=0.015)


def test_the_same_counts_give_the_same_interval() -> None:
    units = [(1, 3), (2, 3), (3, 3)]
    assert intervals(units, SHARE) == intervals(units, SHARE)


def test_one_unit_or_nothing_measured_has_no_interval() -> None:
    assert intervals([(1, 2)], SHARE) == {}
    assert intervals([(0, 0), (0, 0)], SHARE) == {}

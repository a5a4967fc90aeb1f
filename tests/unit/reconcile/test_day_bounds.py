from __future__ import annotations

import pytest

from pipeline.reconcile.day_bounds import same_days


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2031", "2031-01/2031-12"),
        ("2031~", "2031"),
        ("2031-21", "2031-03/2031-05"),
        ("2031-02", "2031-02-01/2031-02-28"),
        ("P3D", "P3D"),
        (None, None),
    ],
)
def test_values_of_the_same_days_are_the_same(left: str | None, right: str | None) -> None:
    assert same_days(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("2031", "2031-05"), ("2031/..", "2031"), ("P3D", "P3W"), (None, "2031"), ("soon", "later")]
)
def test_others_are_not(left: str | None, right: str | None) -> None:
    assert not same_days(left, right)

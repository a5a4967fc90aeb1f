"""Two figures that can or cannot both hold."""

from __future__ import annotations

import pytest

from pipeline.align.figures import quantities_meet, same_unit
from pipeline.records.claim import Quantity
from tests.synthetic.claim_making import make_figure


def almost(value: float) -> Quantity:
    return Quantity(low=None, high=value, unit="beds", comparator="<", text=f"almost {value:g} beds")


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        (make_figure(200, "beds"), make_figure(195, "beds"), True),
        (make_figure(200, "beds"), make_figure(150, "beds"), False),
        (make_figure(200, "beds", "~"), make_figure(150, "beds"), True),
        (make_figure(20, "beds"), make_figure(18, "beds"), False),
        (make_figure(6, "beds"), make_figure(6.4, "beds"), True),
        (almost(500), make_figure(480, "beds"), True),
        (almost(500), make_figure(210, "beds"), False),
        (make_figure(0.5, "share"), make_figure(30, "percent"), False),
    ],
)
def test_figures_that_meet(left: Quantity, right: Quantity, meet: bool) -> None:
    assert quantities_meet(left, right) == quantities_meet(right, left) == meet


def test_a_part_is_compared_with_its_whole_only() -> None:
    wholes = {"passengers": frozenset({"persons"}), "workers": frozenset({"persons"})}
    people, passengers, workers = (make_figure(30, unit) for unit in ("persons", "passengers", "workers"))
    assert same_unit(people, passengers, wholes)
    assert not same_unit(workers, passengers, wholes)

"""What the parts of a run cost: `bench/shares.py` counts each moment once."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from bench import shares
from bench.shares import measured


class _Clock:
    """CPU seconds as a test spends them."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def spend(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    """The clock of the measurement."""
    clock = _Clock()
    monkeypatch.setattr(shares, "process_time", clock)
    return clock


def test_a_part_inside_another_is_counted_for_itself(clock: _Clock) -> None:
    kitchen = SimpleNamespace()

    def bake() -> None:
        clock.spend(1)
        kitchen.knead()
        clock.spend(2)

    kitchen.bake, kitchen.knead = bake, lambda: clock.spend(5)
    parts = (("baking", kitchen, "bake"), ("kneading", kitchen, "knead"))

    found = measured(lambda: (clock.spend(7), kitchen.bake()), parts, "rest")

    assert found == {"baking": 3, "kneading": 5, "rest": 7}
    assert kitchen.bake is bake


def test_what_is_handed_out_one_by_one_is_timed_step_by_step(clock: _Clock) -> None:
    kitchen = SimpleNamespace()

    def loaves() -> Iterator[int]:
        for loaf in range(3):
            clock.spend(2)
            yield loaf

    kitchen.loaves = loaves
    eaten: list[int] = []

    def eat() -> None:
        for loaf in kitchen.loaves():
            clock.spend(10)
            eaten.append(loaf)

    assert measured(eat, (("baking", kitchen, "loaves"),), "eating") == {"baking": 6, "eating": 30}
    assert eaten == [0, 1, 2]


def test_a_failing_part_ends_its_share(clock: _Clock) -> None:
    kitchen = SimpleNamespace()

    def burn() -> None:
        clock.spend(4)
        raise ValueError("burnt")

    kitchen.burn = burn

    def cook() -> None:
        with pytest.raises(ValueError, match="burnt"):
            kitchen.burn()
        clock.spend(1)

    assert measured(cook, (("burning", kitchen, "burn"),), "rest") == {"burning": 4, "rest": 1}

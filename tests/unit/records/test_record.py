"""Records: equal by their fields, hashable, nothing beside their fields."""

import pickle
from dataclasses import replace

import pytest

from pipeline.records.record import record


@record
class Town:
    """By name and number of people."""

    name: str
    people: int = 0


@record(kw_only=False)
class Pair:
    """Two numbers."""

    one: int
    other: int


def test_records_are_equal_by_their_fields_and_can_be_keys() -> None:
    assert Town(name="Velm") == Town(name="Velm", people=0)
    assert len({Town(name="Velm"), Town(name="Velm"), Town(name="Orsk")}) == 2
    assert replace(Town(name="Velm"), people=3) == Town(name="Velm", people=3)
    assert Pair(1, 2) != Pair(2, 1)


def test_a_record_is_read_back_as_it_was() -> None:
    town = Town(name="Velm", people=3)
    assert pickle.loads(pickle.dumps(town)) == town  # noqa: S301 - written a moment ago


def test_a_record_has_nothing_beside_its_fields() -> None:
    with pytest.raises(AttributeError):
        Town(name="Velm").mayor = "Orsini"  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        Town("Velm")  # type: ignore[misc]

"""Plain values as bytes and back."""

from __future__ import annotations

from pipeline.recall.cells import packed, unpacked


def test_values_come_back_as_they_were() -> None:
    values = ("Orla \udc80", ("a", ("b", 1)), ["c"], b"\x00\xff", None, 0.5)
    assert unpacked(packed(values)) == values


def test_equal_values_give_equal_bytes_however_often_one_object_stands_among_them() -> None:
    name = "the quay of Orla"
    assert packed((name, name)) == packed((name, "".join(list(name))))

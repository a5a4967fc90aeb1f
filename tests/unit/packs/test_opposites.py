"""Words that exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(("left", "right"), [("open", "close"), ("welcome", "condemn"), ("wet", "dry")])
def test_antonyms_and_classes_exclude(left: str, right: str, knowledge: Knowledge) -> None:
    opposites = knowledge.relatedness.opposites
    assert opposites.exclude(left, right)
    assert opposites.exclude(right, left)


def test_what_shares_a_class_does_not_exclude(knowledge: Knowledge) -> None:
    opposites = knowledge.relatedness.opposites
    assert opposites.alike("welcome", "praise")
    assert not opposites.exclude("welcome", "praise")
    assert not opposites.exclude("open", "open")
    assert not opposites.exclude("open", "paint")

"""When a post is held: now, before, after."""

from __future__ import annotations

import pytest

from pipeline.align.tenure import BEFORE, ELSEWHEN, STOP, THEN, tenure
from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("the mayor of the town", THEN),
        ("a jurist who had once been mayor of the town", BEFORE),
        ("had been mayor of the town", BEFORE),
        ("had been mayor since the war", THEN),
        ("had been mayor of the town when the dam broke", THEN),
        ("had been appointed mayor of the town", THEN),
        ("a retired mayor", BEFORE),
        ("a former dancer , the mayor", THEN),
        ("was once mayor", BEFORE),
        ("at once the mayor spoke", THEN),
        ("used to be the mayor", BEFORE),
        ("served as mayor of the town before she joined the bank", BEFORE),
        ("the mayor spoke before the crowd", THEN),
        ("had until then been the mayor", BEFORE),
        ("mayor until recently", BEFORE),
        ("who later became mayor", ELSEWHEN),
        ("today the mayor of the town", ELSEWHEN),
        ("the mayor elect", ELSEWHEN),
    ],
)
def test_time_of_a_post(text: str, held: str, knowledge: Knowledge) -> None:
    words = [STOP if word == "," else word for word in text.split()]
    first = words.index("mayor")
    assert tenure(words, first, first + 1, knowledge.contrasts.slots, dated=False) == held


def test_a_date_says_more_than_later(knowledge: Knowledge) -> None:
    words = ["was", "later", "made", "mayor", "of", "the", "town"]
    assert tenure(words, 3, 4, knowledge.contrasts.slots, dated=True) == THEN

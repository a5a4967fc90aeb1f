"""Whole texts set side by side, by their words."""

from __future__ import annotations

import pytest

from pipeline.align.texts import WholeText, judge_texts
from pipeline.packs.relatedness import Relatedness


def judged(left: str, right: str) -> tuple[str, str]:
    """Verdict and slot of two texts in which no name or time was found beforehand."""
    one, two = (WholeText(text=text, mentions=(), times=()) for text in (left, right))
    found = judge_texts(one, two, Relatedness())
    return (found.verdict, found.field) if found else ("unrelated", "")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "The ferry carried 300 people to Borkan.",
            "The ferry carried 900 people to Borkan.",
            ("conflict", "quantity"),
        ),
        ("The ferry carried about 300 people.", "The ferry carried 900 people.", ("agree", "")),
        ("The ferry carried 300 people.", "The ferry carried 297 people.", ("agree", "")),
        ("The choir will tour the islands.", "The choir will not tour the islands.", ("conflict", "polarity")),
        ("The old choir sang loudly in Borkan.", "The old choir sang loudly in Meldrum.", ("conflict", "place")),
        ("Foxes chase hens daily.", "Hens chase foxes daily.", ("conflict", "participant")),
        ("The ferry sank off the coast.", "A choir sang in the square.", ("unrelated", "")),
    ],
)
def test_verdict_and_slot(left: str, right: str, expected: tuple[str, str]) -> None:
    assert judged(left, right) == expected
    assert judged(right, left) == expected

"""Denials and doubts in short texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.align.texts.polarity import denied, doubtful
from tests.unit.align.texts.reading import place, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The ferry sank.", "sank", False),
        ("The ferry did not sink.", "sink", True),
        ("The ferry never sank.", "sank", True),
        ("No ferry sank.", "sank", True),
        ("Nobody sank the ferry.", "sank", True),
        ("The crew failed to sink the ferry.", "sink", True),
        ("The crew did not fail to sink the ferry.", "sink", False),
        ("The harbour is not deep.", "deep", True),
        ("Not every ferry sank.", "sank", False),
        ("None of the ferries sank.", "sank", True),
    ],
)
def test_denials(text: str, word: str, expected: bool, nlp: Language, knowledge: Knowledge) -> None:
    reading = read(text, nlp, knowledge)
    assert denied(reading, place(reading, word)) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The ferry may sink.", "sink", True),
        ("The ferry will sink.", "sink", False),
        ("The owners plan to sink the ferry.", "sink", True),
        ("The ferry possibly sank.", "sank", True),
    ],
)
def test_doubts(text: str, word: str, expected: bool, nlp: Language, knowledge: Knowledge) -> None:
    reading = read(text, nlp, knowledge)
    assert doubtful(reading, place(reading, word)) is expected

"""Verbs that say little by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.test_predicates import found

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The firm told the ministry of the leak.", True),
        ("The minister told her about the sale.", True),
        ("She told the story of the mill.", False),
        ("She told the ministry that the mill had burned.", False),
    ],
)
def test_who_tells_somebody_of_something_informs_them(
    text: str, told: bool, nlp: Language, knowledge: Knowledge
) -> None:
    assert ("told" in found(text, nlp, knowledge)) == told


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("Four weeks have passed since the dam broke.", "passed", False),
        ("Ten years have gone by since the king died.", "gone", False),
        ("The bill has passed since they voted again.", "passed", True),
        ("Forty men came from Selby.", "came", True),
        ("Rain came from Selby.", "came", False),
        ("Three years later the organ went to Norway.", "went", True),
        ("Real help came the same day from the coast.", "came", True),
        ("The survey came out on 4 March.", "came", True),
        ("For the people of the mill nobody came.", "came", True),
        ("The inspectors did not come.", "come", True),
        ("Her daughter goes to school in Selby.", "goes", False),
        ("The choir is going to sing.", "going", False),
        ("Then came the frost.", "came", False),
    ],
)
def test_what_says_something(text: str, trigger: str, told: bool, nlp: Language, knowledge: Knowledge) -> None:
    assert (trigger in found(text, nlp, knowledge)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Brun has never been to Oslo.", True),
        ("Ada Brun had been to Peru twice.", True),
        ("It has been to no avail.", False),
        ("Ada Brun has been to see the doctor.", False),
    ],
)
def test_who_has_been_somewhere_visited_it(text: str, told: bool, nlp: Language, knowledge: Knowledge) -> None:
    assert ("been" in found(text, nlp, knowledge)) == told

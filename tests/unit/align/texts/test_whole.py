"""Who governs whom in a short text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.align.texts.whole import AGENT, IS, PATIENT
from tests.unit.align.texts.reading import place, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "governor", "role"),
    [
        ("Otto painted the gate.", "Otto", "painted", AGENT),
        ("The gate was painted by Otto.", "Otto", "painted", AGENT),
        ("The gate was painted by Otto.", "gate", "painted", PATIENT),
        ("The singer lives in Tarnow.", "Tarnow", "lives", "in"),
        ("Her uncle was a baker.", "baker", "uncle", IS),
        ("Her uncle was a baker.", "uncle", "baker", AGENT),
        ("The ferry and the tanker collided.", "tanker", "collided", AGENT),
    ],
)
def test_slots(text: str, word: str, governor: str, role: str, nlp: Language, knowledge: Knowledge) -> None:
    reading = read(text, nlp, knowledge)
    slot = reading.slots[place(reading, word)]
    assert (reading.words[slot.governor].text, slot.role) == (governor, role)


def test_words_of_times_and_figures_are_no_content(nlp: Language, knowledge: Knowledge) -> None:
    reading = read("About forty percent of the barges sank in March 1911.", nlp, knowledge)
    assert [reading.words[i].text for i in reading.content] == ["barges", "sank"]


def test_a_name_is_one_phrase(nlp: Language, knowledge: Knowledge) -> None:
    reading = read("The bell was cast by Anna Maria Holt.", nlp, knowledge)
    assert reading.show(reading.phrase(place(reading, "Holt"))) == "Anna Maria Holt"


def test_a_second_verb_has_the_subject_of_the_first(nlp: Language, knowledge: Knowledge) -> None:
    reading = read("The skipper repaired the mast and sailed home.", nlp, knowledge)
    assert place(reading, "skipper") in reading.dependents[place(reading, "sailed")]

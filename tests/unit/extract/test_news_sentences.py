"""Turns of phrase of news reports: figures compared with earlier ones, pleas, nationalities, dates before a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "figures"),
    [
        ("Turnout stood at 54 percent in Oslo, down from 61 percent in Bergen.", "stood", [54.0]),
        ("Profit rose to $5.4 million from $4.1 million a year earlier.", "rose", [5_400_000.0]),
        ("Sales fell to 54,000 boats, compared with 63,000 boats in 2012.", "fell", [54_000.0]),
        ("The number of boats more than doubled to 1,450.", "doubled", [1_450.0]),
        ("Membership fell from 12,000 to 9,500.", "fell", [12_000.0, 9_500.0]),
        ("The mill hired 300 people after closing two plants.", "hired", [300.0]),
        ("The mill, which hired 300 people after closing, was sold.", "hired", [300.0]),
    ],
)
def test_figures_of_the_act(text: str, word: str, figures: list[float], nlp: Language, knowledge: Knowledge) -> None:
    assert [q.low for q in claim_at(text, word, nlp, knowledge).quantities] == figures


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Profit rose to $5.4 million in 2013 from $4.1 million in 2012.", "rose", "2013"),
        ("Sales fell to 54,000 boats, compared with 63,000 boats in 2012.", "fell", None),
        ("The race was won in 2:17:45 in May 2013.", "won", "2013-05"),
        ("The party won 112 seats, 20 fewer than in 2010.", "won", None),
        ("The wall was finished no later than 2010.", "finished", "2010"),
    ],
)
def test_date_of_the_act(text: str, word: str, edtf: str | None, nlp: Language, knowledge: Knowledge) -> None:
    date = claim_at(text, word, nlp, knowledge).date
    assert (date.edtf if date else None) == edtf


@pytest.mark.parametrize(
    ("text", "word", "predicate"),
    [
        ("Turnout stood at 54 percent, down from 61 percent.", "stood", "stand"),
        ("Ada Brun stood down as mayor in May 2014.", "stood", "stand"),
        ("Both men pleaded not guilty.", "pleaded", "deny"),
        ("Both men pleaded guilty.", "pleaded", "confess"),
        ("Ada Brun was found not guilty of fraud.", "found", "acquit"),
        ("Ada Brun was found guilty of fraud.", "found", "convict"),
    ],
)
def test_what_the_phrase_says(text: str, word: str, predicate: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, word, nlp, knowledge).predicate == predicate


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Turnout stood at 54 percent, down from 61 percent.", "STATISTIC"),
        ("Ada Brun stood down as mayor in May 2014.", "LEAVE"),
    ],
)
def test_standing_and_standing_down(text: str, event_type: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, "stood", nlp, knowledge).event_type == event_type


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("The race was won by an Ethiopian runner.", "won", None),
        ("Two Norwegian climbers died in the snow.", "died", None),
        ("A French couple bought the castle.", "bought", None),
        ("A French warship sank the ferry.", "sank", "state/france"),
        ("Norwegian soldiers shelled the fort.", "shelled", "state/norway"),
        ("A German minister called the plan mad.", "called", "state/germany"),
    ],
)
def test_people_by_their_nationality(
    text: str, word: str, actor: str | None, nlp: Language, knowledge: Knowledge
) -> None:
    found = [p.entity_id for p in claim_at(text, word, nlp, knowledge).participants if p.role == "actor"]
    assert found == [actor]


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("12 March 2011: The plane crashes near the lake.", "crashes", "2011-03-12"),
        ("1994 - The mill is founded in Oslo. It hires 400 people.", "hires", "1994"),
        ("March 1994: The accord is signed. October 1994: Parliament ratifies it.", "ratifies", "1994-10"),
        ("March 1994: The mayor says that the mill will close.", "close", None),
    ],
)
def test_date_before_a_colon(text: str, word: str, edtf: str | None, nlp: Language, knowledge: Knowledge) -> None:
    date = claim_at(text, word, nlp, knowledge).date
    assert (date.edtf if date else None) == edtf


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("She beat the champion to win her third title.", "win", "asserted"),
        ("The rebels fought to win control of the town.", "win", "possible"),
        ("She woke to find the house on fire.", "find", "asserted"),
    ],
)
def test_what_came_of_winning(text: str, word: str, modality: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, word, nlp, knowledge).modality == modality

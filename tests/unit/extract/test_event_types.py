"""The type of a claim in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "trigger", "event_type"),
    [
        ("In May 2011 Norway cancelled the military exercise.", "cancelled", "EXERCISE"),
        ("In May 2011 Norway pulled out of the military drills in Denmark.", "pulled", "EXERCISE"),
        ("The profit of the bank fell by 12 percent in 2014.", "fell", "STATISTIC"),
        ("In 2014 thirty people died in Oslo.", "died", "STATISTIC"),
        ("The league will weaken Norway.", "weaken", "FORECAST"),
        ("Norwegian President Ada Brun visited Denmark on 3 May 2011.", "President", "OFFICE"),
        ("Norway is powerless.", "powerless", "ASSESSMENT"),
    ],
)
def test_types(text: str, trigger: str, event_type: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, trigger, nlp, knowledge).event_type == event_type


def test_a_meeting_that_is_planned_stays_a_meeting(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The two premiers will meet in Oslo in June 2016.", "meet", nlp, knowledge)
    assert (claim.event_type, claim.modality) == ("CONSULT", "predicted")


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Only in 2003 did the African Union come into being.", "come", "2003"),
        ("The African Union came into existence in 2003.", "came", "2003"),
        ("The African Union was born in 1999.", "born", "1999"),
        ("The African Union goes back to 1992.", "goes", "1992"),
        ("In 2002 a regional organisation, the African Union, was made out of it.", "made", "2002"),
        ("In 2002 a regional body, the African Union, was made of it.", "made", "2002"),
        ("In 2002 the treaty was turned into the African Union.", "turned", "2002"),
        ("The African Union emerged from the treaty in 2002.", "emerged", "2002"),
        ("Founded in 1992, the African Union took three years to meet.", "Founded", "1992"),
    ],
)
def test_foundings(text: str, trigger: str, date: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, trigger, nlp, knowledge)
    assert claim.event_type == "FOUND"
    assert claim.fillers("actor") == {"org/african-union"}
    assert claim.date is not None
    assert claim.date.edtf == date


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The writer Ada Brun was born in 1950.", "born"),
        ("Norway emerged from the crisis in 1992.", "emerged"),
        ("The African Union is made up of Norway and Denmark.", "made"),
    ],
)
def test_no_foundings(text: str, trigger: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, trigger, nlp, knowledge).event_type != "FOUND"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("In 2012 the drill that Norway was to have hosted was called off.", "hosted"),
        ("Norway put the cancellation of the drill down to a lack of ships in 2012.", "cancellation"),
        ("In October 2012 Norway scrapped the military exercise.", "scrapped"),
    ],
)
def test_what_is_said_of_a_drill_is_about_the_drill(
    text: str, trigger: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, trigger, nlp, knowledge)
    assert claim.event_type == "EXERCISE"
    assert claim.fillers("actor") == {"state/norway"}

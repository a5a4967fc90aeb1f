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
        ("Alba Foods has 6,500 employees.", "has", "STATISTIC"),
        ("The price is 1.6 billion euros.", "price", "STATISTIC"),
        ("There were 224 passengers on board.", "passengers", "STATISTIC"),
        ("Nobody was hurt in the fire.", "hurt", "STATISTIC"),
        ("Alba Foods is based in Oslo.", "based", "OTHER"),
        ("Police raided the office of Alba Foods in May.", "raided", "COERCE"),
        ("Pirates raided the village in May 2014.", "raided", "ASSAULT"),
        ("The dam gave way in May 2014.", "gave", "OTHER"),
        ("Ada Brun resigned in May 2014.", "resigned", "LEAVE"),
        ("In May 2014 the board dismissed Ada Brun.", "dismissed", "LEAVE"),
        ("In May 2014 the board dismissed the complaint.", "dismissed", "REJECT"),
        ("Ada Brun was succeeded by Otto Venn in 2014.", "succeeded", "OFFICE"),
        ("Ada Brun will leave the league in 2016.", "leave", "FORECAST"),
        ("Otto Venn called the price too high.", "high", "ASSESSMENT"),
        ("Ada Brun handled the crisis badly.", "handled", "ASSESSMENT"),
        ("The bridge was badly damaged in 2014.", "damaged", "OTHER"),
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
        ("The African Union created headlines in 2012.", "created"),
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


def test_a_body_called_a_pact_is_no_agreement(nlp: Language, knowledge: Knowledge) -> None:
    text = "NATO met in Riga in 2012. The pact has rapidly begun to decline."
    assert claim_at(text, "begun", nlp, knowledge).event_type != "AGREE"


def test_a_measure_is_a_figure_and_no_judgement(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The River Tarn is 620 kilometres long.", "long", nlp, knowledge)
    assert (claim.event_type, [q.text for q in claim.quantities]) == ("STATISTIC", ["620 kilometres"])


def test_a_certain_post_of_somebody_is_an_office(nlp: Language, knowledge: Knowledge) -> None:
    text = "Ada Vance spoke first. She has been the chairwoman of Arkwell Motors since 2012."
    assert claim_at(text, "chairwoman", nlp, knowledge).event_type == "OFFICE"

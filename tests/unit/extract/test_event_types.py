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

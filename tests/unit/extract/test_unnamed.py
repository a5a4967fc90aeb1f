"""Pronouns that take up what has no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "trigger", "who", "statement"),
    [
        (
            "A lorry broke the fence in May 2012. It was stopped outside Oslo.",
            "stopped",
            "A lorry",
            "The lorry was stopped outside Oslo",
        ),
        (
            "The heads of the teams met in May 2012. They hired a clerk.",
            "hired",
            "The heads",
            "The heads hired a clerk",
        ),
        (
            "The intruders copied the letters before they were caught in May 2012.",
            "caught",
            "The intruders",
            "The intruders were caught in May 2012",
        ),
        (
            "The fire burned 40 farms. It lasted three days. It had started in May 2012.",
            "started",
            "The fire",
            "The fire had started in May 2012",
        ),
        (
            "The flames destroyed a chapel, the institute said. They reached the river in May 2012.",
            "reached",
            "The flames",
            "The flames reached the river in May 2012",
        ),
        (
            "Ada Brun presented the results in Oslo. They were published in May 2012.",
            "published",
            "the results",
            "The results were published in May 2012",
        ),
        (
            "The sitting opened in May 2012. When it ended, 31 members had left.",
            "ended",
            "The sitting",
            "The sitting ended",
        ),
        (
            "Ada Brun left a diary, and her sister sold it in May 2012.",
            "sold",
            "a diary",
            "Ada Brun's sister sold the diary in May 2012",
        ),
    ],
)
def test_a_pronoun_takes_up_what_was_spoken_of_before_it(
    text: str, trigger: str, who: str, statement: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, trigger, nlp, knowledge)
    assert who in {p.text for p in claim.participants}
    assert claim.statement.startswith(statement)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The debate ended in May 2012. It did not help that the council paid the mayor.", "help"),
        ("The judge ruled that the will is valid. It leaves the house to the nurse.", "leaves"),
        ("No lorry broke the fence in May 2012. It was stopped outside Oslo.", "stopped"),
        ("The wheels broke in May 2012. As for the workshop, it was moved to Oslo.", "moved"),
        ("A welder who was mending a fence met the judge. The mayor said a spark caused it in May 2012.", "caused"),
        ("Ada Brun sold the mine in May 2012. It was a mistake.", "mistake"),
    ],
)
def test_a_pronoun_that_may_mean_something_else_stays(
    text: str, trigger: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, trigger, nlp, knowledge)
    assert not {"No lorry", "The debate", "The judge", "The wheels", "a fence", "the mine"} & {
        p.text for p in claim.participants
    }


def test_she_is_no_thing(nlp: Language, knowledge: Knowledge) -> None:
    text = (
        "The campaign was organised by a retired driver, Bettina Crowe, who went from door to door. She needed money."
    )
    assert "person/bettina-crowe" in claim_at(text, "needed", nlp, knowledge).entity_ids


def test_a_spokesman_is_no_woman(nlp: Language, knowledge: Knowledge) -> None:
    text = (
        "Ada Brun thanked the board in 2012. The board had offered her a hall, said its spokesman, and she refused it."
    )
    assert claim_at(text, "refused", nlp, knowledge).fillers("actor") == {"person/ada-brun"}

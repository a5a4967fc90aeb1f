"""How old somebody is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Ada Vance, 47, resigned in Oslo in 2014.", 47),
        ("Ada Vance left the firm in 2014. She is 53.", 53),
        ("Ada Vance left the firm in 2014. She is 53 years old.", 53),
    ],
)
def test_an_age_is_a_claim(text: str, years: float, nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text(text, nlp=nlp, knowledge=knowledge)
    aged = [c for c in claims if c.rule_id == "statistic.age"]
    assert [(c.event_type, c.fillers("actor"), c.quantities[0].unit) for c in aged] == [
        ("STATISTIC", {"person/ada-vance"}, "ages")
    ]
    assert aged[0].quantities[0].low == years


@pytest.mark.parametrize(
    "text", ["The bridge is 53 years old.", "Norland beat Selby 3, 1 and 2.", "She is 53 miles away."]
)
def test_no_age(text: str, nlp: Language, knowledge: Knowledge) -> None:
    assert not [c for c in extract_text(text, nlp=nlp, knowledge=knowledge) if c.rule_id == "statistic.age"]

"""Who does and who undergoes what a noun tells, beside it and as the subject of a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "entity", "roles"),
    [
        ("The arrest of Ada Brun worried the press.", "worried", "person/ada-brun", {"other"}),
        ("The expulsion of Norway from the league was backed by 93 states.", "backed", "state/norway", {"other"}),
        ("The sinking of the Estonia by Norway killed 46 sailors.", "killed", "state/norway", {"actor"}),
        ("The sinking of the Estonia by Norway in 1994 shocked them.", "sinking", "state/norway", {"actor"}),
        ("Members of the United Nations rejected it.", "rejected", "org/united-nations", {"actor"}),
    ],
)
def test_role(text: str, word: str, entity: str, roles: set[str], nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert {p.role for p in claim.participants if p.entity_id == entity} == roles


def test_what_the_parser_hangs_elsewhere_is_the_deeds(nlp: Language, knowledge: Knowledge) -> None:
    text = "The signing of the accord in Vienna in May 2015 by four leaders did not stop the war."
    claim = claim_at(text, "signing", nlp, knowledge)
    assert claim.fillers("place") == {"city/vienna"}
    assert [p.text for p in claim.participants if p.role == "actor"] == ["four leaders"]

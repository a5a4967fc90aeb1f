"""What alignment sees of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.align.view import view_claims
from pipeline.align.words import stem
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "told_by"),
    [
        ("The harbour union was founded in 1911.", "founded", "found"),
        ("Ada Brun found the wreck in 1911.", "found", "find"),
        ("Ada Brun put her name to the accord.", "name", "sign"),
        ("The buyer was the collector Ada Brun.", "buyer", "buy"),
        ("Ada Brun, the harbour's treasurer, resigned.", "treasurer", "treasurer"),
    ],
)
def test_what_is_told_is_the_verb_that_a_phrase_stands_for(
    text: str, word: str, told_by: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    (view,) = view_claims([claim], {}, knowledge.relatedness, knowledge.contrasts)
    assert view.trigger == stem(told_by)

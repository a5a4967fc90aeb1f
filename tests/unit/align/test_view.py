"""What alignment sees of a claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pipeline.align.view import view_claims
from pipeline.align.words import stem
from tests.synthetic.claim_making import make_claim, make_date
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "told_by"),
    [
        ("The harbour union was founded in 1911.", "founded", "found"),
        ("Ada Brun found the wreck in 1911.", "found", "find"),
        ("Ada Brun put her name to the accord.", "put", "sign"),
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


@pytest.mark.parametrize(
    ("date", "due", "polarity", "seen"),
    [
        (None, "2024", "affirmed", ("2024", "affirmed")),
        (None, "2024/..", "negated", ("2024/..", "affirmed")),
        (None, "2024", "negated", ("2024", "negated")),
        ("2020", None, "negated", ("2020", "negated")),
        (None, None, "affirmed", (None, "affirmed")),
    ],
)
def test_a_forecast_is_seen_with_the_time_for_which_it_is_made(
    date: str | None, due: str | None, polarity: str, seen: tuple[str | None, str], knowledge: Knowledge
) -> None:
    claim = make_claim("alpha-1", "The mill is to open", "open", "FORECAST", date=date, polarity=polarity)
    (view,) = view_claims([replace(claim, due=make_date(due))], {}, knowledge.relatedness, knowledge.contrasts)
    assert (view.claim.date and view.claim.date.edtf, view.claim.polarity) == seen

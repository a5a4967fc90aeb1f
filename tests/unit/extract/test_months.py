"""Months that the parser joins with the name behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extract.months import part_months
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("opening", "date"),
    [("In May", "2015-05"), ("Yet in June", "2015-06"), ("On 12 April", "2015-04-12"), ("In early March", "2015-03")],
)
def test_a_capital_behind_a_month_acts(opening: str, date: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(f"{opening} Bishkek cancelled the exercise Delta-2015 near the lake.", "cancelled", nlp, knowledge)
    assert claim.date is not None
    assert (claim.date.edtf or "").startswith(date)
    assert {p.entity_id for p in claim.participants if p.role == "actor"} == {"state/kyrgyzstan"}


def test_may_behind_a_day_is_no_helping_verb(nlp: Language, knowledge: Knowledge) -> None:
    text = "On 18 May the Kyrgyz Defence Ministry scrapped Rubezh-2015, which was planned for June near Balykchy."
    assert claim_at(text, "scrapped", nlp, knowledge).modality == "asserted"


def _read(words: str, tags: str, labels: str, heads: list[int]) -> tuple[list[str], list[int]]:
    text = words.split()
    columns = {"ORTH": text, "LOWER": [word.lower() for word in text], "LEMMA": text[:], "POS": tags.split()}
    spelled = {**columns, "TAG": tags.split(), "DEP": labels.split()}
    part_months(spelled, heads)
    return spelled["DEP"], heads


def test_who_is_called_like_a_month_keeps_the_name() -> None:
    labels = "nsubj auxpass ROOT agent compound pobj"
    heads = [2, 1, 0, -1, 1, -2]
    assert _read("It was written by May Brandt", "PRP VBD VBN IN NNP NNP", labels, heads[:]) == (labels.split(), heads)
    labels = "nsubj ROOT prep compound pobj"
    heads = [1, 0, -1, 1, -2]
    assert _read("She lives in June Valley", "PRP VBZ IN NNP NNP", labels, heads[:]) == (labels.split(), heads)


def test_a_name_behind_a_month_is_the_subject() -> None:
    labels, heads = _read("In May Lima paid", "IN NNP NNP VBD", "prep compound pobj ROOT", [3, 1, -2, 0])
    assert labels == ["prep", "pobj", "nsubj", "ROOT"]
    assert heads == [3, -1, 1, 0]

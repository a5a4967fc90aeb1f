"""Dates that the build of a sentence gives a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from pipeline.extract.times import shifted_days
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The mill was reopened in 2011, four years after it was closed.", "closed", "2007"),
        ("The mill was reopened in 2011, four years after it was closed.", "reopened", "2011"),
        ("The drug was approved in Norway in 2016, two years before it was banned in Denmark.", "banned", "2018"),
        ("The accord was signed in May 2005, three months after the strike had ended.", "ended", "2005-02"),
        ("Ten years after the accord was signed, in 2015, Norway left the league.", "signed", "2005"),
        ("The firm was based in Oslo until 2004, when it moved to Bergen.", "moved", "2004"),
        ("Ada Brun led the party from 1990 to 1996, when she was succeeded by Jan Lund.", "succeeded", "1996"),
        ("The town owned the mill until 2008. Jan Lund has run the mill ever since.", "run", "2008/.."),
        ("In May 2008 the mine closed. Since then, forty miners have died.", "died", "2008-05/.."),
        ("Ada Brun clung on until May 2008, then resigned.", "resigned", "2008-05"),
        ("The crew held out until 9 May 2008 and then surrendered.", "surrendered", "2008-05-09"),
        ("The crew held out until 9 May 2008; then it surrendered.", "surrendered", "2008-05-09"),
        ("The mine closed in May 2008 and has stood empty since then.", "stood", "2008-05/.."),
    ],
)
def test_date(text: str, word: str, edtf: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert claim.date is not None
    assert claim.date.edtf == edtf


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The mill was reopened in 2011, months after it was closed.", "closed"),
        ("Jan Lund was born in Bergen in 1932 and emigrated to Canada at the age of nineteen.", "emigrated"),
        ("Ever since the strike the town has been poor.", "poor"),
    ],
)
def test_no_date(text: str, word: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, word, nlp, knowledge, published=None).date is None


def test_only_what_is_as_precise_as_the_unit_is_shifted() -> None:
    assert shifted_days("2011", "M", 3) is None
    assert shifted_days("2011-21", "Y", 3) is None
    found = shifted_days("2011-03", "M", -4)
    assert found is not None
    assert found[1] == "2010-11"


def test_how_long_after_is_no_figure(nlp: Language, knowledge: Knowledge) -> None:
    text = "Norway fined three banks in 2012. It fined two more four years later."
    figures = {q.text for c in extract_text(text, doc_id="t", nlp=nlp, knowledge=knowledge) for q in c.quantities}
    assert "three banks" in figures
    assert not any("years" in figure for figure in figures)

"""What is told in an apposition alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge

BOUNDED = "The march is headed by Ola Lund, minister of mines until last month, and has spread to the coast."
REACHED = "The lake rose two metres, a level exceeded only in 1987."


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Ada Brun, treasurer until 2004, was jailed on 4 May 2015.", "treasurer", "../2004"),
        ("Ada Brun, treasurer until 2004, was jailed on 4 May 2015.", "jailed", "2015-05-04"),
        ("Ada Brun, treasurer until 2004, had pleaded guilty to theft.", "pleaded", None),
        ("Ada Brun, mayor in 1999, has pleaded guilty to theft.", "pleaded", None),
        (BOUNDED, "minister", "../2015-05"),
        (BOUNDED, "headed", None),
        (REACHED, "rose", None),
        (REACHED, "exceeded", "1987"),
        ("The meeting, a summit of ministers in May 2013, agreed on a pact.", "agreed", "2013-05"),
        ("The bridge was closed by the mayor, Ada Brun, until May 2013.", "closed", "../2013-05"),
        ("The dam broke on 3 May 2013, a Sunday, and a village was flooded.", "flooded", "2013-05-03"),
        ("The dam broke, and a sailor drowned in 2013.", "drowned", "2013"),
        ("The water stood a foot over the mark of 1987.", "stood", None),
        ("The water rose in the spring of 1987.", "rose", "1987-21"),
    ],
)
def test_date(text: str, word: str, edtf: str | None, nlp: Language, knowledge: Knowledge) -> None:
    date = claim_at(text, word, nlp, knowledge).date
    assert (date.edtf if date else None) == edtf

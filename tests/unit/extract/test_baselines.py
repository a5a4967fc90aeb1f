"""What a figure was and what it became."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "figures"),
    [
        ("The number of deaths rose from two to four.", "rose", [(2, 2), (4, 4)]),
        ("A decree raises the number of judges from two to four.", "number", [(2, 2), (4, 4)]),
        ("The fine was raised from 200 to 500 euros.", "raised", [(200, 200), (500, 500)]),
        ("Its share of the market fell from 20 percent to 12 percent.", "fell", [(20, 20), (12, 12)]),
        ("The fleet was cut from 40 ships to 31.", "cut", [(40, 40), (31, 31)]),
        ("The number of beds was cut from 200 to 120.", "cut", [(200, 200), (120, 120)]),
        ("The school took in from 20 to 30 pupils.", "took", [(20, 30)]),
        ("Forty men from 12 villages fell.", "fell", [(40, 40), (12, 12)]),
    ],
)
def test_what_a_figure_was_and_became_is_no_range(
    text: str, word: str, figures: list[tuple[float, float]], nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert [(q.low, q.high) for q in claim.quantities] == figures

"""Parts of a number that a sentence lists without a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge

NURSES = "The clinic has 900 nurses, 400 from Norway and 120 from Chile."
SAILORS = "The ship carried 60 sailors, 14 of them Danish."


@pytest.mark.parametrize(
    ("text", "word", "quote", "figure", "actor"),
    [
        (NURSES, "Norway", "400 from Norway", 400, "state/norway"),
        (NURSES, "Chile", "120 from Chile", 120, "state/chile"),
        (SAILORS, "Danish", "14 of them Danish", 14, "state/denmark"),
        ("The camp held 700 people: 310 children from Norway and 90 from Chile.", "Norway", "310 children from Norway",
         310, "state/norway"),
    ],
)  # fmt: skip
def test_a_listed_part_is_a_claim(
    text: str, word: str, quote: str, figure: float, actor: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert (claim.event_type, claim.evidence.quote) == ("STATISTIC", quote)
    assert [q.low for q in claim.quantities] == [figure]
    assert [p.entity_id for p in claim.participants if p.role == "actor"] == [actor]


def test_the_whole_is_told_without_its_parts(nlp: Language, knowledge: Knowledge) -> None:
    assert [q.low for q in claim_at(SAILORS, "carried", nlp, knowledge).quantities] == [60]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The train covered 300 miles, 40 from Norway to Denmark.", "Norway"),
        ("On 4 May 2010, 90 nurses from Norway arrived.", "Norway"),
        ("The clinic hired 90 nurses from Norway.", "Norway"),
        ("Twelve of them Danish people still remember.", "Danish"),
    ],
)
def test_what_a_verb_tells_is_no_listed_part(text: str, word: str, nlp: Language, knowledge: Knowledge) -> None:
    assert all(claim.trigger.text != word for claim in extract_text(text, nlp=nlp, knowledge=knowledge))

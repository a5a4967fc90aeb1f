"""Figures that a phrase gives without a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "figure"),
    [
        ("The boat, bound from Oslo with 71 people aboard, struck a reef.", "people", 71),
        ("Of the 71 people aboard, four drowned.", "people", 71),
        ("Ada Brun won in front of 58,000 people.", "people", 58000),
        ("The bank was closed because of a hole of 1.9 billion euros in its books.", "hole", 1.9e9),
        ("They went home with a prize worth 3 million euros.", "prize", 3e6),
        ("54,000 of us were there.", "54,000", 54000),
        ("The roof was lost in gusts of 110 kilometres an hour.", "gusts", 110),
        ("They slept beside a crater of 30 metres.", "crater", 30),
        ("By 2021 the herd was down to 380 cows.", "down", 380),
        ("A contingent of 210 people arrived in Oslo in May.", "people", 210),
        ("A rescue team of 14 was sent to the mine.", "14", 14),
        ("The three arbitrators ruled for the buyer.", "arbitrators", 3),
        ("The choir is old. Its forty members sang in Oslo.", "members", 40),
    ],
)
def test_a_phrase_gives_a_figure(text: str, word: str, figure: float, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert claim.event_type == "STATISTIC"
    assert [q.low for q in claim.quantities] == [figure]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway paid a ransom of 3 million euros.", "ransom"),
        ("The boat carried 71 people from Oslo.", "people"),
        ("Ada Brun spoke of the people aboard.", "people"),
        ("Ada Brun lives in a city of 3 million people.", "city"),
        ("The herd was down by the river.", "down"),
        ("The herd was up before two dogs came.", "up"),
    ],
)
def test_what_a_verb_tells_is_told_once(text: str, word: str, nlp: Language, knowledge: Knowledge) -> None:
    assert all(claim.trigger.text != word for claim in extract_text(text, nlp=nlp, knowledge=knowledge))


@pytest.mark.parametrize(
    ("text", "word", "quote"),
    [
        ("A contingent of 210 people, lightly armed, arrived in Oslo in May.", "people", "A contingent of 210 people"),
        ("A panel of five under Ada Brun sat in Oslo.", "five", "A panel of five"),
    ],
)
def test_what_counts_a_body_is_quoted_by_itself(
    text: str, word: str, quote: str, nlp: Language, knowledge: Knowledge
) -> None:
    assert claim_at(text, word, nlp, knowledge).evidence.quote == quote


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The three judges who dissented wrote an opinion.", "judges"),
        ("The other three judges wrote an opinion.", "judges"),
        ("The two members quarrelled in Oslo.", "members"),
        ("Three arbitrators met in Oslo.", "arbitrators"),
    ],
)
def test_a_part_does_not_count_a_body(text: str, word: str, nlp: Language, knowledge: Knowledge) -> None:
    place = text.index(word)
    claims = [c for c in extract_text(text, knowledge=knowledge, nlp=nlp) if c.trigger.start == place]
    assert all(claim.rule_id != "statistic.amount" for claim in claims)

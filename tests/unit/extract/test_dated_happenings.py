"""Happenings of which a sentence says only when they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The vote was on 3 June.", ("vote", "2021-06-03")),
        ("The decision came on 9 February.", ("decision", "2021-02-09")),
        ("Publication of the report came on 9 May.", ("Publication", "2021-05-09")),
        ("The coronation followed on 12 July, in a short ceremony.", ("coronation", "2021-07-12")),
        ("The funeral was on 9 May.", ("funeral", "2021-05-09")),
    ],
)
def test_a_happening_that_is_only_dated(text: str, told: tuple[str, str], nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text(text, published="2021-10-29", nlp=nlp, knowledge=knowledge)
    assert [(c.trigger.text, c.date.edtf if c.date else None) for c in claims] == [told]


@pytest.mark.parametrize("text", ["Today is Monday 3 May.", "The price was 40 euros in May.", "They came in May."])
def test_what_is_no_happening(text: str, nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text(text, published="2021-10-29", nlp=nlp, knowledge=knowledge)
    assert not any(c.event_type == "OTHER" and c.date for c in claims)

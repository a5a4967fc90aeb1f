"""What a sentence sets right or brings out: "not by A but by B", "it was A, not B, that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "polarity", "actors"),
    [
        ("The talks were led not by Ada Brun but by Otto Venn.", "affirmed", {"person/otto-venn"}),
        ("The talks were not led by Ada Brun but postponed.", "negated", {"person/ada-brun"}),
        ("It was Norway, and not Denmark, that vetoed the final declaration.", "affirmed", {"state/norway"}),
    ],
)
def test_what_is_set_right_is_not_denied(
    text: str, polarity: str, actors: set[str], nlp: Language, knowledge: Knowledge
) -> None:
    claim = next(c for c in extract_text(text, nlp=nlp, knowledge=knowledge) if c.trigger.text in {"led", "vetoed"})
    assert claim.polarity == polarity
    assert claim.fillers("actor") == actors


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("The gunman was shot by Norway, not by Denmark.", "shot", {"state/norway"}),
        ("Norway rather than Denmark signed the accord.", "signed", {"state/norway"}),
        ("The accord was signed by Norway rather than Denmark.", "signed", {"state/norway"}),
    ],
)
def test_who_is_ruled_out_does_nothing(
    text: str, word: str, doers: set[str], nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert claim.polarity == "affirmed"
    assert claim.fillers("actor") == doers


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Not only Norway but also Denmark signed the accord.", {"state/norway", "state/denmark"}),
        ("The accord was signed not only by Norway but also by Denmark.", {"state/norway", "state/denmark"}),
        ("The accord was signed not by Norway but by Denmark.", {"state/denmark"}),
    ],
)
def test_not_only_rules_nobody_out(text: str, doers: set[str], nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, "signed", nlp, knowledge)
    assert (claim.polarity, claim.fillers("actor")) == ("affirmed", doers)

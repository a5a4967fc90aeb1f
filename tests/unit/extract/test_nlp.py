"""Where a stretch of the parsed text lies in the article."""

from __future__ import annotations

import pytest

from pipeline.errors import ModelError
from pipeline.extract.nlp import ParsedPassage, model_faults, model_folder
from pipeline.extract.tokens import Doc
from pipeline.packs.knowledge import Knowledge
from pipeline.records.document import Document, Passage, Role, Source

ADDRESS = "https://velm.example/minutes/of/the/council/2012/spring/session-4"
LINKED = f"The [council of Velm]({ADDRESS}) paid."
CUT = f"The council paid in any \n\n3 <{ADDRESS}>\n\nother year."


def parsed(text: str, *pieces: str) -> ParsedPassage:
    """A passage of these stretches of a text. Nothing here asks for the parse itself."""
    spans = tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)
    passage = Passage(role=Role.PARAGRAPH, pieces=spans)
    document = Document(
        doc_id="velm",
        path="velm.md",
        sha256="",
        source=Source(),
        text=text,
        blocks=(),
        reading=text,
        passages=(passage,),
    )
    return ParsedPassage(document=document, passage=passage, doc=Doc(text))


@pytest.mark.parametrize(
    ("passage", "start", "end", "quote"),
    [
        (parsed(LINKED, "The ", "council of Velm", " paid."), 0, 25, LINKED),
        (parsed(LINKED, "The ", "council of Velm", " paid."), 4, 19, "council of Velm"),
        (parsed(CUT, "The council paid in any ", "other year."), 0, 35, "The council paid in any"),
        (parsed(CUT, "The council paid in any ", "other year."), 24, 34, "other year"),
        (parsed("It was Signe Alm-\n\nqvist.", "It was Signe Alm", "qvist."), 7, 21, "Signe Alm-\n\nqvist"),
    ],
)
def test_evidence_is_a_quote_of_the_article(passage: ParsedPassage, start: int, end: int, quote: str) -> None:
    evidence = passage.evidence(start, end)
    assert evidence.quote == quote == passage.document.text[evidence.start : evidence.end]


def test_the_model_is_the_official_one(knowledge: Knowledge) -> None:
    assert len(knowledge.model_pins) == 24
    assert model_faults(knowledge.model_pins) == ()


def test_a_file_of_the_model_that_is_another_or_missing_is_named(knowledge: Knowledge) -> None:
    pins = {**knowledge.model_pins, "ner/model": "0" * 64, "extra": "1" * 64}
    assert model_faults(pins) == ("ner/model", "extra")
    assert model_faults(pins, "another_model") == ()


def test_a_model_that_is_not_there_is_told_with_the_remedy() -> None:
    with pytest.raises(ModelError, match="'no_such_model' is not installed"):
        model_folder("no_such_model")

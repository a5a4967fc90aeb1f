"""Words and figures of a parsed text as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.api import plain_document
from pipeline.extract.nlp import parse
from pipeline.extract.words import read_figures, read_words

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge

TEXT = "The ferry sank.\n\nIt carried 40 sheep; it was the wettest day."


def test_words_point_into_the_text_and_to_their_heads(nlp: Language, knowledge: Knowledge) -> None:
    (parsed,) = parse([plain_document("text", TEXT)], nlp)
    words = read_words(parsed)
    assert all(TEXT[w.start : w.start + len(w.text)] == w.text for w in words if w.text.strip())
    by_text = {w.text: w for w in words}
    assert words[by_text["ferry"].head].text == "sank"
    assert words[by_text["sheep"].head].text == "carried"
    assert by_text["carried"].part == "verb"
    (figure,) = read_figures(parsed, units=knowledge.units)
    assert (figure.quantity.low, words[figure.head].text) == (40, "sheep")

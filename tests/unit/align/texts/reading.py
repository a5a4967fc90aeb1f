"""Short texts read for tests of how whole texts are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.align.texts.pairing import Pairing, pair_words
from pipeline.align.texts.whole import Reading, WholeText
from pipeline.api import plain_document
from pipeline.extract.names import find_names
from pipeline.extract.nlp import parse
from pipeline.extract.times import find_times
from pipeline.extract.words import read_figures, read_words

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


def read(text: str, nlp: Language, knowledge: Knowledge) -> Reading:
    """A text as `compare_texts` reads it, alone."""
    (parsed,) = parse([plain_document("text", text)], nlp)
    whole = WholeText(
        text=text,
        words=read_words(parsed),
        figures=read_figures(parsed, units=knowledge.units),
        mentions=find_names(parsed, knowledge=knowledge),
        times=find_times(parsed, knowledge=knowledge),
    )
    return Reading(whole, knowledge.lexicon)


def pair(left: str, right: str, nlp: Language, knowledge: Knowledge) -> Pairing:
    """Two texts with their words tied."""
    return pair_words(read(left, nlp, knowledge), read(right, nlp, knowledge), knowledge.relatedness)


def place(reading: Reading, word: str) -> int:
    """Index of the first word of that spelling."""
    return next(i for i, w in enumerate(reading.words) if w.text == word)

"""The words and figures of a whole parsed text, as records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.quantities import read_quantities
from pipeline.records.word import Figure, Word

if TYPE_CHECKING:
    from pipeline.extract.nlp import ParsedDocument, ParsedPassage
    from pipeline.extract.tokens import Token
    from pipeline.packs.units import Units

PARTS = {
    "NOUN": "noun", "PROPN": "name", "VERB": "verb", "AUX": "verb", "ADJ": "adj", "ADV": "adv", "NUM": "number",
}  # fmt: skip


def read_words(parsed: ParsedDocument) -> tuple[Word, ...]:
    """Every word and mark of a text in reading order; heads count through all passages."""
    return tuple(word for base, passage in _passages(parsed) for word in _words(passage, base))


def read_figures(parsed: ParsedDocument, *, units: Units) -> tuple[Figure, ...]:
    """Every figure of a text, placed by the indices of `read_words`."""
    return tuple(
        Figure(quantity=q.quantity, first=base + q.start, end=base + q.end, head=base + q.head)
        for base, passage in _passages(parsed)
        for q in read_quantities(passage, units=units)
    )


def _passages(parsed: ParsedDocument) -> Iterator[tuple[int, ParsedPassage]]:
    base = 0
    for passage in parsed.passages:
        yield base, passage
        base += len(passage.doc)


def _words(passage: ParsedPassage, base: int) -> Iterator[Word]:
    for token in passage.doc:
        yield Word(
            text=token.text,
            lemma=_base(token),
            part=PARTS.get(token.pos_, "function"),
            role=token.dep_,
            head=base + token.head.i,
            start=passage.to_document(token.idx, token.idx + 1)[0],
        )


def _base(token: Token) -> str:
    """The lemma; of a superlative that the tagger took for a noun, the adjective: "the driest"."""
    word = token.lemma_.lower()
    if token.pos_ == "NOUN" and word.endswith("est") and token.dep_ in {"attr", "acomp", "amod"}:
        return word[:-4] + "y" if word.endswith("iest") else word[:-3]
    return word

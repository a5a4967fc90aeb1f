"""The words and figures of a whole parsed text, as records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.numbers import read_number
from pipeline.extract.quantities import read_quantities
from pipeline.records.claim import Quantity
from pipeline.records.word import Figure, Word

if TYPE_CHECKING:
    from pipeline.extract.nlp import ParsedDocument, ParsedPassage
    from pipeline.extract.tokens import Token
    from pipeline.packs.units import Units

PARTS = {
    "NOUN": "noun", "PROPN": "name", "VERB": "verb", "AUX": "verb", "ADJ": "adj", "ADV": "adv", "NUM": "number",
}  # fmt: skip
BARE = frozenset({"pobj", "attr", "dobj", "npadvmod"})
"""Roles of a number that stands for itself."""


def read_words(parsed: ParsedDocument) -> tuple[Word, ...]:
    """Every word and mark of a text in reading order; heads count through all passages."""
    return tuple(word for base, passage in _passages(parsed) for word in _words(passage, base))


def read_figures(parsed: ParsedDocument, *, units: Units) -> tuple[Figure, ...]:
    """Every figure of a text, placed by the indices of `read_words`; also numbers that count nothing ("at eleven")."""
    return tuple(figure for base, passage in _passages(parsed) for figure in _figures(passage, base, units))


def _figures(passage: ParsedPassage, base: int, units: Units) -> Iterator[Figure]:
    placed = read_quantities(passage, units=units)
    for q in placed:
        yield Figure(quantity=q.quantity, first=base + q.start, end=base + q.end, head=base + q.head)
    taken = {i for q in placed for i in range(q.start, q.end)}
    for token in passage.doc:
        bare = token.pos_ == "NUM" and token.dep_ in BARE and token.i not in taken
        number = read_number(list(passage.doc), token.i) if bare else None
        if number is not None:
            quantity = Quantity(low=number.low, high=number.high, unit="", comparator="=", text=token.text)
            yield Figure(quantity=quantity, first=base + number.start, end=base + number.end, head=base + token.i)


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
    """The lemma: of a verb in two parts both (`call-off`), of a superlative that was taken for a noun the adjective."""
    word = token.lemma_.lower()
    if token.pos_ == "NOUN" and word.endswith("est") and token.dep_ in {"attr", "acomp", "amod"}:
        return word[:-4] + "y" if word.endswith("iest") else word[:-3]
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), "")
    return f"{word}-{particle}" if particle else word

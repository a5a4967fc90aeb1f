"""Words of a short text as the parser reads them, without the parser's own types."""

from __future__ import annotations

from pipeline.records.claim import Quantity
from pipeline.records.record import record

PARTS = ("noun", "name", "verb", "adj", "adv", "number", "function")


@record
class Word:
    """One word in place. `part` is one of `PARTS`; `lemma` its base form in lower case; `role` the parser's dependency
    label (nsubj, pobj, ...); `head` the index of the word that governs it, its own for the root of a sentence.
    """

    text: str
    lemma: str
    part: str
    role: str
    head: int
    start: int


@record
class Figure:
    """A figure at words `[first, end)`; `head` is the index of the noun that is counted, or of the number itself."""

    quantity: Quantity
    first: int
    end: int
    head: int

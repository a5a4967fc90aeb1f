"""Rows from another tool put on the project's text. Their offsets are never trusted.

Tools count in code points, in UTF-16 units or in bytes, and some count a CR LF as one. The way of counting that makes
every quote true is taken; a row that none makes true is looked for by its quote and its surroundings; what is not found
for certain is refused and listed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import accumulate

from pipeline.reconcile.anchoring import CONTEXT, Anchor, Ground, Unplaced, move_document
from pipeline.records.gold import GoldDocument
from pipeline.records.record import record

Places = list[int]


@record
class Stretch:
    """A stretch as the tool gives it: offsets in its own counting, its quote (None where the tool gives none), and
    the row for messages.
    """

    start: int
    end: int
    quote: str | None
    layer: str
    row: int


@record
class Imported:
    """Annotated articles read from a tool's files, and rows that have no certain place."""

    documents: tuple[GoldDocument, ...]
    refused: tuple[Unplaced, ...] = ()


@dataclass(slots=True, kw_only=True)
class Settler:
    """Settles the stretches of one article over the text that the tool carried."""

    doc_id: str
    text: str
    refused: list[Unplaced] = field(default_factory=list)

    def settle(self, stretches: Sequence[Stretch]) -> list[tuple[int, int] | None]:
        """Code point spans in `text`, in the order given; None for those refused."""
        counted = max((self._read_by(count, stretches) for count in COUNTINGS), key=_true_ones)
        ground = Ground(self.text)
        return [
            span if span is not None else self._search(ground, stretch)
            for span, stretch in zip(counted, stretches, strict=True)
        ]

    def _read_by(self, count: Callable[[str], Places], stretches: Sequence[Stretch]) -> list[tuple[int, int] | None]:
        """Spans by one way of counting, None where the quote is not there."""
        place_of = {place: i for i, place in reversed(list(enumerate(count(self.text))))}
        spans: list[tuple[int, int] | None] = []
        for stretch in stretches:
            start, end = place_of.get(stretch.start, -1), place_of.get(stretch.end, -1)
            true = 0 <= start < end and self._true(start, end, stretch.quote)
            spans.append((start, end) if true else None)
        return spans

    def _true(self, start: int, end: int, quote: str | None) -> bool:
        """Whether the quote stands there; without one, whether no word is cut and no space is taken along."""
        here = self.text[start:end]
        if quote is not None:
            return _same(here, quote)
        around = (self.text[start - 1 : start] + here[0], here[-1] + self.text[end : end + 1])
        return here == here.strip() and not any(len(two) == 2 and two.isalnum() for two in around)

    def _search(self, ground: Ground, stretch: Stretch) -> tuple[int, int] | None:
        if stretch.quote is None:
            self._refuse(stretch, "the offsets cut a word by every way of counting")
            return None
        before = self.text[max(0, stretch.start - CONTEXT) : stretch.start]
        after = self.text[stretch.end : stretch.end + CONTEXT]
        found = ground.find(Anchor(quote=stretch.quote, before=before, after=after, start=stretch.start))
        if isinstance(found, str):
            self._refuse(stretch, found)
            return None
        return found

    def _refuse(self, stretch: Stretch, reason: str) -> None:
        quote = stretch.quote or self.text[stretch.start : stretch.end]
        self.refused.append(
            Unplaced(doc_id=self.doc_id, layer=stretch.layer, row=stretch.row, quote=quote, reason=reason)
        )


def _true_ones(spans: list[tuple[int, int] | None]) -> int:
    return sum(span is not None for span in spans)


def _same(left: str, right: str) -> bool:
    """Equal up to line ends and the kind of space, which tools rewrite."""
    return left == right or left.split() == right.split()


def _places(text: str, width: Callable[[str], int]) -> Places:
    return [0, *accumulate(map(width, text))]


def _crlf_as_one(text: str, width: Callable[[str], int]) -> Places:
    """As `_places`, a CR before an LF counting nothing."""
    widths = (0 if c == "\r" and text[i + 1 : i + 2] == "\n" else width(c) for i, c in enumerate(text))
    return [0, *accumulate(widths)]


def _utf16(character: str) -> int:
    return 2 if ord(character) > 0xFFFF else 1


def _utf8(character: str) -> int:
    return len(character.encode())


COUNTINGS: tuple[Callable[[str], Places], ...] = (
    lambda text: _places(text, lambda _: 1),
    lambda text: _places(text, _utf16),
    lambda text: _crlf_as_one(text, lambda _: 1),
    lambda text: _crlf_as_one(text, _utf16),
    lambda text: _places(text, _utf8),
)


def onto_text(document: GoldDocument, own_text: str, text: str) -> tuple[GoldDocument, tuple[Unplaced, ...]]:
    """The article's rows, which stand in the text that the tool carried, on the project's text."""
    moved, lost = (document, ()) if own_text == text else move_document(document, text, old_text=own_text)
    return replace(moved, sha256=sha256(text.encode()).hexdigest()), lost

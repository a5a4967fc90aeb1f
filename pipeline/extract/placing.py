"""Where spans of the document stand among the tokens of a passage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from pipeline.extract.once import once
from pipeline.extract.tokens import Span
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.nlp import ParsedPassage
    from pipeline.extract.tokens import Token
    from pipeline.records.document import Evidence


class HasEvidence(Protocol):
    """Anything that stands in the document."""

    @property
    def evidence(self) -> Evidence:
        """Where it stands."""


@dataclass(frozen=True)
class Ruler:
    """Document offsets of a passage's tokens."""

    passage: ParsedPassage

    @once
    def bounds(self) -> tuple[int, int]:
        """Where the first token begins and the last one ends in the document; an empty passage has no extent."""
        doc, starts = self.passage.doc, self.passage.token_starts
        return (starts[0], starts[-1] + len(doc[-1])) if starts else (0, 0)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Token indices `[first, last)` that a stretch of the document covers, empty where it lies outside."""
        doc, starts = self.passage.doc, self.passage.token_starts
        begins, ends = self.bounds
        if end <= begins or start >= ends:
            return 0, 0
        first = max(bisect_right(starts, start) - 1, 0)
        if starts[first] + len(doc[first]) <= start:
            first += 1
        return first, bisect_left(starts, end)


Item = TypeVar("Item", bound=HasEvidence)


@record(kw_only=False)
class Placed(Generic[Item]):
    """An item, its tokens `[start, end)` in a passage, and the token that heads them."""

    item: Item
    start: int
    end: int
    head: Token


class InOrder(Generic[Item]):
    """The items of a document by where they begin, so that those of a passage are found without a look at all."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = sorted(items, key=lambda item: item.evidence.start)
        self._starts = [item.evidence.start for item in self._items]
        self._longest = max((item.evidence.end - item.evidence.start for item in self._items), default=0)

    def within(self, begins: int, ends: int) -> list[Item]:
        """Those that reach into a stretch of the document."""
        first, last = (bisect_left(self._starts, place) for place in (begins - self._longest, ends))
        return [item for item in self._items[first:last] if item.evidence.end > begins]


def place(ruler: Ruler, items: InOrder[Item]) -> list[Placed[Item]]:
    """Items that stand in the passage, in text order."""
    found = []
    for item in items.within(*ruler.bounds):
        start, end = ruler.tokens(item.evidence.start, item.evidence.end)
        if start < end:
            found.append(Placed(item=item, start=start, end=end, head=Span(ruler.passage.doc, start, end).root))
    return sorted(found, key=lambda placed: (placed.start, -placed.end))

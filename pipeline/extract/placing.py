"""Where spans of the document stand among the tokens of a passage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from pipeline.extract.tokens import Span

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
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        doc = self.passage.doc
        object.__setattr__(self, "starts", [self.passage.to_document(t.idx, t.idx + 1)[0] for t in doc])

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Token indices `[first, last)` that a stretch of the document covers, empty where it lies outside."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        if not self.starts or end <= self.starts[0] or start >= self.starts[-1] + len(self.passage.doc[-1]):
            return 0, 0
        token = self.passage.doc[first]
        if self.starts[first] + len(token) <= start:
            first += 1
        return first, bisect_left(self.starts, end)


Item = TypeVar("Item", bound=HasEvidence)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Item]):
    """An item, its tokens `[start, end)` in a passage, and the token that heads them."""

    item: Item
    start: int
    end: int
    head: Token


def place(ruler: Ruler, items: Iterable[Item]) -> list[Placed[Item]]:
    """Items that stand in the passage, in text order."""
    found = []
    for item in items:
        start, end = ruler.tokens(item.evidence.start, item.evidence.end)
        if start < end:
            found.append(Placed(item=item, start=start, end=end, head=Span(ruler.passage.doc, start, end).root))
    return sorted(found, key=lambda placed: (placed.start, -placed.end))

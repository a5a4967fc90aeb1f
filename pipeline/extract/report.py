"""One report inside a passage, and how its content is cut out of the parse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

SAYING = frozenset({"says", "thinks", "denies", "doubts", "asks", "shows"})
VERBAL = frozenset({"VERB", "AUX"})


@record
class Report:
    """One report inside a passage, as token indices.

    `source` is the head of the source phrase, or None where nobody is named; `effect` the cue's. `needs_speaker`
    tells that the report only counts if the source can speak ("the timing shows that" is the author's).
    """

    source: int | None
    cue: int
    content: frozenset[int]
    effect: str
    needs_speaker: bool = False


def tokens_of(tokens: Iterable[Token], *leave_out: Token) -> frozenset[int]:
    """Token indices without subtrees that belong to the cue or the source."""
    dropped = {t.i for top in leave_out for t in top.subtree}
    return frozenset(t.i for t in tokens if t.i not in dropped)

"""Ids that survive edits elsewhere in an article: made from what a claim says, never from where it stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.records.claim import Span
    from pipeline.records.document import Evidence

LENGTH = 12


class Numbering:
    """Gives the claims of one article their ids, in text order; equals are told apart by a running number."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, ...]] = Counter()

    def next_id(self, evidence: Evidence, trigger: Span, event_type: str) -> str:
        """The id of a claim with this content."""
        content = (evidence.doc_id, fold(evidence.quote), trigger.text, event_type)
        self._seen[content] += 1
        return _id_of(*content, str(self._seen[content]))


def claim_id(doc_id: str, quote: str, trigger: str, event_type: str, number: int) -> str:
    """An id that begins with a letter; equal content gives an equal id on every machine."""
    return _id_of(doc_id, fold(quote), trigger, event_type, str(number))


def _id_of(*content: str) -> str:
    return "c" + hashlib.sha256("\0".join(content).encode()).hexdigest()[:LENGTH]


def fold(text: str) -> str:
    """White space folded to single blanks."""
    return " ".join(text.split())

"""Ids that survive edits elsewhere in an article: made from what a claim says, never from where it stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.records.claim import Claim

LENGTH = 12


def number_claims(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims of one article with their ids, in the order given; equals are told apart by a running number."""
    seen: Counter[tuple[str, ...]] = Counter()
    for claim in claims:
        content = (claim.doc_id, fold(claim.evidence.quote), claim.trigger.text, claim.event_type)
        seen[content] += 1
        yield replace(claim, claim_id=claim_id(*content, seen[content]))


def claim_id(doc_id: str, quote: str, trigger: str, event_type: str, number: int) -> str:
    """An id that begins with a letter; equal content gives an equal id on every machine."""
    content = "\0".join((doc_id, fold(quote), trigger, event_type, str(number)))
    return "c" + hashlib.sha256(content.encode()).hexdigest()[:LENGTH]


def fold(text: str) -> str:
    """White space folded to single blanks."""
    return " ".join(text.split())

"""Ids from content."""

from __future__ import annotations

from pipeline.extract.claim_ids import claim_id, fold, number_claims
from pipeline.records.claim import Claim, Span
from pipeline.records.document import Evidence


def claim(quote: str, start: int = 0, event_type: str = "AGREE") -> Claim:
    return Claim(
        claim_id="", evidence=Evidence(doc_id="d", start=start, end=start + len(quote), quote=quote),
        trigger=Span(start=start, end=start + 3, text=quote[:3]), predicate="x", event_type=event_type, participants=(),
        date=None, quantities=(), polarity="affirmed", modality="asserted", holder="author", attribution=None,
        statement="", rule_id="", confidence=1.0,
    )  # fmt: skip


def test_ids_begin_with_a_letter_and_do_not_depend_on_the_place() -> None:
    here, there = next(number_claims([claim("It was so.")])), next(number_claims([claim("It was so.", start=99)]))
    assert here.claim_id == there.claim_id
    assert here.claim_id[0].isalpha()


def test_white_space_is_folded() -> None:
    assert fold("a \n  b") == "a b"
    assert claim_id("d", "a\nb", "a", "OTHER", 1) == claim_id("d", "a b", "a", "OTHER", 1)


def test_equals_are_numbered_and_others_differ() -> None:
    ids = [
        c.claim_id
        for c in number_claims([claim("Same."), claim("Same.", start=50), claim("Same.", event_type="OTHER")])
    ]
    assert len(set(ids)) == 3
    assert ids[0] == claim_id("d", "Same.", "Sam", "AGREE", 1)
    assert ids[1] == claim_id("d", "Same.", "Sam", "AGREE", 2)

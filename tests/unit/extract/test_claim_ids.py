"""Ids from content."""

from __future__ import annotations

from pipeline.extract.claim_ids import Numbering, claim_id, fold
from pipeline.records.claim import Span
from pipeline.records.document import Evidence


def id_of(ids: Numbering, quote: str, start: int = 0, event_type: str = "AGREE") -> str:
    evidence = Evidence(doc_id="d", start=start, end=start + len(quote), quote=quote)
    return ids.next_id(evidence, Span(start=start, end=start + 3, text=quote[:3]), event_type)


def test_ids_begin_with_a_letter_and_do_not_depend_on_the_place() -> None:
    here, there = id_of(Numbering(), "It was so."), id_of(Numbering(), "It was so.", start=99)
    assert here == there
    assert here[0].isalpha()


def test_white_space_is_folded() -> None:
    assert fold("a \n  b") == "a b"
    assert claim_id("d", "a\nb", "a", "OTHER", 1) == claim_id("d", "a b", "a", "OTHER", 1)


def test_equals_are_numbered_and_others_differ() -> None:
    numbering = Numbering()
    ids = [
        id_of(numbering, "Same."),
        id_of(numbering, "Same.", start=50),
        id_of(numbering, "Same.", event_type="OTHER"),
    ]
    assert len(set(ids)) == 3
    assert ids[0] == claim_id("d", "Same.", "Sam", "AGREE", 1)
    assert ids[1] == claim_id("d", "Same.", "Sam", "AGREE", 2)

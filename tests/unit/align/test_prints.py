from __future__ import annotations

from dataclasses import replace

from pipeline.align.prints import article_prints
from pipeline.records.claim import Claim, Participant, Span
from pipeline.records.document import Evidence, Source

READ = {"a": "r1", "b": "r2"}
NAMES = {"org/velm-port": "Port of Velm"}


def claim(claim_id: str, doc_id: str, *ids: str) -> Claim:
    quote = "closed the bridge"
    return Claim(
        claim_id=claim_id,
        evidence=Evidence(doc_id=doc_id, start=0, end=len(quote), quote=quote),
        trigger=Span(start=0, end=6, text="closed"),
        predicate="close",
        event_type="CLOSURE",
        participants=tuple(Participant(role="actor", entity_id=i, text=i, start=0, end=1) for i in ids),
        date=None,
        quantities=(),
        polarity="affirmed",
        modality="asserted",
        holder="author",
        attribution=None,
        statement=quote,
        rule_id="r",
        confidence=1.0,
    )


CLAIMS = (claim("c1", "a", "org/velm-port", "city/velm"), claim("c2", "b", "city/velm"))


def prints(
    claims: tuple[Claim, ...] = CLAIMS,
    originals: tuple[Claim, ...] | None = None,
    read: dict[str, str] | None = None,
    sources: dict[str, Source] | None = None,
    names: dict[str, str] | None = None,
) -> dict[str, str]:
    return article_prints(
        READ if read is None else read,
        claims,
        claims if originals is None else originals,
        sources=sources or {},
        names=NAMES if names is None else names,
    )


def test_an_article_that_changes_changes_its_own_print_only() -> None:
    changed = prints(read=READ | {"a": "r3"})
    assert changed["a"] != prints()["a"]
    assert changed["b"] == prints()["b"]


def test_names_copies_corrections_and_swapped_ids_are_noticed() -> None:
    first, second = CLAIMS
    swapped = claim("c1", "a", "city/velm", "org/velm-port")
    corrected = replace(first, polarity="negated")
    others = (
        prints(names={"org/velm-port": "Velm Harbour"}),
        prints(sources={"a": Source(same_as="b")}),
        prints((swapped, second)),
        prints((corrected, second), originals=CLAIMS),
    )
    assert len({found["a"] for found in (prints(), *others)}) == 5
    assert {found["b"] for found in others} == {prints()["b"]}

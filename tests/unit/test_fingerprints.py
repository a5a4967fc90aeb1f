from __future__ import annotations

from collections.abc import Mapping

from pipeline.fingerprints import article_prints
from pipeline.records.claim import Claim, Extraction, Participant, Span
from pipeline.records.decision import Decision
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


FIRST, SECOND = claim("c1", "a", "org/velm-port", "city/velm"), claim("c2", "b", "city/velm")
DECISION = Decision(
    seq=1, at="2020-01-01T00:00:00Z", reviewer="ann", run="r", key=("c1",), evidence="", action="extraction_wrong"
)


def prints(
    first: Claim = FIRST,
    *,
    read: Mapping[str, str] = READ,
    names: Mapping[str, str] = NAMES,
    copy_of: str | None = None,
    decisions: tuple[Decision, ...] = (),
) -> dict[str, str]:
    extractions = [Extraction(doc_id=c.doc_id, mentions=(), times=(), claims=(c,)) for c in (first, SECOND)]
    sources = {"a": Source(same_as=copy_of), "b": Source()}
    return article_prints(read, extractions, sources=sources, names=names, decisions=decisions)


def test_an_article_that_changes_changes_its_own_print_only() -> None:
    changed = prints(read={**READ, "a": "r3"})
    assert changed["a"] != prints()["a"]
    assert changed["b"] == prints()["b"]


def test_names_copies_decisions_and_swapped_ids_are_noticed() -> None:
    others = (
        prints(names={"org/velm-port": "Velm Harbour"}),
        prints(copy_of="b"),
        prints(claim("c1", "a", "city/velm", "org/velm-port")),
        prints(decisions=(DECISION,)),
    )
    assert len({found["a"] for found in (prints(), *others)}) == 5
    assert {found["b"] for found in others} == {prints()["b"]}

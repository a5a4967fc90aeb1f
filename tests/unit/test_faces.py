"""Faces of articles, and the fingerprints that runs know them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pipeline.faces import Face, face_from, face_of, print_faces
from pipeline.reading import Article
from pipeline.records.claim import Extraction, Mention
from pipeline.records.document import Document, Evidence, Source
from tests.synthetic.claim_making import make_claim

TEXT = "Orla closed the quay on 31 February 2011, wrote Finn."
CLAIM = replace(make_claim("coast-1", "Orla closed the quay", "closed", actor="person/orla"), holder="person/finn")


def article() -> Article:
    document = Document(
        doc_id="coast",
        path="coast.txt",
        sha256="0",
        source=Source(published="2011"),
        text=TEXT,
        reading=TEXT,
        blocks=(),
        passages=(),
        warnings=("it has no title",),
    )
    named = tuple(
        Mention(
            evidence=Evidence(doc_id="coast", start=0, end=4, quote=quote), label="PERSON", entity_id=f"person/{slug}"
        )
        for quote, slug in (("Orla", "orla"), ("Orla", "orla"), ("Finn", "finn"))
    )
    return Article(
        path="coast.txt",
        document=document,
        extraction=Extraction(doc_id="coast", mentions=named, times=(), claims=(CLAIM,)),
    )


def face() -> Face:
    found = face_of(article())
    assert found is not None
    return found


def told(read: str = "1", *, final: Mapping[str, str] | None = None, names: Mapping[str, str] | None = None) -> int:
    prints = print_faces([face()], [[read]], final or {}, {"person/orla": "Orla"} if names is None else names)
    return int(prints[0])


def test_a_face_tells_what_a_run_asks_of_every_article() -> None:
    found = face()
    assert (found.doc_id, found.published, found.claims) == ("coast", "2011", ["coast-1"])
    assert (found.n_names, found.n_times) == (3, 0)
    assert found.ids == ["person/finn", "person/orla"]
    assert found.warnings == [": it has no title"]
    assert found.named.names == [("person/finn", "Finn", "PERSON", 1), ("person/orla", "Orla", "PERSON", 2)]


def test_a_face_is_the_same_when_it_is_read_back() -> None:
    assert face_from(face().told()).named == face().named
    assert face_from(face().told()).sample == face().sample
    assert face_from(face().told()).told() == face().told()


def test_what_could_not_be_read_has_no_face() -> None:
    assert face_of(Article(path="torn.pdf", problem="it is torn")) is None


def test_an_article_that_only_was_ingested_has_a_face_without_claims() -> None:
    found = face_of(replace(article(), extraction=None))
    assert found is not None
    assert (found.claims, found.ids, found.n_names) == ([], [], 0)


@pytest.mark.parametrize(
    "changed",
    [
        told("2"),
        told(final={"person/finn": "person/finn-roe"}),
        told(names={"person/orla": "Orla Roe"}),
        told(final={"person/finn": "person/orla", "person/orla": "person/finn"}),
    ],
)
def test_whatever_a_run_comes_to_know_of_an_article_changes_its_print(changed: int) -> None:
    assert changed != told()


def test_a_print_does_not_depend_on_the_articles_beside() -> None:
    other = replace(face(), ids=["person/finn", "person/ole"])
    prints = print_faces([other, face()], [["2"], ["1"]], {}, {"person/orla": "Orla"})
    assert prints[1] == told()
    assert prints[0] != told()


def test_a_print_does_not_depend_on_what_others_mean() -> None:
    assert told(final={"person/olaf": "person/ole"}, names={"person/orla": "Orla", "person/ole": "Ole"}) == told()

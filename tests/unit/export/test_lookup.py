"""What a run knows of its articles without reading them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.export.lookup import Lookup
from pipeline.export.matrix import matrix_rows
from pipeline.records.claim import Extraction
from pipeline.records.document import Document
from pipeline.records.on_demand import ByName, Documents, Extractions
from pipeline.records.tables import RunTables


def unread(tables: RunTables) -> RunTables:
    """The same run, whose articles cannot be read."""

    def document(doc_id: str) -> Document:
        raise AssertionError(doc_id)

    def extraction(doc_id: str) -> Extraction:
        raise AssertionError(doc_id)

    doc_ids = [document.doc_id for document in tables.documents]
    homes = {claim.claim_id: part.doc_id for part in tables.extractions for claim in part.claims}
    originals = {d.doc_id: d.source.same_as for d in tables.documents if d.source.same_as}
    return replace(
        tables,
        documents=Documents(ByName(doc_ids, document), originals),
        extractions=Extractions(ByName(doc_ids, extraction), homes),
    )


def test_where_a_claim_stands_is_known_without_its_article(tables: RunTables) -> None:
    read, known = Lookup(tables), Lookup(unread(tables))
    claim_ids = [*read.claims, "nobody's"]
    assert [known.article_of(claim_id) for claim_id in claim_ids] == [read.article_of(c) for c in claim_ids]
    assert read.article_of("nobody's") == ""


@pytest.mark.parametrize("copied", [False, True])
def test_voices_are_counted_without_reading(tables: RunTables, copied: bool) -> None:
    first, second, *others = tables.documents
    if copied:
        second = replace(second, source=replace(second.source, same_as=first.doc_id))
    told = replace(tables, documents=(first, second, *others))
    doc_ids = [first.doc_id, second.doc_id]
    assert Lookup(told).voices(doc_ids) == Lookup(unread(told)).voices(doc_ids) == 2 - copied


def test_questions_that_no_shown_article_answers_need_no_reading(tables: RunTables) -> None:
    groups = list(tables.alignment.groups)
    rows = matrix_rows(Lookup(unread(tables)), groups, doc_ids=["elsewhere"])
    assert all(row.cells == (None,) for row in rows)

"""What an overview tells of groups is the same read off records and in columns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.align.stage import align
from pipeline.export.lookup import Lookup
from pipeline.export.overview_columns import told_of_groups
from pipeline.export.tables import claim_rows
from pipeline.packs.knowledge import Knowledge
from pipeline.recall.found import Found, as_found
from pipeline.recall.ragged import Ragged
from pipeline.recall.shelves import Columns
from pipeline.records.claim import Extraction
from pipeline.records.document import Document, Source
from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, ClaimGroup
from pipeline.records.tables import RunTables
from tests.synthetic.claim_making import make_claim

DATES = {"alpha": "1951", "beta": "1952", "gamma": "1951", "delta": "1951-05", "copy": "1951"}


def run(knowledge: Knowledge) -> RunTables:
    """Five articles, one of them a copy, on a founding and a drill."""
    sources = {doc_id: Source(same_as="alpha" if doc_id == "copy" else None) for doc_id in DATES}
    drill = {"actor": "org/league", "other": "event/iron-tide"}
    parts, documents = [], []
    for place, (doc_id, date) in enumerate(sorted(DATES.items())):
        founded = make_claim(f"{doc_id}-1", "The league was founded", "founded", "FOUND", date=date, actor="org/league")
        called = make_claim(f"{doc_id}-2", "It called off Iron Tide", "called", "EXERCISE", start=200, **drill)
        alone = make_claim(f"{doc_id}-3", "A baker weighed flour", "weighed", start=400, actor="person/oru-venn")
        said = (founded, called, alone) if doc_id == "beta" else (founded, called)
        told = tuple(replace(claim, confidence=0.9 - place / 10) for claim in said)
        parts.append(Extraction(doc_id=doc_id, mentions=(), times=(), claims=told))
        documents.append(
            Document(
                doc_id=doc_id, path="", sha256="", source=sources[doc_id], text="", blocks=(), reading="", passages=()
            )
        )
    claims = [claim for part in parts for claim in part.claims]
    alignment = align(claims, sources=sources, entities=(), knowledge=knowledge)
    return RunTables(documents=documents, extractions=parts, entities=(), alignment=alignment)


def as_records(tables: RunTables) -> RunTables:
    alignment = tables.alignment
    listed = replace(alignment, comparisons=tuple(alignment.comparisons), groups=tuple(alignment.groups))
    return replace(tables, alignment=listed)


def by_row(columns: Columns) -> dict[str, list[object]]:
    """Columns as lists; what stands together in a row in any order."""
    return {
        name: [sorted(row.tolist()) for row in map(column.__getitem__, range(len(column)))]
        if isinstance(column, Ragged)
        else column.tolist()
        for name, column in columns.items()
    }


def told(tables: RunTables, rows: list[int]) -> Columns:
    groups: Found[ClaimGroup] = as_found(tables.alignment.groups, lambda group: group.group_id)
    return told_of_groups(groups, np.array(rows, dtype=np.int64), Lookup(tables))


def test_columns_tell_what_records_tell(knowledge: Knowledge) -> None:
    tables = run(knowledge)
    groups = tables.alignment.groups
    assert Lookup(tables).in_groups is not None
    assert Lookup(as_records(tables)).in_groups is None
    assert {group.verdict for group in groups} == {AGREE, CONFLICT, SINGLE_SOURCE}
    calm = [place for place, group in enumerate(groups) if group.verdict != CONFLICT]
    for rows in (list(range(len(groups))), list(range(len(groups)))[::-1], calm, []):
        assert by_row(told(tables, rows)) == by_row(told(as_records(tables), rows))


def test_the_claims_table_is_the_same(knowledge: Knowledge) -> None:
    tables = run(knowledge)
    rows = list(claim_rows(Lookup(tables)))
    assert rows == list(claim_rows(Lookup(as_records(tables))))
    assert len({row.confidence for row in rows}) > 2

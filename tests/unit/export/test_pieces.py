"""Tables in pieces, and groups in columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from pipeline.export.formats import DEFAULT_DIALECT, table_csv
from pipeline.export.lookup import Lookup
from pipeline.export.matrix import pairwise
from pipeline.export.order import overview_of, reading_order
from pipeline.export.pieces import pieces_of
from pipeline.export.sides import agreeing_sources, conflicting_sources
from pipeline.recall.prints import print_of
from pipeline.recall.shelves import Recall
from pipeline.records.decision import Decision, Standing
from pipeline.records.group import CONFLICT, SINGLE_SOURCE
from pipeline.records.tables import RunTables


@pytest.mark.parametrize("name", ["claims", "evidence", "sources", "entities"])
def test_pieces_make_up_the_table(name: str, tables: RunTables) -> None:
    lookup = Lookup(tables)
    pieces = pieces_of(name, lookup)
    assert pieces is not None
    assert b"".join(pieces) == b"".join(table_csv(name, lookup, DEFAULT_DIALECT))


def test_small_tables_are_not_cut() -> None:
    assert pieces_of("scores", Lookup.__new__(Lookup)) is None


def test_a_piece_tells_by_its_print_what_a_reviewer_changed(tables: RunTables) -> None:
    made = Decision(seq=0, at="2020-01-01T00:00:00Z", reviewer="ann", run="r", evidence="", action="confirm", key=())
    groups = tables.alignment.groups
    standings = (Standing(decision=made, group_id=groups[0].group_id, status="kept", because=""),)
    before, after = (pieces_of("claims", Lookup(run)) for run in (tables, replace(tables, standings=standings)))
    assert before is not None
    assert after is not None
    decided = before.prints != after.prints
    assert [group.group_id for group, new in zip(reading_order(Lookup(tables)), decided, strict=True) if new] == [
        groups[0].group_id
    ]


def test_an_article_that_agrees_more_often_has_another_piece(tables: RunTables) -> None:
    prints = {document.doc_id: print_of(document.sha256) for document in tables.documents}
    fewer = replace(tables, alignment=replace(tables.alignment, groups=tables.alignment.groups[:2]))
    one, other = (pieces_of("sources", Lookup(run, Recall(prints))) for run in (tables, fewer))
    assert one is not None
    assert other is not None
    assert not np.array_equal(one.prints, other.prints)


def test_columns_tell_what_the_groups_tell(tables: RunTables) -> None:
    lookup = Lookup(tables)
    overview, groups = overview_of(lookup), tables.alignment.groups
    doc_ids = sorted(lookup.documents)
    agree = Counter(doc_id for group in groups for doc_id in agreeing_sources(group, lookup))
    conflict = Counter(doc_id for group in groups for doc_id in conflicting_sources(group, lookup))
    shared = Counter(doc_id for group in groups if group.verdict != SINGLE_SOURCE for doc_id in group.doc_ids)
    told = [counts.tolist() for counts in (*overview.agreements(doc_ids), overview.answers(doc_ids))]
    assert told == [[counter[doc_id] for doc_id in doc_ids] for counter in (agree, conflict, shared)]
    assert overview.n_evidence() == sum(len(group.claim_ids) for group in groups)
    assert {g.group_id for g in overview.in_order((CONFLICT,))} == {g.group_id for g in groups if g.verdict == CONFLICT}


def test_the_most_urgent_group_of_a_claim_is_found(tables: RunTables) -> None:
    lookup = Lookup(tables)
    conflicts = [group for group in tables.alignment.groups if group.verdict == CONFLICT]
    claims = {claim_id for group in conflicts for claim_id in group.claim_ids}
    found = overview_of(lookup).most_urgent([*claims, "unknown"])
    assert set(found) == claims
    assert all(verdict == CONFLICT for verdict, _ in found.values())
    for group in conflicts:
        assert all(found[claim_id][1] <= group.group_id for claim_id in group.claim_ids)


def test_two_sources_are_set_side_by_side_where_both_answer(tables: RunTables) -> None:
    lookup = Lookup(tables)
    shared = {pair for group in tables.alignment.groups for pair in _pairs(group.doc_ids)}
    assert {(pair.left, pair.right) for pair in pairwise(lookup)} == shared


def _pairs(doc_ids: tuple[str, ...]) -> set[tuple[str, str]]:
    return {(a, b) for a in doc_ids for b in doc_ids if a < b}

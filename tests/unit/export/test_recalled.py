from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.export.formats import table_csv
from pipeline.export.lookup import Lookup
from pipeline.export.recalled import recalled_csv
from pipeline.export.writers.csv import CsvDialect
from pipeline.recall import Recall
from pipeline.records.tables import RunTables


@pytest.mark.parametrize("dialect", [CsvDialect(), CsvDialect(excel=True), CsvDialect(guarded=False)])
@pytest.mark.parametrize("name", ["claims", "evidence"])
def test_recalled_lines_are_those_of_the_table(tables: RunTables, name: str, dialect: CsvDialect) -> None:
    recall = Recall({document.doc_id: document.sha256 for document in tables.documents})
    expected = b"".join(table_csv(name, Lookup(tables), dialect))
    assert b"".join(recalled_csv(name, Lookup(tables), dialect, recall)) == expected
    again = Recall(recall.prints, dict(recall.changed()))
    assert b"".join(recalled_csv(name, Lookup(tables), dialect, again)) == expected
    assert not list(again.changed())


def test_a_group_that_is_judged_otherwise_has_another_line(tables: RunTables) -> None:
    recall = Recall({document.doc_id: document.sha256 for document in tables.documents})
    b"".join(recalled_csv("claims", Lookup(tables), CsvDialect(), recall))
    first, *rest = tables.alignment.groups
    groups = (replace(first, verdict="undecided", reason="It cannot be told."), *rest)
    judged = replace(tables, alignment=replace(tables.alignment, groups=groups))
    again = Recall(recall.prints, dict(recall.changed()))
    found = b"".join(recalled_csv("claims", Lookup(judged), CsvDialect(), again))
    assert found == b"".join(table_csv("claims", Lookup(judged), CsvDialect()))

from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import OutputError
from pipeline.export.lookup import Lookup
from pipeline.export.tables import claim_rows
from pipeline.export.writers.csv import CsvDialect, write_csv
from pipeline.records.claim import Attribution, Claim, Extraction, Mention, Participant, Quantity, Span
from pipeline.records.document import Block, Document, Evidence, Passage, Role, Source
from pipeline.records.tables import ClaimRow
from pipeline.records.time import DateInterval, Timex
from pipeline.store.rows import row_of
from pipeline.store.run_tables import write_run_tables
from pipeline.store.tables import (
    read_alignment,
    read_claim_rows,
    read_documents,
    read_extractions,
    read_table,
    write_table,
)
from tests.invention import invented_run

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Perth hosted 40 boats on 3 May 2019, the mayor said."


def evidence(start: int, end: int) -> Evidence:
    return Evidence(doc_id="boats", start=start, end=end, quote=TEXT[start:end])


def interval() -> DateInterval:
    day = date(2019, 5, 3)
    return DateInterval(earliest=day, latest=day, edtf="2019-05-03", text="3 May 2019", basis="explicit")


def claim() -> Claim:
    return Claim(
        claim_id="c1",
        evidence=evidence(0, 35),
        trigger=Span(start=6, end=12, text="hosted"),
        predicate="host",
        event_type="OTHER",
        participants=(Participant(role="actor", entity_id="city/perth", text="Perth", start=0, end=5),),
        date=interval(),
        quantities=(Quantity(low=40, high=40, unit="boat", comparator="=", text="40 boats"),),
        polarity="affirmed",
        modality="asserted",
        holder="unnamed",
        attribution=Attribution(
            source=Span(start=37, end=46, text="the mayor"), cue=None, content=((0, 35),), chain=("unnamed",)
        ),
        statement="Perth hosted 40 boats on 3 May 2019.",
        rule_id="host",
        confidence=0.9,
    )


def timex() -> Timex:
    return Timex(
        evidence=evidence(25, 35), type="DATE", value="2019-05-03", timex="2019-05-03", mod=None,
        earliest=date(2019, 5, 3), latest=date(2019, 5, 3), precision="day", basis="explicit",
        year_inferred=False, anchor=(1, 2),
    )  # fmt: skip


def write(folder: Path) -> Extraction:
    found = Extraction(
        doc_id="boats",
        mentions=(Mention(evidence=evidence(0, 5), label="GPE", entity_id="city/perth"),),
        times=(timex(),),
        claims=(claim(),),
    )
    document = Document(
        doc_id="boats", path="boats.txt", sha256="0" * 64, source=Source(author="A"), text=TEXT,
        blocks=(Block(role=Role.PARAGRAPH, start=0, end=len(TEXT), reason="prose"),), reading=TEXT,
        passages=(Passage(role=Role.PARAGRAPH, pieces=((0, len(TEXT)),)),),
    )  # fmt: skip
    write_run_tables(folder, documents=[document], extractions=(found,), entities=(), alignment=None, matches=None)
    return found


def test_claims_names_and_times_come_back_as_they_were(tmp_path: Path) -> None:
    found = write(tmp_path)
    assert read_extractions(tmp_path, ["boats"]) == (found,)


def test_rows_have_the_public_columns(tmp_path: Path) -> None:
    write(tmp_path)
    row = next(read_table(tmp_path / "claims.jsonl"))
    assert list(row)[:5] == ["claim_id", "doc_id", "start", "end", "quote"]
    assert row["attribution"]["content"] == [{"start": 0, "end": 35}]
    assert row["date"]["earliest"] == "2019-05-03"
    name, time = read_table(tmp_path / "mentions.jsonl")
    assert (name["layer"], name["label"], name["entity_id"]) == ("entity", "GPE", "city/perth")
    assert (time["layer"], time["anchor"]) == ("time", {"start": 1, "end": 2})
    assert read_documents(tmp_path)[0].blocks[0].role is Role.PARAGRAPH


def test_what_sources_are_to_each_other_comes_back_as_it_was(tmp_path: Path) -> None:
    run = invented_run(12, 4)
    write_run_tables(
        tmp_path,
        documents=run.documents,
        extractions=run.extractions,
        entities=run.entities,
        alignment=run.alignment,
        matches=None,
    )
    found = read_alignment(tmp_path)
    assert run.alignment.comparisons
    assert found.comparisons == tuple(sorted(run.alignment.comparisons, key=lambda c: (c.left, c.right)))
    assert found.groups == tuple(sorted(run.alignment.groups, key=lambda g: g.group_id))
    fields = [field for comparison in run.alignment.comparisons for field in comparison.fields]
    assert pickle.loads(pickle.dumps(fields)) == fields  # noqa: S301 - written a moment ago


def test_pairs_are_written_as_any_table_is(tmp_path: Path) -> None:
    alignment = invented_run(12, 4).alignment
    write_run_tables(tmp_path, documents=(), extractions=(), entities=(), alignment=alignment, matches=None)
    write_table(tmp_path / "rows", map(row_of, sorted(alignment.comparisons, key=lambda c: (c.left, c.right))))
    assert (tmp_path / "comparisons.jsonl").read_bytes() == (tmp_path / "rows").read_bytes()


def test_a_broken_table_names_the_line(tmp_path: Path) -> None:
    write(tmp_path)
    path = tmp_path / "claims.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + "{torn", encoding="utf-8")
    with pytest.raises(OutputError, match="not a JSON line") as caught:
        list(read_table(path))
    assert caught.value.at.endswith("claims.jsonl:2")


def test_a_folder_without_a_run_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no run in this folder") as caught:
        read_documents(tmp_path)
    assert "variorum run" in caught.value.remedy


def test_the_head_of_the_claims_table_reads_back(tmp_path: Path) -> None:
    rows = list(claim_rows(Lookup(invented_run())))
    (tmp_path / "claims.csv").write_bytes(b"".join(write_csv(ClaimRow, rows, CsvDialect())))
    assert read_claim_rows(tmp_path, 5) == rows[:5]
    with pytest.raises(OutputError, match="there is no run"):
        read_claim_rows(tmp_path / "none")

"""Commands that set claims and texts side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = {
    "alpha": "The Baltic Fisheries Union was founded in 1952.",
    "beta": "The Baltic Fisheries Union was established in 1953.",
}


def write_gold(folder: Path) -> None:
    """Two annotated articles that conflict on a year."""
    for (doc_id, text), word, year in zip(ARTICLES.items(), ("founded", "established"), ("1952", "1953"), strict=True):
        start = text.index(word)
        rows = [
            {"layer": "document", "doc_id": doc_id, "sha256": "0" * 64, "title": doc_id, "author": None,
             "publisher": None, "published": None, "published_basis": None},
            {"layer": "claim", "id": "c001", "start": 0, "end": len(text), "quote": text,
             "trigger": [start, start + len(word)], "type": "FOUND", "roles": {"actor": ["org/baltic-fisheries-union"]},
             "when": year, "quantity": None, "polarity": "affirmed", "modality": "asserted", "holder": "author",
             "text": text},
        ]  # fmt: skip
        (folder / f"{doc_id}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    sides = [[{"doc_id": doc_id, "claim": "c001"}] for doc_id in ARTICLES]
    group = {"layer": "alignment", "group": "g01", "question": "When?", "members": [s[0] for s in sides],
             "verdict": "conflict", "strength": "firm", "on": ["date"], "sides": sides, "note": ""}  # fmt: skip
    (folder / "alignment.jsonl").write_text(json.dumps(group) + "\n", encoding="utf-8")


def test_align_runs_on_annotated_claims_and_scores_itself(tmp_path: Path) -> None:
    gold, out = tmp_path / "gold", tmp_path / "out"
    gold.mkdir()
    write_gold(gold)
    result = CliRunner().invoke(app, ["align", "--claims", str(gold), "--out", str(out), "--json"])
    assert result.exit_code == 0, result.output
    figures = json.loads(result.output)
    assert figures["links: F1"] == 1
    assert figures["conflicts: recall"] == 1
    assert figures["firm groups found"] == 1
    pair = json.loads((out / "comparisons.jsonl").read_text(encoding="utf-8"))
    assert (pair["verdict"], pair["conflict_on"]) == ("conflict", ["date"])


def test_compare_text_reads_pairs_and_keeps_their_other_columns(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    row = {"id": 7, "a": ARTICLES["alpha"], "b": ARTICLES["beta"]}
    pairs.write_text(json.dumps(row) + "\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["compare-text", "--jsonl", str(pairs)])
    assert result.exit_code == 0, result.output
    found = json.loads(result.output)
    assert (found["id"], found["verdict"], found["conflict_on"]) == (7, "conflict", ["date"])
    assert found["reason"] == "The dates differ: 1952 against 1953."


@pytest.mark.parametrize("line", ["not json", '{"a": "one"}', '{"a": "one", "b": 2}'])
def test_a_bad_pair_is_named_by_its_line(line: str, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(f"\n{line}\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["compare-text", "--jsonl", str(pairs)])
    assert isinstance(result.exception, UsageError)
    assert "line 2" in str(result.exception)


def test_compare_text_needs_two_texts_or_pairs() -> None:
    result = CliRunner().invoke(app, ["compare-text"])
    assert isinstance(result.exception, UsageError)

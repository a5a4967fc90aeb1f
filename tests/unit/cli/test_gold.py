"""The annotation commands, called as a user calls them, on an invented article."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import GoldError, UsageError
from pipeline.reconcile.gold_format import write_gold
from tests.unit.reconcile.ferry import TEXT, document, gold_set


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one article and two annotation sets, which differ in one label."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "ferry.txt").write_bytes(TEXT.encode())
    clean = replace(gold_set(), groups=())
    names = (replace(document().names[0], label="LOC"), *document().names[1:])
    other = replace(clean, documents=(replace(document(), names=names),))
    for name, gold in (("first", clean), ("second", other)):
        (tmp_path / name).mkdir()
        for file, text in write_gold(gold).items():
            (tmp_path / name / file).write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _call(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == code, result.output
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def test_check_is_silent_about_a_true_set_and_names_what_is_wrong(project: Path) -> None:
    assert _call("gold", "check", "first") == ""
    broken = (project / "first" / "ferry.jsonl").read_text(encoding="utf-8").replace('"STATISTIC"', '"FIGURE"')
    (project / "first" / "ferry.jsonl").write_text(broken, encoding="utf-8")
    assert "ferry.jsonl:10: c002: type 'FIGURE'" in _call("gold", "check", "first", code=1)
    row = json.loads(_call("gold", "check", "first", "--json", code=1))
    assert row == {"at": "ferry.jsonl:10", "fact": "c002: type 'FIGURE'"}


def test_compare_gives_the_agreement_table(project: Path) -> None:
    rows = [json.loads(line) for line in _call("gold", "compare", "first", "second", "--json").splitlines()]
    found = {(row["layer"], row["measure"], row["doc_id"]): row["value"] for row in rows}
    assert found["entity", "label agreement", "ferry"] == pytest.approx(4 / 5)
    assert found["entity", "span F1", ""] == 1.0
    assert found["time", "alpha over words", ""] == 1.0
    assert "entity label kappa" in _call("gold", "compare", "first", "second")


@pytest.mark.parametrize("form", ["brat", "labelstudio"])
def test_a_set_that_goes_to_a_tool_and_back_is_the_same_set(project: Path, form: str) -> None:
    _call("gold", "export", form, "first", "--to", "tool")
    _call("gold", "import", form, "tool", "--base", "first", "--to", "back")
    assert _call("gold", "check", "back") == ""
    assert json.loads(_call("gold", "compare", "first", "back", "--json").splitlines()[2])["value"] == 1.0
    assert (project / "back" / "entities.jsonl").read_bytes() == (project / "first" / "entities.jsonl").read_bytes()


def test_files_that_are_there_are_not_overwritten_unasked(project: Path) -> None:
    _call("gold", "export", "bio", "first", "--to", "columns")
    result = CliRunner().invoke(app, ["gold", "export", "bio", "first", "--to", "columns"])
    assert isinstance(result.exception, GoldError)
    _call("gold", "export", "bio", "first", "--to", "columns", "--replace")


def test_unknown_formats_and_directions_are_usage_errors(project: Path) -> None:
    for arguments in (("export", "xml", "first"), ("export", "doccano", "first"), ("import", "bio", "first")):
        result = CliRunner().invoke(app, ["gold", *arguments, "--to", "x"])
        assert isinstance(result.exception, UsageError), arguments


def test_adjudication_lists_disagreements_and_then_follows_the_rulings(project: Path) -> None:
    _call("adjudicate", "first", "second", "--to", "agreed", code=1)
    with (project / "rulings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["quote"], row["a"], row["b"]) for row in rows] == [
        ("Port\u00a0Orla", "GPE city/port-orla", "LOC city/port-orla")
    ]
    rows[0]["ruling"] = "b"
    with (project / "rulings.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    _call("adjudicate", "first", "second", "--to", "agreed")
    agreed, second = ((project / name / "ferry.jsonl").read_bytes() for name in ("agreed", "second"))
    assert agreed == second


def test_a_set_moves_with_an_edited_article(project: Path) -> None:
    (project / "corpus" / "ferry.txt").write_bytes(("Updated.\r\n\r\n" + TEXT).encode())
    assert "the text has changed" in _call("gold", "check", "first", code=1)
    assert _call("gold", "move", "first", "--to", "moved") == ""
    assert _call("gold", "check", "moved") == ""


def test_rows_whose_words_are_gone_are_told_when_a_set_moves(project: Path) -> None:
    (project / "corpus" / "ferry.txt").write_bytes(TEXT.replace("Mara Dunne of", "A speaker of").encode())
    assert "'Mara Dunne': the quote is not in the text" in _call("gold", "move", "first", "--to", "moved", code=1)


def test_reconcile_without_a_gold_set_is_a_usage_error(project: Path) -> None:
    result = CliRunner().invoke(app, ["reconcile"])
    assert isinstance(result.exception, UsageError)


@pytest.mark.usefixtures("nlp")
def test_annotate_then_reconcile_meets_itself(project: Path) -> None:
    _call("annotate", "--to", "draft")
    assert _call("gold", "check", "draft") == ""
    rows = [json.loads(line) for line in _call("reconcile", "--gold", "draft", "--json", "--csv", "s.csv").splitlines()]
    found = {(row["layer"], row["measure"]): row["value"] for row in rows if not row["doc_id"]}
    assert found["entity", "strict F1"] == found["claim", "F1"] == 1.0
    with (project / "s.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(rows)
    assert (project / "outputs" / "matches.jsonl").exists()
    assert "names" in _call("reconcile", "--gold", "first")
    assert "partial   ferry:3 'On 3 May 2031" in _call("reconcile", "--gold", "first", "--list", "claim")

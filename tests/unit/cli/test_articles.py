"""The commands that show how articles were read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import ModelError, UsageError

PARAGRAPHS = (
    "The town of Velm opened its second landing stage in March 2021, after a quarrel that had lasted nine years.",
    "The plan goes back to 2012, when the county council of Norrvik offered to pay half of the 4.2 million crowns.",
    "In the autumn of 2016 a storm broke the old pier in two, and for eleven weeks nobody could land a boat there.",
)
BODY = "\n\n".join(PARAGRAPHS)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two articles, one of them a copy, and a link."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "velm.md").write_text(f"# A harbour\n\nBy Mia Berg\n\n3 April 2022\n\n{BODY}\n", encoding="utf-8")
    (folder / "copy.txt").write_text(f"Two councils\n\n{BODY}\n", encoding="utf-8")
    (folder / "page.url").write_text("[InternetShortcut]", encoding="utf-8")
    return folder


def test_doctor_says_what_was_read_skipped_missing_and_copied(corpus: Path) -> None:
    result = CliRunner().invoke(app, ["doctor", str(corpus), "--json"])
    rows = {row["file"]: row for row in map(json.loads, result.stdout.splitlines())}
    assert result.exit_code == 0
    assert {name: row["status"] for name, row in rows.items()} == {
        "velm.md": "read",
        "copy.txt": "read",
        "page.url": "skipped",
    }
    assert rows["velm.md"]["author"] == "Mia Berg"
    assert any("a copy of velm" in note for note in rows["copy.txt"]["notes"])
    assert any("under [copy] in sources.toml" in note for note in rows["copy.txt"]["notes"])
    assert "3 files: 2 read, 1 skipped" in result.stderr


def test_doctor_fails_where_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    assert CliRunner().invoke(app, ["doctor", str(tmp_path)]).exit_code == 1


def test_an_article_is_shown_block_by_block(corpus: Path, tmp_path: Path) -> None:
    arguments = [
        "ingest",
        str(corpus),
        "--show",
        "velm",
        "--out",
        str(tmp_path / "out"),
        "--cache",
        str(tmp_path / "cache"),
    ]
    shown = CliRunner().invoke(app, arguments)
    assert shown.exit_code == 0
    assert "front_matter A harbour" in shown.stdout.replace("# ", "")
    rows = [json.loads(line) for line in CliRunner().invoke(app, [*arguments, "--json"]).stdout.splitlines()]
    assert [row["role"] for row in rows] == ["front_matter"] * 3 + ["paragraph"] * 3


def test_doctor_checks_the_model(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "its 24 files are the official ones" in CliRunner().invoke(app, ["doctor", str(corpus)]).stderr
    monkeypatch.setattr("pipeline.extract.nlp.model_files", lambda _: {})
    error = CliRunner().invoke(app, ["doctor", str(corpus)]).exception
    assert isinstance(error, ModelError)
    assert "is not the official one: LICENSE, LICENSES_SOURCES, accuracy.json" in error.fact


def test_a_wrong_id_names_the_nearest(corpus: Path, tmp_path: Path) -> None:
    arguments = ["ingest", str(corpus), "--show", "vellm", "--out", str(tmp_path / "o"), "--cache", str(tmp_path / "c")]
    error = CliRunner().invoke(app, arguments).exception
    assert isinstance(error, UsageError)
    assert "'velm'" in error.remedy

from __future__ import annotations

import csv
import io
import json
import shutil
import socket
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import DecisionError, UsageError
from pipeline.store.run_tables import write_run_tables
from pipeline.ui.desk import Wish
from pipeline.ui.opening import open_desk
from tests.invention import invented_run


def write_run(folder: Path, groups: int) -> Path:
    tables = invented_run(groups, 4)
    write_run_tables(
        folder,
        documents=tables.documents,
        extractions=tables.extractions,
        entities=tables.entities,
        alignment=tables.alignment,
        matches=tables.matches,
    )
    (folder / "run.json").write_text(json.dumps({"run": f"r{groups}", "scores": []}), encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a run of twelve groups in `outputs` and one of nine in `before`."""
    monkeypatch.chdir(tmp_path)
    write_run(tmp_path / "outputs", 12)
    write_run(tmp_path / "before", 9)
    return tmp_path


def call(*arguments: str) -> Any:
    found = CliRunner().invoke(app, list(arguments))
    if found.exception and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found


def test_export_writes_the_claims_table(project: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(call("export").stdout)))
    assert len(rows) == 12
    assert rows[0]["verdict"] == "conflict"


def test_selections_narrow_the_export(project: Path) -> None:
    conflicts = call("export", "--verdict", "conflict", "--format", "jsonl").stdout.splitlines()
    assert {json.loads(line)["verdict"] for line in conflicts} == {"conflict"}
    new = call("export", "--since", "before", "-f", "jsonl").stdout.splitlines()
    assert {json.loads(line)["group_id"] for line in new} == {"g-0009", "g-0010", "g-0011"}
    one = call("export", "--source", "falk-2031", "--slot", "date", "-f", "md").stdout
    assert one.count("## ") == 3


def test_export_leaves_out_what_is_decided(project: Path) -> None:
    desk = open_desk(project / "outputs", project / "annotations" / "decisions", reviewer="ann")
    group = desk.ordered[0]
    desk.save(Wish(action="confirm", group_id=group.group_id, seen=desk.seen(group)))
    lines = call("export", "--undecided", "-f", "jsonl").stdout.splitlines()
    assert group.group_id not in {json.loads(line)["group_id"] for line in lines}
    assert len(lines) == 11
    rows = csv.DictReader(io.StringIO(call("export").stdout))
    assert {row["group_id"]: row["review_status"] for row in rows}[group.group_id] == "confirm (ann)"


@pytest.mark.parametrize("form", ["xlsx", "sqlite", "html", "claimreview", "webannotation", "datapackage"])
def test_every_format_can_go_to_a_file(project: Path, form: str) -> None:
    found = call("export", "--format", form, "--to", f"out.{form}")
    assert found.exit_code == 0
    assert (project / f"out.{form}").stat().st_size > 500
    assert found.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("export", "--format", "pdf"), "no format 'pdf'"),
        (("export", "--verdict", "quarrel"), "no verdict 'quarrel'"),
        (("export", "--source", "nobody"), "no article 'nobody'"),
        (("plot", "pie"), "no picture 'pie'"),
        (("plot", "matrix", "--to", "x.gif"), "no picture format"),
    ],
)
def test_what_cannot_be_done_is_refused(project: Path, arguments: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        call(*arguments)


def test_diff_tells_what_is_new(project: Path) -> None:
    rows = [json.loads(line) for line in call("diff", "before", "outputs", "--json").stdout.splitlines()]
    new = [(row["after"], row["group_id"]) for row in rows if row["change"] == "new"]
    assert new == [("conflict", "g-0010"), ("undecided", "g-0011"), ("single_source", "g-0009")]
    assert {row["because"] for row in rows if row["change"] == "new"} != {""}
    assert call("diff", "outputs", "outputs").stdout == ""


def test_plot_draws_and_tabulates(project: Path) -> None:
    assert ET.fromstring(call("plot", "matrix").stdout).tag.endswith("svg")  # noqa: S314 - the program's own picture
    call("plot", "agreement", "--to", "pairs.csv")
    rows = list(csv.DictReader(io.StringIO((project / "pairs.csv").read_text(encoding="utf-8"))))
    assert len(rows) == 6
    table = [json.loads(line) for line in call("plot", "agreement", "--json").stdout.splitlines()]
    assert [row["shared"] for row in table] == [row["shared"] for row in rows]
    call("plot", "timeline", "-t", "line.svg")
    assert "<svg" in (project / "line.svg").read_text(encoding="utf-8")


def test_a_folder_without_a_run_is_told(project: Path) -> None:
    shutil.rmtree(project / "outputs")
    with pytest.raises(Exception, match="no run in this folder"):
        call("export")


def test_a_reviewers_name_is_checked_before_the_review_begins(project: Path) -> None:
    with pytest.raises(DecisionError, match="'A B' cannot be a reviewer's name"):
        call("review", "--reviewer", "A B")


def test_a_port_in_use_is_told(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="is taken"):
            call("review", "--reviewer", "ann", "--port", str(taken.getsockname()[1]))

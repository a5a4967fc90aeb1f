from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import DecisionError
from pipeline.records.decision import CONFIRM, Decision
from pipeline.store.decisions import DecisionLog

ROOT = Path(__file__).resolve().parents[3]
APPENDING = """
import sys
from pathlib import Path
from pipeline.records.decision import Decision
from pipeline.store.decisions import DecisionLog
log, count, note = DecisionLog(Path(sys.argv[1])), int(sys.argv[2]), sys.argv[3]
for number in range(count):
    decision = Decision(seq=0, at="", reviewer="ann", run="", key=("c",), evidence="", action="note", note=note)
    print(log.append(decision).seq, flush=True)
"""


def wish(**fields: object) -> Decision:
    given = {"seq": 0, "at": "2031-01-01", "reviewer": "ann", "run": "r", "key": ("a", "b"), "evidence": "e"}
    return Decision(**(given | {"action": CONFIRM} | fields))  # type: ignore[arg-type]


def appender(folder: Path, count: int, note: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", APPENDING, str(folder), str(count), note]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "decisions")
    saved = [log.append(wish(note="“quoted”\nline")), log.append(wish(reviewer="bo")), log.append(wish())]
    assert [(d.reviewer, d.seq) for d in saved] == [("ann", 1), ("bo", 1), ("ann", 2)]
    assert DecisionLog(tmp_path / "decisions").read() == (saved[0], saved[2], saved[1])


def test_a_second_reader_sees_what_another_appends(tmp_path: Path) -> None:
    first, second = DecisionLog(tmp_path), DecisionLog(tmp_path)
    stamp = second.stamp()
    first.append(wish())
    assert second.stamp() != stamp
    assert len(second.read()) == 1
    first.append(wish())
    assert [d.seq for d in second.read()] == [1, 2]


@pytest.mark.parametrize("torn", [b'{"seq": 3, "at": "20', b"\xff\xfe", b"[1, 2]", b'{"seq": "x"}'])
def test_a_torn_last_line_loses_nothing_else(tmp_path: Path, torn: bytes) -> None:
    log = DecisionLog(tmp_path)
    log.append(wish())
    log.append(wish())
    path = tmp_path / "ann.jsonl"
    path.write_bytes(path.read_bytes() + torn)
    reader = DecisionLog(tmp_path)
    assert [d.seq for d in reader.read()] == [1, 2]
    assert reader.warnings == ["ann.jsonl: the last line is torn and was set aside"]
    assert reader.append(wish()).seq == 3
    again = DecisionLog(tmp_path)
    assert [d.seq for d in again.read()] == [1, 2, 3]
    assert "a line cannot be read" in again.warnings[0]
    assert torn in path.read_bytes()


def test_four_processes_append_ordered_lines(tmp_path: Path) -> None:
    writers = [appender(tmp_path, 200, f"writer {n}") for n in range(4)]
    numbers = [int(line) for writer in writers for line in writer.communicate(timeout=60)[0].split()]
    assert sorted(numbers) == list(range(1, 801))
    lines = (tmp_path / "ann.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["seq"] for line in lines] == list(range(1, 801))


def test_every_acknowledged_decision_survives_a_kill(tmp_path: Path) -> None:
    writer = appender(tmp_path, 500, "x" * 500)
    assert writer.stdout is not None
    acknowledged = [int(writer.stdout.readline()) for _ in range(150)]
    os.kill(writer.pid, signal.SIGKILL)
    acknowledged += [int(line) for line in writer.stdout.read().split("\n") if line.strip().isdecimal()]
    writer.wait(timeout=10)
    writer.stdout.close()
    saved = {d.seq for d in DecisionLog(tmp_path).read()}
    assert set(acknowledged) <= saved
    assert DecisionLog(tmp_path).append(wish()).seq == max(saved) + 1


@pytest.mark.parametrize("name", ["../ann", "", "Ann", "a/b", ".hidden", "x" * 60, "ann\n"])
def test_a_reviewers_name_cannot_leave_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(DecisionError, match="cannot be a reviewer's name"):
        DecisionLog(tmp_path / "decisions").append(wish(reviewer=name))
    assert not list(tmp_path.rglob("*.jsonl"))


def test_an_unknown_action_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="no action 'delete'"):
        DecisionLog(tmp_path).append(wish(action="delete"))


def test_a_log_that_is_replaced_is_read_anew(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path)
    for _ in range(3):
        log.append(wish())
    assert len(log.read()) == 3
    path = tmp_path / "ann.jsonl"
    first = path.read_bytes().split(b"\n")[0]
    path.write_bytes(first + b"\n")
    assert [d.seq for d in log.read()] == [1]

"""The floors' rules: what fails, what may be lifted, what may be lowered."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).with_name("check_floors.py")


@pytest.fixture(scope="module")
def floors() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_floors", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ENTRY = {"gold_sha256": "g", "model_sha256": "m", "floors": {"claim F1": 0.5, "link F1": 0.2}}


def test_a_figure_below_its_floor_fails_and_one_at_it_does_not(floors: ModuleType) -> None:
    problems = floors.judge(ENTRY, {"claim F1": 0.4999, "link F1": 0.2}, "g", "m")
    assert problems == ["claim F1: 0.4999 is below its floor 0.500"]


def test_another_gold_or_model_fails(floors: ModuleType) -> None:
    figures = {"claim F1": 0.9, "link F1": 0.9}
    assert [p.split()[1] for p in floors.judge(ENTRY, figures, "x", "m")] == ["gold"]
    assert [p.split()[1] for p in floors.judge(ENTRY, figures, "g", "x")] == ["model"]


def test_raising_never_lowers(floors: ModuleType) -> None:
    figures = {"claim F1": 0.61259, "link F1": 0.1}
    assert floors.lifted(ENTRY, figures, lower=False) == {"claim F1": 0.612, "link F1": 0.2}
    assert floors.lifted(ENTRY, figures, lower=True) == {"claim F1": 0.612, "link F1": 0.1}


def test_lowering_needs_a_line_in_the_changelog() -> None:
    command = [sys.executable, str(SCRIPT), "--allow-regression", "a line that no changelog holds \u2014 ever"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "CHANGELOG.md" in done.stderr


def test_the_hash_changes_with_the_gold(floors: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n", encoding="utf-8")
    before = floors.gold_hash(tmp_path)
    (tmp_path / "notes.md").write_text("not gold", encoding="utf-8")
    assert floors.gold_hash(tmp_path) == before
    (tmp_path / "a.jsonl").write_text("{} \n", encoding="utf-8")
    assert floors.gold_hash(tmp_path) != before


def test_the_floors_file_names_sets_with_figures_that_are_measured(floors: ModuleType) -> None:
    names = {f"{layer} {measure}" for layer, measure in floors.MEASURES}
    for entry in json.loads(floors.FLOORS.read_text(encoding="utf-8")).values():
        assert set(entry["floors"]) == names
        assert all(0 <= floor <= 1 for floor in entry["floors"].values())

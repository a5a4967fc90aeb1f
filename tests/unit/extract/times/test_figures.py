"""Figures on outside sets, which may only rise; skipped where the sets are absent."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from pipeline import read_times

pytestmark = [  # the outside scorer leaves the files that it reads to the garbage collector
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
FLOORS = {
    "wikiwars-train": {"strict": 91, "relaxed": 96, "value": 88, "interval": 93},
    "meantime-dev": {"strict": 85, "relaxed": 91, "value": 79, "interval": 94},
}


@pytest.fixture(scope="module")
def scorer(shared: Path) -> Any:
    """The outside scorer, loaded from where it is."""
    spec = spec_from_file_location("score_timex", shared / "timex" / "score_timex.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


@pytest.mark.parametrize("name", FLOORS)
def test_figures_do_not_fall(name: str, scorer: Any, shared: Path) -> None:
    documents = scorer.load_gold(f"dir:{shared / 'timex' / name}")
    found = {
        d.doc_id: [
            scorer.Timex(d.doc_id, t.evidence.start, t.evidence.end, t.timex or "", t.type)
            for t in read_times(d.text, d.dct or None)
        ]
        for d in documents
    }
    result, _ = scorer.score(documents, found)
    measured = {measure: result[measure]["F1"] for measure in FLOORS[name]}
    assert {m: round(f, 1) for m, f in measured.items() if f < FLOORS[name][m]} == {}

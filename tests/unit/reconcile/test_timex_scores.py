from __future__ import annotations

import importlib.util
import random
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.reconcile.timex_scores import timex_figures, value_days
from pipeline.records.gold import GoldSpan
from tests.unit.reconcile.rows import span


def _time(start: int, end: int, label: str, value: str | None) -> GoldSpan:
    return span(start, end, label, value, "time")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-05-03", date(2031, 5, 3), date(2031, 5, 3)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2031~", date(2031, 1, 1), date(2031, 12, 31)),
        ("203", date(2030, 1, 1), date(2039, 12, 31)),
        ("20", date(2000, 1, 1), date(2099, 12, 31)),
        ("2031-W02", date(2031, 1, 6), date(2031, 1, 12)),
        ("2031-W02-WE", date(2031, 1, 11), date(2031, 1, 12)),
        ("2031-Q2", date(2031, 4, 1), date(2031, 6, 30)),
        ("2031-H2", date(2031, 7, 1), date(2031, 12, 31)),
        ("2031-WI", date(2031, 12, 1), date(2032, 2, 29)),
        ("2031-24", date(2031, 12, 1), date(2032, 2, 29)),
        ("2031-05-03TNI", date(2031, 5, 3), date(2031, 5, 3)),
        ("2030/2031-05", date(2030, 1, 1), date(2031, 5, 31)),
    ],
)
def test_values_denote_days(value: str, first: date, last: date) -> None:
    assert value_days(value) == (first, last)


@pytest.mark.parametrize("value", [None, "", "PRESENT_REF", "P3D", "2031/..", "2031-W60", "XXXX-WXX-5"])
def test_values_that_denote_no_days(value: str | None) -> None:
    assert value_days(value) is None


def test_relaxed_pairs_are_one_to_one_and_values_count_on_them() -> None:
    gold = [_time(0, 10, "DATE", "2031-05"), _time(20, 30, "DURATION", "P3D")]
    found = [_time(2, 12, "DATE", "2031-05"), _time(5, 10, "DATE", "2031"), _time(20, 30, "SET", "P3D")]
    figures = timex_figures([(gold, found)])
    assert figures["TempEval relaxed precision"] == pytest.approx(2 / 3)
    assert figures["TempEval strict recall"] == pytest.approx(1 / 2)
    assert figures["TempEval value F1"] == pytest.approx(0.8)
    assert figures["TempEval type recall"] == pytest.approx(1 / 2)
    assert figures["TempEval interval accuracy"] == 1.0
    assert figures["TempEval relaxed recall: DURATION"] == 0.0


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score_timex", shared / "timex" / "score_timex.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _shaken(times: list[Any], chance: random.Random) -> list[tuple[int, int, str, str]]:
    found = []
    for time in times:
        start, end, value, kind = time.start, time.end, time.value, time.type
        if chance.random() < 0.1:
            continue
        if chance.random() < 0.2:
            start += 1
        if chance.random() < 0.2:
            value = chance.choice(("1999", "2001-05", "P3D", "199", "2001-WI", ""))
        if chance.random() < 0.1:
            kind = chance.choice(("DATE", "SET"))
        if end > start:
            found.append((start, end, value, kind))
        if chance.random() < 0.1:
            found.append((end + 1, end + 4, "1998-03-04", "DATE"))
    return found


@pytest.mark.filterwarnings("ignore:.*unclosed file", "ignore::pytest.PytestUnraisableExceptionWarning")  # theirs
@pytest.mark.parametrize("corpus", ["wikiwars-train", "meantime-dev"])
def test_figures_are_those_of_the_published_time_scorer(shared: Path, corpus: str) -> None:
    theirs = _scorer(shared)
    documents = theirs.load_gold(f"dir:{shared / 'timex' / corpus}")
    chance = random.Random(5)  # noqa: S311 - a test's own errors
    found = {d.doc_id: _shaken(d.timexes, chance) for d in documents}
    ours = timex_figures(
        [
            (
                [_time(t.start, t.end, t.type, t.value) for t in d.timexes],
                [_time(start, end, kind, value) for start, end, value, kind in found[d.doc_id]],
            )
            for d in documents
        ]
    )
    given = {i: [theirs.Timex(i, s, e, v, k) for s, e, v, k in rows] for i, rows in found.items()}
    for only in (None, "DATE", "TIME", "DURATION", "SET"):
        expected, _ = theirs.score(documents, given, only)
        suffix = f": {only}" if only else ""
        if not expected["gold"] and not expected["pred"]:
            continue
        names = ["strict", "relaxed", "value", "type", *(["interval"] if "interval" in expected else [])]
        for name in names:
            for key, part in (("P", "precision"), ("R", "recall"), ("F1", "F1")):
                value = ours[f"TempEval {name} {part}{suffix}"] or 0.0
                assert 100 * value == pytest.approx(expected[name][key], abs=0.05), (only, name, part)
        accuracy = ours[f"TempEval value accuracy{suffix}"] or 0.0
        assert 100 * accuracy == pytest.approx(expected["value_acc"], abs=0.05)

"""Named periods: parsing, lint, and names in a text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layer, Layers
from pipeline.packs.knowledge import Knowledge
from pipeline.packs.periods import Periods, load_periods

HEADER = "names,heads,start,end\n"


def load(tmp_path: Path, rows: str) -> Periods:
    """Periods of a file with these rows."""
    (tmp_path / "times").mkdir()
    (tmp_path / "times" / "mine.csv").write_text(rows, encoding="utf-8")
    return load_periods(Layers(layers=(Layer(name="mine", folder=tmp_path),)))


def test_years_and_months_become_days(tmp_path: Path) -> None:
    periods = load(tmp_path, HEADER + "Great Fog;Long Fog,fog;mist,1901,1902-02\nQuiet Era,,1950-03-04,\n")
    fog, era = periods.rows
    assert (fog.names, fog.heads) == (("great fog", "long fog"), ("fog", "mist"))
    assert (fog.start, fog.end) == (date(1901, 1, 1), date(1902, 2, 28))
    assert (era.start, era.end) == (date(1950, 3, 4), None)


def test_names_are_found_without_regard_to_case_or_apostrophe(tmp_path: Path) -> None:
    periods = load(tmp_path, HEADER + "Ruritania's Great Fog;Great Fog,fog,1901,1902\n")
    text = "After RURITANIA’S GREAT FOG, no great fog came; a great foghorn did."
    assert [text[a:b] for a, b, _ in periods.named_in(text)] == ["RURITANIA’S GREAT FOG", "great fog"]


@pytest.mark.parametrize(("rows", "fact"), [
    (HEADER + "Fog,fog,1901-13,\n", "no date"),
    (HEADER + "Fog,fog,1902,1901\n", "ends before it starts"),
    (HEADER + "Fog,fog,1901,\nMist;Fog,mist,1902,\n", "stands twice"),
    (HEADER + ",fog,1901,\n", "without a name"),
    ("names,start,end\nFog,1901,\n", "columns are missing: heads"),
])  # fmt: skip
def test_lint_names_the_place(tmp_path: Path, rows: str, fact: str) -> None:
    with pytest.raises(KnowledgeError, match=fact) as caught:
        load(tmp_path, rows)
    assert "mine.csv:" in caught.value.at


def test_bundled_periods_load(knowledge: Knowledge) -> None:
    assert len(knowledge.periods.rows) > 50
    assert all(row.end is None or row.start <= row.end for row in knowledge.periods.rows)

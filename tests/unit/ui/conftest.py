from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from pipeline.records.tables import RunTables
from pipeline.store.decisions import DecisionLog
from pipeline.ui.desk import Desk
from tests.invention import invented_run

DeskMaker = Callable[..., Desk]


@pytest.fixture
def make_desk(tmp_path: Path) -> DeskMaker:
    """Desks on one folder of decisions; the run can be exchanged through `runs`."""

    def make(reviewer: str = "ann", runs: list[RunTables] | None = None, earlier: RunTables | None = None) -> Desk:
        held = runs if runs is not None else [invented_run(12, 4)]
        clock = count(1)
        return Desk(
            load=lambda: held[-1],
            stamp=lambda: len(held),
            log=DecisionLog(tmp_path / "decisions"),
            reviewer=reviewer,
            earlier=earlier,
            clock=lambda: f"2031-01-01T00:00:{next(clock):02d}+00:00",
        )

    return make

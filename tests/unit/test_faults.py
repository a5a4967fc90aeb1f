"""A small sample of `python -m bench faults`: what a run that is killed or failed must not lose."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from bench.children import FAILED, Project, new_project, start
from bench.faults import (
    Fault,
    clock_jumps,
    corrupt_cache_entry,
    crashing_article,
    deadly_article,
    disk_full,
    outputs_are_a_file,
    truncated_cache,
    try_fault,
    two_runs_at_once,
)
from bench.kills import killed_runs, lost_decisions

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
KILLS = 5


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = new_project(tmp_path_factory.mktemp("faults") / "project")
    assert not start(made.write).wait().startswith(FAILED)
    return made


def test_a_run_after_a_killed_one_gives_the_bytes_of_an_undisturbed_one(tmp_path: Path) -> None:
    kills = list(killed_runs(new_project(tmp_path / "project"), KILLS))
    assert [kill.faults for kill in kills] == [()] * KILLS
    assert any(kill.in_time for kill in kills)


def test_no_decision_that_was_acknowledged_is_lost(tmp_path: Path) -> None:
    told, lost = lost_decisions(tmp_path, seconds=0.5)
    assert told > 0
    assert lost == 0


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (disk_full, "error: cannot"),
        (outputs_are_a_file, "error: cannot write"),
        (corrupt_cache_entry, ""),
        (truncated_cache, ""),
        (two_runs_at_once, "error: another run writes here"),
        (clock_jumps, ""),
        (crashing_article, "extracting claims from this article failed: ZeroDivisionError"),
        (deadly_article, "reading this article ended its process 2 times"),
    ],
)
def test_a_fault_ends_in_a_clear_message_and_nothing_else_is_lost(project: Project, fault: Fault, told: str) -> None:
    well, said = try_fault(fault, project)
    assert told in said
    assert well, said

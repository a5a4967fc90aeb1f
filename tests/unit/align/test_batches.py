"""Pairs and groups are worked out in batches, by one process or several; how they are batched changes no result."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import pytest

from bench.synthetic_claims import make_claims
from pipeline.align import batches, grouping
from pipeline.align.rows import distinct, rows_of
from pipeline.align.scoring import Links
from pipeline.align.stage import align
from pipeline.engine.crew import Crew
from pipeline.packs.knowledge import Knowledge
from pipeline.records.group import Alignment

TOLD = [claim for _, claim in make_claims(300)]


def aligned(knowledge: Knowledge, work: batches.Work = batches.in_turn) -> Alignment:
    return align(TOLD, sources={}, entities=(), knowledge=knowledge, work=work)


@pytest.fixture(scope="module")
def whole(knowledge: Knowledge) -> Alignment:
    return aligned(knowledge)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST_PAIRS", 150)
    monkeypatch.setattr(grouping, "MOST_CORES", 60)


def test_small_batches_give_what_one_gives(whole: Alignment, small: None, knowledge: Knowledge) -> None:
    assert aligned(knowledge) == whole


def test_several_processes_give_what_one_gives(whole: Alignment, small: None, knowledge: Knowledge) -> None:
    assert aligned(knowledge, Crew(2)) == whole


def test_jobs_reach_other_processes_without_what_they_need_not_know(small: None, knowledge: Knowledge) -> None:
    sizes: list[int] = []

    def work(function: Callable[[Any, Any], Any], shared: Any, jobs: Iterable[Any]) -> Iterator[Any]:
        for job in jobs:
            sizes.append(len(job.views))
            yield function(shared, job)

    aligned(knowledge, work)
    assert len(sizes) > 3
    assert max(sizes) < len(TOLD)


def test_batches_hold_every_pair_once_and_keep_near_what_is_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST_PAIRS", 10)
    teams = np.array([(i, j) for team in range(8) for i in range(team, 40, 8) for j in range(i + 8, 40, 8)])
    left, right = teams[np.lexsort((teams[:, 1], teams[:, 0]))].T
    found = batches.batches(Links(left, right, np.linspace(0.3, 0.9, len(left))), 40)
    assert sorted(np.concatenate(found).tolist()) == list(range(len(left)))
    assert all({*left[rows] % 8} == {*right[rows] % 8} and len({*left[rows] % 8}) == 1 for rows in found)


def test_what_a_dying_process_has_not_done_is_done_here() -> None:
    assert list(Crew(2)(_die_elsewhere, os.getpid(), range(7))) == [0, 2, 4, 6, 8, 10, 12]


def _die_elsewhere(home: int, job: int) -> int:
    if job == 3 and os.getpid() != home:
        os._exit(1)
    return 2 * job


def test_one_job_needs_no_process() -> None:
    assert list(Crew(2)(_home, os.getpid(), [1])) == [True]


def _home(home: int, _: int) -> bool:
    return os.getpid() == home


def test_rows_that_share_an_item_meet() -> None:
    rows = rows_of(np.array([0, 0, 1, 2]), np.array([4, 9, 9, 5]), 4)
    assert rows.meet(np.array([0, 0, 1, 0]), np.array([1, 2, 2, 3])).tolist() == [True, False, False, False]


@pytest.mark.parametrize("numbers", [[], [0], [3, 1, 3, 0], [-1, -1]])
def test_distinct_numbers_are_those_of_a_set(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, dtype=np.int64)).tolist() == sorted(set(numbers))

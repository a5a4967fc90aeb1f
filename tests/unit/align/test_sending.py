"""Views made by other processes are the views made here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import numpy as np
import pytest

from pipeline.align import joining
from pipeline.align.joining import AllClaims, Views
from pipeline.align.view import Viewer
from pipeline.packs.knowledge import load_knowledge
from pipeline.recall.prints import prints_of
from pipeline.recall.shelves import Recall
from tests.synthetic.claim_making import make_claim

S = TypeVar("S")
J = TypeVar("J")
R = TypeVar("R")


class Others:
    """Does work as several processes would."""

    jobs = 2

    def __call__(self, function: Callable[[S, J], R], shared: S, jobs: Iterable[J]) -> Iterator[R]:
        return (function(shared, job) for job in jobs)


def test_views_and_tables_are_the_same_wherever_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "PART", 2)
    knowledge = load_knowledge(())
    told = [
        [
            make_claim(f"{doc}-{i}", f"Brandvik founded the institute in {2000 + i}", "founded", "FOUND")
            for i in range(3)
        ]
        for doc in "abc"
    ]
    viewer = Viewer({}, knowledge.relatedness, knowledge.contrasts)
    made = []
    for work in (Others(), joining.in_turn):
        views = Views(viewer, lambda article: told[article])
        claims = AllClaims(prints_of("abc"), views, knowledge.relatedness, Recall({}), work)
        made.append((list(views.at(np.array([8, 0, 4]))), claims.table.ids, claims.table.rows.entries.tolist()))
    assert made[0] == made[1]
    assert [view.claim_id for view in made[0][0]] == [made[0][1][place] for place in (8, 0, 4)]

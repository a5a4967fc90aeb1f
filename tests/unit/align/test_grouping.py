"""Groups of one question each."""

from __future__ import annotations

from functools import partial

import numpy as np

from pipeline.align.decisions import read_verdicts
from pipeline.align.grouping import group_pairs
from pipeline.align.joining import AllClaims, Views
from pipeline.align.pairs import Meeting, compare_pairs
from pipeline.align.scoring import Links
from pipeline.align.stage import background_of
from pipeline.align.strangers import name_strangers
from pipeline.align.view import Viewer
from pipeline.packs.knowledge import Knowledge
from pipeline.recall.prints import prints_of
from pipeline.recall.shelves import Recall
from pipeline.records.group import CONFLICT
from tests.synthetic.claim_making import make_claim


def test_conflicts_that_share_a_claim_and_ask_the_same_are_one_question(knowledge: Knowledge) -> None:
    told = [
        make_claim(f"{doc}-1", "The league was founded", "founded", "FOUND", date=date, actor="org/league")
        for doc, date in (("alpha", "1951"), ("beta", "1952"), ("gamma", "1951-05"))
    ]
    views = Views(Viewer({}, knowledge.relatedness, knowledge.contrasts), lambda article: [told[article]])
    background, recall = background_of((), knowledge), Recall({})
    claims = AllClaims(prints_of("abc"), views, knowledge.relatedness, recall)
    links = Links(np.array([0, 1]), np.array([1, 2]), np.array([0.9, 0.9]))
    meeting = Meeting(partial(name_strangers, claims.table), lambda left, _: np.ones(len(left), dtype=bool))
    compared = compare_pairs(links, np.array([False, False]), views, claims.prints, background, recall, meeting)
    asking = background, read_verdicts(())
    groups = group_pairs(claims, np.array([0, 0, 2]), compared, views, asking, recall)
    conflicts = [group for group in groups if group.verdict == CONFLICT]
    assert [group.question for group in conflicts] == ["When was League founded?"]
    assert {frozenset(side) for side in conflicts[0].sides} == {
        frozenset({"beta-1"}),
        frozenset({"alpha-1", "gamma-1"}),
    }

"""Groups of one question each."""

from __future__ import annotations

import numpy as np

from pipeline.align.grouping import group_links
from pipeline.align.scoring import Links
from pipeline.align.stage import background_of, compare_views
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.group import CONFLICT
from tests.synthetic.claim_making import make_claim


def test_conflicts_that_share_a_claim_and_ask_the_same_are_one_question(knowledge: Knowledge) -> None:
    claims = [
        make_claim(f"{doc}-1", "The league was founded", "founded", "FOUND", date=date, actor="org/league")
        for doc, date in (("alpha", "1951"), ("beta", "1952"), ("gamma", "1951-05"))
    ]
    views = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    background = background_of((), knowledge)
    links = Links(np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([0.9, 0.0, 0.9]))
    pairs = {(i, j): compare_views(views[i], views[j], background, score=0.9, keys=()) for i, j in ((0, 1), (1, 2))}
    found = group_links(views, links, pairs, (), background, 0.5)
    conflicts = [group for group in found.groups if group.verdict == CONFLICT]
    assert [group.question for group in conflicts] == ["When was League founded?"]
    assert {frozenset(side) for side in conflicts[0].sides} == {
        frozenset({"beta-1"}),
        frozenset({"alpha-1", "gamma-1"}),
    }

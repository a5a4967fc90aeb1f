"""Groups of one pair are those that the maker of all groups makes."""

from __future__ import annotations

from dataclasses import replace
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
from pipeline.records.decision import CONFIRM
from pipeline.records.group import AGREE, CONFLICT, UNDECIDED
from tests.synthetic.claim_making import make_claim


def test_pairs_without_a_conflict_come_out_as_other_groups_do(knowledge: Knowledge) -> None:
    told = [
        make_claim("alpha-1", "The league was founded", "founded", "FOUND", date="1951", actor="org/league"),
        make_claim("beta-1", "The league was founded in May", "founded", "FOUND", date="1951-05", actor="org/league"),
        make_claim("delta-1", "The union was founded", "founded", "FOUND", date="1960", actor="org/union"),
        make_claim("gamma-1", "The league was dissolved", "dissolved", "LEAVE", actor="org/league"),
    ]
    views = Views(Viewer({}, knowledge.relatedness, knowledge.contrasts), lambda article: [told[article]])
    background = background_of((), knowledge)
    claims = AllClaims(prints_of("abdg"), views, knowledge.relatedness, Recall({}))
    links = Links(np.array([0, 0, 1, 2]), np.array([1, 3, 2, 3]), np.array([0.9, 0.5, 0.6, 0.3]))
    meeting = Meeting(partial(name_strangers, claims.table), lambda left, _: np.ones(len(left), dtype=bool))
    apart = np.zeros(len(links), dtype=bool)
    compared = compare_pairs(links, apart, views, claims.prints, background, Recall({}), meeting)
    quickly = read_verdicts(())
    one_by_one = replace(quickly, outcomes=((frozenset({"other-1", "other-2"}), CONFIRM),))
    found = [
        list(group_pairs(claims, np.array([0, 0, 2, 3]), compared, views, (background, verdicts), Recall({})))
        for verdicts in (quickly, one_by_one)
    ]
    assert found[0] == found[1]
    assert {AGREE, UNDECIDED} <= {group.verdict for group in found[0]} - {CONFLICT}

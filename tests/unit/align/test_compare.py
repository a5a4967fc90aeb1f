"""Two claims and two heaps of claims side by side."""

from __future__ import annotations

from pipeline.align.compare import compare_claims, compare_heaps
from pipeline.packs.knowledge import Knowledge
from tests.synthetic.claim_making import make_claim, make_figure

FOUND = make_claim("alpha-1", "The league was founded", "founded", "FOUND", date="1951", actor="org/league")
OTHER_YEAR = make_claim("beta-1", "The league was founded", "founded", "FOUND", date="1952", actor="org/league")
SAME_YEAR = make_claim("beta-2", "The league was set up", "set", "FOUND", date="1951-06", actor="org/league")
FERRY = make_claim("beta-3", "A ferry sank", "sank", "OTHER", figures=(make_figure(3, "boats"),), other="work/gannet")


def test_heaps(knowledge: Knowledge) -> None:
    conflict = compare_heaps([FOUND], [OTHER_YEAR, FERRY], entities=(), knowledge=knowledge)
    assert (conflict.verdict, conflict.conflict_on) == ("conflict", ("date",))
    assert conflict.reason == "The dates differ: 1951 against 1952."
    agree = compare_heaps([FOUND], [SAME_YEAR], entities=(), knowledge=knowledge)
    assert (agree.verdict, agree.conflict_on) == ("agree", ())
    unrelated = compare_heaps([FOUND], [FERRY], entities=(), knowledge=knowledge)
    assert (unrelated.verdict, unrelated.comparisons) == ("unrelated", ())


def test_any_two_claims_can_be_compared(knowledge: Knowledge) -> None:
    near = compare_claims(FOUND, OTHER_YEAR, knowledge=knowledge)
    far = compare_claims(FERRY, FOUND, knowledge=knowledge)
    assert (far.left, far.right) == ("alpha-1", "beta-3")
    assert 0 <= far.score < near.score <= 1
    assert near.keys

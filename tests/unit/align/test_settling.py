"""Conflicts that the other source settles itself."""

from __future__ import annotations

from pipeline.align.stage import align
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import CONFLICT
from tests.synthetic.claim_making import make_claim


def clash(claim_id: str, date: str, start: int = 0) -> Claim:
    return make_claim(
        claim_id,
        "Norland shelled Veslavia at the river",
        "shelled",
        "ASSAULT",
        start=start,
        date=date,
        actor="state/norland",
        recipient="state/veslavia",
    )


def test_two_clashes_that_both_sources_report_do_not_conflict(knowledge: Knowledge) -> None:
    claims = (
        clash("alpha-1", "2015-03-02"),
        clash("alpha-2", "2015-03-20", 300),
        clash("beta-1", "2015-03-02"),
        clash("beta-2", "2015-03-20", 300),
    )
    found = align(claims, sources={}, entities=(), knowledge=knowledge)
    assert not [c for c in found.comparisons if c.verdict == CONFLICT]


def test_one_clash_with_two_dates_conflicts(knowledge: Knowledge) -> None:
    found = align(
        (clash("alpha-1", "2015-03-02"), clash("beta-1", "2015-03-20")), sources={}, entities=(), knowledge=knowledge
    )
    assert [c.conflict_on for c in found.comparisons] == [("date",)]


def test_a_year_confirms_no_day(knowledge: Knowledge) -> None:
    claims = (clash("alpha-1", "2015-03-02"), clash("beta-1", "2015-03-20"), clash("beta-2", "2015", 300))
    found = align(claims, sources={}, entities=(), knowledge=knowledge)
    assert [c.conflict_on for c in found.comparisons if c.verdict == CONFLICT] == [("date",)]

"""Conflicts that the other source settles itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.align.stage import align
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import CONFLICT
from pipeline.records.time import DateInterval
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


def test_a_time_in_which_a_state_went_on_confirms_no_beginning(knowledge: Knowledge) -> None:
    told = (
        ("alpha-1", "Brun has held the post since 2014", "post", 0),
        ("alpha-2", "Brun, the director", "director", 300),
    )
    since = DateInterval(earliest=date(2014, 1, 1), latest=None, edtf="2014/..", text="2014", basis="explicit")
    claims = [
        replace(make_claim(name, text, word, "OFFICE", start=start, actor="person/brun"), date=since)
        for name, text, word, start in told
    ]
    took = "Brun took over as director in 2016"
    claims.append(make_claim("beta-1", took, "took", "OFFICE", date="2016", actor="person/brun"))
    found = align(claims, sources={}, entities=(), knowledge=knowledge)
    assert [c.conflict_on for c in found.comparisons if c.verdict == CONFLICT] == [("date",)]


def vote(claim_id: str, word: str, actor: str, start: int = 0, modality: str = "asserted") -> Claim:
    return make_claim(
        claim_id,
        f"They {word} the accord of Selby in June",
        word,
        "AGREE",
        start=start,
        date="2015-06",
        actor=actor,
        other="event/selby-accord",
        modality=modality,
        polarity="negated" if word == "sign" else "affirmed",
    )


def test_what_somebody_else_did_confirms_no_deed(knowledge: Knowledge) -> None:
    norland, veslavia = "state/norland", "state/veslavia"
    claims = (
        vote("alpha-1", "signed", norland),
        vote("beta-1", "sign", norland),
        vote("beta-2", "signed", veslavia, 300),
    )
    found = align(claims, sources={}, entities=(), knowledge=knowledge)
    assert [c.conflict_on for c in found.comparisons if {c.left, c.right} == {"alpha-1", "beta-1"}] == [("polarity",)]


def test_a_plan_confirms_no_deed(knowledge: Knowledge) -> None:
    norland = "state/norland"
    claims = (
        vote("alpha-1", "signed", norland),
        vote("beta-1", "sign", norland),
        vote("beta-2", "signed", norland, 300, modality="predicted"),
    )
    found = align(claims, sources={}, entities=(), knowledge=knowledge)
    assert "polarity" in next(c.conflict_on for c in found.comparisons if {c.left, c.right} == {"alpha-1", "beta-1"})

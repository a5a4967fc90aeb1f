from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from pipeline.export.lookup import Lookup
from pipeline.export.order import reading_order
from pipeline.export.positions import date_in_words, positions, value_of
from pipeline.export.ranking import VERDICT_ORDER, strength, weight
from pipeline.export.summary import DateSummary, precision_of, summarise_dates
from pipeline.export.tables import (
    claim_row,
    claim_rows,
    entity_rows,
    evidence_rows,
    score_rows,
    source_rows,
)
from pipeline.export.writers.datapackage import columns_of
from pipeline.records.claim import Claim
from pipeline.records.decision import CONFIRM, KEPT, PREFER, STALE, Decision, Standing
from pipeline.records.tables import ClaimRow, EvidenceRow, RunTables, ScoreRow
from pipeline.records.time import DateInterval
from tests.synthetic.claim_making import make_claim, make_figure

CLAIMS = (
    "group_id, verdict, conflict_on, statement, event_type, who, where, date, date_start, date_end, date_precision, "
    "quantity, n_sources, sources_agree, sources_conflict, positions, reason, attributed_to, modality, polarity, "
    "confidence, review_status, reviewer_note"
)
EVIDENCE = (
    "group_id, claim_id, side, doc_id, author, publisher, published, holder, event_type, trigger, actor, recipient, "
    "place, date, date_start, date_end, date_basis, quantity, polarity, modality, statement, quote, line, start, end, "
    "rule_id, confidence, gold_id, gold_outcome"
)


def interval(edtf: str | None, text: str, earliest: date | None, latest: date | None) -> DateInterval:
    return DateInterval(earliest=earliest, latest=latest, edtf=edtf, text=text, basis="explicit")


@pytest.mark.parametrize(
    ("row_type", "columns"),
    [(ClaimRow, CLAIMS), (EvidenceRow, EVIDENCE), (ScoreRow, "set, layer, doc_id, measure, value, low, high")],
)
def test_columns_are_the_public_ones(row_type: type, columns: str) -> None:
    assert columns_of(row_type) == tuple(columns.split(", "))


def test_conflicts_come_first_then_agreement_by_sources_then_single_claims(lookup: Lookup) -> None:
    rows = list(claim_rows(lookup))
    ranks = [VERDICT_ORDER.index(row.verdict) for row in rows]
    assert ranks == sorted(ranks)
    assert {row.verdict for row in rows} == set(VERDICT_ORDER)
    agreeing = [row.n_sources for row in rows if row.verdict == "agree"]
    assert agreeing == sorted(agreeing, reverse=True)


def test_among_equally_sure_conflicts_two_camps_precede_a_lone_dissenter(lookup: Lookup) -> None:
    conflicts = [group for group in reading_order(lookup) if group.verdict == "conflict"]
    ranks = [(-round(strength(group, lookup), 1), -weight(group, lookup)) for group in conflicts]
    assert ranks == sorted(ranks)
    assert {weight(group, lookup) for group in conflicts} == {1, 2}


def test_a_counting_claim_shows_its_number(lookup: Lookup) -> None:
    six = replace(make_figure(6, "states"), text="six")
    claim = make_claim("a-1", "the alliance of six states", "alliance", "MEMBERSHIP", actor="org/nato", figures=(six,))
    assert value_of("participant", claim, lookup).endswith(", six states")


def test_positions_give_each_sides_value_with_its_sources(lookup: Lookup) -> None:
    group = lookup.groups["g-0008"]
    assert group.conflict_on == ("date",)
    left, right = positions(group, lookup).split(" | ")
    assert left == "9 September 2028: falk-2031, mbeki-2032"
    assert right == "24 October 2028: delta-desk-2031, orsini-2031"


def test_a_conflict_names_who_agrees_and_who_conflicts(lookup: Lookup) -> None:
    row = claim_row(lookup.groups["g-0008"], lookup)
    assert row.sources_conflict == ("delta-desk-2031", "falk-2031", "mbeki-2032", "orsini-2031")
    assert row.sources_agree == row.sources_conflict
    alone = claim_row(lookup.groups["g-0000"], lookup)
    assert (alone.sources_agree, len(alone.sources_conflict)) == ((), 2)


def test_dates_in_conflict_are_all_listed_with_the_days_they_span(lookup: Lookup) -> None:
    row = claim_row(lookup.groups["g-0008"], lookup)
    assert row.date == ("2028-09-09", "2028-10-24")
    assert (row.date_start, row.date_end, row.date_precision) == (date(2028, 9, 9), date(2028, 10, 24), "")


def test_of_dates_that_fit_the_most_precise_is_given() -> None:
    year = interval("2029", "2029", date(2029, 1, 1), date(2029, 12, 31))
    day = interval("2029-03-02", "2 March", date(2029, 3, 2), date(2029, 3, 2))
    found = summarise_dates([year, day, None], in_conflict=False)
    assert (found.edtf, found.precision) == (("2029-03-02",), "day")
    assert found.start == found.end == date(2029, 3, 2)


def test_an_open_date_leaves_its_side_open() -> None:
    since = interval("2029/..", "since 2029", date(2029, 1, 1), None)
    before = interval("2020", "2020", date(2020, 1, 1), date(2020, 12, 31))
    found = summarise_dates([since, before], in_conflict=True)
    assert (found.start, found.end) == (date(2020, 1, 1), None)


@pytest.mark.parametrize("in_conflict", [False, True])
def test_one_date_is_given_as_it_is(in_conflict: bool) -> None:
    found = summarise_dates([None, interval("2029/..", "since 2029", date(2029, 1, 1), None)], in_conflict=in_conflict)
    assert (found.edtf, found.start, found.end) == (("2029/..",), date(2029, 1, 1), None)
    assert found.precision == ("" if in_conflict else "interval")


def test_a_date_that_could_not_be_placed_spans_no_days() -> None:
    assert summarise_dates([interval(None, "one day", None, None)], in_conflict=False) == DateSummary()


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2029-03-02", "day"), ("2029-03", "month"), ("2029-21", "season"), ("2029", "year"), ("202X", "decade"),
        ("20XX", "century"), ("2029/2030", "interval"), ("2029/..", "interval"), ("2016~", "year"), ("", ""),
    ],
)  # fmt: skip
def test_precision_is_read_off_the_edtf(edtf: str, precision: str) -> None:
    assert precision_of(edtf) == precision


def test_a_year_that_the_words_leave_out_is_added() -> None:
    assert date_in_words(interval("2030-05-11/2030-05-20", "mid-May", date(2030, 5, 11), date(2030, 5, 20))) == (
        "mid-May 2030"
    )
    assert date_in_words(interval("2030/2031", "two winters", date(2030, 1, 1), date(2031, 1, 1))) == (
        "two winters (2030/2031)"
    )


def test_copies_count_as_one_source(tables: RunTables) -> None:
    group = next(g for g in tables.alignment.groups if g.verdict == "agree" and len(g.doc_ids) > 1)
    first, second = group.doc_ids[:2]
    documents = tuple(
        replace(d, source=replace(d.source, same_as=first)) if d.doc_id == second else d for d in tables.documents
    )
    lookup = Lookup(replace(tables, documents=documents))
    assert claim_row(lookup.groups[group.group_id], lookup).n_sources == len(group.doc_ids) - 1


def test_evidence_lines_hold_the_passage_at_its_line(lookup: Lookup) -> None:
    rows = list(evidence_rows(lookup))
    assert len({(row.group_id, row.claim_id) for row in rows}) == len(rows)
    for row in rows:
        text = lookup.documents[row.doc_id].text
        assert text[row.start : row.end] == row.quote
        assert row.quote in text.split("\n")[row.line - 1]


def test_sides_are_numbered_and_gold_is_named(lookup: Lookup) -> None:
    rows = list(evidence_rows(lookup))
    assert {row.side for row in rows if row.group_id == "g-0008"} == {1, 2}
    assert {row.side for row in rows if row.group_id == "g-0001"} == {None}
    assert {row.gold_outcome for row in rows} == {"", "correct", "partial", "spurious", "incorrect"}


def test_entities_sources_and_scores_are_sorted_by_key(lookup: Lookup) -> None:
    entities, sources = list(entity_rows(lookup)), list(source_rows(lookup))
    assert [row.entity_id for row in entities] == sorted(row.entity_id for row in entities)
    assert sum(row.n_claims for row in sources) == len(lookup.claims)
    keys = [(row.set, row.layer, row.doc_id, row.measure) for row in score_rows(lookup)]
    assert keys == sorted(keys)


def test_decisions_show_in_the_claims_table(tables: RunTables) -> None:
    base = Decision(
        seq=1, at="2031-01-01T00:00:00+00:00", reviewer="ann", run="r", key=("c",), evidence="", action=PREFER,
        value="falk-2031", note="the archive agrees",
    )  # fmt: skip
    other = replace(base, reviewer="bo", action=CONFIRM, value=None, note="")
    standings = (
        Standing(decision=base, status=KEPT, group_id="g-0008"),
        Standing(decision=other, status=STALE, group_id="g-0008", because="x joined the group"),
    )
    lookup = Lookup(replace(tables, standings=standings))
    row = claim_row(lookup.groups["g-0008"], lookup)
    assert row.review_status == "prefer falk-2031 (ann); confirm (bo, stale)"
    assert row.reviewer_note == "ann: the archive agrees"
    assert claim_row(lookup.groups["g-0000"], lookup).review_status == "unreviewed"


def test_a_date_in_a_heading_in_capitals_is_written_as_one_writes_it() -> None:
    shouted = interval("2002-05", "MAY 2002", date(2002, 5, 1), date(2002, 5, 31))
    assert date_in_words(shouted) == "May 2002"


def test_a_post_is_told_with_what_it_is_of(lookup: Lookup) -> None:
    for quote, told in (
        ("Keita, then minister of defence", "minister of defence:"),
        ("Keita, minister of the interior, left", "minister of the interior:"),
        ("Keita, minister of a small state told us more", "minister:"),
    ):
        claim = make_claim("a-1", quote, "minister", "OFFICE", actor="person/keita")
        assert value_of("office", claim, lookup).startswith(told)


def test_only_figures_at_issue_are_told(lookup: Lookup) -> None:
    days, one, two = make_figure(18, "days"), make_figure(1340, "kilograms"), make_figure(870, "kilograms")
    claims = {
        "a-1": make_claim("a-1", "in 18 days 1340 kilograms were seized", "seized", "STATISTIC", figures=(days, one)),
        "b-1": make_claim("b-1", "870 kilograms were seized", "seized", "STATISTIC", figures=(two,)),
    }
    group = replace(lookup.groups["g-0008"], conflict_on=("quantity",), sides=(("a-1",), ("b-1",)))
    told = positions(group, SimpleNamespace(claims=claims))  # type: ignore[arg-type]
    assert told == "1340 kilograms: a | 870 kilograms: b"


def test_a_post_that_several_hold_is_told_as_the_one_that_each_holds(lookup: Lookup) -> None:
    claim = next(iter(lookup.claims.values()))
    word = replace(claim.trigger, text="presidents")
    held = replace(claim, trigger=word, predicate="president", event_type="OFFICE")
    assert value_of("office", held, lookup).startswith("president:")


def positions_on(slot: str, sides: dict[str, Claim], lookup: Lookup) -> str:
    group = replace(lookup.groups["g-0008"], conflict_on=(slot,), sides=tuple((claim_id,) for claim_id in sides))
    return positions(group, SimpleNamespace(claims=sides, name_of=lambda name: name))  # type: ignore[arg-type]


def test_opposite_words_are_told_by_the_words(lookup: Lookup) -> None:
    shut = make_claim("a-1", "The airport was closed", "closed", other="airport")
    open_ = make_claim("b-1", "The airport stayed open", "open", other="airport")
    never = make_claim("b-2", "The airport was never closed", "closed", polarity="negated", other="airport")
    assert positions_on("polarity", {"a-1": shut, "b-1": open_}, lookup) == "“closed”: a | “open”: b"
    assert positions_on("polarity", {"a-1": shut, "b-2": never}, lookup) == "affirmed: a | negated: b"


def test_a_town_is_told_as_the_place_in_whatever_role(lookup: Lookup) -> None:
    here = make_claim("a-1", "The probe was steered from Selby", "steered", other="city/selby", actor="state/norland")
    there = make_claim("b-1", "The probe was steered in Norwick", "steered", place="city/norwick")
    assert positions_on("place", {"a-1": here, "b-1": there}, lookup) == "city/selby: a | city/norwick: b"

"""What reviewers' decisions change."""

from __future__ import annotations

from pipeline.align.decisions import edit_claims
from pipeline.align.stage import align
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.decision import (
    BOTH_RIGHT,
    CONFIRM,
    EDIT,
    EXTRACTION_WRONG,
    MERGE,
    NOT_A_CONFLICT,
    SPLIT,
    Decision,
)
from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, Alignment
from tests.synthetic.claim_making import make_claim, make_figure


def founding(claim_id: str, date: str) -> Claim:
    return make_claim(
        claim_id,
        "The league was founded",
        "founded",
        "FOUND",
        date=date,
        figures=(make_figure(7, "states"),),
        actor="org/league",
    )


ALPHA, BETA = founding("alpha-1", "1951"), founding("beta-1", "1952")
FERRY = make_claim("gamma-1", "A ferry sank", "sank", "OTHER", other="work/gannet")


def decide(action: str, *key: str, slot: str | None = None, value: str | None = None, seq: int = 1) -> Decision:
    return Decision(
        seq=seq,
        at=f"2024-01-0{seq}T00:00:00Z",
        reviewer="kim",
        run="r1",
        key=tuple(sorted(key)),
        evidence="",
        action=action,
        slot=slot,
        value=value,
    )


def run(knowledge: Knowledge, *decisions: Decision) -> Alignment:
    return align((ALPHA, BETA, FERRY), sources={}, entities=(), knowledge=knowledge, decisions=decisions)


def test_a_reconciled_conflict_becomes_agreement_and_shows_the_outcome(knowledge: Knowledge) -> None:
    for action in (NOT_A_CONFLICT, BOTH_RIGHT):
        found = run(knowledge, decide(action, "alpha-1", "beta-1"))
        assert [c.verdict for c in found.comparisons] == [AGREE]
        assert [g.decision for g in found.groups if len(g.claim_ids) == 2] == [action]


def test_a_later_confirmation_brings_the_conflict_back(knowledge: Knowledge) -> None:
    found = run(knowledge, decide(NOT_A_CONFLICT, "alpha-1", "beta-1"), decide(CONFIRM, "alpha-1", "beta-1", seq=2))
    assert [c.verdict for c in found.comparisons] == [CONFLICT]


def test_a_split_parts_the_sides(knowledge: Knowledge) -> None:
    for value in (None, "alpha-1 | beta-1"):
        found = run(knowledge, decide(SPLIT, "alpha-1", "beta-1", value=value))
        assert not found.comparisons
        assert {g.verdict for g in found.groups} == {SINGLE_SOURCE}


def test_a_merge_joins_strangers(knowledge: Knowledge) -> None:
    found = run(knowledge, decide(MERGE, "alpha-1", "gamma-1"))
    joined = next(c for c in found.comparisons if c.right == "gamma-1")
    assert (joined.score, joined.keys) == (1.0, ("reviewer",))


def test_an_edited_date_ends_the_conflict(knowledge: Knowledge) -> None:
    found = run(knowledge, decide(EDIT, "beta-1", slot="date", value="1951-05"))
    assert [c.verdict for c in found.comparisons] == [AGREE]


def test_a_wrong_extraction_is_left_out(knowledge: Knowledge) -> None:
    found = run(knowledge, decide(EXTRACTION_WRONG, "beta-1"))
    assert "beta-1" not in {c for g in found.groups for c in g.claim_ids}


def test_every_slot_can_be_edited() -> None:
    edits = {
        "quantity": "9 states",
        "polarity": "negated",
        "modality": "possible",
        "holder": "person/kim",
        "event_type": "JOIN",
        "actor": "org/club",
        "recipient": "state/norland",
        "place": "city/selby",
    }
    decisions = [decide(EDIT, "alpha-1", slot=slot, value=value) for slot, value in edits.items()]
    claim = edit_claims((ALPHA,), decisions)[0]
    assert (claim.quantities[0].low, claim.quantities[0].unit) == (9, "states")
    assert (claim.polarity, claim.modality, claim.holder, claim.event_type) == (
        "negated",
        "possible",
        "person/kim",
        "JOIN",
    )
    assert claim.fillers("actor") == {"org/club"}
    assert claim.fillers("recipient") == {"state/norland"}
    assert claim.fillers("place") == {"city/selby"}


def test_empty_values_empty_the_slot() -> None:
    claim = edit_claims((ALPHA,), [decide(EDIT, "alpha-1", slot=slot) for slot in ("date", "quantity", "actor")])[0]
    assert claim.date is None
    assert claim.quantities == ()
    assert not claim.participants

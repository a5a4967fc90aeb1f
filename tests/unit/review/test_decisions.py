from __future__ import annotations

from dataclasses import replace

from pipeline.records.decision import EDIT, MERGE_NAMES, NOTE, PREFER, UNDO, Decision
from pipeline.review.decisions import digest_of, in_force
from tests.unit.review.deciding import CLAIMS, GROUP, decided


def seqs(*decisions: Decision) -> list[tuple[str, int]]:
    return [(decision.reviewer, decision.seq) for decision in in_force(decisions)]


def test_a_later_outcome_replaces_an_earlier_one_on_the_same_claims() -> None:
    assert seqs(decided(1), decided(2, PREFER, value="falk-2031")) == [("ann", 2)]


def test_notes_and_edits_of_other_slots_stand_beside_each_other() -> None:
    first = decided(1, NOTE, note="look again")
    second = decided(2, NOTE, note="and again")
    date = decided(3, EDIT, key=GROUP.claim_ids[:1], slot="date", value="2028")
    place = decided(4, EDIT, key=GROUP.claim_ids[:1], slot="place", value="state/karsk")
    newer = decided(5, EDIT, key=GROUP.claim_ids[:1], slot="date", value="2029")
    assert seqs(first, second, date, place, newer) == [("ann", 1), ("ann", 2), ("ann", 4), ("ann", 5)]


def test_undo_takes_back_and_brings_the_earlier_decision_back() -> None:
    first = decided(1)
    second = decided(2, PREFER, value="falk-2031", supersedes=1)
    undo = decided(3, UNDO, supersedes=2)
    assert seqs(first, second) == [("ann", 2)]
    assert seqs(first, second, undo) == [("ann", 1)]
    assert seqs(first, second, undo, decided(4, UNDO, supersedes=1)) == []


def test_reviewers_do_not_replace_each_other() -> None:
    assert seqs(decided(1, PREFER, reviewer="bo", value="x"), decided(1)) == [("ann", 1), ("bo", 1)]


def test_order_of_arrival_does_not_matter() -> None:
    made = [decided(1), decided(2, PREFER, value="falk-2031"), decided(3, UNDO, supersedes=2)]
    assert in_force(made) == in_force(reversed(made))


def test_what_a_reviewer_does_not_see_leaves_the_digest_as_it_is() -> None:
    claim = CLAIMS[GROUP.claim_ids[0]]
    moved = replace(claim, evidence=replace(claim.evidence, start=9000, end=9100), rule_id="other", confidence=0.1)
    assert digest_of(moved) == digest_of(claim)


def test_the_latest_decision_on_two_names_counts_in_either_order() -> None:
    pair = decided(1, MERGE_NAMES, key=(), value="state/karsk state/anholt")
    swapped = decided(2, "keep_names_apart", key=(), value="state/anholt state/karsk")
    assert seqs(pair, swapped) == [("ann", 2)]

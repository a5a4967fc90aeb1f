from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.records.claim import Claim
from pipeline.records.decision import (
    CONFIRM,
    EDIT,
    KEPT,
    MERGE_NAMES,
    NOTE,
    ORPHANED,
    PREFER,
    SPLIT,
    STALE,
    UNDO,
    Decision,
    Standing,
)
from pipeline.records.group import ClaimGroup
from pipeline.review.decisions import digest_of, fingerprint, in_force, standings
from pipeline.review.stage import review
from tests.invention import invented_run

TABLES = invented_run(12, 4)
CLAIMS = {claim.claim_id: claim for part in TABLES.extractions for claim in part.claims}
GROUPS = {group.group_id: group for group in TABLES.alignment.groups}
GROUP = GROUPS["g-0008"]


def decided(seq: int = 1, action: str = CONFIRM, group: ClaimGroup = GROUP, **fields: object) -> Decision:
    key = tuple(sorted(group.claim_ids))
    made = Decision(
        seq=seq, at=f"2031-01-01T00:00:{seq:02d}+00:00", reviewer="ann", run="r", key=key,
        evidence=fingerprint(key, CLAIMS), action=action,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def seqs(*decisions: Decision) -> list[tuple[str, int]]:
    return [(decision.reviewer, decision.seq) for decision in in_force(decisions)]


def standing(decision: Decision, claims: dict[str, Claim] = CLAIMS, groups: object = None) -> Standing:
    (found,) = standings([decision], claims, groups or GROUPS.values())  # type: ignore[arg-type]
    return found


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


def test_an_unchanged_decision_is_kept() -> None:
    found = standing(decided())
    assert (found.status, found.group_id, found.because) == (KEPT, "g-0008", "")


@pytest.mark.parametrize("change", ["quote", "date", "polarity", "holder"])
def test_a_changed_passage_or_value_makes_it_stale_and_says_where(change: str) -> None:
    claim = CLAIMS[GROUP.claim_ids[0]]
    assert claim.date is not None
    changed = {
        "quote": replace(claim, evidence=replace(claim.evidence, quote="other words")),
        "date": replace(claim, date=replace(claim.date, edtf="2031")),
        "polarity": replace(claim, polarity="negated"),
        "holder": replace(claim, holder="unnamed"),
    }[change]
    found = standing(decided(), CLAIMS | {claim.claim_id: changed})
    assert found.status == STALE
    assert found.because == f"what was read from {claim.doc_id} has changed"


def test_what_a_reviewer_does_not_see_leaves_the_digest_as_it_is() -> None:
    claim = CLAIMS[GROUP.claim_ids[0]]
    moved = replace(claim, evidence=replace(claim.evidence, start=9000, end=9100), rule_id="other", confidence=0.1)
    assert digest_of(moved) == digest_of(claim)


def test_a_source_that_joins_the_group_makes_an_outcome_stale() -> None:
    smaller = GROUP.claim_ids[:-1]
    key = tuple(sorted(smaller))
    found = standing(decided(key=key, evidence=fingerprint(key, CLAIMS)))
    newcomer = CLAIMS[GROUP.claim_ids[-1]].doc_id
    assert (found.status, found.group_id, found.because) == (STALE, "g-0008", f"{newcomer} joined the group")


def test_a_source_that_leaves_the_group_makes_it_stale() -> None:
    left = replace(GROUP, claim_ids=GROUP.claim_ids[1:])
    found = standing(decided(), groups=[left])
    assert (found.status, found.because) == (STALE, f"{CLAIMS[GROUP.claim_ids[0]].doc_id} left the group")


def test_a_split_is_not_made_stale_by_its_own_effect() -> None:
    parts = [replace(GROUP, group_id=f"p{n}", claim_ids=side) for n, side in enumerate(GROUP.sides)]
    assert standing(decided(action=SPLIT), groups=parts).status == KEPT


def test_a_decision_whose_claim_is_gone_is_listed_as_orphaned() -> None:
    rest = {claim_id: claim for claim_id, claim in CLAIMS.items() if claim_id != GROUP.claim_ids[0]}
    found = standing(decided(), rest)
    assert (found.status, found.because) == (ORPHANED, "1 of 4 claims that it names are gone")


def test_decisions_on_names_need_no_claims() -> None:
    pair = decided(1, MERGE_NAMES, key=(), value="state/karsk state/anholt")
    swapped = decided(2, "keep_names_apart", key=(), value="state/anholt state/karsk")
    assert seqs(pair, swapped) == [("ann", 2)]
    assert standing(pair).status == KEPT


def test_a_decision_on_one_claim_finds_its_shared_group() -> None:
    claim_id = GROUP.claim_ids[0]
    alone = replace(GROUP, group_id="a-alone", claim_ids=(claim_id,), verdict="single_source", sides=())
    one = decided(action=EDIT, key=(claim_id,), evidence=fingerprint((claim_id,), CLAIMS), slot="date", value="2028")
    assert standing(one, groups=[alone, GROUP]).group_id == "g-0008"


def test_the_stage_judges_every_decision_in_force() -> None:
    found = review([decided(1), decided(1, reviewer="bo")], extractions=TABLES.extractions, alignment=TABLES.alignment)
    assert [(s.decision.reviewer, s.status) for s in found] == [("ann", KEPT), ("bo", KEPT)]

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.records.claim import Claim
from pipeline.records.decision import (
    EDIT,
    KEPT,
    MERGE_NAMES,
    NOT_A_CONFLICT,
    ORPHANED,
    SPLIT,
    STALE,
    Decision,
    Seen,
    Standing,
)
from pipeline.review.decisions import digest_of, fingerprint
from pipeline.review.stage import review
from pipeline.review.standings import standings
from tests.unit.review.deciding import CLAIMS, GROUP, GROUPS, TABLES, decided


def standing(
    decision: Decision, claims: dict[str, Claim] = CLAIMS, groups: object = None, *, seen: dict[str, Seen] | None = None
) -> Standing:
    (found,) = standings([decision], claims, groups or GROUPS.values(), seen=seen)  # type: ignore[arg-type]
    return found


def saw(claim_id: str) -> dict[str, Seen]:
    """What the log keeps of a claim that was looked at."""
    claim = CLAIMS[claim_id]
    seen = Seen(
        digest=digest_of(claim), claim_id=claim_id, doc_id=claim.doc_id, quote=claim.evidence.quote, slots=(),
        trigger=claim.trigger.text,
    )  # fmt: skip
    return {seen.digest: seen}


def reworded(claim_id: str, was: str, now: str) -> dict[str, Claim]:
    """The run after a word of one passage was edited: its claim has another id."""
    claim = CLAIMS[claim_id]
    quote = claim.evidence.quote.replace(was, now)
    assert quote != claim.evidence.quote
    rest = {other: held for other, held in CLAIMS.items() if other != claim_id}
    return rest | {"c-new": replace(claim, claim_id="c-new", evidence=replace(claim.evidence, quote=quote))}


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


@pytest.mark.parametrize(("verdict", "status"), [("agree", KEPT), ("conflict", STALE)])
def test_a_refuted_conflict_may_stand_with_others_that_do_not_contradict_it(verdict: str, status: str) -> None:
    named = GROUP.claim_ids[:2]
    refuted = decided(action=NOT_A_CONFLICT, key=named, evidence=fingerprint(named, CLAIMS))
    assert standing(refuted, groups=[replace(GROUP, verdict=verdict)]).status == status


def test_a_decision_whose_claim_is_gone_is_listed_as_orphaned() -> None:
    rest = {claim_id: claim for claim_id, claim in CLAIMS.items() if claim_id != GROUP.claim_ids[0]}
    found = standing(decided(), rest)
    assert (found.status, found.because) == (ORPHANED, "1 of 4 claims that it names are gone")


def test_a_decision_whose_passage_was_edited_a_little_is_stale_on_the_claim_that_stands_there_now() -> None:
    gone = GROUP.claim_ids[0]
    claims = reworded(gone, "boats", "barges")
    regrouped = replace(GROUP, claim_ids=("c-new", *GROUP.claim_ids[1:]))
    found = standing(decided(), claims, [regrouped], seen=saw(gone))
    assert (found.status, found.group_id, found.moved) == (STALE, GROUP.group_id, ((gone, "c-new"),))
    assert found.because == f"the passage in {CLAIMS[gone].doc_id} was edited"


def test_without_what_was_seen_an_edited_passage_orphans_its_decision() -> None:
    assert standing(decided(), reworded(GROUP.claim_ids[0], "boats", "barges")).status == ORPHANED


def test_a_passage_written_anew_orphans_its_decision() -> None:
    gone = GROUP.claim_ids[0]
    quote = CLAIMS[gone].evidence.quote
    assert (
        standing(decided(), reworded(gone, quote, "Nothing of the kind took place."), seen=saw(gone)).status == ORPHANED
    )


def test_decisions_on_names_need_no_claims() -> None:
    assert standing(decided(1, MERGE_NAMES, key=(), value="state/karsk state/anholt")).status == KEPT


def test_a_decision_on_one_claim_finds_its_shared_group() -> None:
    claim_id = GROUP.claim_ids[0]
    alone = replace(GROUP, group_id="a-alone", claim_ids=(claim_id,), verdict="single_source", sides=())
    one = decided(action=EDIT, key=(claim_id,), evidence=fingerprint((claim_id,), CLAIMS), slot="date", value="2028")
    assert standing(one, groups=[alone, GROUP]).group_id == "g-0008"


def test_the_stage_judges_every_decision_in_force() -> None:
    found = review([decided(1), decided(1, reviewer="bo")], extractions=TABLES.extractions, alignment=TABLES.alignment)
    assert [(s.decision.reviewer, s.status) for s in found] == [("ann", KEPT), ("bo", KEPT)]

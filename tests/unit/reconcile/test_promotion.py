from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.errors import GoldError
from pipeline.reconcile.draft_set import draft_set
from pipeline.reconcile.gold_check import ArticleText, check_gold
from pipeline.reconcile.importing import imported_set
from pipeline.reconcile.promotion import promote
from pipeline.records.decision import KEPT, ORPHANED, STALE, Decision, Standing
from pipeline.records.group import ClaimGroup
from pipeline.records.tables import RunTables
from tests.unit.reconcile.ferry import TEXT, document, gold_set
from tests.unit.reconcile.predictions import claim_id, exact_run

OTHER = "The ferry Kestrel sank on 4 May 2031."
PORT, DAY = TEXT.index("Port\u00a0Orla"), TEXT.index("3\u00a0May")
SUNK, NEXT = claim_id("ferry", "c001"), claim_id("other", "c001")


def _tables(*standings: Standing) -> RunTables:
    sunk = document().claims[0]
    place = OTHER.index("sank")
    claim = replace(sunk, start=0, end=36, quote=OTHER[:36], trigger=(place, place + 4), roles=(), when="2031-05-04")
    other = replace(document(), doc_id="other", regions=(), names=(), times=(), claims=(claim,))
    gold = replace(gold_set(), documents=(document(), other))
    documents, extractions, alignment = exact_run(gold, {"ferry": TEXT, "other": OTHER})
    group = ClaimGroup(
        group_id="g-1",
        question="When did the Kestrel sink?",
        claim_ids=(SUNK, NEXT),
        doc_ids=("ferry", "other"),
        verdict="conflict",
        conflict_on=("date",),
        sides=((SUNK,), (NEXT,)),
        reason="The dates differ.",
    )
    return RunTables(
        documents=tuple(documents),
        extractions=tuple(extractions),
        entities=(),
        alignment=replace(alignment, groups=(group,)),
        standings=standings,
        run="r1",
    )


def _standing(action: str, status: str = KEPT, *, seq: int = 1, reviewer: str = "ana", **changed: object) -> Standing:
    made: dict[str, object] = {"key": (SUNK, NEXT), "evidence": "", "action": action, "note": ""}
    decision = Decision(seq=seq, at="2031-06-01T10:00:00Z", reviewer=reviewer, run="r1", **(made | changed))  # type: ignore[arg-type]
    return Standing(
        decision=decision, status=status, group_id="g-1" if action not in {"edit", "extraction_wrong"} else None
    )


def test_a_confirmed_conflict_becomes_a_firm_group_with_its_claims_and_where_they_come_from() -> None:
    made = promote(_tables(_standing("confirm", note="Looked it up.")), None, name="mine")
    (group,) = made.gold.groups
    assert (group.verdict, group.on, group.strength, group.note) == ("conflict", ("date",), "firm", "Looked it up.")
    assert group.members == (("ferry", "c001"), ("other", "c001"))
    assert [(p.doc_id, p.row, p.of, p.reviewer, p.seq) for p in made.provenance] == [
        ("ferry", "c001", SUNK, "ana", 1),
        ("ferry", f"time {DAY}-{DAY + 10}", SUNK, "ana", 1),
        ("ferry", f"entity {PORT}-{PORT + 9}", SUNK, "ana", 1),
        ("other", "c001", NEXT, "ana", 1),
        ("", "g01", "g-1", "ana", 1),
    ]
    articles = {"ferry": TEXT, "other": OTHER}
    texts = {d.doc_id: ArticleText(text=articles[d.doc_id], sha256=d.sha256) for d in made.gold.documents}
    assert check_gold(made.gold, texts) == ()


def test_a_refuted_conflict_becomes_agreement() -> None:
    (group,) = promote(_tables(_standing("not_a_conflict")), None, name="mine").gold.groups
    assert (group.verdict, group.on, group.sides, group.strength) == ("agree", (), (), None)


def test_edits_are_part_of_the_promoted_claim() -> None:
    edit = _standing("edit", seq=1, key=(NEXT,), slot="date", value="2031-05-05")
    role = _standing("edit", seq=2, key=(NEXT,), slot="actor", value="org/harbour-board person/mara-dunne")
    made = promote(_tables(edit, role, _standing("confirm", seq=3)), None, name="mine")
    claim = made.gold.documents[1].claims[0]
    assert claim.when == "2031-05-05"
    assert claim.roles == (("actor", ("org/harbour-board", "person/mara-dunne")),)


def test_what_does_not_hold_any_more_and_what_reviewers_differ_on_is_left_out_and_told() -> None:
    for standings, told in (
        ([_standing("confirm", STALE)], "ana 1: stale"),
        ([_standing("confirm", ORPHANED)], "ana 1: orphaned"),
        ([_standing("confirm"), _standing("not_a_conflict", reviewer="ben")], "no one verdict"),
        ([_standing("confirm"), _standing("extraction_wrong", seq=2, key=(NEXT,))], "fewer than two articles"),
    ):
        made = promote(_tables(*standings), None, name="mine")
        assert made.gold.groups == ()
        assert made.provenance == ()
        assert told in made.left_out[0]


def test_promoting_twice_adds_nothing() -> None:
    once = promote(_tables(_standing("confirm")), None, name="mine")
    twice = promote(_tables(_standing("confirm")), once.gold, name="mine")
    assert twice.gold == once.gold
    assert twice.provenance == ()


def test_a_promoted_claim_takes_the_id_of_the_gold_claim_that_it_repeats() -> None:
    base = replace(gold_set(), groups=(), documents=(document(),))
    made = promote(_tables(_standing("confirm")), base, name="mine")
    assert [len(d.claims) for d in made.gold.documents] == [3, 1]
    assert made.gold.groups[0].members[0] == ("ferry", "c001")


def test_a_draft_numbers_claims_in_text_order_and_calls_its_conflicts_soft() -> None:
    tables = _tables()
    draft = draft_set(
        "draft", documents=tables.documents, extractions=tables.extractions, entities=(), alignment=tables.alignment
    )
    assert [c.id for c in draft.documents[0].claims] == ["c001", "c002", "c003"]
    assert [(g.group, g.verdict, g.strength) for g in draft.groups] == [("g01", "conflict", "soft")]
    name = draft.documents[0].names[0]
    assert (name.prefix, name.suffix) == (TEXT[max(0, name.start - 32) : name.start], TEXT[name.end : name.end + 32])


def test_a_forecast_of_a_date_is_drafted_without_it_as_the_guidelines_want() -> None:
    tables = _tables()
    parts = tuple(
        replace(p, claims=tuple(replace(c, event_type="FORECAST") for c in p.claims)) for p in tables.extractions
    )
    draft = draft_set("draft", documents=tables.documents, extractions=parts, entities=(), alignment=None)
    assert {(c.type, c.when) for d in draft.documents for c in d.claims} == {("FORECAST", None)}


def test_a_text_that_is_not_its_file_is_brought_along() -> None:
    tables = _tables()
    page = replace(tables.documents[1], path="other.html", sha256="of the page")
    draft = draft_set("draft", documents=(page,), extractions=tables.extractions, entities=(), alignment=None)
    assert (draft.documents[0].text_of, draft.documents[0].text) == ("other.html", OTHER)


def test_an_import_keeps_the_drafts_groups_as_far_as_their_claims_are_there() -> None:
    tables = _tables()
    draft = draft_set(
        "draft", documents=tables.documents, extractions=tables.extractions, entities=(), alignment=tables.alignment
    )
    first = draft.documents[0]
    whole = imported_set("mine", [first], tables.documents, draft)
    assert whole.groups == draft.groups
    names_only = replace(first, claims=(), regions=(), names=first.names[1:])
    corrected = imported_set("mine", [names_only], tables.documents, draft, carries_claims=False)
    assert corrected.groups == draft.groups
    assert corrected.documents[0] == replace(first, names=first.names[1:])
    edited = [replace(tables.documents[0], text=TEXT + "More.")]
    with pytest.raises(GoldError, match="of another text"):
        imported_set("mine", [names_only], edited, draft, carries_claims=False)
    cut = imported_set("mine", [replace(first, claims=first.claims[1:])], tables.documents, draft)
    assert cut.groups == ()
    assert [d.doc_id for d in cut.documents] == ["ferry", "other"]
    assert {e.entity for e in cut.entities} == {"city/port-orla", "org/harbour-board", "person/mara-dunne"}

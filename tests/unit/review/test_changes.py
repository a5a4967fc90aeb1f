from __future__ import annotations

from dataclasses import replace

from pipeline.records.decision import Decision
from pipeline.records.group import ClaimGroup
from pipeline.records.tables import RunTables
from pipeline.review.changes import Change, compare_runs
from tests.invention import invented_run

RUN = invented_run(12, 4)


def with_group(tables: RunTables, name: str, /, **fields: object) -> RunTables:
    groups = tuple(
        replace(group, **fields) if group.group_id == name else group  # type: ignore[arg-type]
        for group in tables.alignment.groups
    )
    return replace(tables, alignment=replace(tables.alignment, groups=groups))


def group(group_id: str) -> ClaimGroup:
    return next(g for g in RUN.alignment.groups if g.group_id == group_id)


def only(changes: tuple[Change, ...]) -> Change:
    (change,) = changes
    return change


def test_equal_runs_have_no_changes() -> None:
    changes = compare_runs(RUN, RUN)
    assert (changes.new, changes.changed, changes.gone) == ((), (), ())


def test_a_decision_is_named_as_the_cause() -> None:
    after = with_group(RUN, "g-0008", verdict="agree", conflict_on=(), sides=(), decision="both_right")
    change = only(compare_runs(RUN, after).changed)
    assert (change.before, change.verdict, change.because) == ("conflict", "agree", "decision: both_right")


def test_an_article_that_is_new_is_named() -> None:
    doc_id = "delta-desk-2031"
    kept = tuple(d for d in RUN.documents if d.doc_id != doc_id)
    parts = tuple(part for part in RUN.extractions if part.doc_id != doc_id)
    smaller = tuple(c for c in group("g-0008").claim_ids if doc_id not in c)
    before = replace(with_group(RUN, "g-0008", claim_ids=smaller, group_id="g-old"), documents=kept, extractions=parts)
    change = next(c for c in compare_runs(before, RUN).changed if c.group_id == "g-0008")
    assert change.because == f"article {doc_id} is new"
    back = next(c for c in compare_runs(RUN, before).changed if c.group_id == "g-old")
    assert back.because == f"article {doc_id} is gone"


def test_a_group_that_no_partner_has_is_new_and_gone() -> None:
    groups = tuple(g for g in RUN.alignment.groups if g.group_id != "g-0008")
    before = replace(RUN, alignment=replace(RUN.alignment, groups=groups))
    assert only(compare_runs(before, RUN).new).group_id == "g-0008"
    gone = only(compare_runs(RUN, before).gone)
    assert (gone.group_id, gone.present) == ("g-0008", False)
    assert gone.because == "the same claims are compared or grouped differently"


def test_an_edited_article_and_a_changed_reading_are_told_apart() -> None:
    claim_id = group("g-0008").claim_ids[0]
    doc_id = next(c.doc_id for part in RUN.extractions for c in part.claims if c.claim_id == claim_id)
    parts = tuple(
        replace(p, claims=tuple(replace(c, polarity="negated") if c.claim_id == claim_id else c for c in p.claims))
        for p in RUN.extractions
    )
    read = replace(with_group(RUN, "g-0008", conflict_on=("polarity",)), extractions=parts)
    assert only(compare_runs(RUN, read).changed).because == f"read differently in {doc_id}"
    documents = tuple(replace(d, sha256="f" * 64) if d.doc_id == doc_id else d for d in RUN.documents)
    edited = only(compare_runs(RUN, replace(read, documents=documents)).changed)
    assert edited.because == f"article {doc_id} was edited"


def test_claims_newly_found_are_told() -> None:
    claim_id = group("g-0008").claim_ids[0]
    parts = tuple(replace(p, claims=tuple(c for c in p.claims if c.claim_id != claim_id)) for p in RUN.extractions)
    before = replace(with_group(RUN, "g-0008", claim_ids=group("g-0008").claim_ids[1:]), extractions=parts)
    change = only(compare_runs(before, RUN).changed)
    doc_id = claim_id.removeprefix("c-").removesuffix("-8")
    assert change.because == f"newly found in {doc_id}"
    assert only(compare_runs(RUN, before).changed).because == f"no longer found in {doc_id}"


def test_a_decision_on_the_earlier_run_is_the_cause_with_its_reviewer() -> None:
    made = Decision(
        seq=1, at="2031-01-01", reviewer="ann", run=RUN.run, key=group("g-0008").claim_ids, evidence="", action="split"
    )  # fmt: skip
    idle = replace(made, seq=2, action="note")
    before = with_group(RUN, "g-0008", conflict_on=("place",))
    after = replace(RUN, decisions=(made, idle), run="later")
    assert only(compare_runs(before, after).changed).because == "decision: different events (ann)"
    other = replace(made, run="some other run")
    change = only(compare_runs(before, replace(after, decisions=(other,))).changed)
    assert change.because == "the same claims are compared or grouped differently"


def test_changed_verdicts_and_conflicts_come_first() -> None:
    after = with_group(RUN, "g-0001", conflict_on=("place",))
    after = with_group(after, "g-0007", verdict="conflict")
    after = with_group(after, "g-0002", conflict_on=("place",))
    found = [change.group_id for change in compare_runs(RUN, after).changed]
    assert found == ["g-0007", "g-0002", "g-0001"]

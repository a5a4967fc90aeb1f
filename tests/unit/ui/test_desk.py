from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.errors import DecisionError
from pipeline.export.slots import slot_rows
from pipeline.export.tables import claim_row
from pipeline.records.decision import CONFIRM, EDIT, EXTRACTION_WRONG, MERGE, MERGE_NAMES, NOTE, PREFER, STALE, UNDO
from pipeline.records.tables import RunTables
from pipeline.ui.desk import Desk, StaleError, Wish
from pipeline.ui.opening import default_reviewer
from tests.invention import invented_run

GROUP = "g-0008"


def wish(desk: Desk, action: str = CONFIRM, **fields: Any) -> Wish:
    return Wish(**{"action": action, "group_id": GROUP, "seen": desk.seen(desk.lookup.groups[GROUP])} | fields)


def test_a_decision_names_the_claims_and_decides_the_group(make_desk: Any) -> None:
    desk = make_desk()
    saved = desk.save(wish(desk))
    assert saved.key == desk.lookup.groups[GROUP].claim_ids
    assert desk.states[GROUP].decided
    assert desk.progress().done == 1


def test_a_page_that_is_out_of_date_saves_nothing(make_desk: Any) -> None:
    runs = [invented_run(12, 4)]
    desk = make_desk(runs=runs)
    opened = wish(desk)
    runs.append(edited(runs[0]))
    with pytest.raises(StaleError, match="the run has changed"):
        desk.save(opened)
    assert desk.log.read() == ()
    desk.save(wish(desk))
    assert len(desk.log.read()) == 1


def edited(tables: RunTables) -> RunTables:
    parts = tuple(
        replace(p, claims=tuple(replace(c, polarity="negated") for c in p.claims)) for p in tables.extractions
    )
    return replace(tables, extractions=parts)


def test_a_rerun_shows_stale_decisions_without_a_restart(make_desk: Any) -> None:
    runs = [invented_run(12, 4)]
    desk = make_desk(runs=runs)
    desk.save(wish(desk))
    runs.append(edited(runs[0]))
    desk.refresh()
    assert [s.status for s in desk.standings] == [STALE]
    assert desk.states[GROUP].stale
    assert not desk.states[GROUP].decided


def test_two_desks_on_one_folder_see_each_other(make_desk: Any) -> None:
    ann, bo = make_desk("ann"), make_desk("bo")
    ann.save(wish(ann, PREFER, value="falk-2031"))
    bo.refresh()
    assert bo.states[GROUP].decided
    bo.save(wish(bo, PREFER, value="orsini-2031"))
    ann.refresh()
    assert ann.states[GROUP].disputed
    assert ann.own(GROUP)[0].value == "falk-2031"


def test_undo_takes_back_only_ones_own(make_desk: Any) -> None:
    ann, bo = make_desk("ann"), make_desk("bo")
    saved = ann.save(wish(ann))
    bo.refresh()
    with pytest.raises(StaleError, match=r"no decision no\. 1 in force"):
        bo.save(wish(bo, UNDO, value=str(saved.seq)))
    ann.save(wish(ann, UNDO, value=str(saved.seq)))
    assert ann.progress().done == 0
    assert len(ann.log.read()) == 2


def test_a_new_outcome_names_the_one_it_replaces(make_desk: Any) -> None:
    desk = make_desk()
    first = desk.save(wish(desk))
    note = desk.save(wish(desk, NOTE, note="\x07see page 3"))
    second = desk.save(wish(desk, PREFER, value="falk-2031"))
    assert (second.supersedes, note.supersedes, note.note) == (first.seq, None, "see page 3")


@pytest.mark.parametrize(
    ("slot", "typed", "value"),
    [
        ("date", "2029-10", "2029-10"), ("date", "", None), ("place", "Karsk", "state/karsk"),
        ("actor", "state/karsk, lund march", "state/karsk state/lund-march"), ("polarity", "negated", "negated"),
        ("quantity", "30 boats", "30 boats"),
    ],
)  # fmt: skip
def test_an_edit_is_saved_as_alignment_reads_it(make_desk: Any, slot: str, typed: str, value: str | None) -> None:
    desk = make_desk()
    claim_id = desk.lookup.groups[GROUP].claim_ids[0]
    saved = desk.save(wish(desk, EDIT, claim_id=claim_id, slot=slot, value=typed))
    assert (saved.key, saved.slot, saved.value) == ((claim_id,), slot, value)


@pytest.mark.parametrize(
    ("action", "fields", "told"),
    [
        (EDIT, {"slot": "date", "value": "soon"}, "is not a date"),
        (EDIT, {"slot": "place", "value": "Atlantis"}, "names nobody"),
        (EDIT, {"slot": "polarity", "value": "maybe"}, "is not a polarity"),
        (EDIT, {"slot": "statement", "value": "x"}, "no slot 'statement'"),
        (EDIT, {"claim_id": "c-none", "slot": "date"}, "not one of the group's claims"),
        (EXTRACTION_WRONG, {"claim_id": "c-none"}, "not one of the group's claims"),
        (PREFER, {"value": "nobody-1999"}, "not one of the group's articles"),
        (MERGE, {"value": "g-9999"}, "names no other group"),
        (MERGE, {"value": GROUP}, "names no other group"),
        (MERGE_NAMES, {"value": "state/karsk"}, "does not name two entities"),
    ],
)
def test_a_wish_that_makes_no_sense_saves_nothing(make_desk: Any, action: str, fields: Any, told: str) -> None:
    desk = make_desk()
    given = {"claim_id": desk.lookup.groups[GROUP].claim_ids[0]} | fields
    with pytest.raises(DecisionError, match=told):
        desk.save(wish(desk, action, **given))
    assert desk.log.read() == ()


def test_groups_are_merged_by_id_or_address(make_desk: Any) -> None:
    desk = make_desk()
    other = desk.lookup.groups["g-0004"]
    for named in ("g-0004", "http://127.0.0.1:1/c/g-0004?saved=3"):
        saved = desk.save(wish(desk, MERGE, value=named))
        assert set(saved.key) == set(other.claim_ids) | set(desk.lookup.groups[GROUP].claim_ids)


def test_names_are_merged_in_one_order(make_desk: Any) -> None:
    desk = make_desk()
    saved = desk.save(Wish(action=MERGE_NAMES, value="state/karsk state/anholt"))
    assert (saved.key, saved.value) == ((), "state/anholt state/karsk")


def test_what_an_earlier_run_lacks_is_new(make_desk: Any) -> None:
    desk = make_desk(earlier=invented_run(9, 4))
    assert desk.changes is not None
    assert {change.group_id for change in desk.changes.new} == {"g-0009", "g-0010", "g-0011"}
    assert desk.states["g-0010"].new


def test_the_login_becomes_a_reviewers_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "Émile Ångström/../x")
    assert default_reviewer() == "mile-ngstr-m-..-x"
    monkeypatch.setattr("getpass.getuser", lambda: "??")
    assert default_reviewer() == "reviewer"


def test_what_was_seen_is_shown_beside_what_is_there_now(make_desk: Any) -> None:
    runs = [invented_run(12, 4)]
    desk = make_desk(runs=runs)
    desk.save(wish(desk))
    assert desk.then_and_now(desk.standings[0]) == []
    runs.append(edited(runs[0]))
    desk.refresh()
    pairs = desk.then_and_now(desk.standings[0])
    assert len(pairs) == len(desk.lookup.groups[GROUP].claim_ids)
    then, present = pairs[0]
    assert ("Yes or no", "affirmed") in then.slots
    assert ("Yes or no", "negated") in present.slots
    assert then.quote == present.quote
    runs.append(replace(runs[0], extractions=()))
    desk.refresh()
    assert [now for _, now in desk.then_and_now(desk.standings[0])] == [None] * len(pairs)
    assert desk.standings[0].status == "orphaned"


def test_a_log_without_what_was_seen_shows_nothing(make_desk: Any) -> None:
    runs = [invented_run(12, 4)]
    desk = make_desk(runs=runs)
    desk.save(wish(desk))
    for path in (desk.log.folder / "seen").glob("*.jsonl"):
        path.unlink()
    fresh = make_desk(runs=[runs[0], edited(runs[0])])
    assert fresh.standings[0].status == STALE
    assert fresh.then_and_now(fresh.standings[0]) == []


def test_an_edited_value_is_shown_and_its_decision_stays_kept(make_desk: Any) -> None:
    desk = make_desk()
    claim_id = desk.lookup.groups[GROUP].sides[0][0]
    desk.save(wish(desk, EDIT, claim_id=claim_id, slot="date", value="2029-10"))
    group = desk.lookup.groups[GROUP]
    when = slot_rows(group, desk.lookup.claims_of(group), desk.lookup)[0]
    assert [(cell.value, cell.edited) for cell in when.cells if cell.edited] == [("2029-10", True)]
    assert "2029-10" in claim_row(group, desk.lookup).positions
    assert desk.lookup.read_claims[claim_id] != desk.lookup.claims[claim_id]
    assert [s.status for s in desk.standings] == ["kept"]
    desk.save(wish(desk, UNDO, value="1"))
    assert desk.lookup.read_claims[claim_id] == desk.lookup.claims[claim_id]


def test_a_split_follows_the_sides_or_parts_source_from_source(make_desk: Any) -> None:
    desk = make_desk()
    assert desk.save(wish(desk, "split")).value is None
    agreed = next(g for g in desk.ordered if g.verdict == "agree")
    saved = desk.save(Wish(action="split", group_id=agreed.group_id, seen=desk.seen(agreed)))
    assert saved.value is not None
    parts = [part.split() for part in saved.value.split(" | ")]
    assert sorted(claim_id for part in parts for claim_id in part) == sorted(agreed.claim_ids)
    assert len(parts) == len(agreed.doc_ids)
    assert claim_row(agreed, desk.lookup).review_status == "split (ann)"

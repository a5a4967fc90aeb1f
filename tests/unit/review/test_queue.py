from __future__ import annotations

from dataclasses import replace

from pipeline.records.decision import CONFIRM, KEPT, NOTE, ORPHANED, PREFER, STALE, Decision, Standing
from pipeline.review.queue import Filters, State, next_undecided, page_of, progress, select, state_of
from tests.invention import invented_run

TABLES = invented_run(24, 4)
CLAIMS = {claim.claim_id: claim for part in TABLES.extractions for claim in part.claims}
GROUPS = list(TABLES.alignment.groups)


def standing(action: str = CONFIRM, status: str = KEPT, reviewer: str = "ann", value: str | None = None) -> Standing:
    decision = Decision(seq=1, at="", reviewer=reviewer, run="", key=("c",), evidence="", action=action, value=value)
    return Standing(decision=decision, status=status, group_id="g")


def chosen(filters: Filters, states: dict[str, State] | None = None) -> list[str]:
    return [group.group_id for group in select(GROUPS, filters, claims=CLAIMS, states=states or {})]


def test_filters_survive_the_address() -> None:
    filters = Filters(verdict="conflict", entity="state/karsk", undecided=True, words="two words")
    assert Filters.from_query(filters.to_query()) == filters
    assert Filters.from_query({"nonsense": "1", "stale": ""}) == Filters()
    assert Filters().to_query() == {}


def test_every_filter_narrows_to_what_it_names() -> None:
    assert chosen(Filters()) == [group.group_id for group in GROUPS]
    for filters in (
        Filters(verdict="agree"), Filters(slot="date"), Filters(kind="OFFICE"), Filters(source="falk-2031"),
        Filters(entity="state/karsk"), Filters(words="barges"),
    ):  # fmt: skip
        assert 0 < len(chosen(filters)) < len(GROUPS), filters
    assert all("date" in group.conflict_on for group in GROUPS if group.group_id in chosen(Filters(slot="date")))
    assert chosen(Filters(words="BARGES upper")) == chosen(Filters(words="barges"))
    assert chosen(Filters(words="zeppelin")) == []


def test_states_are_filtered_too() -> None:
    states = {"g-0000": State(decided=True), "g-0002": State(stale=True), "g-0004": State(new=True)}
    assert "g-0000" not in chosen(Filters(undecided=True), states)
    assert chosen(Filters(stale=True), states) == ["g-0002"]
    assert chosen(Filters(new=True), states) == ["g-0004"]


def test_only_a_standing_outcome_decides_a_group() -> None:
    assert state_of([standing()]) == State(decided=True)
    assert state_of([standing(NOTE)]) == State()
    assert state_of([standing(status=STALE)]) == State(stale=True)
    assert state_of([standing(status=ORPHANED)]) == State()
    assert state_of([], new=True) == State(new=True)


def test_reviewers_with_different_outcomes_are_at_odds() -> None:
    same = [standing(), standing(reviewer="bo")]
    other = [standing(PREFER, value="x"), standing(PREFER, reviewer="bo", value="y")]
    assert (state_of(same).disputed, state_of(other).disputed) == (False, True)


def test_pages_cover_the_queue_once() -> None:
    seen = [group for number in (1, 2, 3) for group in page_of(GROUPS, number, 10)[0]]
    assert seen == GROUPS
    assert page_of(GROUPS, 99, 10) == page_of(GROUPS, 3, 10)
    assert page_of([], 1) == ([], 1)


def test_progress_counts_conflicts() -> None:
    conflicts = [group.group_id for group in GROUPS if group.verdict == "conflict"]
    found = progress(GROUPS, {conflicts[0]: State(decided=True), "g-0001": State(decided=True)})
    assert (found.done, found.total) == (1, len(conflicts))


def test_the_next_undecided_goes_round_once() -> None:
    ids = [group.group_id for group in GROUPS]
    states = {group_id: State(decided=True) for group_id in ids if group_id not in {ids[1], ids[5]}}
    following = next_undecided(GROUPS, ids[1], states)
    assert following is not None
    assert following.group_id == ids[5]
    around = next_undecided(GROUPS, ids[5], states)
    assert around is not None
    assert around.group_id == ids[1]
    assert next_undecided(GROUPS, None, {group_id: State(decided=True) for group_id in ids}) is None
    only = {group_id: State(decided=True) for group_id in ids if group_id != ids[3]}
    assert next_undecided(GROUPS, ids[3], only) is None
    assert replace(State(), new=True).new

from __future__ import annotations

from pipeline.records.decision import KEEP_NAMES_APART, MERGE_NAMES, UNDO, Decision
from pipeline.review.names import overrides_of


def decided(seq: int, action: str, value: str | None, reviewer: str = "ann", undone: int | None = None) -> Decision:
    return Decision(
        seq=seq,
        at="",
        reviewer=reviewer,
        run="",
        key=(),
        evidence="",
        action=action,
        value=value,
        supersedes=undone,
    )


def test_decisions_on_names_become_overrides() -> None:
    found = overrides_of(
        [
            decided(1, MERGE_NAMES, "person/ada-falk person/ada-falck"),
            decided(2, KEEP_NAMES_APART, "city/tarn state/tarn"),
        ]
    )
    assert [(row.action, row.left, row.right, row.place) for row in found] == [
        ("same", "person/ada-falk", "person/ada-falck", "decision 1 of ann"),
        ("different", "city/tarn", "state/tarn", "decision 2 of ann"),
    ]


def test_what_is_taken_back_or_names_no_pair_is_left_out() -> None:
    merged = decided(1, MERGE_NAMES, "person/a person/b")
    assert overrides_of([merged, decided(2, UNDO, None, undone=1)]) == ()
    assert overrides_of([decided(1, MERGE_NAMES, "person/a"), decided(2, "confirm", None)]) == ()


def test_both_of_two_reviewers_who_disagree_stand() -> None:
    made = [
        decided(1, MERGE_NAMES, "person/a person/b"),
        decided(1, KEEP_NAMES_APART, "person/a person/b", reviewer="bo"),
    ]
    assert [row.action for row in overrides_of(made)] == ["same", "different"]

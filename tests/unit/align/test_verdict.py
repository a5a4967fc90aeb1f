"""Verdicts of pairs and camps of groups."""

from __future__ import annotations

from itertools import permutations

from pipeline.align.verdict import camps, judge_pair
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison


def field(name: str, outcome: str) -> FieldComparison:
    return FieldComparison(field=name, outcome=outcome, reason="because")


def test_one_conflicting_slot_makes_a_conflict() -> None:
    assert judge_pair((field("date", CONFLICT), field("place", AGREE))) == (CONFLICT, ("date",))


def test_an_open_slot_leaves_the_pair_undecided_but_not_an_open_modality() -> None:
    assert judge_pair((field("date", UNDECIDED), field("place", AGREE))) == (UNDECIDED, ())
    assert judge_pair((field("modality", UNDECIDED), field("place", SILENT))) == (AGREE, ())


def test_camps_gather_those_that_agree() -> None:
    outcomes = {("a", "b"): AGREE, ("a", "c"): CONFLICT, ("b", "c"): CONFLICT, ("c", "d"): SILENT}
    assert camps(["a", "b", "c", "d"], outcomes) == (("a", "b"), ("c",))


def test_agreement_never_joins_opponents_in_any_order() -> None:
    outcomes = {("a", "b"): AGREE, ("b", "c"): AGREE, ("a", "c"): CONFLICT, ("b", "d"): CONFLICT}
    found = {camps(list(order), outcomes) for order in permutations("abcd")}
    assert len(found) == 1
    assert not any({"a", "c"} <= set(camp) for camp in found.pop())


def test_a_loose_link_agrees_on_nothing() -> None:
    only_sure = (field("modality", AGREE), field("place", SILENT))
    assert judge_pair(only_sure, 0.2) == (UNDECIDED, ())
    assert judge_pair(only_sure, 0.8) == (AGREE, ())
    assert judge_pair((field("date", AGREE),), 0.2) == (UNDECIDED, ())

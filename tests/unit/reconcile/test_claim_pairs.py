from __future__ import annotations

import pytest

from pipeline.reconcile.claim_pairs import conflict_figures, firm_figures, gold_pairs, judge_pairs, link_figures
from pipeline.records.gold import GoldGroup
from pipeline.records.group import Comparison
from tests.unit.reconcile.rows import claim, document, gold_set

A1, A2, B1, C1 = ("a", "c1"), ("a", "c2"), ("b", "c1"), ("c", "c1")


def _group(verdict: str, *members: tuple[str, str], sides: tuple[tuple[tuple[str, str], ...], ...] = ()) -> GoldGroup:
    on = ("date",) if verdict == "conflict" else ()
    strength = "firm" if on else None
    return GoldGroup(
        group="g", question="?", members=members, verdict=verdict, on=on, sides=sides, strength=strength, note=""
    )


def _compared(left: str, right: str, verdict: str, *on: str) -> Comparison:
    return Comparison(
        left=left, right=right, group_ids=(), verdict=verdict, conflict_on=on, fields=(), score=1.0, keys=()
    )


GOLD = gold_set(
    document("a", claims=(claim("c1", 0, 20, (5, 9)), claim("c2", 0, 20, (12, 16)))),
    document("b", claims=(claim("c1", 0, 20, (5, 9)),)),
    document("c", claims=(claim("c1", 0, 20, (5, 9)),)),
    groups=(
        _group("conflict", A1, B1, C1, sides=((A1,), (B1,))),
        _group("agree", A1, B1),
        _group("agree", B1, C1),
    ),
)
RUN = gold_set(
    document("a", claims=(claim("p1", 0, 20, (5, 9)), claim("p2", 0, 20, (12, 16)))),
    document("b", claims=(claim("p3", 0, 20, (5, 9)),)),
    document("c", claims=(claim("p4", 0, 20, (5, 9)), claim("p5", 0, 700, (5, 9)))),
)


def test_conflict_wins_over_agreement_and_members_on_no_side_form_no_pair() -> None:
    pairs = gold_pairs(GOLD.groups, {"a", "b", "c"})
    assert {tuple(sorted(pair)): gold.relation for pair, gold in pairs.items()} == {
        (A1, B1): "conflict",
        (B1, C1): "agree",
    }
    assert gold_pairs(GOLD.groups, {"a", "c"}) == {}


def test_figures_count_each_pair_once_and_a_false_conflict_against_the_run() -> None:
    compared = [
        _compared("p1", "p3", "conflict", "date"),
        _compared("p1", "p3", "agree"),
        _compared("p2", "p4", "conflict"),
    ]
    result = judge_pairs(GOLD, RUN, compared)
    links, conflicts = link_figures(result), conflict_figures(result)
    assert (links["precision"], links["recall"]) == (0.5, 0.5)
    assert (conflicts["precision"], conflicts["recall"], conflicts["right kind"]) == (0.5, 1.0, 1.0)
    assert conflicts["recall: date"] == 1.0
    assert firm_figures(result, GOLD.groups, {"a", "b", "c"}) == {"firm groups": 1, "firm groups found": 1}


def test_evidence_that_is_too_long_speaks_of_nothing() -> None:
    result = judge_pairs(GOLD, RUN, [_compared("p3", "p5", "agree")])
    assert result.speaks["p5"] == frozenset()
    assert link_figures(result)["precision"] is None


def test_an_undecided_comparison_links_but_finds_no_conflict() -> None:
    result = judge_pairs(GOLD, RUN, [_compared("p1", "p3", "undecided")])
    assert link_figures(result)["recall"] == pytest.approx(0.5)
    assert conflict_figures(result)["recall"] == 0.0

from __future__ import annotations

from pipeline.reconcile.matching import greedy_claims, near_rows, optimal_claims, overlapping_spans, same_spans
from tests.unit.reconcile.rows import claim, span


def test_spans_are_half_open_so_that_neighbours_do_not_overlap() -> None:
    assert overlapping_spans([span(0, 5)], [span(5, 9)]) == ()


def test_the_same_extent_wins_over_the_same_label() -> None:
    gold = span(0, 10, "ORG")
    exact, near = span(0, 10, "GPE"), span(0, 9, "ORG")
    assert overlapping_spans([gold], [near, exact]) == ((gold, exact),)


def test_a_span_answers_to_one_other_only() -> None:
    left, right, long = span(0, 5), span(6, 10), span(0, 10)
    assert overlapping_spans([left, right], [long]) == ((left, long),)


def test_same_spans_are_those_of_equal_extent() -> None:
    assert same_spans([span(0, 5), span(8, 9)], [span(0, 5, "GPE"), span(8, 10)]) == ((span(0, 5), span(0, 5, "GPE")),)


def test_greedy_takes_the_best_pair_first_where_optimal_pairs_more() -> None:
    first = claim("c1", 0, 22, (0, 4))
    second = claim("c2", 0, 24, (4, 6), when="2031")
    wide = claim("p1", 0, 22, (0, 6))
    narrow = claim("p2", 0, 18, (0, 2))
    greedy = greedy_claims([first, second], [wide, narrow])
    optimal = optimal_claims([first, second], [wide, narrow])
    assert [(a.id, b.id) for a, b in greedy] == [("c1", "p1")]
    assert [(a.id, b.id) for a, b in optimal] == [("c1", "p2"), ("c2", "p1")]


def test_without_a_common_trigger_half_the_evidence_and_the_date_must_agree() -> None:
    gold = claim("c1", 0, 20, (0, 4), when="2031")
    same_date = claim("p1", 0, 12, (8, 12), when="2031")
    other_date = claim("p2", 0, 12, (8, 12), when="2030")
    little = claim("p3", 15, 30, (25, 28), when="2031")
    for pair in (greedy_claims, optimal_claims):
        assert pair([gold], [other_date, little]) == ()
        assert pair([gold], [other_date, same_date]) == ((gold, same_date),)


def test_near_rows_are_those_that_overlap_in_their_order() -> None:
    rows = [span(50, 60), span(0, 100), span(10, 20)]
    assert near_rows(rows)(span(15, 51)) == [0, 1, 2]
    assert near_rows(rows)(span(20, 50)) == [1]
    assert near_rows([])(span(0, 1)) == []

from __future__ import annotations

import pytest

from pipeline.reconcile.gamma import _disorder, dissimilarity, gamma, set_gamma
from tests.unit.reconcile.rows import document, gold_set, span

SHIP, PORT, FAR = (0, 10, "ORG"), (40, 50, "GPE"), (80, 90, "GPE")


def test_dissimilarity_is_the_square_of_the_shift_over_the_lengths_and_one_for_another_label() -> None:
    assert dissimilarity(SHIP, SHIP) == 0
    assert dissimilarity(SHIP, (2, 12, "ORG")) == pytest.approx((4 / 20) ** 2)
    assert dissimilarity(SHIP, (2, 12, "GPE")) == pytest.approx((4 / 20) ** 2 + 1)


def test_a_stretch_without_a_partner_costs_one_over_the_mean_number_of_stretches() -> None:
    assert _disorder([SHIP, PORT], [(2, 12, "ORG")]) == pytest.approx((0.04 + 1) / 1.5)
    assert _disorder([SHIP], [FAR]) == 2


def test_the_alignment_of_least_disorder_is_taken_over_all_stretches_at_once() -> None:
    """Nearest first would pair the middle stretches and leave two alone."""
    left, right = [(0, 10, "A"), (10, 20, "A")], [(9, 19, "A"), (19, 29, "A")]
    assert _disorder(left, right) == pytest.approx(2 * (18 / 20) ** 2 / 2)


def test_gamma_is_one_for_the_same_stretches_and_falls_with_every_difference() -> None:
    same = gamma([SHIP, PORT, FAR], [SHIP, PORT, FAR], 400)
    moved = gamma([SHIP, PORT, FAR], [SHIP, (42, 52, "GPE"), FAR], 400)
    relabelled = gamma([SHIP, PORT, FAR], [SHIP, (42, 52, "ORG"), FAR], 400)
    assert same == 1
    assert moved is not None
    assert relabelled is not None
    assert 1 > moved > relabelled > 0


def test_gamma_of_nothing_is_not_told_and_the_same_comes_every_time() -> None:
    assert gamma([], [SHIP], 100) is None
    assert gamma([SHIP], [PORT], 100) == gamma([SHIP], [PORT], 100)


def test_the_articles_of_two_sets_are_one_text() -> None:
    one = gold_set(document("a", names=(span(0, 7),)), document("b", names=(span(5, 9),)))
    other = gold_set(document("a", names=(span(0, 7),)), document("b", names=()))
    texts = {"a": "x" * 50, "b": "x" * 50}
    assert set_gamma(one, one, texts, "entity") == 1
    found = set_gamma(one, other, texts, "entity")
    assert found is not None
    assert found < 1

from __future__ import annotations

import pytest

from pipeline.reconcile.clusters import b_cubed, b_cubed_all, id_map


def test_the_published_example_of_b_cubed() -> None:
    """Bagga and Baldwin 1998: key {1..5} {6,7} {8..C}, response {1..5} {6,7,8..C}."""
    gold = ["a"] * 5 + ["b"] * 2 + ["c"] * 5
    found = ["x"] * 5 + ["y"] * 7
    score = b_cubed(list(zip(gold, found, strict=True)))
    assert score is not None
    assert score.precision == pytest.approx(16 / 21)
    assert score.recall == 1.0


def test_spelling_of_ids_does_not_matter() -> None:
    score = b_cubed([("org/a", "org/alpha"), ("org/a", "org/alpha"), ("org/b", "org/beta")])
    assert score is not None
    assert score.f1 == 1.0


def test_mentions_of_one_side_lower_recall_or_precision() -> None:
    pairs = [("a", "a"), ("a", "a")]
    missed = b_cubed_all(pairs, missed=["a", "a"], spurious=[])
    spurious = b_cubed_all(pairs, missed=[], spurious=["z"] * 2)
    assert missed is not None
    assert spurious is not None
    assert (missed.precision, missed.recall) == (1.0, pytest.approx(0.25))
    assert (spurious.precision, spurious.recall) == (0.5, 1.0)


def test_no_mentions_no_figure() -> None:
    assert b_cubed([]) is None


def test_an_id_is_mapped_to_the_one_it_shares_most_mentions_with() -> None:
    assert id_map([("a", "x"), ("b", "x"), ("b", "x"), ("c", "y")]) == {"x": "b", "y": "c"}

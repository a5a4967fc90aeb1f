from __future__ import annotations

import pytest

from pipeline.reconcile.span_scores import span_figures, span_layer
from tests.unit.reconcile.rows import span

GOLD = [span(0, 10, "ORG"), span(20, 30, "GPE"), span(40, 50, "PERSON"), span(60, 70, "ORG")]
FOUND = [span(0, 10, "ORG"), span(20, 30, "ORG"), span(40, 52, "PERSON"), span(80, 90, "GPE")]


@pytest.mark.parametrize(
    ("scheme", "correct", "incorrect", "partial", "f1"),
    [("strict", 1, 2, 0, 0.25), ("boundary", 2, 1, 0, 0.5), ("overlap", 2, 0, 1, 0.625), ("type", 2, 1, 0, 0.5)],
)
def test_each_scheme_forgives_something_else(
    scheme: str, correct: int, incorrect: int, partial: int, f1: float
) -> None:
    figures = span_figures({"a": span_layer(GOLD, FOUND)})
    assert figures[f"{scheme} correct"] == correct
    assert figures[f"{scheme} incorrect"] == incorrect
    assert figures[f"{scheme} partial"] == partial
    assert (figures[f"{scheme} missed"], figures[f"{scheme} spurious"]) == (1, 1)
    assert figures[f"{scheme} F1"] == pytest.approx(f1)


def test_labels_and_articles_have_figures_and_means_of_their_own() -> None:
    figures = span_figures({"a": span_layer(GOLD, FOUND), "b": span_layer(GOLD, GOLD)})
    assert figures["strict recall: ORG"] == pytest.approx(3 / 4)
    assert figures["strict precision: GPE"] == pytest.approx(1 / 2)
    assert figures["strict F1, mean of articles"] == pytest.approx((0.25 + 1) / 2)
    assert figures["strict F1"] == pytest.approx(5 / 8)


def test_nothing_found_has_no_precision() -> None:
    figures = span_figures({"a": span_layer(GOLD, [])})
    assert figures["strict precision"] is None
    assert figures["strict recall"] == 0.0

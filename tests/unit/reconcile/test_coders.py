from __future__ import annotations

import pytest

from pipeline.reconcile.coders import krippendorff_alpha, word_alpha
from pipeline.reconcile.figures import kappa
from tests.unit.reconcile.rows import document, gold_set, span

PUBLISHED = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
"""Krippendorff 2011, example C: four coders, twelve units, values missing."""


def test_alpha_of_the_published_example() -> None:
    units = list(zip(*PUBLISHED, strict=True))
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_takes_another_distance() -> None:
    units = list(zip(*PUBLISHED, strict=True))

    def squared(left: object, right: object) -> float:
        assert isinstance(left, int)
        assert isinstance(right, int)
        return float((left - right) ** 2)

    assert krippendorff_alpha(units, squared) == pytest.approx(0.849, abs=0.0005)


def test_alpha_is_one_for_agreement_and_none_where_nothing_varies() -> None:
    assert krippendorff_alpha([(1, 1), (2, 2)]) == 1.0
    assert krippendorff_alpha([(1, 1), (1, 1)]) is None
    assert krippendorff_alpha([(1, None), (2, None)]) is None


def test_alpha_over_words_counts_boundaries_labels_and_omissions() -> None:
    text = "Harbour Board closed Port Orla today"
    same = gold_set(document(names=(span(0, 13), span(21, 30, "GPE"))))
    shorter = gold_set(document(names=(span(0, 7), span(21, 30, "GPE"))))
    assert word_alpha([same, same], {"a": text}, "entity") == 1.0
    found = word_alpha([same, shorter], {"a": text}, "entity")
    assert found is not None
    assert 0.5 < found < 1


def test_kappa_is_agreement_beyond_chance() -> None:
    """Twenty-five of fifty yes-yes and so on, as in the textbook's two readers of grant proposals."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("a", "a")] * 3) is None

from __future__ import annotations

import pytest

from pipeline.reconcile.region_scores import region_at, region_figures
from tests.unit.reconcile.rows import document, span


def test_regions_count_by_characters_and_what_is_not_read_counts_whatever_it_is_called() -> None:
    gold = document(regions=(span(0, 100, "front_matter", None, "region"), span(200, 300, "footnote", None, "region")))
    found = document(regions=(span(0, 50, "furniture", None, "region"), span(200, 320, "footnote", None, "region")))
    figures = region_figures([(gold, found)])
    assert figures["footnote recall"] == 1.0
    assert figures["footnote precision"] == pytest.approx(100 / 120)
    assert figures["front_matter F1"] == 0.0
    assert figures["excluded recall"] == pytest.approx(150 / 200)
    assert "heading F1" not in figures


def test_a_heading_is_read() -> None:
    article = document(regions=(span(0, 10, "heading", None, "region"), span(20, 30, "footnote", None, "region")))
    assert [region_at(article, place) for place in (5, 20, 29, 30)] == [None, "footnote", "footnote", None]

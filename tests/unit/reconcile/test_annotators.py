from __future__ import annotations

import pytest

from pipeline.errors import GoldError
from pipeline.reconcile.annotators import annotator_agreement
from tests.unit.reconcile.rows import document, gold_set, span

TEXTS = {"a": "Harbour Board closed Port Orla today"}
SAME = gold_set(document(names=(span(0, 13), span(21, 30, "GPE"))))
SHORTER = gold_set(document(names=(span(0, 7), span(21, 30, "GPE"))))


def test_every_pair_and_all_together_are_told() -> None:
    found = {(s.set, s.layer, s.measure): s.value for s in annotator_agreement([SAME, SHORTER, SAME], TEXTS)}
    assert found["set 1 / set 2", "entity", "span F1"] == 0.5
    assert found["set 1 / set 3", "entity", "span F1"] == 1.0
    together = found["set 1 / set 2 / set 3", "entity", "alpha over words"]
    assert together is not None
    assert 0 < together < 1
    assert not any(measure == "gamma" for _, _, measure in found)


def test_gamma_is_told_on_request() -> None:
    found = {(s.layer, s.measure): s.value for s in annotator_agreement([SAME, SAME], TEXTS, with_gamma=True)}
    assert found["entity", "gamma"] == 1.0


def test_an_article_without_a_text_is_an_error() -> None:
    with pytest.raises(GoldError, match="no article"):
        annotator_agreement([SAME, SHORTER], {})

from __future__ import annotations

import pytest

from pipeline.reconcile.frame_scores import claim_figures, same_slot, slot_figures
from tests.unit.reconcile.rows import claim

GOLD = (
    claim("c1", 0, 20, (5, 9), type="OFFICE", roles=(("actor", ("person/a", "person/b")),), when="2031"),
    claim("c2", 40, 60, (45, 49), type="JOIN", quantity=(3.0, "states", "=")),
)
FOUND = (
    claim("p1", 0, 20, (5, 9), type="OFFICE", roles=(("actor", ("person/x",)),), when="2031-01/2031-12"),
    claim("p2", 80, 90, (82, 85), type="OTHER"),
)
ARTICLES = {"a": (GOLD, FOUND, ((GOLD[0], FOUND[0]),))}


def test_slots_of_paired_claims_count_filler_by_filler() -> None:
    figures = slot_figures(ARTICLES, {"person/x": "person/a"})
    assert (figures["actor precision"], figures["actor recall"]) == (1.0, 0.5)
    assert figures["when F1"] == 1.0
    assert figures["quantity F1"] is None
    assert figures["quantity recall, all claims"] == 0.0
    assert figures["type recall, all claims"] == 0.5
    assert figures["all slots right"] == 0.0


def test_claims_count_as_found_and_by_type() -> None:
    figures = claim_figures(ARTICLES)
    assert figures["optimal F1"] == pytest.approx(0.5)
    assert figures["optimal recall: OFFICE"] == 1.0
    assert figures["optimal F1: JOIN"] == 0.0
    assert figures["optimal F1, mean of types"] == 0.5


def test_who_exactly_holds_a_claim_is_not_the_holder_slots_business() -> None:
    left, right = claim("a", 0, 9, (0, 3), holder="person/a"), claim("b", 0, 9, (0, 3), holder="unnamed")
    assert same_slot(left, right, "holder", {})
    assert not same_slot(left, claim("c", 0, 9, (0, 3)), "holder", {})

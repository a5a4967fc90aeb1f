"""How many invented one-slot conflicts are found, and how many false alarms pairs that only look different raise."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.align.stage import align
from pipeline.packs.knowledge import Knowledge
from pipeline.records.group import CONFLICT, Comparison
from tests.synthetic.pairs import CONFLICTS, Pair, conflicting_pairs, harmless_pairs

RECALL = 0.95
FALSE_ALARMS = 0.02


def verdict(pair: Pair, knowledge: Knowledge) -> Comparison | None:
    """What alignment says of the two claims alone."""
    found = align((pair.left, pair.right), sources={}, entities=(), knowledge=knowledge)
    return found.comparisons[0] if found.comparisons else None


@pytest.mark.parametrize("kind", CONFLICTS)
def test_conflicts_on_a_slot_are_found(kind: str, knowledge: Knowledge) -> None:
    pairs = [pair for pair in conflicting_pairs() if pair.kind == kind]
    found = [verdict(pair, knowledge) for pair in pairs]
    hits = [c is not None and kind in c.conflict_on for c in found]
    missed = [(pair.left.statement, pair.right.statement) for pair, hit in zip(pairs, hits, strict=True) if not hit]
    assert len(pairs) >= 10
    assert sum(hits) / len(hits) >= RECALL, missed


def test_pairs_that_only_look_different_do_not_conflict(knowledge: Knowledge) -> None:
    pairs = list(harmless_pairs())
    found = [(pair, verdict(pair, knowledge)) for pair in pairs]
    alarms = [
        (pair.kind, c.conflict_on, pair.left.statement, pair.right.statement)
        for pair, c in found
        if c is not None and c.verdict == CONFLICT
    ]
    assert len(alarms) / len(pairs) <= FALSE_ALARMS, alarms


def test_pairs_that_only_look_different_are_still_linked(knowledge: Knowledge) -> None:
    pairs = list(harmless_pairs())
    lost = Counter(pair.kind for pair in pairs if verdict(pair, knowledge) is None)
    assert sum(lost.values()) / len(pairs) <= 1 - RECALL, lost

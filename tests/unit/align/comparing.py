"""How tests of comparators look at one slot of two claims."""

from __future__ import annotations

from pipeline.align.compare import compare_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import FieldComparison


def compare_slot(field: str, left: Claim, right: Claim, knowledge: Knowledge) -> FieldComparison:
    """What is said of one slot of two claims."""
    comparison = compare_claims(left, right, knowledge=knowledge)
    return next(f for f in comparison.fields if f.field == field)

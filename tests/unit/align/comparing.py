"""How tests of comparators look at one slot of two claims."""

from __future__ import annotations

from pipeline.align.compare import compare_claims
from pipeline.align.stage import background_of
from pipeline.align.verdict import compare_fields, resolve
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import FieldComparison


def compare_slot(field: str, left: Claim, right: Claim, knowledge: Knowledge) -> FieldComparison:
    """What is said of one slot of two claims."""
    comparison = compare_claims(left, right, knowledge=knowledge)
    return next(f for f in comparison.fields if f.field == field)


def compare_tied(field: str, left: Claim, right: Claim, knowledge: Knowledge, *, tied: bool = True) -> FieldComparison:
    """What is said of one slot of two claims that are, or are not, likely of one question."""
    views = view_claims((left, right), {}, knowledge.relatedness, knowledge.contrasts)
    background = background_of((), knowledge)
    fields = resolve(compare_fields(views[0], views[1], background), background.tied, float(tied))
    return next(f for f in fields if f.field == field)

"""How tests of comparators look at one slot of two claims."""

from __future__ import annotations

from pipeline.align.compare import compare_claims
from pipeline.align.doubts import TWO_DAYS, TWO_THINGS
from pipeline.align.stage import background_of, compare_views
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import FieldComparison


def compare_slot(field: str, left: Claim, right: Claim, knowledge: Knowledge) -> FieldComparison:
    """What is said of one slot of two claims."""
    comparison = compare_claims(left, right, knowledge=knowledge)
    return next(f for f in comparison.fields if f.field == field)


def compare_linked(
    field: str, left: Claim, right: Claim, link: float, knowledge: Knowledge, *, strangers: bool = False
) -> FieldComparison:
    """What is said of one slot of two claims that are linked with a given probability."""
    views = view_claims((left, right), {}, knowledge.relatedness, knowledge.contrasts)
    comparison = compare_views(*views, background_of((), knowledge), score=link, keys=(), strangers=strangers)
    return next(f for f in comparison.fields if f.field == field)


def compare_tied(field: str, left: Claim, right: Claim, knowledge: Knowledge, *, tied: bool = True) -> FieldComparison:
    """What is said of one slot of two claims whose link is, or is not, enough for values that differ by themselves."""
    least = (TWO_DAYS if field == "date" else TWO_THINGS).least[field]
    return compare_linked(field, left, right, least if tied else least / 2, knowledge)

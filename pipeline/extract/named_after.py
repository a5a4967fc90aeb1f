"""Happenings that are named after the town in which they are: "the Lima talks", "the Lima round of talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import prepositions
from pipeline.extract.event_types import noun_rule

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc
    from pipeline.packs.rules import RuleBook
    from pipeline.records.knowledge import Rule

GATHERINGS = frozenset(
    {"CONSULT", "AGREE", "EXERCISE", "PROTEST", "other.disaster", "other.election", "other.sport", "other.science"}
)
"""Types and rules of nouns for what happens in some town."""


def named_after_towns(doc: Doc, rules: RuleBook) -> frozenset[int]:
    """The nouns for such happenings, whatever stands before them."""
    told = {t.i for t in doc if t.pos_ == "NOUN" and _is_in_town(noun_rule(t, rules))}
    if not told:
        return frozenset()
    phases = (t.i for t in doc if t.pos_ == "NOUN" for p, noun in prepositions(t) if p == "of" and noun.i in told)
    return frozenset(told).union(phases)


def _is_in_town(rule: Rule | None) -> bool:
    return rule is not None and not GATHERINGS.isdisjoint({rule.event_type, rule.rule_id})

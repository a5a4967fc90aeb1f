"""A claim in the making: a predicate with its slots, before it is known whether it is worth a claim and when it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.extract.clauses import is_brought_out
from pipeline.extract.dating import Option, options_for, undated_features

if TYPE_CHECKING:
    from pipeline.extract.holdings import Holding
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.readings import Reading
    from pipeline.records.claim import Participant

LISTED = 2
"""More named than this make a list of members."""
SEAT, AGE = "other.seat", "statistic.age"


@dataclass(frozen=True)
class Draft:
    """A predicate with its slots, before it is known whether it is worth a claim and which date is its own."""

    reading: Reading
    predicate: Predicate
    event_type: str
    participants: tuple[Participant, ...]
    polarity: str
    modality: str
    holder: str
    features: tuple[str, ...]
    same: frozenset[tuple[int, int]]
    own: frozenset[int]
    by_topic: bool = False

    @property
    def held(self) -> tuple[Holding, ...]:
        """The holders of the post that it names."""
        return self.reading.held.get(self.predicate.trigger.i, ())

    @property
    def key(self) -> tuple[int, int]:
        """Passage and token of the trigger."""
        return self.reading.reader.index, self.predicate.trigger.i

    @property
    def is_plain(self) -> bool:
        """Whether it names a post's holder and body, a body and its seat, or all members, or whom a phrase of its own
        says to have done it: always worth a claim.
        """
        if any(c.lower_ == "other" for c in self.predicate.trigger.children):
            return False
        ids = {p.entity_id for p in self.participants if p.entity_id}
        if self.is_fixed or ((self.predicate.doers or is_brought_out(self.predicate.trigger)) and self._names_doer):
            return True
        return (bool(self.held) and len(ids) > 1) or (self.event_type == "MEMBERSHIP" and len(ids) > LISTED)

    @property
    def _names_doer(self) -> bool:
        return any(p.role == "actor" and p.entity_id for p in self.participants)

    @property
    def is_fixed(self) -> bool:
        """Whether it says where a body is at home or how old somebody is."""
        rule_id = self.predicate.rule.rule_id if self.predicate.rule else ""
        named = {p.role for p in self.participants if p.entity_id}
        return rule_id == AGE or (rule_id == SEAT and {"actor", "place"} <= named)

    @property
    def is_denial(self) -> bool:
        """Whether it says that somebody did not do something."""
        return self.polarity == "negated" and self.predicate.kind == "verb" and bool(self.participants)

    @property
    def says_something(self) -> bool:
        """Whether an event noun has anybody or any date beside it; a verb or complement says something in itself."""
        known = any(p.entity_id for p in self.participants)
        return self.predicate.kind != "noun" or known or self.has_value

    @property
    def has_value(self) -> bool:
        """Whether a date or a figure stands under it and under no other predicate."""
        return bool(self.own & (self.reading.dated | self.reading.counted))

    @cached_property
    def options(self) -> Sequence[Option]:
        """The dates that could be its own."""
        reading = self.reading
        return options_for(
            self.predicate,
            self.event_type,
            stated=reading.stated,
            triggers=reading.triggers,
            earlier=reading.earlier,
            years=reading.years,
            named=reading.years_named(self.own),
        )

    @cached_property
    def undated(self) -> tuple[str, ...]:
        """What speaks for its having no date."""
        return undated_features(self.predicate, self.event_type, self.reading.stated, self.reading.earlier)

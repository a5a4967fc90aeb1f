"""Which time belongs to which claim: by syntax, then by clause, then from the passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.extract.placing import Placed
    from pipeline.extract.predicates import Predicate
    from pipeline.records.time import DateInterval, Timex


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a claim and the tokens that state it in the claim's sentence, if any do."""

    date: DateInterval
    tokens: tuple[int, int] | None


def date_predicates(
    predicates: Sequence[Predicate], times: Sequence[Placed[Timex]]
) -> dict[int, tuple[Dated, ...]]:
    """Dates of the predicates of a passage, by the index of the trigger. Undated predicates are left out."""
    triggers = {p.trigger.i for p in predicates} | {p.head.i for p in predicates}
    owned: dict[int, list[Dated]] = {}
    for placed in times:
        interval = placed.item.interval()
        if interval is not None:
            owner = _owner(placed.head, triggers)
            owned.setdefault(owner, []).append(Dated(date=interval, tokens=(placed.start, placed.end)))
    found = {}
    for predicate in predicates:
        dates = owned.get(predicate.trigger.i) or owned.get(predicate.head.i) or _from_above(predicate.head, owned)
        if dates:
            found[predicate.trigger.i] = tuple(dates)
    return found


def _owner(head: Token, triggers: set[int]) -> int:
    here = head
    while here.head.i != here.i:
        here = here.head
        if here.i in triggers:
            return here.i
    return here.i


def _from_above(head: Token, owned: dict[int, list[Dated]]) -> list[Dated]:
    """The date of the clause that governs a word."""
    here = head
    while here.head.i != here.i:
        here = here.head
        if here.i in owned and here.pos_ in VERBAL:
            return owned[here.i]
    return []

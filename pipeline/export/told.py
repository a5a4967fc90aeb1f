"""What one claim tells a table, worked out once: most claims stand in several questions."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.records.claim import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Claim
    from pipeline.records.time import DateInterval

READABLE = 30
"""Words of a statement that a cell can show at a glance."""
CLAIMS_KEPT = 1 << 18
"""Claims of which it is kept what they tell."""
TOLD = "told"
"""Under what name a lookup holds what claims tell."""
Names = tuple[str, ...]


class Told(NamedTuple):
    """A claim. `fullness` sorts the claim that tells a question best first, and ends in its statement; `who` and
    `where` are names as often as they stand in it, each with the common nouns that stand in their place where nobody
    is named.
    """

    date: DateInterval | None
    fullness: tuple[bool, int, float, str, str]
    who: tuple[Names, Names]
    where: tuple[Names, Names]
    quantities: Names
    holder: Names
    event_type: str
    modality: str
    polarity: str
    confidence: float


def told_of(lookup: Lookup) -> Callable[[str], Told | None]:
    """What claims tell, by id; None for an unknown one."""
    return lookup.draw(TOLD, lambda: lru_cache(maxsize=CLAIMS_KEPT)(lambda claim_id: _told(claim_id, lookup)))


def _told(claim_id: str, lookup: Lookup) -> Told | None:
    claim = lookup.claims.get(claim_id)
    if claim is None:
        return None
    return Told(
        date=claim.date,
        fullness=(*fullness(claim), claim.statement),
        who=named(claim, ("actor", "recipient"), lookup),
        where=named(claim, ("place",), lookup),
        quantities=tuple(" ".join(quantity.text.split()) for quantity in claim.quantities),
        holder=(lookup.holder_name(claim.holder),) if claim.holder != AUTHOR else (),
        event_type=claim.event_type,
        modality=claim.modality,
        polarity=claim.polarity,
        confidence=claim.confidence,
    )


def fullness(claim: Claim) -> tuple[bool, int, float, str]:
    """Low for the claim with most slots filled among those told in one readable sentence: it tells the group's story
    best. Ties go to the surer, then the lower id.
    """
    filled = len(claim.participants) + len(claim.quantities) + (claim.date is not None)
    return len(claim.statement.split()) > READABLE, -filled, -claim.confidence, claim.claim_id


def named(claim: Claim, roles: tuple[str, ...], lookup: Lookup) -> tuple[Names, Names]:
    """Names of those who fill the roles, and common nouns."""
    filling = [p for p in claim.participants if p.role in roles]
    names = tuple(lookup.name_of(p.entity_id) for p in filling if p.entity_id)
    return names, tuple(" ".join(p.text.split()) for p in filling)


def names_by_count(told: Sequence[tuple[Names, Names]]) -> Names:
    """Names most often named first; common nouns only where nobody is named."""
    return by_count([names for names, _ in told]) or by_count([words for _, words in told])


def by_count(told: Sequence[Names]) -> Names:
    """Distinct values of several claims, commonest first, ties in order of appearance."""
    counts: dict[str, int] = {}
    for values in told:
        for value in values:
            if value:
                counts[value] = counts.get(value, 0) + 1
    if len(counts) < 2:
        return tuple(counts)
    return tuple(sorted(counts, key=counts.__getitem__, reverse=True))


def distinct(values: Iterable[str]) -> Names:
    """Distinct values in alphabetical order."""
    found = set(values)
    found.discard("")
    return tuple(found) if len(found) < 2 else tuple(sorted(found))

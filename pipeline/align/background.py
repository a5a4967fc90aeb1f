"""What comparators may ask: relatedness, exclusions, containment of places, names of entities, link weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.align.view import ClaimView
from pipeline.packs.contrasts import Contrasts
from pipeline.packs.relatedness import Relatedness
from pipeline.records.claim import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """Everything that comparisons consult beside the two claims.

    `within` maps a place to the places that hold it, all levels. `names` maps entity ids to names.
    """

    relatedness: Relatedness
    contrasts: Contrasts
    within: Mapping[str, frozenset[str]]
    names: Mapping[str, str]

    def name(self, entity_id: str) -> str:
        """What to call an entity in a sentence."""
        return self.names.get(entity_id) or readable(entity_id)

    def name_all(self, entity_ids: frozenset[str]) -> str:
        """Names of several entities, in alphabetical order, joined as English joins them."""
        return join_words(sorted(self.name(e) for e in entity_ids))

    def same_place(self, left: str, right: str) -> bool:
        """Whether one place is the other or holds it."""
        return left == right or left in self.within.get(right, ()) or right in self.within.get(left, ())

    def same_act(self, left: ClaimView, right: ClaimView) -> bool:
        """Whether both claims may report one act: the same word, near-synonyms, or one names the other's word."""
        if left.trigger == right.trigger or left.senses & right.senses:
            return True
        return left.trigger in right.words or right.trigger in left.words


def readable(entity_id: str) -> str:
    """An id as a name: `city/new-york` gives New York."""
    return " ".join(part.capitalize() for part in entity_id.partition("/")[2].split("-"))


def join_words(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def times_meet(left: ClaimView, right: ClaimView) -> bool:
    """Whether both may speak of one time: their days meet, or one gives none."""
    a, b = left.claim.date, right.claim.date
    return a is None or b is None or a.meets(b)

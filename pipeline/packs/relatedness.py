"""How near event types and announcing words are to one another, read from `alignment/{senses,types}.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layers
from pipeline.packs.opposites import Opposites, load_opposites

SENSES = "alignment/senses.toml"
TYPES = "alignment/types.toml"


@dataclass(frozen=True, slots=True, eq=False)
class Relatedness:
    """Classes of near-synonyms with those that deny them, and families of event types.

    `senses_of` maps a lower-case word or hyphenated phrase to its classes; `against` a class to the classes that
    deny it (both directions); `families` an event type to its families; `near` the unordered pairs of event types
    that may report one happening, with a nearness in (0, 1]; `opposites` are words that exclude each other.
    """

    senses_of: dict[str, frozenset[str]] = field(default_factory=dict)
    against: dict[str, frozenset[str]] = field(default_factory=dict)
    near: dict[tuple[str, str], float] = field(default_factory=dict)
    opposites: Opposites = field(default_factory=Opposites)

    def types(self, left: str, right: str) -> float:
        """1 for equal event types, else the nearness of the table, 0 for unrelated ones."""
        if left == right:
            return 1.0
        return self.near.get((min(left, right), max(left, right)), 0.0)

    def denying(self, senses: frozenset[str]) -> frozenset[str]:
        """The classes that deny one of some classes."""
        return frozenset().union(*(self.against[sense] for sense in senses if sense in self.against))


def load_relatedness(layers: Layers) -> Relatedness:
    """Both tables of all layers, added up. Raises KnowledgeError for an `against` that names no class."""
    words: dict[str, set[str]] = {}
    against: dict[str, set[str]] = {}
    named: list[tuple[str, str, str]] = []
    for _, place, table in layers.tables(SENSES):
        for sense, row in table.items():
            against.setdefault(sense, set())
            for word in str(row.get("words", "")).split():
                words.setdefault(word.lower(), set()).add(sense)
            named += [(sense, other, place) for other in str(row.get("against", "")).split()]
    for sense, other, place in named:
        if other not in against:
            raise KnowledgeError(
                f"class {sense!r} denies {other!r}, which is no class", at=place, remedy="name a class of this file"
            )
        against[sense].add(other)
        against[other].add(sense)
    return Relatedness(
        {word: frozenset(senses) for word, senses in words.items()},
        {sense: frozenset(others) for sense, others in against.items()},
        _near(layers),
        load_opposites(layers),
    )


def _near(layers: Layers) -> dict[tuple[str, str], float]:
    near: dict[tuple[str, str], float] = {}
    for _, _place, table in layers.tables(TYPES):
        for family in table.get("family", []):
            members = sorted(str(family["types"]).split())
            for i, left in enumerate(members):
                for right in members[i + 1 :]:
                    near[left, right] = max(near.get((left, right), 0.0), float(family["nearness"]))
    return near

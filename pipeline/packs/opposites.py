"""Words that exclude each other when said of one thing, from `lexicon/antonyms.csv` and `alignment/opposites.toml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layers

ANTONYMS = "lexicon/antonyms.csv"
OPPOSITES = "alignment/opposites.toml"


@dataclass(frozen=True, slots=True, eq=False)
class Opposites:
    """`antonyms` maps a word to its opposites; `classes` a word to the classes of opposites.toml, `against` a class to
    those that exclude it; `lists` are that file's plain lists.
    """

    antonyms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    against: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def alike(self, left: str, right: str) -> bool:
        """Whether two words share a class."""
        mine, theirs = self.classes.get(left), self.classes.get(right)
        return bool(mine and theirs and not mine.isdisjoint(theirs))

    def exclusive(self, left: str, right: str) -> bool:
        """Whether classes of the two words exclude each other."""
        mine, theirs = self.classes.get(left), self.classes.get(right)
        if not mine or not theirs:
            return False
        return any(not self.against[c].isdisjoint(theirs) for c in mine if c in self.against)

    def exclude(self, left: str, right: str) -> bool:
        """Whether two words are antonyms, or of classes that exclude each other and of none in common."""
        if self.alike(left, right):
            return False
        return right in self.antonyms.get(left, ()) or self.exclusive(left, right)


def load_opposites(layers: Layers) -> Opposites:
    """Both tables of all layers. Raises KnowledgeError for a class that excludes one which is not there."""
    antonyms: defaultdict[str, set[str]] = defaultdict(set)
    for _, _, row in layers.csv_rows(ANTONYMS):
        antonyms[row["word"]].add(row["opposite"])
        antonyms[row["opposite"]].add(row["word"])
    classes: defaultdict[str, set[str]] = defaultdict(set)
    against: defaultdict[str, set[str]] = defaultdict(set)
    lists: defaultdict[str, set[str]] = defaultdict(set)
    for _, place, table in layers.tables(OPPOSITES):
        for name, words in table.pop("lists", {}).items():
            lists[name].update(str(words).split())
        for name, row in table.items():
            for word in str(row["words"]).split():
                classes[word].add(name)
            for other in str(row.get("against", "")).split():
                if other not in table:
                    raise KnowledgeError(
                        f"class {name!r} excludes {other!r}, which is no class",
                        at=place,
                        remedy="name a class of the file",
                    )
                against[name].add(other)
                against[other].add(name)
    return Opposites(_frozen(antonyms), _frozen(classes), _frozen(against), _frozen(lists))


def _frozen(table: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in table.items()}

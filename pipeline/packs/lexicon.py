"""Common words and how their meanings stand to one another: the same, one wider, opposite, of one field.

Read from `lexicon/{words,synsets}.csv` (WordNet) and what `opposites` reads; packs may add rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.packs.files import Layers
from pipeline.packs.opposites import Opposites, load_opposites

LETTERS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
WIDEST = 10
"""Steps up to which wider senses are looked for: eight lead from a goat to an animal."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """`senses` maps (word, part letter) to senses, likeliest first; `wider` a sense to the next wider ones; `field` a
    sense to its field; `related` a word to words of its root.
    """

    senses: Mapping[tuple[str, str], tuple[str, ...]]
    wider: Mapping[str, tuple[str, ...]]
    field: Mapping[str, str]
    related: Mapping[str, frozenset[str]]
    opposites: Opposites

    @property
    def lists(self) -> Mapping[str, frozenset[str]]:
        """Plain lists of words of opposites.toml."""
        return self.opposites.lists

    def senses_of(self, word: str, part: str) -> tuple[str, ...]:
        """Senses of a word as noun, verb, adj or adv; of a name as a noun."""
        return self.senses.get((word, LETTERS.get(part, "n")), ())

    def same(self, left: tuple[str, str], right: tuple[str, str]) -> bool:
        """Whether two (word, part) share a sense, a class or a root."""
        if self.opposites.alike(left[0], right[0]):
            return True
        if right[0] in self.related.get(left[0], ()) or left[0] in self.related.get(right[0], ()):
            return True
        return bool(set(self.senses_of(*left)) & set(self.senses_of(*right)))

    def wider_or_narrower(self, left: tuple[str, str], right: tuple[str, str]) -> bool:
        """Whether one of the two likeliest senses of one lies above one of the other, within `WIDEST` steps."""
        a, b = self.senses_of(*left), self.senses_of(*right)
        return bool(set(a[:2]) & self._above(b[:2]) or set(b[:2]) & self._above(a[:2]))

    def opposite(self, left: tuple[str, str], right: tuple[str, str]) -> bool:
        """Whether the words exclude each other: antonyms, a near-synonym of an antonym, or classes that exclude."""
        if self.opposites.exclusive(left[0], right[0]):
            return True
        return self._antonymous(left, right) or self._antonymous(right, left)

    def fields(self, word: str, part: str) -> frozenset[str]:
        """Fields of the senses of a word."""
        return frozenset(self.field[s] for s in self.senses_of(word, part) if s in self.field)

    def _above(self, senses: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        level = set(senses)
        for _ in range(WIDEST):
            level = {w for s in level for w in self.wider.get(s, ())}
            found |= level
        return frozenset(found)

    def _antonymous(self, left: tuple[str, str], right: tuple[str, str]) -> bool:
        """Whether an antonym of the first is the second or, of adjectives, leads its cluster: `cold` of `scorching`."""
        found = self.opposites.antonyms.get(left[0], frozenset())
        if right[0] in found:
            return True
        led = {w for s in self.senses_of(*right)[:1] for w in self.wider.get(s, ())} if right[1] == "adj" else set()
        return any(led & set(self.senses_of(word, "adj")[:2]) for word in found) if led else False


def load_lexicon(layers: Layers) -> Lexicon:
    """All tables of all layers. Raises KnowledgeError for a class that excludes one which is not there."""
    senses: dict[tuple[str, str], tuple[str, ...]] = {}
    related: dict[str, frozenset[str]] = {}
    for _, _, row in layers.csv_rows("lexicon/words.csv"):
        senses[row["word"], row["part"]] = tuple(row["senses"].split())
        if row["related"]:
            related[row["word"]] = related.get(row["word"], frozenset()) | frozenset(row["related"].split())
    wider, field = {}, {}
    for _, _, row in layers.csv_rows("lexicon/synsets.csv"):
        wider[row["sense"]] = tuple(row["wider"].split())
        field[row["sense"]] = row["field"]
    return Lexicon(
        senses=senses,
        wider=wider,
        field=field,
        related=related,
        opposites=load_opposites(layers),
    )

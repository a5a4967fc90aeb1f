"""Common words and how their meanings stand to one another: the same, one wider, opposite, of one field.

Read from `lexicon/{words,synsets,antonyms}.csv` (WordNet) and `alignment/opposites.toml`; packs may add rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layers

OPPOSITES = "alignment/opposites.toml"
LETTERS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
WIDEST = 10
"""Steps up to which wider senses are looked for: eight lead from a goat to an animal."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """`senses` maps (word, part letter) to senses, likeliest first; `wider` a sense to the next wider ones; `field` a
    sense to its field; `related` a word to words of its root; `antonyms` a word to its opposites; `classes` a word to
    the classes of opposites.toml, `against` a class to those that exclude it; `lists` are that file's plain lists.
    """

    senses: Mapping[tuple[str, str], tuple[str, ...]]
    wider: Mapping[str, tuple[str, ...]]
    field: Mapping[str, str]
    related: Mapping[str, frozenset[str]]
    antonyms: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]
    against: Mapping[str, frozenset[str]]
    lists: Mapping[str, frozenset[str]]

    def senses_of(self, word: str, part: str) -> tuple[str, ...]:
        """Senses of a word as noun, verb, adj or adv; of a name as a noun."""
        return self.senses.get((word, LETTERS.get(part, "n")), ())

    def same(self, left: tuple[str, str], right: tuple[str, str]) -> bool:
        """Whether two (word, part) share a sense, a class or a root."""
        if self.classes.get(left[0], frozenset()) & self.classes.get(right[0], frozenset()):
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
        mine, theirs = (self.classes.get(w, frozenset()) for w, _ in (left, right))
        if any(self.against.get(c, frozenset()) & theirs for c in mine):
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
        found = self.antonyms.get(left[0], frozenset())
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
    antonyms: defaultdict[str, set[str]] = defaultdict(set)
    for _, _, row in layers.csv_rows("lexicon/antonyms.csv"):
        antonyms[row["word"]].add(row["opposite"])
        antonyms[row["opposite"]].add(row["word"])
    classes, against, lists = _read_opposites(layers)
    return Lexicon(
        senses=senses,
        wider=wider,
        field=field,
        related=related,
        antonyms=_frozen(antonyms),
        classes=classes,
        against=against,
        lists=lists,
    )


def _read_opposites(
    layers: Layers,
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], dict[str, frozenset[str]]]:
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
    return _frozen(classes), _frozen(against), _frozen(lists)


def _frozen(table: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in table.items()}

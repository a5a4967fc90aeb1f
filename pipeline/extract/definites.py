"""What a definite common noun stands for: "the club", "its members", "both sides", "the two countries".

The noun's sort must fit, and of those that fit the most salient one is meant, where salience grows with how often an
article names somebody; where nothing fits the noun stays unresolved.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from pipeline.extract.noun_phrases import ORG_SORTS, is_plural, kinds_of, noun_kinds
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.extract.antecedents import Discourse
    from pipeline.extract.tokens import Token
    from pipeline.packs.names import Names

FAR = 12  # sentences that a definite noun looks back
NEAR = 3  # sentences within which a name is called so that the noun means it, whatever the article is about
TOPICAL = 0.35  # weight of frequency for definite nouns: "the alliance" is mostly the one that the article is about
IN_THE_NAME = frozenset([
    "agency", "ministry", "council", "commission", "committee", "parliament", "court", "university", "institute",
    "federation", "foundation", "fund", "department", "hospital", "museum", "school", "inquiry", "regulator",
    "watchdog", "association", "panel", "tribunal", "authority",
])  # fmt: skip
COLLECTIVE = frozenset({"no", "each", "every", "any", "another"})
SHIPS = frozenset([
    "ship", "vessel", "cutter", "trawler", "ferry", "frigate", "destroyer", "yacht", "liner", "schooner", "tanker",
    "barge", "steamer", "warship", "freighter", "submarine", "corvette", "tug", "icebreaker", "lifeboat",
])  # fmt: skip
NARROWING = frozenset(["amod", "relcl", "acl", "prep", "compound", "nummod"])
DIRECTIONS = frozenset({"region/west", "region/east"})  # sides of the world, never "the region"
DEMONSTRATED = frozenset(["same", "whole", "entire", "latter", "former", "very"])

ANOTHER = frozenset([
    "central", "national", "federal", "local", "regional", "rival", "foreign", "competing", "opposing", "neighbouring",
    "neighboring", "new", "second", "third", "parent", "sister", "smaller", "larger", "biggest", "largest", "oldest",
])  # fmt: skip
"""Words before a noun that tell one of the sort from those spoken of: "the central bank", "the rival firm"."""


@record
class Definites:
    """Looks up what an article has spoken of so far."""

    names: Names
    discourse: Discourse
    things: dict[str, str] = field(default_factory=dict)
    """What names have been called -> the thing so called; empty where two were called so."""
    sorts: dict[str, set[str]] = field(default_factory=dict)
    """Sorts of bodies that names have been called."""
    ships: set[str] = field(default_factory=set)
    """What was called a ship."""

    def describe(self, name: Token, entity: str, named: Mapping[int, str]) -> None:
        """Note what a name is called where it stands: "the car ferry Alba", "Alba, a ferry"."""
        words = [c for c in name.children if c.dep_ in {"compound", "nmod", "appos"}]
        words += [name.head] if name.dep_ == "appos" else []
        first = min([name.i, *(c.i for c in name.children if named.get(c.i) == entity)])
        before = name.doc[first - 1] if first > name.sent.start else None
        words += [before] if before is not None and before.dep_ == name.dep_ else []  # both taken for subjects
        for word in words:
            if word.pos_ == "NOUN" and word.i not in named and word.text.islower():
                lemma = word.lemma_.lower()
                self.sorts.setdefault(entity, set()).update(noun_kinds(word, self.names) & ORG_SORTS)
                if lemma in SHIPS:
                    self.ships.add(entity)
                self.things[lemma] = entity if self.things.get(lemma, entity) == entity else ""

    def described(self, noun: Token) -> tuple[str, ...]:
        """The one thing that was called by this noun, where the noun stands without more: "the ferry"."""
        thing = self.things.get(noun.lemma_.lower())
        return (thing,) if thing and noun.labels.isdisjoint(NARROWING) else ()

    def meant(self, sentence: int, token: Token, kinds: frozenset[str]) -> tuple[str, ...]:
        """Whom or what a definite singular noun takes up again."""
        sorts = kinds & ORG_SORTS
        narrowed = any(c.dep_ in NARROWING and c.lower_ not in DEMONSTRATED for c in token.children)
        if narrowed and (not sorts or not ANOTHER.isdisjoint(c.lower_ for c in token.children)):
            return ()
        noun = token.lemma_.lower()
        same_head = self.discourse.best(
            sentence,
            lambda a: noun in a.name and len(a.entities) == 1 and noun in a.name.split(),
            reach=FAR,
        )
        if same_head and not (narrowed and sorts) and "alliance" not in kinds:
            return same_head.entities
        wanted = kinds & {"state", "city", "region", "law", "person"}
        chosen = self.discourse.best(
            sentence,
            lambda a: (
                len(a.entities) == 1
                and a.entities[0] not in DIRECTIONS
                and (
                    a.kinds <= wanted
                    or (bool(sorts) and a.kinds <= {"org"} and self._is_called(a.entities[0], noun, sorts))
                )
            ),
            reach=FAR if sorts else 3,
            topic=TOPICAL if sorts else 0.05,
        )
        return self._called_so(sentence, noun, chosen.entities) if chosen else ()

    def _called_so(self, sentence: int, noun: str, likeliest: tuple[str, ...]) -> tuple[str, ...]:
        """The new name that was called by a noun, where the likeliest is a body known from elsewhere and no firm: in
        "the Union froze the assets of Alba Lines, a shipping group. The group owns nine ships" the firm.
        """
        called = self.things.get(noun, "")
        row = self.names.canonical.get(likeliest[0])
        if row is None or "companies" in row.place or kinds_of(called) != "org" or called in self.names.canonical:
            return likeliest
        spoken = any(called in a.entities for a in self.discourse.recent(sentence, NEAR))
        return (called,) if spoken else likeliest

    def _is_called(self, entity: str, noun: str, sorts: frozenset[str]) -> bool:
        """Whether an organisation can be called so. A ministry or court has the word in its name, and what has such a
        word in its name is no company and no club.
        """
        spelt = " ".join((*self.names.spellings.get(entity, ()), entity.partition("/")[2].replace("-", " ")))
        said = IN_THE_NAME & set(spelt.casefold().split())
        if noun in IN_THE_NAME:
            return noun in said
        return self._is_sort(entity, sorts) and (not said or bool(sorts & {"alliance", "body"} and noun != "club"))

    def _is_sort(self, entity: str, sorts: frozenset[str]) -> bool:
        """Whether an organisation can be called so: a company is no alliance, a new name is no alliance."""
        row = self.names.canonical.get(entity)
        if row is None and (told := self.sorts.get(entity)) and told.isdisjoint(sorts):
            return False
        if row is None:
            return kinds_of(entity) == "org" and (bool(sorts - {"alliance"}) or self._is_alliance(entity))
        if "companies" in row.place:
            return "company" in sorts
        return self._is_alliance(entity) if "alliance" in sorts else bool(sorts - {"company"})

    def _is_alliance(self, entity: str) -> bool:
        """Whether states make up an organisation: listed, or new and called a union, league, pact or alliance."""
        last_word = entity.rsplit("-", 1)[-1]
        return self.names.kind(entity, "alliances") is not None or (
            entity not in self.names.canonical and "alliance" in (self.names.kind(last_word, "nominals") or "").split()
        )

    def members(self, sentence: int, token: Token, owners: tuple[str, ...]) -> tuple[str, ...]:
        """The body whose members act, where several or none are meant: its own, or the alliance spoken of most."""
        bodies = tuple(owner for owner in owners if kinds_of(owner) == "org")
        if bodies or owners:
            return bodies
        determiners = {child.lower_ for child in token.children if child.dep_ == "det"}
        if not (is_plural(token) or determiners & COLLECTIVE):
            return ()
        chosen = self.discourse.best(
            sentence,
            lambda a: (
                len(a.entities) == 1 and self._is_alliance(a.entities[0]) and self.discourse.counts[a.entities[0]] > 1
            ),
            reach=FAR,
            topic=TOPICAL,
        )
        return chosen.entities if chosen else ()

    def pair(self, sentence: int, token: Token) -> tuple[str, ...]:
        """The last two of a kind that were named together, or the only two states of the last sentences."""
        kinds = noun_kinds(token, self.names)
        if token.pos_ == "NOUN" and not kinds & {"pair"}:
            return ()
        people = kinds & {"office"} and token.lemma_ in {"leader", "president"}
        for antecedent in self.discourse.recent(sentence, 5):
            fits = antecedent.kinds <= ({"person"} if people else {"state", "org", "person"})
            if len(antecedent.entities) == 2 and fits:
                return antecedent.entities
        if people and any(a.kinds == {"person"} for a in self.discourse.recent(sentence, 1)):
            return ()
        return self._two_states(sentence)

    def _two_states(self, sentence: int) -> tuple[str, ...]:
        for reach in (0, 1, 2):
            states = [a.entities[0] for a in self.discourse.recent(sentence, reach) if a.kinds == {"state"}]
            both = tuple(dict.fromkeys(reversed(states)))
            if len(both) == 2:
                return both
        return ()

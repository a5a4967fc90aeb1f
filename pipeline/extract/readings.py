"""Everything known of a passage before its claims are read: names, times, figures, predicates, posts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL
from pipeline.extract.date_spans import join_spans
from pipeline.extract.event_types import find_carried
from pipeline.extract.gaps import Gap, gaps_behind
from pipeline.extract.holdings import Holding, find_holdings
from pipeline.extract.named_after import named_after_towns
from pipeline.extract.offices import is_official
from pipeline.extract.once import once
from pipeline.extract.passed_on import stands_alone
from pipeline.extract.placing import InOrder, Placed, Ruler, place
from pipeline.extract.predicates import Predicate, find_predicates
from pipeline.extract.quantities import PlacedQuantity, read_quantities
from pipeline.extract.reader import Reader
from pipeline.extract.stated_dates import Stated, state_dates, years_told
from pipeline.extract.times.publication import publication_interval
from pipeline.records.document import PROSE_ROLES
from pipeline.records.record import record

if TYPE_CHECKING:
    from datetime import date

    from pipeline.extract.attribution import AttributionIndex
    from pipeline.extract.coreference import References
    from pipeline.extract.nlp import ParsedDocument, ParsedPassage
    from pipeline.extract.tokens import Token
    from pipeline.packs.knowledge import Knowledge
    from pipeline.packs.rules import RuleBook
    from pipeline.records.claim import Mention, Participant
    from pipeline.records.time import Timex

THINGS = ("org/", "law/")
EARLIER = 2
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PLACES = frozenset({"state", "city", "region"})
"""Kinds of places, whose capitals may speak for them."""
STATES = frozenset({"MEMBERSHIP", "SUPPORT", "OFFICE"})
"""Types of nouns for how somebody stands to another: "members of the union", "the compliance of Oslo"."""
DATES = frozenset({"DATE", "TIME"})
OFFSETS = frozenset({"after", "before", "ago", "later", "earlier"})
"""What stands behind a length that is counted from something else."""
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@record
class Surroundings:
    """What is known of an article before its claims are read."""

    mentions: tuple[Mention, ...]
    references: References
    times: tuple[Timex, ...]
    attributions: AttributionIndex


@dataclass(frozen=True)
class Reading:
    """One passage of running prose. `earlier` are the last dates of the passages before it, `published` is the last day
    on which the article may have appeared.
    """

    reader: Reader
    names: Sequence[Placed[Mention]]
    times: Sequence[Placed[Timex]]
    quantities: Sequence[PlacedQuantity]
    predicates: Sequence[Predicate]
    holdings: Sequence[Holding]
    stated: Sequence[Stated]
    carried: Mapping[int, Predicate] = field(default_factory=dict)
    earlier: Sequence[Stated] = field(default=())
    years: Mapping[int, Sequence[str]] = field(default_factory=dict)
    published: date | None = None

    @property
    def passage(self) -> ParsedPassage:
        """The passage read."""
        return self.reader.passage

    @once
    def held(self) -> dict[int, tuple[Holding, ...]]:
        """Posts with named holders, by the token of the post."""
        return held_posts(self.holdings)

    @once
    def triggers(self) -> frozenset[int]:
        """Tokens that may announce a claim; posts without a named holder do not."""
        posts = {p.trigger.i for p in self.predicates if p.kind == "noun" and p.event_type == "OFFICE"}
        kept = [p for p in self.predicates if p.trigger.i in self.held or p.trigger.i not in posts]
        return frozenset(p.trigger.i for p in kept) | frozenset(p.head.i for p in kept)

    @once
    def parts(self) -> frozenset[int]:
        """What is counted of a listed part of a number, which a claim of its own tells."""
        return frozenset(p.head.i for p in self.predicates if p.kind == "noun" and p.doers)

    @once
    def dated(self) -> frozenset[int]:
        """Tokens of time expressions that give a date."""
        return frozenset(i for s in self.stated for d in s.dated if d.tokens for i in range(*d.tokens))

    @once
    def counted(self) -> frozenset[int]:
        """Tokens of figures, those of dates left out."""
        read = {i for q in self.quantities for i in range(q.start, q.end)}
        bare = {t.i for t in self.passage.doc if t.pos_ == "NUM" or t.lower_ in {"%", "percent"}}
        return frozenset((read | bare) - self.timed)

    @once
    def in_names(self) -> frozenset[int]:
        """Tokens of names, those of happenings left out: a "Declaration" in a treaty's name declares nothing."""
        names = (placed for placed in self.names if placed.item.label != "EVENT")
        return frozenset(i for placed in names for i in range(placed.start, placed.end))

    @once
    def timed(self) -> frozenset[int]:
        """Tokens of time expressions."""
        return frozenset(i for placed in self.times for i in range(placed.start, placed.end))

    @once
    def named(self) -> frozenset[int]:
        """Tokens that head a name."""
        return frozenset(placed.head.i for placed in self.names)

    @once
    def _by_head(self) -> Mapping[int, Sequence[Predicate]]:
        found: dict[int, list[Predicate]] = {}
        for predicate in self.predicates:
            found.setdefault(predicate.head.i, []).append(predicate)
        return found

    def same_event(self, predicate: Predicate) -> frozenset[tuple[int, int]]:
        """Passage and token of the triggers that tell the same event: the noun that a verb carries, and the reverse."""
        mine = predicate.trigger.i
        carried = self.carried.get(mine)
        found = {carried.trigger.i} if carried is not None else set()
        found |= {p.trigger.i for p in self._by_head[predicate.head.i] if p.kind != predicate.kind}
        found |= {trigger for trigger, noun in self.carried.items() if noun.trigger.i == mine}
        return frozenset((self.reader.index, i) for i in found - {mine})

    def gaps(self, predicate: Predicate) -> Sequence[Gap]:
        """The clauses behind that of a verb that share it without repeating it."""
        verb = predicate.head
        if predicate.kind != "verb":
            return ()
        if verb.i not in self._gaps:
            self._gaps[verb.i] = gaps_behind(verb, self._sort)
        return self._gaps[verb.i]

    @once
    def _gaps(self) -> dict[int, Sequence[Gap]]:
        return {}

    def _sort(self, noun: Token) -> str:
        """What kind of thing a noun names, by its entity's id; empty for a common noun."""
        named = self.reader.named(noun)
        kind = named[0][0].partition("/")[0] if named else "name" if noun.pos_ == "PROPN" else ""
        return "place" if kind in PLACES else kind

    def years_named(self, words: frozenset[int]) -> list[int]:
        """Years in the names of happenings that stand among some words ("Regional Games 2018")."""
        held = (years for places, years in self._years_of_events if not words.isdisjoint(places))
        return sorted(set(chain.from_iterable(held)))

    @once
    def _years_of_events(self) -> list[tuple[range, list[int]]]:
        """Where the names of happenings stand that hold years, and these."""
        events = [placed for placed in self.names if placed.item.label == "EVENT"]
        told = ((range(e.start, e.end), list(map(int, YEAR.findall(e.item.evidence.quote)))) for e in events)
        return [(places, years) for places, years in told if years]


def _happenings(predicates: Sequence[Predicate], reader: Reader, rules: RuleBook) -> dict[int, Predicate]:
    """Trigger -> the happening that a predicate is about; a noun that stands for a body ("the pact") is none."""
    found = {p.trigger.i: carried for p in predicates if (carried := find_carried(p, rules))}
    return {
        trigger: carried
        for trigger, carried in found.items()
        if not any(entity.startswith(THINGS) for entity, _ in reader.named(carried.trigger))
    }


def read_passages(parsed: ParsedDocument, surroundings: Surroundings, knowledge: Knowledge) -> Iterator[Reading]:
    """The passages of running prose in order. All posts are known before the first is handed out, so that a person
    acts for a state wherever in the article the post is named.
    """
    bodies: dict[str, tuple[str, ...]] = {}
    sides: dict[str, tuple[Participant, ...]] = {}
    found: list[Reading] = []
    earlier: list[Stated] = []
    mentions, times = InOrder(surroundings.mentions), InOrder(surroundings.times)
    for index, passage in enumerate(parsed.passages):
        if passage.passage.role not in PROSE_ROLES or not len(passage.doc):
            continue
        ruler = Ruler(passage)
        names = place(ruler, mentions)
        placed_times = place(ruler, times)
        predicates = find_predicates(passage.doc, knowledge.rules)
        holdings = find_holdings(predicates, names, _people_meant(predicates, index, surroundings.references))
        reader = Reader(
            index=index,
            passage=passage,
            references=surroundings.references,
            names=knowledge.names,
            bodies=bodies,
            sides=sides,
            holders={i: [h.person for h in held] for i, held in held_posts(holdings).items()},
            deeds=_nouns_with("by", "actor", predicates),
            inflicted=_nouns_with("of", "recipient", predicates),
            happenings=named_after_towns(passage.doc, knowledge.rules),
        )
        _note_bodies((h for h in holdings if is_official(h.post, knowledge.names)), reader, bodies)
        stated = [replace(s, alone=stands_alone(s)) for s in join_spans(state_dates(placed_times))]
        found.append(
            Reading(
                reader=reader, names=names, times=placed_times, predicates=predicates, holdings=holdings,
                quantities=_figures(passage, placed_times, knowledge), stated=stated,
                carried=_happenings(predicates, reader, knowledge.rules),
                earlier=tuple(earlier[-EARLIER:]),
            )
        )  # fmt: skip
        earlier = stated if any(not s.alone for s in stated) else [*earlier, *stated]
    published = parsed.document.source.published
    years = years_told([s for reading in found for s in reading.stated], published)
    days = publication_interval(published)
    yield from (replace(reading, years=years, published=days.latest if days else None) for reading in found)


def _nouns_with(slot: str, role: str, predicates: Iterable[Predicate]) -> frozenset[int]:
    """Nouns for happenings in which what stands in a slot has a role."""
    nouns = (p for p in predicates if p.kind == "noun" and p.event_type not in STATES)
    return frozenset(p.trigger.i for p in nouns if p.rule is not None and (slot, role) in p.rule.roles)


def _figures(passage: ParsedPassage, times: Sequence[Placed[Timex]], knowledge: Knowledge) -> list[PlacedQuantity]:
    """The figures of a passage; how long before or after something else a thing was is told by its date."""
    doc = passage.doc
    counted = {
        i
        for t in times
        if t.item.type in DATES or (t.end < len(doc) and doc[t.end].lower_ in OFFSETS)
        for i in range(t.start, t.end)
    }
    return [q for q in read_quantities(passage, units=knowledge.units) if q.start not in counted]


def _people_meant(predicates: Iterable[Predicate], index: int, references: References) -> Iterator[Token]:
    """Pronouns that are the subject of a certain post's copula or verb and stand for one known person; "a judge" is no
    certain post.
    """
    for predicate in predicates:
        if predicate.event_type != "OFFICE" or any(c.lower_ in {"a", "an"} for c in predicate.trigger.children):
            continue
        for word in predicate.head.children if predicate.head.pos_ in VERBAL else ():
            meant = references.entities_of(index, word.i) if word.pos_ == "PRON" and word.dep_ in SUBJECTS else ()
            if len(meant) == 1 and meant[0].startswith("person/"):
                yield word


def held_posts(holdings: Sequence[Holding]) -> dict[int, tuple[Holding, ...]]:
    """The holdings of each post, by its token."""
    found: dict[int, tuple[Holding, ...]] = {}
    for holding in holdings:
        place = holding.predicate.trigger.i
        found[place] = (*found.get(place, ()), holding)
    return found


def _note_bodies(holdings: Iterable[Holding], reader: Reader, bodies: dict[str, tuple[str, ...]]) -> None:
    """Remember which state a person acts for; posts in other bodies and former posts bring nobody along."""
    for holding in holdings:
        states = tuple(e for b in holding.bodies for e, _ in reader.entities(b) if e.startswith("state/"))
        for person, _ in reader.named(holding.person):
            if states and not holding.past:
                bodies.setdefault(person, states[:1])

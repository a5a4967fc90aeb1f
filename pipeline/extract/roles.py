"""Who takes part in what a predicate says, in which role, with entity ids where the text gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.clauses import (
    VERBAL,
    agents,
    conjuncts,
    is_passive,
    objects,
    prepositions,
    receivers,
    subjects,
)
from pipeline.records.claim import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.extract.coreference import References
    from pipeline.extract.nlp import ParsedPassage
    from pipeline.extract.predicates import Predicate

PLACE_KINDS = frozenset({"state", "city", "region", "facility", "place", "country", "location"})
PREPOSITIONS = {
    "in": "place", "at": "place", "near": "place", "across": "place", "throughout": "place", "within": "place",
    "inside": "place", "off": "place", "along": "place", "outside": "place", "to": "recipient",
    "with": "recipient", "against": "recipient", "towards": "recipient", "toward": "recipient", "for": "recipient",
    "from": "other", "of": "other", "over": "other", "about": "other", "under": "other", "on": "other", "by": "actor",
    "into": "place", "between": "actor", "among": "actor", "as": "other", "through": "other", "without": "other",
}  # fmt: skip
OFFICIAL_TYPES = frozenset(
    "AGREE SUPPORT COOPERATE AID RETREAT REQUEST REJECT THREATEN SANCTION MOBILIZE COERCE ASSAULT JOIN LEAVE EXERCISE "
    "OTHER FOUND".split()
)
WHOLES = frozenset({"of", "from", "among"})
DEEPEST = 3


@dataclass(frozen=True)
class Reader:
    """What the noun phrases of one passage mean."""

    index: int
    passage: ParsedPassage
    references: References
    bodies: Mapping[str, tuple[str, ...]]

    def entities(self, head: Token, depth: int = 0) -> list[tuple[str, Token]]:
        """Entity ids that a noun phrase means, with the word that says so.

        A phrase that means nobody by itself stands for its possessor, else for the name that modifies it ("Merenian
        troops"), else for the whole of which it is part ("leaders of the league").
        """
        direct = self.references.entities_of(self.index, head.i)
        if direct:
            return [(entity, head) for entity in direct]
        if depth >= DEEPEST:
            return []
        for labels in ({"poss"}, {"compound", "amod", "nmod"}):
            found = [hit for c in head.children if c.dep_ in labels for p in conjuncts(c) for hit in self.named(p)]
            if found:
                return found
        for preposition, whole in prepositions(head):
            if preposition in WHOLES and (found := self.entities(whole, depth + 1)):
                return found
        return []

    def named(self, token: Token) -> list[tuple[str, Token]]:
        """Entity ids of a name or resolved pronoun itself."""
        return [(entity, token) for entity in self.references.entities_of(self.index, token.i)]

    def participant(self, role: str, entity: str | None, token: Token) -> Participant:
        """A participant as a record. An unresolved one is shown by its phrase up to the head."""
        first = token if entity else token.doc[max(token.left_edge.i, token.i - 4)]
        end = token.idx + len(token)
        evidence = self.passage.evidence(min(first.idx, token.idx), end)
        return Participant(role=role, entity_id=entity, text=evidence.quote, start=evidence.start, end=evidence.end)


def find_participants(predicate: Predicate, reader: Reader, event_type: str) -> tuple[Participant, ...]:
    """All participants of a predicate, actors first, each entity once in a role."""
    roles = dict(predicate.rule.roles) if predicate.rule else {}
    found: list[Participant] = []
    taken: set[tuple[str, str | None]] = set()
    for slot, head in _slots(predicate):
        role = roles.get(slot) or _default_role(slot)
        hits = reader.entities(head)
        for entity, token in hits or ([(None, head)] if slot in {"subject", "object"} and head.pos_ == "NOUN" else []):
            for participant in _with_body(_fit(role, entity), entity, token, reader, event_type):
                key = (participant.role, participant.entity_id or participant.text)
                if key not in taken:
                    taken.add(key)
                    found.append(participant)
    return tuple(sorted(_settle(found), key=lambda p: ("actor", "recipient", "place", "other").index(p.role)))


def _fit(role: str, entity: str | None) -> str:
    """A person cannot be a place."""
    return "other" if role == "place" and entity and entity.startswith("person/") else role


def _with_body(
    role: str, entity: str | None, token: Token, reader: Reader, event_type: str
) -> Iterator[Participant]:
    yield reader.participant(role, entity, token)
    if role == "actor" and entity and event_type in OFFICIAL_TYPES:
        for body in reader.bodies.get(entity, ()):
            yield reader.participant(role, body, token)


def _settle(found: Sequence[Participant]) -> list[Participant]:
    """An actor is not also recipient or other of the same event."""
    actors = {p.entity_id for p in found if p.role == "actor" and p.entity_id}
    return [p for p in found if p.role in {"actor", "place"} or p.entity_id not in actors]


def _default_role(slot: str) -> str:
    if slot in {"subject", "possessor", "modifier"}:
        return "actor"
    if slot in {"object", "iobject"}:
        return "recipient"
    return PREPOSITIONS.get(slot, "other")


def _slots(predicate: Predicate) -> Iterator[tuple[str, Token]]:
    """(slot, head of a noun phrase) for everything that stands around a predicate."""
    trigger, head = predicate.trigger, predicate.head
    if predicate.kind in {"adjective", "complement"} or (head.i != trigger.i and head.pos_ in VERBAL):
        yield from _of_complement(trigger, head)
    if head.pos_ in VERBAL:
        yield from _of_verb(head, trigger)
    if trigger.pos_ in {"NOUN", "PROPN"}:
        yield from _of_noun(trigger)


def _of_complement(trigger: Token, head: Token) -> Iterator[tuple[str, Token]]:
    if head.i == trigger.i:
        yield from (("subject", s) for s in subjects(trigger))
    if trigger.pos_ not in {"NOUN", "PROPN"}:
        yield from prepositions(trigger)
        for child in trigger.children:
            if child.dep_ == "xcomp":
                yield from (("object", o) for o in objects(child))


def _of_verb(verb: Token, trigger: Token) -> Iterator[tuple[str, Token]]:
    passive = is_passive(verb)
    yield from (("object" if passive else "subject", s) for s in subjects(verb))
    yield from (("subject", a) for a in agents(verb))
    for thing in objects(verb):
        if thing.i != trigger.i:
            yield "object", thing
            yield from ((p, t) for p, t in prepositions(thing) if p != "of")
    yield from (("iobject", r) for r in receivers(verb))
    yield from ((p, t) for p, t in prepositions(verb) if not (passive and p == "by"))
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ in VERBAL:
            yield from (("object", o) for o in objects(child))
            yield from prepositions(child)


def _of_noun(noun: Token) -> Iterator[tuple[str, Token]]:
    for child in noun.children:
        slot = {"poss": "possessor", "compound": "modifier", "amod": "modifier", "nmod": "modifier"}.get(child.dep_)
        if slot:
            yield from ((slot, part) for part in conjuncts(child))
        if child.dep_ == "acl" and is_passive(child):
            yield from (("subject", a) for a in agents(child))
    yield from prepositions(noun)


def entity_ids(participants: Iterable[Participant], role: str) -> list[str]:
    """Entity ids in one role, in order."""
    return [p.entity_id for p in participants if p.role == role and p.entity_id]

"""Who takes part in what a predicate says, in which role, with entity ids where the text gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.extract.clauses import (
    OBJECTS,
    VERBAL,
    agents,
    conjuncts,
    is_passive,
    objects,
    prepositions,
    receivers,
    subjects,
)
from pipeline.extract.listing import members_listed
from pipeline.packs.rules import EVENT_TYPES
from pipeline.records.claim import ROLES, Participant

if TYPE_CHECKING:
    from pipeline.extract.coreference import References
    from pipeline.extract.nlp import ParsedPassage
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.tokens import Token

PREPOSITIONS = {
    "in": "place", "at": "place", "near": "place", "across": "place", "throughout": "place", "within": "place",
    "inside": "place", "off": "place", "along": "place", "outside": "place", "to": "recipient",
    "with": "recipient", "against": "recipient", "towards": "recipient", "toward": "recipient", "for": "recipient",
    "from": "other", "of": "other", "over": "other", "about": "other", "under": "other", "on": "other", "by": "actor",
    "into": "place", "swept": "place",
    "between": "actor", "among": "actor", "as": "other", "through": "other", "without": "other",
}  # fmt: skip
OFFICIAL_TYPES = frozenset(EVENT_TYPES) - frozenset(
    {"ACCUSE", "CONCEDE", "CONSULT", "OFFICE", "ASSESSMENT", "FORECAST", "STANCE", "MEMBERSHIP", "STATISTIC", "PROTEST"}
)
SWEEPING = frozenset(
    {"sweep", "hit", "strike", "shake", "rock", "ravage", "devastate", "engulf", "rattle", "grip", "paralyse", "roil",
     "paralyze", "batter", "convulse", "flood", "destroy", "reach", "cross", "ruin", "damage", "swallow", "plague"}
)  # fmt: skip
GIVING = frozenset(
    {"give", "offer", "issue", "provide", "lend", "make", "supply", "deliver", "send", "promise", "pledge", "launch",
     "begin", "start", "continue", "resume", "wage", "hold", "conduct", "end", "stop", "suspend", "cancel", "host",
     "renounce", "abandon", "announce", "publish", "sign", "stage", "mount", "organise", "organize", "carry", "plan"}
)  # fmt: skip
SCENES = frozenset({"in", "at", "across", "near", "between"})
PLACES = ("state/", "city/", "region/", "fac/")
UNPEOPLED = frozenset({"EXERCISE", "ASSAULT", "MOBILIZE"})
WHOLES = ("of", "from", "among")
SOURCES = frozenset({"from", "by"})
EXAMPLES = frozenset({"as", "including", "like"})
COLLECTIVE = frozenset({"member", "ally", "state", "country", "nation", "partner", "club", "leader", "government"})
PROMOTED = {
    "FOUND": ("object", "of"), "AGREE": ("object", "of"), "OFFICE": ("object", "of"), "RETREAT": ("object", "of"),
    "MOBILIZE": ("of", "object"), "ASSAULT": (), "COERCE": (), "REJECT": (), "ACCUSE": (), "SANCTION": (),
    "REQUEST": (),
}  # fmt: skip
UNDERGONE = frozenset({"FOUND", "OFFICE", "LEAVE", "ASSESSMENT", "FORECAST", "STATISTIC", "MEMBERSHIP", "RETREAT"})
"""Types told of what undergoes them, whoever else acts: a firm founded by monks, a minister dismissed by a court."""
DEEPEST = 3


@dataclass(frozen=True)
class Reader:
    """What the noun phrases of one passage mean. `bodies` are the states for which people act, `holders` the named
    holders of posts by the token of the post.
    """

    index: int
    passage: ParsedPassage
    references: References
    bodies: Mapping[str, tuple[str, ...]]
    holders: Mapping[int, Sequence[Token]] = field(default_factory=dict)
    sides: dict[str, tuple[Participant, ...]] = field(default_factory=dict)

    def entities(self, head: Token, depth: int = 0) -> list[tuple[str, Token]]:
        """Entity ids that a noun phrase means, with the word that says so.

        A phrase that means nobody by itself stands for the examples it gives ("members like Oslo"), for what a copula
        equates it with, for its possessor, for the name that modifies it ("Merenian troops"), for those who act in the
        happening that it names, or for the whole of which it is part ("leaders of the league"), in this order.
        """
        people = [hit for person in self.holders.get(head.i, ()) for hit in self.named(person)]
        if people:
            return people
        return self.named(head) or (self._meant(head, depth) if depth < DEEPEST else [])

    def _meant(self, head: Token, depth: int) -> list[tuple[str, Token]]:
        for find in (self._examples, self._equated, self._modifying, self._acting):
            if found := find(head):
                return found
        for sought in WHOLES:
            wholes = [whole for preposition, whole in prepositions(head) if preposition == sought]
            if parts := [hit for whole in wholes for hit in self.entities(whole, depth + 1)]:
                return parts
        return []

    def _acting(self, head: Token) -> list[tuple[str, Token]]:
        """Those who act in the happening that a noun names."""
        sides = self.sides.get(head.lemma_.lower(), ())
        return [(p.entity_id, head) for p in sides if p.role == "actor" and p.entity_id]

    def _examples(self, head: Token) -> list[tuple[str, Token]]:
        """Names after "such as" or "including", and names in apposition."""
        found = [t for p, t in prepositions(head) if p in EXAMPLES]
        found += [part for c in head.children if c.dep_ == "appos" for part in conjuncts(c)]
        return [hit for t in found for hit in self.named(t)]

    def _equated(self, head: Token) -> list[tuple[str, Token]]:
        """Names on the other side of "is": "Oslo is the only member", "the only member is Oslo"."""
        verb = head.head
        if verb.lemma_ != "be":
            return []
        if head.dep_ == "attr":
            return [hit for s in subjects(verb) for hit in self.named(s)]
        if head.dep_ == "nsubj":
            return [hit for c in verb.children if c.dep_ == "attr" for p in conjuncts(c) for hit in self.named(p)]
        return []

    def _modifying(self, head: Token) -> list[tuple[str, Token]]:
        """Names before a noun: the possessor's, else a modifier's; a body's before its members, whoever possesses."""
        orders = ({"poss"}, {"compound", "amod", "nmod"})
        for labels in reversed(orders) if head.lemma_.lower() in COLLECTIVE else orders:
            found = [hit for c in head.children if c.dep_ in labels for p in conjuncts(c) for hit in self.named(p)]
            if found:
                return found
        return []

    def states_of(self, person: str) -> tuple[str, ...]:
        """The state for which a person acts, as far as the article names a post of theirs."""
        known = self.bodies.get(person) or (self.references.state_of(person),)
        return tuple(state for state in known if state)

    def owners(self, head: Token) -> list[tuple[str, Token]]:
        """States that a body's name has as possessor or adjective: "Merenia's Supreme Court"."""
        return [
            hit
            for c in head.children
            if c.dep_ in {"poss", "amod", "compound", "nmod"}
            for hit in self.named(c)
            if hit[0].startswith("state/")
        ]

    def named(self, token: Token) -> list[tuple[str, Token]]:
        """Entity ids of a name or resolved pronoun itself."""
        return [(entity, token) for entity in self.references.entities_of(self.index, token.i)]

    def is_somebody(self, token: Token) -> bool:
        """Whether a noun stands for people or a body that the article does not name."""
        return (self.index, token.i) in self.references.unknown

    def participant(self, role: str, entity: str | None, token: Token) -> Participant:
        """A participant as a record. An unresolved one is shown by its phrase up to the head."""
        first = token if entity else token.doc[max(token.left_edge.i, token.i - 4)]
        end = token.idx + len(token)
        evidence = self.passage.evidence(min(first.idx, token.idx), end)
        return Participant(role=role, entity_id=entity, text=evidence.quote, start=evidence.start, end=evidence.end)


@dataclass(frozen=True, slots=True)
class Filled:
    """A participant and the slot that it fills."""

    slot: str
    participant: Participant


def find_participants(predicate: Predicate, reader: Reader, event_type: str) -> tuple[Participant, ...]:
    """All participants of a predicate, actors first, each entity once in a role."""
    roles = dict(predicate.rule.roles) if predicate.rule else {}
    found: list[Filled] = []
    slots = list(_slots(predicate))
    for slot, head in slots:
        role = roles.get(slot) or _default_role(slot)
        hits: list[tuple[str | None, Token]] = list(reader.entities(head))
        if not hits and slot in {"subject", "object"} and head.pos_ == "NOUN":
            hits = [(None, head)]
        if slot == "giver" and (event_type in {"ASSESSMENT", "FORECAST"} or _has_actor(found)):
            continue
        if slot == "swept":
            hits = [(e, t) for e, t in hits if e and e.startswith(PLACES)]
        for entity, token in hits:
            fitting = _fit(role, entity, event_type)
            found += (Filled(slot, p) for p in _with_body(fitting, entity, token, reader, event_type))
    if event_type == "MEMBERSHIP" and (listed := members_listed(predicate.trigger, reader)):
        return _settle(tuple(_with_members(found, listed, reader)))
    acting = any(slot == "subject" and reader.is_somebody(head) for slot, head in slots)
    if acting and event_type not in UNDERGONE:
        return _settle([filled.participant for filled in found])
    return _settle(_promoted(found, event_type))


def _with_members(
    found: Sequence[Filled], listed: Sequence[tuple[str, Token]], reader: Reader
) -> Iterator[Participant]:
    """Listed members as the actors; the body to which they belong, wherever it stands, as the recipient."""
    members = {entity for entity, _ in listed}
    yield from (reader.participant("actor", entity, token) for entity, token in listed)
    for filled in found:
        entity = filled.participant.entity_id
        if entity and entity not in members:
            role = "recipient" if entity.startswith("org/") else filled.participant.role
            yield replace(filled.participant, role=role)


def _has_actor(found: Iterable[Filled]) -> bool:
    return any(f.participant.role == "actor" and f.participant.entity_id for f in found)


def _fit(role: str, entity: str | None, event_type: str) -> str:
    """A person cannot be a place; a drill or a war does not act."""
    if entity and role == "place" and entity.startswith("person/"):
        return "other"
    if entity and role == "actor" and not _may_act(entity, event_type):
        return "other"
    return role


def _may_act(entity: str | None, event_type: str) -> bool:
    return entity is not None and not (entity.startswith("event/") and event_type in UNPEOPLED)


def _with_body(role: str, entity: str | None, token: Token, reader: Reader, event_type: str) -> Iterator[Participant]:
    """A participant; behind an acting official or body the state for which it acts."""
    yield reader.participant(role, entity, token)
    if role == "actor" and entity and event_type in OFFICIAL_TYPES:
        for body in reader.states_of(entity):
            yield reader.participant(role, body, token)
        if entity.startswith("org/"):
            for owner, word in reader.owners(token):
                yield reader.participant(role, owner, word)


def _promoted(found: Sequence[Filled], event_type: str) -> list[Participant]:
    """Roles with somebody to act: where nobody does, what is founded, signed, sent or assessed stands in, and where a
    crowd protests, the place.
    """
    everybody = [f.participant for f in found]
    if any(p.role == "actor" and p.entity_id for p in everybody):
        return everybody
    slots = PROMOTED.get(event_type, ("subject", "object", "of"))
    for slot in slots:
        if any(f.slot == slot and _may_act(f.participant.entity_id, event_type) for f in found):
            return [replace(f.participant, role="actor") if f.slot == slot else f.participant for f in found]
    if event_type == "PROTEST":
        places = [replace(p, role="actor") for p in everybody if p.role == "place" and p.entity_id]
        return [*everybody, *places]
    return everybody


def _settle(found: Sequence[Participant]) -> tuple[Participant, ...]:
    """Each entity once in a role, an actor not also recipient or other of the same event, actors first."""
    actors = {p.entity_id for p in found if p.role == "actor" and p.entity_id}
    kept: dict[tuple[str, str], Participant] = {}
    for p in found:
        if p.role in {"actor", "place"} or p.entity_id not in actors:
            kept.setdefault((p.role, p.entity_id or p.text), p)
    return tuple(sorted(kept.values(), key=lambda p: ROLES.index(p.role)))


def _default_role(slot: str) -> str:
    if slot in {"subject", "giver", "possessor", "modifier"}:
        return "actor"
    if slot in {"object", "iobject"}:
        return "recipient"
    return PREPOSITIONS.get(slot, "other")


def _slots(predicate: Predicate) -> Iterator[tuple[str, Token]]:
    """(slot, head of a noun phrase) for everything that stands around a predicate."""
    trigger, head = predicate.trigger, predicate.head
    if predicate.kind in {"adjective", "complement"}:
        yield from _of_complement(trigger, head)
    if head.pos_ in VERBAL:
        yield from _of_verb(head, trigger)
    if trigger.pos_ in {"NOUN", "PROPN"}:
        yield from _of_noun(trigger)
        if predicate.event_type == "MEMBERSHIP" and predicate.kind == "noun":
            yield from (("subject", whole) for whole in _described(trigger))


def _of_complement(trigger: Token, head: Token) -> Iterator[tuple[str, Token]]:
    if head.i == trigger.i:
        yield from (("subject", s) for s in subjects(trigger))
    if any(s.lower_ in {"it", "there"} for s in _surface(head)):
        yield from _of_extraposed(head, trigger)
    if trigger.pos_ not in {"NOUN", "PROPN"}:
        yield from prepositions(trigger)
        for child in trigger.children:
            if child.dep_ == "xcomp":
                yield from (("object", o) for o in objects(child))


def _surface(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in {"nsubj", "expl", "nsubjpass"}]


def _of_extraposed(head: Token, trigger: Token) -> Iterator[tuple[str, Token]]:
    """Subjects of the clause that "it" announces: "it is unlikely that the league will survive"."""
    for clause in (*head.children, *trigger.children):
        if clause.dep_ in {"ccomp", "xcomp", "advcl", "csubj"} and clause.pos_ in VERBAL:
            own = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}]
            yield from (("subject", part) for s in own for part in conjuncts(s))
            if not own:
                yield from (("subject", t) for p, t in prepositions(trigger) if p == "for")


def _of_verb(verb: Token, trigger: Token) -> Iterator[tuple[str, Token]]:
    passive = is_passive(verb)
    yield from (("object" if passive else "subject", s) for s in subjects(verb))
    yield from (("subject", a) for a in agents(verb))
    for thing in objects(verb):
        if thing.i != trigger.i:
            yield "object", thing
            yield from ((p if p not in SOURCES else "whence", t) for p, t in prepositions(thing) if p != "of")
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
        if child.dep_ == "relcl" and any(o.i == noun.i for o in objects(child)):
            yield from (("subject", s) for s in subjects(child))
    yield from prepositions(noun)
    yield from (("giver", s) for s in _givers(noun))
    if noun.dep_ == "nsubj" and noun.head.pos_ in VERBAL:
        yield from _scene(noun.head)


def _described(noun: Token) -> list[Token]:
    """What a noun describes: the phrase to which it stands in apposition, or the subject of its copula."""
    if noun.dep_ == "appos":
        return [noun.head]
    return subjects(noun.head) if noun.dep_ == "attr" else []


def _givers(noun: Token) -> list[Token]:
    """Who does what an event noun names, as the subject of the verb of doing above it ("gave a measure of help")."""
    here = noun
    while here.dep_ == "conj" or (here.dep_ == "pobj" and here.head.lower_ == "of" and here.head.head.pos_ == "NOUN"):
        here = here.head if here.dep_ == "conj" else here.head.head
    verb = here.head
    if here.dep_ in OBJECTS and verb.lemma_ in GIVING and verb.pos_ in VERBAL:
        return subjects(verb) if not is_passive(verb) else agents(verb)
    return []


def _scene(verb: Token) -> Iterator[tuple[str, Token]]:
    """Where something happens that is the subject of a verb: what it "swept", "Rome, where it broke out", "in Rome"."""
    if not is_passive(verb) and verb.lemma_ in SWEEPING:
        yield from (("swept", o) for o in objects(verb))
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        yield "in", verb.head
    yield from ((p, t) for p, t in prepositions(verb) if p in SCENES)


def entity_ids(participants: Iterable[Participant], role: str) -> list[str]:
    """Entity ids in one role, in order."""
    return [p.entity_id for p in participants if p.role == role and p.entity_id]

"""Who takes part in what a predicate says, in which role, with entity ids where the text gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract.clauses import OBJECTS, agents, prepositions
from pipeline.extract.listing import members_listed
from pipeline.extract.located import SEATS, is_at_home
from pipeline.extract.numbers import FRACTIONS, PLURALS
from pipeline.extract.predicates import LIGHT
from pipeline.extract.scenes import (
    PLACES,
    Hit,
    are_where,
    is_scene,
    places_before,
    places_of_doers,
    places_of_occasions,
    places_within,
)
from pipeline.extract.slots import SWEEPING, slots_of
from pipeline.packs.rules import EVENT_TYPES
from pipeline.records.claim import ROLES, Participant
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.reader import Reader
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
VOICED = frozenset({"ACCUSE", "CONCEDE", "CONSULT", "STANCE"})
"""Types in which a state's body speaks for the state, while a person speaks for themselves."""
SPOKEN_FOR = OFFICIAL_TYPES | VOICED
SAID = frozenset({"ACCUSE", "CONSULT", "STANCE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "SANCTION", "ASSESSMENT"})
"""Types of what people say or think, wherever they are at home."""
THINGS = frozenset({"subject", "object", "iobject", "retained", "for", "to"})
"""Slots in which what has no name counts too."""
TIMES = frozenset({"DATE", "TIME"})
LEADING = frozenset({"lead", "head", "chair", "govern", "oversee", "command", "steer", "captain", "coach", "manage"})
"""Verbs of holding a post, whose object is no person put into it."""
MEASURED = frozenset({"QUANTITY", "MONEY", "PERCENT", "CARDINAL", "ORDINAL"})
REASONS = frozenset(
    {"sake", "lack", "want", "reason", "purpose", "fear", "moment", "while", "part", "time", "end", "last",
     "length", "duration", "occasion", "proof", "extent", "degree", "point", "mind", "detriment", "surprise",
     "relief", "dismay", "delight", "astonishment", "amazement", "regret", "annoyance", "horror", "joy",
     "satisfaction", "fury", "anger", "disappointment", "embarrassment", "applause", "death"}
)  # fmt: skip
"""Nouns that make one phrase with "for" or "to" of how, when or why: "for the sake of", "to the relief of"."""
PRICES = frozenset(
    {"euro", "dollar", "pound", "rouble", "ruble", "yen", "yuan", "krone", "krona", "kroner", "franc", "rupee", "peso",
     "real", "lira", "rand", "won", "cent", "fee", "sum", "price", "amount"}
)  # fmt: skip
"""What something is sold for."""
IDIOMS = frozenset(
    {"part", "place", "note", "notice", "use", "room", "advantage", "account", "care", "heart", "aim", "shape",
     "effect", "way", "side", "stock", "turn", "refuge", "shelter", "charge", "root", "flight", "office", "sense",
     "hold", "pride"}
)  # fmt: skip
"""Nouns that make one verb with a light one: "took part", "made use of"."""
COUNTED = frozenset({"STATISTIC", "FORECAST"})
"""Types of figures, which are those of the place in which they are counted."""
DONE = frozenset({"object", "retained"})
"""Slots of what is done to something, in some place, rather than counted of it: "killed 12 people in Alba"."""
UNPEOPLED = frozenset({"EXERCISE", "ASSAULT", "MOBILIZE"})
PROMOTED = {
    "FOUND": ("object", "of"), "AGREE": ("object", "of"), "OFFICE": ("object", "of"), "RETREAT": ("object", "of"),
    "MOBILIZE": ("of", "object"), "ASSAULT": (), "COERCE": (), "REJECT": (), "ACCUSE": (), "SANCTION": (),
    "REQUEST": (),
}  # fmt: skip
PARTITIVE = frozenset({"NUM", "PRON", "DET", "ADJ"})
SHARES = frozenset({"none", *PLURALS, *FRACTIONS, *(f"{share}s" for share in FRACTIONS)})
"""Nouns for some or many of those behind "of"."""
PEOPLE = frozenset({"he", "she", "they", "we", "i", "you", "who", "everyone", "everybody", "someone", "somebody"})
UNDERGONE = frozenset({"FOUND", "OFFICE", "LEAVE", "ASSESSMENT", "FORECAST", "STATISTIC", "MEMBERSHIP", "RETREAT"})
"""Types told of what undergoes them, whoever else acts: a firm founded by monks, a minister dismissed by a court."""


@record(kw_only=False)
class Filled:
    """A participant and the slot that it fills."""

    slot: str
    participant: Participant


def find_participants(predicate: Predicate, reader: Reader, event_type: str) -> tuple[Participant, ...]:
    """All participants of a predicate, actors first, each entity once in a role."""
    slots = list(slots_of(predicate))
    found = _fill(predicate, slots, reader, event_type)
    if not any(f.participant.role == "place" and f.participant.entity_id for f in found):
        said = event_type in SAID and not (event_type == "ASSESSMENT" and predicate.kind == "verb")
        where = list(places_of_doers(slots, reader)) if not said else []
        if not where and (not said or event_type == "CONSULT"):
            where = list(places_of_occasions(slots, reader))
        found += [Filled("in", reader.participant("place", e, t)) for e, t in where]
    if event_type == "MEMBERSHIP" and (listed := members_listed(predicate.trigger, reader)):
        return _settle(tuple(_with_members(found, listed, reader)))
    by_whom = {head.i for head in agents(predicate.head)}
    acting = any(slot == "subject" and (_is_unnamed_doer(head, reader) or head.i in by_whom) for slot, head in slots)
    if acting and event_type not in UNDERGONE:
        return _settle([filled.participant for filled in found])
    told = event_type not in UNDERGONE and predicate.kind == "verb" and any(slot == "subject" for slot, _ in slots)
    promoted = _promoted(found, event_type, told=told)
    return _settle(_held_in(promoted) if event_type == "OFFICE" else promoted)


def _fill(predicate: Predicate, slots: Sequence[tuple[str, Token]], reader: Reader, event_type: str) -> list[Filled]:
    """Whoever and whatever fills the slots, each in its role."""
    roles = dict(predicate.rule.roles) if predicate.rule else {}
    if predicate.event_type == "STATISTIC" and event_type not in COUNTED:
        roles = {slot: role for slot, role in roles.items() if PREPOSITIONS.get(slot) != "place"}
    if event_type == "STATISTIC" and predicate.kind == "verb" and any(slot in DONE for slot, _ in slots):
        roles = {slot: role for slot, role in roles.items() if slot not in {"in", "to"}}
    by_whom = predicate.kind == "noun" and any(slot == "by" for slot, _ in slots)
    found: list[Filled] = []
    for slot, head in slots:
        role = roles.get(slot) or _default_role(slot)
        if slot == "of" and role == "actor" and by_whom:
            role = roles.get("object") or "recipient"
        if slot == "giver" and (event_type in {"ASSESSMENT", "FORECAST"} or _has_actor(found)):
            continue
        hits = _itself(head, reader) if role == "actor" and is_at_home(predicate.rule) else _hits(slot, head, reader)
        before = places_before(head, hits, reader) if role != "place" else []
        found += [Filled("in", reader.participant("place", e, t)) for e, t in before]
        if is_scene(slot, role, head, predicate, reader):
            role, hits = "place", _scene(head, hits, reader)
        if slot in {"between", "among"} and _has_doer(found) and predicate.trigger is predicate.head:
            role = "recipient"
        swept = slot == "object" and predicate.trigger.lemma_ in SWEEPING and event_type == "OTHER"
        for entity, token in hits:
            role = "place" if swept and entity and entity.startswith(PLACES) else role
            led = role == "actor" and event_type == "OFFICE" and _is_led(slot, entity, token, predicate, reader)
            fitting = "other" if led else _fit(role, entity, event_type)
            found += [Filled(slot, p) for p in _with_body(fitting, entity, token, reader, event_type)]
        if head.i in reader.inflicted and head.i != predicate.trigger.i and not any(entity for entity, _ in hits):
            found += [Filled("undergone", reader.participant("other", e, t)) for e, t in _undergoers(head, reader)]
    return found


def _itself(head: Token, reader: Reader) -> list[Hit]:
    """Who or what is at home somewhere, not whose it is: "Roe's bakery is in Alba"; but "Roe's headquarters"."""
    if head.pos_ != "NOUN" or head.lemma_ in SEATS:
        return _hits("subject", head, reader)
    return list(reader.named(head)) or [(None, head)]


def _scene(head: Token, hits: Sequence[Hit], reader: Reader) -> list[Hit]:
    return [*are_where(head, hits, reader), *places_within(head, hits, reader)]


def _undergoers(deed: Token, reader: Reader) -> Iterator[tuple[str, Token]]:
    """Those to whom a noun tells something to be done: they have to do with what is said of it."""
    for preposition, noun in prepositions(deed):
        if preposition == "of":
            yield from reader.entities(noun)


def _is_led(slot: str, entity: str | None, noun: Token, predicate: Predicate, reader: Reader) -> bool:
    """Whether an object is what somebody leads, or a firm that is hired, and not whoever gets a post."""
    if slot != "object" or predicate.kind != "verb" or (entity or "").startswith("person/"):
        return False
    return (predicate.deed or predicate.trigger.lemma_) in LEADING or reader.is_body(noun)


def _hits(slot: str, head: Token, reader: Reader) -> list[tuple[str | None, Token]]:
    """The entities that a slot names, else its common noun where what has no name counts too."""
    hits: list[tuple[str | None, Token]] = list(reader.entities(head))
    if slot == "swept":
        return [(e, t) for e, t in hits if e and e.startswith(PLACES)]
    if hits or slot not in THINGS:
        return hits
    head = _whole_of(head)
    told = (_is_noun(head) or reader.taken_up(head) is not None) and not (
        _only_says_when(slot, head) or _belongs_to_verb(head)
    )
    return [(None, head)] if told else []


def _whole_of(part: Token) -> Token:
    """Those of whom a number or a word like "none" tells: the sailors of "three of the sailors"."""
    if part.pos_ not in PARTITIVE and part.lower_ not in SHARES:
        return part
    return next((noun for preposition, noun in prepositions(part) if preposition == "of" and _is_noun(noun)), part)


def _only_says_when(slot: str, head: Token) -> bool:
    """Whether a noun says for how long or why and takes no part: "waited for two days", "dropped for want of money"."""
    said = slot in {"for", "to"} and (head.lemma_ in REASONS or head.ent_type_ in MEASURED)
    said = said or (slot == "for" and head.lemma_.lower() in PRICES)
    return slot != "subject" and (head.ent_type_ in TIMES or said)


def _belongs_to_verb(head: Token) -> bool:
    """Whether a bare object makes one verb with the light verb above it: "took part", "took no part"."""
    if head.lemma_ not in IDIOMS or head.dep_ not in OBJECTS or head.head.lemma_ not in LIGHT:
        return False
    return all(c.dep_ not in {"det", "amod", "poss"} or c.lower_ == "no" for c in head.children)


def _is_noun(head: Token) -> bool:
    """Whether a word names something by a common noun, or by an adjective with an article ("the injured")."""
    return head.pos_ in {"NOUN", "PROPN"} or "det" in head.labels


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


def _is_unnamed_doer(head: Token, reader: Reader) -> bool:
    """Whether a subject is somebody whom the article does not name, or a pronoun for people that means nobody known."""
    pronoun = head.lower_ in PEOPLE and not reader.entities(head)
    return pronoun or reader.is_somebody(head)


def _has_doer(found: Iterable[Filled]) -> bool:
    """Whether somebody known is the subject: who mediates between two parties is none of them."""
    return any(f.slot == "subject" and f.participant.entity_id for f in found)


def _fit(role: str, entity: str | None, event_type: str) -> str:
    """A person or a people cannot be a place; a drill or a war does not act."""
    if entity and role == "place" and entity.startswith(("person/", "people/")):
        return "other"
    if entity and role == "actor" and not _may_act(entity, event_type):
        return "other"
    return role


def _only_undergoes(filled: Filled, slots: frozenset[str]) -> bool:
    """Whether what something else is told to do is done to a person, a place or a thing; a body may be meant to act."""
    return filled.slot in slots and not (filled.participant.entity_id or "").startswith("org/")


def _may_act(entity: str | None, event_type: str) -> bool:
    return entity is not None and not (entity.startswith("event/") and event_type in UNPEOPLED)


def _with_body(role: str, entity: str | None, token: Token, reader: Reader, event_type: str) -> Iterator[Participant]:
    """A participant; behind an acting official or body the state for which it acts."""
    yield reader.participant(role, entity, token)
    if role == "actor" and entity and event_type in OFFICIAL_TYPES:
        for body in reader.states_of(entity):
            yield reader.participant(role, body, token)
    if role == "actor" and entity and entity.startswith("org/") and event_type in SPOKEN_FOR:
        for owner, word in reader.owners(token):
            yield reader.participant(role, owner, word)


def _promoted(found: Sequence[Filled], event_type: str, *, told: bool) -> list[Participant]:
    """Roles with somebody to act: where nobody does, what is founded, signed, sent or assessed stands in, and where a
    crowd protests, the place. What undergoes it does not, where it is `told` what does it.
    """
    everybody = [f.participant for f in found]
    if any(p.role == "actor" and p.entity_id for p in everybody):
        return everybody
    slots = PROMOTED.get(event_type, ("subject", "object", "of"))
    passive = frozenset({"object"} if told else ())
    able = {f.slot for f in found if _may_act(f.participant.entity_id, event_type) and not _only_undergoes(f, passive)}
    for slot in slots:
        if slot in able:
            return [replace(f.participant, role="actor") if f.slot == slot else f.participant for f in found]
    if event_type == "PROTEST":
        places = [replace(p, role="actor") for p in everybody if p.role == "place" and p.entity_id]
        return [*everybody, *places]
    return everybody


def _held_in(found: Sequence[Participant]) -> list[Participant]:
    """Of a post the person who holds it acts; a body beside a person is where it is held ("she leads the firm")."""
    if not any(p.role == "actor" and (p.entity_id or "").startswith("person/") for p in found):
        return list(found)
    return [replace(p, role="other") if p.role == "actor" and _is_body(p) else p for p in found]


def _is_body(participant: Participant) -> bool:
    return bool(participant.entity_id) and not (participant.entity_id or "").startswith("person/")


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


def entity_ids(participants: Iterable[Participant], role: str) -> list[str]:
    """Entity ids in one role, in order."""
    return [p.entity_id for p in participants if p.role == role and p.entity_id]

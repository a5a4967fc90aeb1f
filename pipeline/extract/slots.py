"""What stands around a predicate, by slot: subject, object, indirect object, possessor, modifier, prepositions.

Roles are given to the slots in `roles.py`; a predicate's class may give them others. What a passive keeps as its object
("was given a hall") is `retained`; "by" behind an active verb is `means`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.beside import standing_by
from pipeline.extract.clauses import (
    COPULAS,
    OBJECTS,
    VERBAL,
    agents,
    companions,
    conjuncts,
    is_passive,
    objects,
    prepositions,
    receivers,
    verb_above,
)
from pipeline.extract.dated_happenings import dated_happening
from pipeline.extract.doer_phrases import PUTTING
from pipeline.extract.located import town_before
from pipeline.extract.noun_phrases import hyphenated, is_prefixed, name_before
from pipeline.extract.relatives import is_brought_out
from pipeline.extract.subjects import subjects
from pipeline.packs.doers import doer_words

if TYPE_CHECKING:
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.tokens import Token

SWEEPING = frozenset(
    {"sweep", "hit", "strike", "shake", "rock", "ravage", "devastate", "engulf", "rattle", "grip", "paralyse", "roil",
     "paralyze", "batter", "convulse", "flood", "destroy", "reach", "cross", "ruin", "damage", "swallow", "plague"}
)  # fmt: skip
GIVING = frozenset(
    {"give", "offer", "issue", "provide", "lend", "make", "supply", "deliver", "send", "promise", "pledge", "launch",
     "begin", "start", "continue", "resume", "wage", "hold", "conduct", "end", "stop", "suspend", "cancel", "host",
     "renounce", "abandon", "announce", "publish", "sign", "stage", "mount", "organise", "organize", "carry", "plan"}
)  # fmt: skip
BEARING = frozenset({"bear", "carry"})
SCENES = frozenset({"in", "at", "across", "near", "between"})
MOTION = frozenset(
    {"flee", "escape", "take", "bring", "carry", "fly", "drive", "move", "transfer", "evacuate", "rush", "travel",
     "retreat", "return", "go", "sail", "airlift", "relocate", "transport", "come", "run", "shift", "ship", "tow",
     "ferry", "deport", "extradite", "repatriate", "hurry", "journey", "march", "swim"}
)  # fmt: skip
"""Verbs whose "to" says where somebody ends up."""
SOURCES = frozenset({"from", "by"})
DIRECTIONS = frozenset({"north", "south", "east", "west"})
NATIVE = "other.native"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PARTICIPLES = frozenset({"VBN", "VBD"})
"""Tags of participles behind a comma, which the tagger may take for the past tense."""


def slots_of(predicate: Predicate) -> Iterator[tuple[str, Token]]:
    """(slot, head of a noun phrase) for everything that stands around a predicate."""
    trigger, head = predicate.trigger, predicate.head
    if predicate.doers:
        yield from _of_doing(predicate)
        yield from (("in", place) for place in predicate.places)
        return
    if predicate.places:
        yield "object", trigger
        yield from (("in", place) for place in predicate.places)
        yield from standing_by(trigger)
        return
    if predicate.kind in {"adjective", "complement"} and head.pos_ in VERBAL and head.lemma_ not in COPULAS:
        yield from _of_named(trigger, head)
        return
    if predicate.kind in {"adjective", "complement"}:
        yield from _of_complement(trigger, head)
    if predicate.partner is not None and head.lemma_ == "become":
        yield "into", predicate.partner
        yield from (("from" if slot == "subject" else slot, thing) for slot, thing in _of_verb(head, head))
        return
    if head.pos_ in VERBAL and trigger != dated_happening(head):
        yield from _of_verb(head, predicate.partner or trigger)
    if trigger.pos_ == "NUM" and trigger.dep_ == "appos":
        yield "subject", trigger.head
    if (noun := predicate.partner or trigger).pos_ in {"NOUN", "PROPN"}:
        yield from _of_noun(noun)
        yield from _by_rule(predicate)
    if predicate.event_type == "MEMBERSHIP":
        yield from _of_members(predicate)


def _of_doing(predicate: Predicate) -> Iterator[tuple[str, Token]]:
    """Who does what a noun names, and what the noun and its verb have beside them."""
    noun, verb = predicate.trigger, predicate.head
    beside = (*predicate.doers, noun)
    yield from (("subject", doer) for doer in predicate.doers)
    if predicate.trigger.pos_ in VERBAL:
        given = subjects(verb) if is_passive(verb) else objects(verb)
        given += [thing for c in verb.children if c.dep_ == "xcomp" for thing in objects(c)]
        yield from (("object", thing) for thing in given if thing.lemma_.lower() in doer_words().led)
    elif noun.lemma_.lower() in doer_words().led:
        yield "object", noun
        return
    elif noun.i > verb.i and verb.lemma_ not in PUTTING:
        yield from (("object", s) for s in subjects(verb) if not any(s.i == word.i for word in beside))
    elif noun.lemma_.lower() in doer_words().prizes | doer_words().sent.keys():
        yield "object", noun
    elif predicate.event_type != "OFFICE":
        yield from (("object", c) for c in noun.children if c.dep_ == "poss")  # "the ship's charterer was Baltex"
    for preposition, thing in dict.fromkeys((*prepositions(noun), *prepositions(verb))):
        borne = any(thing.i == word.i or thing.is_ancestor(word) for word in beside)
        if not borne and not (predicate.places and preposition == "by"):
            yield "object" if preposition == "of" else preposition, thing


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


def _of_named(trigger: Token, verb: Token) -> Iterator[tuple[str, Token]]:
    """What is called something or stays so, as the subject: "she called the price too high", "it went unheard"."""
    yield from (("subject", t) for t in ([] if is_passive(verb) else objects(verb)) or subjects(verb))
    yield from prepositions(trigger)


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
    own = subjects(verb)
    doers = [*own, *(other for word in (*own[:1], verb) for other in companions(word))]
    undergo = passive or _is_borne(trigger, verb)
    yield from (("object" if undergo else "subject", s) for s in doers)
    yield from (("subject", a) for a in agents(verb))
    governed = [thing for _, thing in prepositions(verb) if thing.head.i == trigger.i] if trigger.i != verb.i else []
    for thing in (*objects(verb), *governed):
        if thing.i != trigger.i:
            yield "retained" if passive else "object", thing
            yield from ((p if p not in SOURCES else "whence", t) for p, t in standing_by(thing) if p != "of")
    yield from (("iobject", r) for r in receivers(verb))
    beside = [(p, t) for p, t in standing_by(verb) if all(t.i != thing.i for thing in governed)]
    yield from ((p if p != "by" else "means", t) for p, t in beside if not (passive and p == "by"))
    yield from _where(verb)
    if verb.dep_ == "ccomp" and is_brought_out(verb):
        yield from ((p, t) for p, t in prepositions(verb.head) if t.i < verb.i)
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ in VERBAL:
            for thing in objects(child):
                yield "retained" if passive else "object", thing
                yield from (("whence", t) for p, t in prepositions(thing) if p == "from")
            yield from prepositions(child)
    if verb.dep_ in SUBJECTS and verb.head.pos_ in VERBAL and "det" in verb.labels:
        yield from _scene(verb.head)


def _is_borne(deed: Token, verb: Token) -> bool:
    """Whether the subject only shows what somebody did to it: "the letter bears the signature of Roe"."""
    return verb.lemma_ in BEARING and deed.dep_ in OBJECTS and any(p == "of" for p, _ in prepositions(deed))


def _of_noun(noun: Token) -> Iterator[tuple[str, Token]]:
    for child in noun.children:
        slot = {"poss": "possessor", "compound": "modifier", "amod": "modifier", "nmod": "modifier"}.get(child.dep_)
        if slot and not is_prefixed(child):
            yield from ((slot, part) for part in (*hyphenated(child), *conjuncts(child)))
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == noun.i + 1:
            yield "about", child  # "the exercise Mountain Accord"
        if child.dep_ == "acl" and is_passive(child):
            yield from (("subject", a) for a in agents(child))
        if child.dep_ == "relcl" and any(o.i == noun.i for o in objects(child)):
            yield from (("subject", s) for s in subjects(child))
    yield from standing_by(noun)
    yield from (("giver", s) for s in _givers(noun))
    if noun.dep_ in SUBJECTS and noun.head.pos_ in VERBAL:
        yield from _scene(noun.head)


def _of_deed(noun: Token) -> Iterator[tuple[str, Token]]:
    """Who did what a noun tells to have been done to something, and where, wherever the parser hangs that: "the signing
    of the accord in Rome in May by four leaders".
    """
    undergoing = [thing for preposition, thing in prepositions(noun) if preposition == "of"]
    if not undergoing:
        return
    for word in noun.subtree:
        if word.lower_ == "by" and word.dep_ in {"prep", "agent"} and verb_above(word) is verb_above(noun):
            yield from (("subject", doer) for p, doer in prepositions(word.head) if p == "by")
    yield from ((p, t) for thing in undergoing for p, t in prepositions(thing) if p in SCENES)


def _by_rule(predicate: Predicate) -> Iterator[tuple[str, Token]]:
    """Who does what a noun names, and who is a native of some place, behind whose name it stands."""
    if predicate.rule is None:
        return
    if ("by", "actor") in predicate.rule.roles:
        yield from _of_deed(predicate.trigger)
    if predicate.rule.rule_id == NATIVE and predicate.kind == "noun":
        yield from (("subject", person) for person in _described(predicate.trigger))


def _of_members(predicate: Predicate) -> Iterator[tuple[str, Token]]:
    """The body that a noun describes ("the League, a union of six states"), or of which a participle set off behind its
    name says who belongs to it ("the League, made up of Alba and Noria").
    """
    trigger, head = predicate.trigger, predicate.head
    if trigger.pos_ in {"NOUN", "PROPN"}:
        yield from (("subject", body) for body in (_described if predicate.kind == "noun" else name_before)(trigger))
    elif head.tag_ in PARTICIPLES and not any(c.dep_.startswith(("aux", "nsubj", "cc")) for c in head.children):
        yield from (("object", body) for body in name_before(head))


def _described(noun: Token) -> list[Token]:
    """What a noun describes: the phrase to which it stands in apposition, or the subject of its copula."""
    if noun.dep_ == "appos":
        return [noun.head]
    return name_before(noun) or (subjects(noun.head) if noun.dep_ == "attr" else [])


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
    yield from _where(verb)
    moved = verb.lemma_ in MOTION
    yield from (("in" if p == "to" else p, t) for p, t in standing_by(verb) if p in SCENES or (moved and p == "to"))


def _where(verb: Token) -> Iterator[tuple[str, Token]]:
    """The place of which a relative clause tells: "Rome, where they met"; that to which "there" points back: "met in
    Rome and signed it there"; and that from which a direction is given: "struck north-east of Rome".
    """
    for word in verb.children:
        if word.lower_ == "where" and verb.dep_ == "relcl":
            yield "in", verb.head
        elif word.lower_ == "there" and word.dep_ == "advmod" and verb.dep_ == "conj":
            before = (verb.head, *objects(verb.head))
            yield from ((p, t) for each in before for p, t in prepositions(each) if p in SCENES)
        elif word.lower_ == "there" and word.dep_ == "advmod":
            yield from (("in", town) for town in town_before(verb))
        elif word.dep_ in {"advmod", "attr", "npadvmod"} and not DIRECTIONS.isdisjoint(word.lower_.split("-")):
            yield from (("near", t) for p, t in prepositions(word) if p == "of")

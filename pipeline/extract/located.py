"""Where something is or is from, told by no verb of its own: "the manuscript is in Bern", "the congress will be in
Lima", "the Bern-based firm", "the Lima-born painter".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.extract.clauses import objects, prepositions, verb_above
from pipeline.extract.conditions import AT, UNPLACED, names_place, subjects_below
from pipeline.extract.subjects import subjects

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token
    from pipeline.records.knowledge import Rule

LOCATING, LOCATE = "other.seat", "locate"
"""The rule of what is at home somewhere, and its verb."""
ORIGIN = "other.origin"
LOCATED = {
    "other.keep": LOCATE, "other.lie": LOCATE, "other.house": "lodge", ORIGIN: "originate",
    "other.operate-from": "base", "other.run-from": "base",
}  # fmt: skip
"""Rules of verbs that say where something is kept or stands or somebody comes from, and the verb that says the same."""
SEATS = frozenset({"headquarters", "headquarter", "seat", "base", "home", "office", "address", "quarters", "ground"})
"""Nouns for where somebody is at home, which is told of whose they are."""
HEADQUARTERS = "headquarters"
NEUTER = frozenset({"its", "their"})
STANDING = frozenset({"ASSESSMENT", "STANCE", "STATISTIC", "FORECAST", "MEMBERSHIP"})
"""Types of nouns for no happening."""
REACHED = AT | {"to", "into", "from"}
PEOPLE = frozenset({"PERSON", "NORP"})
PLACES = frozenset({"GPE", "LOC"})
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "xcomp", "acomp", "attr", "neg", "prt", "expl"})
"""What beside a copula says more of its subject than where it is."""
ROOTED = frozenset({"base", "bear", "headquarter"})
"""Verbs that a hyphen joins to a town: "Oslo-based"."""
MODIFIERS = frozenset({"compound", "amod", "nmod"})
DASHES = frozenset({"-", "\u2010", "\u2011"})


def placed(verb: Token) -> Token | None:
    """The thing or happening of which a copula says nothing but in which town or building it is; null of people, who
    come and go.
    """
    if not verb.labels.isdisjoint(CLAUSES):
        return None
    if not any(p in AT and names_place(noun) and noun.i > verb.i for p, noun in prepositions(verb)):
        return None
    told = [s for s in subjects_below(verb) if s.i < verb.i]
    return next((s for s in told if s.lower_ == "it" or (s.pos_ in {"NOUN", "PROPN"} and not _is_person(s))), None)


def _is_person(noun: Token) -> bool:
    return noun.ent_type_ in PEOPLE


def rooted(word: Token) -> Iterator[tuple[Token, Token]]:
    """The place with which a hyphen joins "based" or "born", and the noun before which both stand."""
    doc, i = word.doc, word.i
    if word.lemma_ in ROOTED and i > word.sent.start + 1 and doc[i - 1].text in DASHES and word.head.i > i:
        town = doc[i - 2]
        if town.text[:1].isupper() and town.pos_ in {"NOUN", "PROPN"}:
            yield town, _whole(word.head)


def seated(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Where somebody is at home whom a phrase explains, and the noun for them: "a firm with headquarters in Rome"."""
    if noun.lemma_ not in SEATS or noun.dep_ != "pobj" or noun.head.lower_ != "with" or "det" in noun.labels:
        return
    owner = noun.head.head
    if owner.pos_ in {"NOUN", "PROPN"}:
        owner = owner.head if owner.dep_ == "appos" else owner
        yield from ((place, owner) for p, place in prepositions(noun) if p in AT and names_place(place))


def homes_told(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Where somebody or something is at home by a phrase that is no clause of its own, and for whom."""
    yield from seated(noun)
    yield from quartered(noun)
    yield from explained(noun)


def quartered(noun: Token) -> Iterator[tuple[Token, Token]]:
    """The place of somebody's headquarters, and whose they are: "set up its headquarters in Rome", "led the mission
    from a headquarters in Rome".
    """
    if noun.lower_ != HEADQUARTERS or noun.dep_ not in {"pobj", "dobj"} or noun.head.lower_ == "with":
        return
    verb = verb_above(noun)
    if verb is None or verb.lemma_ == "have":
        return
    beside = (*prepositions(noun), *(each for each in prepositions(verb) if each[1].head.i == noun.i + 1))
    for owner in _quartered(noun, verb)[:1]:
        yield from ((place, owner) for p, place in beside if p in AT and names_place(place))


def _quartered(noun: Token, verb: Token) -> list[Token]:
    """Whose the headquarters are: of "its" what its sentence tells of that is no person, of "a" what is led from there
    or who works there; of "the" nobody knows.
    """
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and owner.lower_ not in NEUTER:
        return [owner]
    if owner is None and (noun.head.lower_ != "from" or any(c.lower_ == "the" for c in noun.children)):
        return []
    told = [*objects(verb), *subjects(verb)] if owner is None else [*subjects(verb), *objects(verb)]
    things = [thing for thing in told if thing.i != noun.i and thing.pos_ != "PRON" and not _is_person(thing)]
    return things or ([owner] if owner is not None else subjects(verb))


def explained(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Where a building or body is that a phrase explains, and its name: "the Aldwick, a hotel in Selby"."""
    name = noun.head
    if noun.dep_ != "appos" or name.pos_ != "PROPN" or name.i > noun.i or name.ent_type_ in PEOPLE | PLACES:
        return
    if noun.pos_ == "NOUN" and "det" in noun.labels:
        yield from ((place, name) for p, place in prepositions(noun) if p in AT and names_place(place))


def town_before(verb: Token) -> list[Token]:
    """The town to which "there" points back: the last one that the sentence before says to be in, near or reached."""
    doc, start = verb.doc, verb.sent.start
    before = range(doc[start - 1].sent.start, start) if start else range(0)
    reached = (doc[i] for i in reversed(before) if doc[i].pos_ == "ADP" and doc[i].lower_ in REACHED)
    towns = (t for preposition in reached for t in preposition.children if t.dep_ == "pobj" and _may_be_town(t))
    return list(islice(towns, 1))


def _may_be_town(noun: Token) -> bool:
    return noun.text[:1].isupper() and noun.ent_type_ not in UNPLACED | {"PERSON"}


def _whole(noun: Token) -> Token:
    """The head of the name before which a noun stands: "the Bern-based firm Alba Foods"."""
    while noun.dep_ in MODIFIERS and noun.head.i > noun.i:
        noun = noun.head
    return noun


def is_at_home(rule: Rule | None) -> bool:
    """Whether a rule's words say of a thing itself, not of whose it is, where it is or comes from."""
    return rule is not None and (rule.rule_id in LOCATED or rule.rule_id == LOCATING)

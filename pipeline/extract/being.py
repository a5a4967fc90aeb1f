"""What a copula says of its subject, also without a complement: "was in danger", "is in charge of the hospital", "on
board were 16 men".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.amounts import PRESENT
from pipeline.extract.clauses import conjuncts, prepositions
from pipeline.extract.conditions import is_counted, subjects_below

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
MISTAKEN = frozenset({"npadvmod"})  # a name behind "became in 1911" is taken for a time
STATES = frozenset({"in", "at", "on", "off", "beyond"})
"""Prepositions of phrases that say how something is."""
LEVELS = frozenset({"down", "up", "back"})
BARE = frozenset({"amod", "punct"})
"""What may hang on the noun of such a phrase, which stands by itself: "in grave danger"; "danger of floods" is told as
a noun.
"""
MANNERS = frozenset(
    {"addition", "average", "case", "charge", "fact", "general", "hand", "line", "part", "particular", "place",
     "practice", "principle", "theory", "time", "turn", "view", "way"}
)  # fmt: skip
"""Nouns that make other phrases with these prepositions, or phrases that other rules read."""


VISIT = "visit"


def states(verb: Token) -> Iterator[Token]:
    """The bare nouns of phrases that say how somebody or something is: "in danger", "out of action", "at war"."""
    for preposition in verb.children:
        if preposition.dep_ != "prep" or preposition.i < verb.i:
            continue
        inner = next((c for c in preposition.children if c.dep_ == "prep"), preposition)
        if inner is preposition and preposition.lower_ not in STATES:
            continue
        if inner is not preposition and (preposition.lower_, inner.lower_) != ("out", "of"):
            continue
        yield from (
            noun
            for noun in inner.children
            if noun.dep_ == "pobj"
            and noun.pos_ == "NOUN"
            and not noun.ent_type_
            and noun.labels <= BARE
            and noun.lower_ not in MANNERS
        )


def charge_held(verb: Token) -> Token | None:
    """The noun of "is in charge of the hospital"."""
    held = (thing for preposition, thing in prepositions(verb) if preposition == "in" and thing.lower_ == "charge")
    return next((t for t in held if any(p == "of" for p, _ in prepositions(t))), None)


def tells_visit(verb: Token) -> bool:
    """Whether "been" says where somebody went and came back from: "has never been to Oslo"."""
    perfect = verb.lower_ == "been" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    return perfect and any(p == "to" and t.pos_ == "PROPN" for p, t in prepositions(verb))


def counted_somewhere(verb: Token) -> Token | None:
    """What is counted that is somewhere or at something: "90 divers were on duty", "on board were 16 men"."""
    turned = any(s.i > verb.i for s in subjects_below(verb))
    if not any((c.dep_ == "prep" and (c.i > verb.i or turned)) or c.lower_ in PRESENT for c in verb.children):
        return None
    return next((s for s in subjects_below(verb) if (s.pos_ == "NOUN" and is_counted(s)) or _numbers(s)), None)


def level_reached(verb: Token) -> Token | None:
    """The word by which something has come to a figure: "the stock was down to 380 tonnes"."""
    for word in verb.children:
        if word.lower_ not in LEVELS or word.i < verb.i:
            continue
        behind = [*prepositions(word), *prepositions(verb)]
        if any(p in {"to", "from"} and is_counted(thing) and thing.i > word.i for p, thing in behind):
            return word
    return None


def _numbers(subject: Token) -> bool:
    """Whether a number of some stands for those counted: "54,000 of us were there"."""
    return subject.pos_ == "NUM" and any(preposition == "of" for preposition, _ in prepositions(subject))


def complements(verb: Token) -> list[Token]:
    """What a verb says that somebody is or becomes, be it a name taken for a time: "became in 1911 the Union"."""
    labels = COMPLEMENTS if verb.lemma_ != "become" or verb.labels & COMPLEMENTS else MISTAKEN
    return [part for c in verb.children if c.dep_ in labels for part in conjuncts(c)]

"""Whose a verb form is that has no subject of its own: through relative clauses, control, raising and coordination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import (
    ALL_SUBJECTS,
    OBJECTS,
    PAST,
    VERBAL,
    conjuncts,
    own_subject,
    verb_above,
)
from pipeline.extract.once import once_per_token
from pipeline.extract.relatives import antecedent_of, equated, left_to, ranked_before
from pipeline.packs.prepositions import controls

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "agree", "offer"})
DEEPEST = 8


@once_per_token
def subjects(verb: Token) -> list[Token]:
    """Heads of the noun phrases that are the surface subject of a verb, conjuncts included."""
    return _subjects(verb, 0)


def _subjects(verb: Token, depth: int) -> list[Token]:
    own = own_subject(verb)
    if own is not None:
        doers = [*_named_first(own, verb), *antecedent_of(own, verb)]
        return [part for head in doers for part in conjuncts(head)]
    if depth >= DEEPEST or any(c.dep_ == "expl" and c.lower_ == "there" for c in verb.children):
        return []
    return _borrowed_subject(verb, depth + 1)


def _named_first(own: Token, verb: Token) -> list[Token]:
    """Oslo in "not only Oslo but also Bergen signed", of which the parser makes two subjects."""
    if "but" not in verb.sent.forms:
        return []
    others = (c for c in verb.children if c.dep_ in ALL_SUBJECTS and c.i < own.i)
    return [c for c in others if any(g.lower_ == "but" and g.dep_ == "cc" for g in c.children)]


def _borrowed_subject(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb form that has none of its own."""
    head = verb.head
    if (left := left_to(verb) or _left_so(verb)) is not None:
        return conjuncts(left)
    ranked = ranked_before(verb)
    if verb.dep_ == "xcomp" or (ranked is not None and ranked.head.pos_ in VERBAL):
        return _controller(head, depth) if ranked is None else _subjects(ranked.head, depth)
    if head.pos_ in VERBAL and verb.dep_ == "conj":
        return _subjects(head, depth)
    if head.pos_ in VERBAL and verb.dep_ in {"advcl", "ccomp", "parataxis"}:
        return _noun_before_comma(verb) or _subjects(head, depth)
    if verb.dep_ in {"acl", "relcl"}:
        return _subject_of_modifier(verb, depth)
    return _subject_of_gerund(verb, depth) if verb.dep_ == "pcomp" else []


def _left_so(verb: Token) -> Token | None:
    """Who was left in a state: the soldiers of "left twelve soldiers wounded"."""
    if verb.tag_ not in PAST or verb.head.lemma_ != "leave" or verb.dep_ not in {"advcl", "conj"}:
        return None
    if not verb.labels.isdisjoint({"mark", "aux", "auxpass"}):
        return None
    thing = next((c for c in verb.head.children if c.dep_ in OBJECTS), None)
    return thing if thing is not None and thing.right_edge.i == verb.left_edge.i - 1 else None


def _subject_of_modifier(verb: Token, depth: int) -> list[Token]:
    """The noun that a participle or relative clause modifies; of an infinitive, its owner ("Rome's plan to sign")."""
    if verb.dep_ == "acl" and verb.tag_ not in {"VBG", "VBN", "VBD", "VBZ"}:
        return _owner_of_noun(verb.head, depth)
    if verb.dep_ == "relcl" and (named := equated(verb.head)) is not None:
        return conjuncts(named)
    return conjuncts(verb.head) if verb.tag_ == "VBN" and verb.dep_ == "acl" else [verb.head]


def _subject_of_gerund(verb: Token, depth: int) -> list[Token]:
    """Whose "signing" it is after a preposition: the object's after "from" ("kept Rome from signing")."""
    preposition, ground = verb.head, verb.head.head
    if ground.dep_ in OBJECTS and controls(ground.head.lemma_, preposition.lower_):
        return conjuncts(ground)
    if ground.pos_ not in VERBAL:
        return _owner_of_noun(ground, depth)
    held = [c for c in ground.children if c.dep_ in OBJECTS]
    theirs = preposition.lower_ == "from" or controls(ground.lemma_, preposition.lower_)
    return conjuncts(held[0]) if held and theirs else _subjects(ground, depth)


def _noun_before_comma(verb: Token) -> list[Token]:
    """The noun that a participle set off by a comma follows: "the league, founded in 1911, ..."."""
    first = verb.left_edge.i
    if "aux" in verb.labels:
        return []
    if verb.tag_ != "VBN" or first < verb.sent.start + 2 or verb.doc[first - 1].text != ",":
        return []
    noun = verb.doc[first - 2]
    return [noun] if noun.pos_ in {"NOUN", "PROPN"} and not _is_state(noun) else []


def _is_state(noun: Token) -> bool:
    """Whether a bare noun behind a preposition tells how something is: "the search is in progress, led by Ms Brun"."""
    bare = noun.pos_ == "NOUN" and noun.dep_ == "pobj" and not any(noun.children)
    return bare and noun.head.dep_ == "prep" and noun.head.head.lemma_ == "be"


def _controller(head: Token, depth: int) -> list[Token]:
    """Whose action an infinitive is: the object's ("urged Rome to sign"), else the subject's ("Rome tried to sign")."""
    if head.pos_ in VERBAL and head.lemma_ not in SUBJECT_CONTROL:
        for child in head.children:
            if child.dep_ in OBJECTS or child.dep_ == "dative":
                return conjuncts(child)
    if head.pos_ in VERBAL:
        return _subjects(head, depth)
    if head.pos_ == "ADJ":
        return _subjects(head.head, depth) if head.dep_ in {"acomp", "oprd"} else [head.head]
    return _owner_of_noun(head, depth)


def _owner_of_noun(noun: Token, depth: int) -> list[Token]:
    """Whose "attempt to sign" it is: the possessor's, else the subject's of the verb above."""
    for child in noun.children:
        if child.dep_ == "poss":
            return conjuncts(child)
    verb = verb_above(noun)
    return _subjects(verb, depth) if verb is not None and depth < DEEPEST else []

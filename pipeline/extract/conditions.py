"""Whether a verb's subject, object and complement are such as a narrowed rule asks for.

Subject and object are those of the action: a passive's agent and its subject. A condition holds lemmas of head words
and kinds: `PERSON` (a person's name or pronoun, a name of no kind), `FIGURE` (a number or what it counts, "a stake of 8
percent" too), `NO_ONE` ("nobody", "no passenger"), `POST` (a noun that the rules list as a post), `BODY` (a body's
name), `NAMES` (a list of names), `PLACE` (a name that may be a place's, or a noun with one below it), `EMPTY`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.extract.clauses import agents, is_passive, objects, prepositions
from pipeline.extract.subjects import subjects

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token
    from pipeline.packs.rules import RuleBook
    from pipeline.records.knowledge import Rule

DASHES = frozenset({"-", "\u2013"})
PERSONAL = frozenset({"he", "she", "him", "her", "i", "me", "who", "whom"})
NO_ONE = frozenset({"nobody", "none", "no-one"})
NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
OFFICE = "OFFICE"
MEMBER = "member"
AT = frozenset({"in", "at", "near", "outside", "on"})
"""Prepositions behind which it is said where something is."""
HERE = AT | {"from"}
UNPLACED = frozenset(
    {"DATE", "TIME", "LANGUAGE", "NORP", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "EVENT", "LAW"}
)
"""Labels that a place's name does not get, as seldom as it is known."""


def fits(rule: Rule, verb: Token, rules: RuleBook) -> bool:
    """Whether a verb stands in the company that the rule asks for; a rule that asks for none takes any."""
    return not rule.narrowings or (
        _holds(rule.subjects, _doers(verb) if rule.subjects else (), rules)
        and _holds(rule.objects, _undergoers(verb) if rule.objects else (), rules)
        and _holds(rule.complements, list(predicated(verb)) if rule.complements else (), rules)
        and _holds(rule.scenes, list(scenes_of(verb)) if rule.scenes else (), rules)
    )


def predicated(verb: Token) -> Iterator[Token]:
    """What a verb makes of its object or subject: "named her president", "stayed on as coach"."""
    yield from (c for c in verb.children if c.dep_ in {"oprd", "attr"})
    yield from (noun for preposition, noun in prepositions(verb) if preposition == "as")


def scenes_of(verb: Token) -> Iterator[Token]:
    """The nouns behind prepositions that say where."""
    yield from (noun for preposition, noun in prepositions(verb) if preposition in HERE)


def names_place(noun: Token) -> bool:
    """Whether a noun may be a place's name, or has one below it: "in Bern", "in the vault of a bank in Bern"."""
    if noun.text[:1].isupper() and noun.pos_ in {"NOUN", "PROPN"}:
        return noun.ent_type_ not in UNPLACED
    return any(below.i > noun.i and names_place(below) for p, below in prepositions(noun) if p in AT or p == "of")


def _doers(verb: Token) -> Sequence[Token]:
    return agents(verb) if is_passive(verb) else subjects(verb)


def _undergoers(verb: Token) -> Sequence[Token]:
    return subjects(verb) if is_passive(verb) else objects(verb)


def _holds(wanted: Sequence[str], words: Sequence[Token], rules: RuleBook) -> bool:
    if not wanted:
        return True
    if not words:
        return "EMPTY" in wanted
    meant = [part for word in words for part in (word, *_counted_among(word))]
    return any(word.lemma_.lower() in wanted or bool(_kinds(word, rules) & set(wanted)) for word in meant)


def _counted_among(word: Token) -> Sequence[Token]:
    """Those of whom a number or some members are: "212 of the employees", "350 members of the staff"."""
    if word.pos_ != "NUM" and word.lemma_.lower() != MEMBER:
        return ()
    return [thing for preposition, thing in prepositions(word) if preposition == "of"]


def _kinds(word: Token, rules: RuleBook) -> set[str]:
    lower = word.lower_
    found = set()
    if lower in PERSONAL or word.ent_type_ == "PERSON" or (word.pos_ == "PROPN" and not word.ent_type_):
        found.add("PERSON")
    if is_counted(word) or any(p == "of" and is_counted(t) for p, t in prepositions(word)):
        found.add("FIGURE")
    if lower in NO_ONE or any(c.lower_ == "no" and c.dep_ == "det" for c in word.children):
        found.add("NO_ONE")
    if any(not words and rule.event_type == OFFICE for words, rule in rules.nouns.get(word.lemma_.lower(), ())):
        found.add("POST")
    if word.ent_type_ == "ORG":
        found.add("BODY")
    if names_place(word):
        found.add("PLACE")
    if len([part for part in (word, *word.conjuncts) if part.ent_type_ in NAMED]) > 1:
        found.add("NAMES")
    return found


def is_counted(word: Token) -> bool:
    """Whether a word is a number or stands behind one; the "2" of a result such as 2-0 counts nothing."""
    if word.i + 1 < len(word.doc) and word.pos_ == "NUM" and word.doc[word.i + 1].text in DASHES:
        return False
    return word.pos_ == "NUM" or "nummod" in word.labels


def is_figure(complement: Token) -> bool:
    """Whether a complement says how many or how much: "is 1.9 euros", "were 224 passengers", not "is one of them"."""
    counted = complement.dep_ == "attr" and complement.pos_ in {"NOUN", "NUM"} and is_counted(complement)
    return counted and complement.lower_ != "one" and not any(s.pos_ == "PRON" for s in subjects_below(complement.head))


def is_measured(complement: Token) -> bool:
    """Whether a complement says how long, high or old something is: "is 840 kilometres long"."""
    return any(c.dep_ == "npadvmod" and is_counted(c) for c in complement.children)


def subjects_below(verb: Token) -> list[Token]:
    """The subjects that stand right under a verb."""
    return [c for c in verb.children if c.dep_ == "nsubj"]

"""Who holds which post: titles before names, appositions and copulas ("Merenian President Ada Brun", "Ada Brun, the
league's treasurer", "Brun is the treasurer of the league").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.clauses import COPULAS, conjuncts, prepositions, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.extract.placing import Placed
    from pipeline.extract.predicates import Predicate
    from pipeline.records.claim import Mention

POST_RULE = "office.post"
FORMER = frozenset({"former", "ex", "late"})
BODY_LABELS = frozenset({"ORG", "GPE", "NORP", "LOC"})


@dataclass(frozen=True, slots=True)
class Holding:
    """A post and the heads of its holder's and its body's names. `past` where the text calls the holder former."""

    predicate: Predicate
    person: Token
    bodies: tuple[Token, ...]
    past: bool


def find_holdings(predicates: Iterable[Predicate], names: Iterable[Placed[Mention]]) -> list[Holding]:
    """The posts of a passage of which the text names the holder."""
    names = list(names)
    named = {i for placed in names for i in range(placed.start, placed.end)}
    persons = {placed.head.i: placed for placed in names if placed.item.label == "PERSON"}
    inside = {i: placed for placed in persons.values() for i in range(placed.start, placed.end)}
    found = []
    for predicate in predicates:
        if predicate.rule is None or predicate.rule.rule_id != POST_RULE:
            continue
        person = next((inside[t.i].head for t in _holders(predicate.trigger) if t.i in inside), None)
        if person is not None and predicate.trigger.i not in inside:
            bodies = [*_bodies(predicate.trigger, inside), *_of_person(person)]
            bodies = [name for body in bodies for name in _names_of(body, named)]
            found.append(Holding(predicate, person, tuple(bodies), _is_past(predicate.trigger)))
    return [h for h in found if not _goes_on(h, found)]


def _goes_on(holding: Holding, found: Iterable[Holding]) -> bool:
    """Whether the next word is a post of the same person: "Secretary General" is one post, its last word names it."""
    following = holding.predicate.trigger.i + 1
    return any(h.predicate.trigger.i == following and h.person.i == holding.person.i for h in found)


def _holders(post: Token) -> Iterator[Token]:
    """Words that may head the holder's name."""
    if post.dep_ in {"compound", "nmod", "amod"}:
        yield post.head
    for child in post.children:
        if child.dep_ == "appos":
            yield child
    if post.dep_ == "appos":
        yield post.head
    if post.dep_ == "attr" and post.head.lemma_ in COPULAS:
        yield from subjects(post.head)
    if post.dep_ == "conj":
        yield from _holders(post.head)
    following = post.i + 1
    if following < len(post.doc) and not post.doc[following].is_punct and post.doc[following].sent == post.sent:
        yield post.doc[following]


def _bodies(post: Token, persons: dict[int, Placed[Mention]]) -> Iterator[Token]:
    """Words that may head the name of the state or body in which the post is held."""
    for word in (post, post.head) if post.dep_ == "compound" else (post,):
        for child in word.children:
            if child.i in persons or (child.i > post.i and child.dep_ != "prep"):
                continue
            if child.dep_ in {"poss", "compound", "amod", "nmod"} and child.i < post.i:
                yield from conjuncts(child)
    for preposition, pobj in prepositions(post):
        if preposition in {"of", "for", "at", "in"}:
            yield pobj


def _names_of(body: Token, named: set[int]) -> list[Token]:
    """A body that is named, else the names before it: "Merenia" for "Merenia's council". Pronouns name nobody."""
    if body.i in named:
        return [body]
    return [c for c in body.children if c.i in named and c.dep_ in {"poss", "amod", "compound", "nmod"}]


def _of_person(person: Token) -> Iterator[Token]:
    """The body after a holder's name: "Prime Minister Ada Brun of Merenia"."""
    yield from (pobj for preposition, pobj in prepositions(person) if preposition == "of")


def _is_past(post: Token) -> bool:
    before = post.doc[max(post.i - 3, post.sent.start) : post.i]
    return any(t.lower_.split("-")[0] in FORMER for t in before) or post.lower_.startswith("ex-")

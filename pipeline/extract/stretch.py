"""The shortest stretch of one sentence from which a reader sees a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.extract.predicates import Predicate

LEFT_OUT = frozenset({"conj", "cc", "parataxis", "mark", "intj", "punct", "preconj"})
LOOSE = frozenset({"advcl", "relcl"})
FARTHEST = 45


def find_stretch(predicate: Predicate, dated: tuple[int, int] | None) -> tuple[int, int]:
    """Token indices `[first, last)`: the clause of a verb, the phrase of a noun, with its subject and its date."""
    trigger, head = predicate.trigger, predicate.head
    kept = {trigger.i}
    if head.pos_ in VERBAL:
        kept |= _clause(head)
        kept |= {i for s in subjects(head) if s.sent == trigger.sent for i in _phrase(s)}
    else:
        kept |= _phrase(trigger)
        if predicate.kind == "adjective":
            kept |= {i for s in subjects(trigger) for i in _phrase(s)}
    kept = {i for i in kept if abs(i - trigger.i) <= FARTHEST}
    if dated is not None and trigger.sent.start <= dated[0] < trigger.sent.end:
        kept |= set(range(*dated))
    return _trim(trigger, min(kept), max(kept) + 1)


def _clause(verb: Token) -> set[int]:
    found = {verb.i}
    for child in verb.children:
        if child.dep_ not in LEFT_OUT and not (child.dep_ in LOOSE and child.i < verb.i):
            found |= {t.i for t in child.subtree} if child.dep_ not in LOOSE else _loose(child)
    return found


def _loose(clause: Token) -> set[int]:
    """An adverbial clause after its verb belongs to the claim when no comma sets it off."""
    before = clause.left_edge.i - 1
    return set() if before >= 0 and clause.doc[before].is_punct else {t.i for t in clause.subtree}


def _phrase(noun: Token) -> set[int]:
    found = {noun.i}
    for child in noun.children:
        if child.dep_ in {"cc", "punct", "appos"} or (child.dep_ == "relcl" and child.i > noun.i + 8):
            continue
        found |= {t.i for t in child.subtree}
    return found


def _trim(trigger: Token, first: int, last: int) -> tuple[int, int]:
    """Leave out punctuation, conjunctions and white space at both ends."""
    doc = trigger.doc
    while first < trigger.i and (doc[first].is_space or doc[first].pos_ in {"PUNCT", "CCONJ"}):
        first += 1
    while last - 1 > trigger.i and (doc[last - 1].is_space or doc[last - 1].pos_ == "PUNCT"):
        last -= 1
    return first, last

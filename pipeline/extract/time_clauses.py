"""Whether a time stands in a clause that only describes a noun, and so is not the time of what is told of the noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL
from pipeline.extract.relatives import is_brought_out

if TYPE_CHECKING:
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.tokens import Token

DESCRIBING = frozenset({"relcl", "acl"})
PARTICIPLES = frozenset({"VBN", "VBD"})
POST = "OFFICE"
NAMING = frozenset({"compound", "appos", "nmod"})
HOLDING = frozenset({"hold", "stage", "convene", "host", "organise", "organize", "start", "begin", "open", "take"})
"""Verbs that tell of a happening only that it was, or began."""
UNDER_WAY = frozenset({"under", "underway"})
POINTING = frozenset({"that", "same"})
"""What stands before a time that was told before: "that day", "the same day"."""


def is_of_another(time: Token, predicate: Predicate, triggers: frozenset[int]) -> bool:
    """Whether a time stands in a clause that describes a noun: in "the bank, founded in 1921, employs ninety" the year
    is not that of employing.
    """
    if time.i > predicate.trigger.i:
        return _is_told_aside(time, predicate, triggers)
    described = [t for t in time.ancestors if t.dep_ in DESCRIBING]
    return bool(described) and not {*described} <= {
        t for word in (predicate.trigger, predicate.head) for t in (word, *word.ancestors)
    }


def _is_told_aside(time: Token, predicate: Predicate, triggers: frozenset[int]) -> bool:
    """Whether a time stands in a clause that describes a noun behind the claim's words: "pledged a million, of which
    little had come by March", "released the man arrested in May". Who "attended the summit held in May" did so in May.
    """
    mine = {predicate.trigger.i, predicate.head.i}
    clause = next((t for t in time.ancestors if t.dep_ in DESCRIBING and t.i > predicate.trigger.i), None)
    if clause is not None and clause.head.i in mine and _is_of_holder(clause, predicate):
        return True
    if clause is None or clause.head.i in mine or is_brought_out(clause) or any(t.i in mine for t in clause.subtree):
        return False
    if _tells_that_it_was(clause) and _is_of_happening(clause.head, triggers):
        return False
    before = clause.left_edge.i - 1
    if before > predicate.trigger.i and clause.dep_ == "relcl" and clause.doc[before].text == ",":
        return True
    return clause.tag_ in PARTICIPLES and not any(c.lower_ in POINTING for c in time.children)


def _is_of_holder(clause: Token, predicate: Predicate) -> bool:
    """Whether a clause tells of who holds a post, and not of the post: "the minister, who signed the law in March"."""
    if predicate.kind != "noun" or predicate.event_type != POST or clause.dep_ != "relcl":
        return False
    before = clause.left_edge.i - 1
    return before > predicate.trigger.i - 1 and clause.doc[before].text == ","


def _tells_that_it_was(clause: Token) -> bool:
    """Whether a clause tells of a happening only that it was, or began: "held", "got under way", "was to host"."""
    verbs = (clause, *(c for c in clause.children if c.dep_ == "xcomp" and clause.lemma_ == "be"))
    return any(v.lemma_ in HOLDING for v in verbs) or any(c.lower_ in UNDER_WAY for c in clause.children)


def _is_of_happening(noun: Token, triggers: frozenset[int]) -> bool:
    """Whether a noun, one above it or one of a compound with it tells of a happening, or is the name of one that has
    its year in it: "the exercise Calm Water", "Calm Water-2022".
    """
    if noun.text[:1].isupper() and any(letter.isdigit() for letter in noun.text):
        return True
    nouns = [t for t in (noun, *noun.ancestors) if t.pos_ not in VERBAL]
    return any(word.i in triggers for t in nouns for word in (t, *t.children) if word is t or word.dep_ in NAMING)

"""Verbs that say little by themselves ("have", "tell", "pass"), and what beside them makes a claim of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import OBJECTS, is_finite, prepositions
from pipeline.extract.conditions import is_counted, subjects_below
from pipeline.extract.numbers import FRACTIONS

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

SILENT_VERBS = frozenset(
    {"be", "do", "have", "let", "get", "go", "come", "include", "concern", "regard", "follow", "say", "tell", "add"}
)
GOING = frozenset({"come", "go"})
MOVING = GOING | {"have"}
"""Verbs that say something of those who are counted: "forty men came from Selby", "a third went to the town"."""
REACHED = frozenset({"to", "through", "out", "over", "across"})
"""Prepositions by which something comes or goes somewhere; "from" says only where it starts, and "into" a room that
somebody stepped in.
"""
TALES = frozenset({"story", "tale", "truth", "lie", "joke", "anecdote", "history", "news"})
"""What is told that informs nobody."""
INFORM = "inform"
NOBODY = frozenset({"nobody", "nothing", "none"})
PASSING = frozenset({"pass", "elapse", "go"})
TIMES = frozenset({"DATE", "TIME"})


def says_something(verb: Token) -> bool:
    """Whether a verb that no rule lists tells something: any but the plainest, or of what is counted, or of what went
    somewhere.
    """
    if verb.lemma_ not in SILENT_VERBS or (verb.lemma_ in MOVING and _is_counting(verb)):
        return True
    return verb.lemma_ in GOING and _goes_somewhere(verb)


def _goes_somewhere(verb: Token) -> bool:
    """Whether it is told where something went, or when it came from or out of somewhere, or that it did not: "the mask
    went to Norway", "help came the same day from the coast", "the report came out in May", "nobody came". What is
    "going to" be done, or goes to school day by day, goes nowhere; of an end that "came in May" only the day is told.
    """
    past = verb.tag_ == "VBD" or not verb.labels.isdisjoint({"aux", "auxpass"})
    if not past or not is_finite(verb) or not verb.labels.isdisjoint({"xcomp", "ccomp", "pcomp"}):
        return False
    if "neg" in verb.labels or any(s.lower_ in NOBODY for s in subjects_below(verb)):
        return True
    ways = {c.lower_ for c in verb.children if c.dep_ == "prep"}
    if not ways.isdisjoint(REACHED):
        return True
    return ("from" in ways or "prt" in verb.labels) and any(map(_is_time, verb.children))


def _is_time(word: Token) -> bool:
    """Whether a word by a verb is or governs a date: "the same day", "on 14 December", "two days later"."""
    return word.ent_type_ == "DATE" or any(c.dep_ == "pobj" and c.ent_type_ == "DATE" for c in word.children)


def _is_counting(verb: Token) -> bool:
    """Whether a number or a share of something is the subject."""
    return any(is_counted(s) or s.lower_ in FRACTIONS for s in subjects_below(verb))


def informing(verb: Token) -> str:
    """What who tells somebody of something does: "told the ministry of the leak"; empty where a clause says what."""
    if verb.lemma_ != "tell" or not verb.labels.isdisjoint({"ccomp", "xcomp"}):
        return ""
    heard = [c for c in verb.children if c.dep_ in OBJECTS and c.i > verb.i and c.lemma_ not in TALES]
    beside = {p for word in (verb, *heard) for p, _ in prepositions(word) if word is verb or word.ent_type_}
    return INFORM if heard and not beside.isdisjoint({"of", "about"}) else ""


def tells_time_passed(verb: Token) -> bool:
    """Whether a clause says only how long ago that was what it goes on to tell: "four weeks have passed since"."""
    length = verb.lemma_ in PASSING and any(s.ent_type_ in TIMES for s in subjects_below(verb))
    return length and any(c.lower_ == "since" for below in verb.children for c in (below, *below.children))

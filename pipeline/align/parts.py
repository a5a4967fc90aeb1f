"""Figures of a part, held against those of the whole."""

from __future__ import annotations

import re

from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, lower_words
from pipeline.records.claim import Quantity

HAVING = frozenset({"have", "has", "had", "be", "number", "count", "compris"})
"""Stems of verbs that say only how many there are."""
Pair = tuple[Quantity, Quantity]
PART = re.compile(r"\s+of\s+(?:the|them|these|those|its|his|her|their|whom|which)\b", re.IGNORECASE)
"""What follows a number of some out of more."""


def one_of_the_other(left: ClaimView, right: ClaimView, figures: Pair) -> bool:
    """Whether the smaller of two figures is told as a part: "three of the instructors"."""
    told = sorted(zip(figures, (left, right), strict=True), key=lambda side: side[0].low or side[0].high or 0.0)
    parts = [PART.match(view.claim.evidence.quote.partition(q.text)[2]) for q, view in told]
    return bool(parts[0] and not parts[1])


def of_the_whole(left: ClaimView, right: ClaimView, figures: Pair) -> bool:
    """Whether one tells of some out of the number that by the other there are: "three of the five judges voted for it",
    "the court has five judges".
    """
    sides = ((figures[0], left), (figures[1], right))
    for (q, view), (other, whole) in (sides, sides[::-1]):
        part = PART.match(behind := view.claim.evidence.quote.partition(q.text)[2]) if q.text else None
        there_are = whole.trigger in HAVING
        if part and there_are and lower_words(behind[part.end() :])[:1] == lower_words(other.text)[:1] != ():
            return True
    return False


def of_what_belongs(left: ClaimView, right: ClaimView) -> bool:
    """Whether one word gives the measure of a thing and of something about it, of which the other does not speak: the
    bridge cost so much, repairs to the bridge cost so much.
    """
    if left.trigger != right.trigger or left.actors & right.actors:
        return False
    for one, other in ((left, right), (right, left)):
        own = {noun.removeprefix(NOUN) for noun in one.actors if noun.startswith(NOUN)}
        theirs = {noun.removeprefix(NOUN) for noun in other.actors if noun.startswith(NOUN)}
        if own and own.isdisjoint(other.bag) and theirs and theirs <= one.bag:
            return True
    return False

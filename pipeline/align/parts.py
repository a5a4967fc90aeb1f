"""Figures of a part, held against those of the whole."""

from __future__ import annotations

import re

from pipeline.align.background import Background
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, lower_words, stem
from pipeline.records.claim import Quantity
from pipeline.records.sides import POINTS, VOTES

HAVING = frozenset({"have", "has", "had", "be", "number", "count", "compris"})
"""Stems of verbs that say only how many there are."""
PEOPLE = "persons"
Pair = tuple[Quantity, Quantity]
PART = re.compile(r"\s+of\s+(?:the|them|these|those|its|his|her|their|whom|which)\b", re.IGNORECASE)
"""What follows a number of some out of more."""
_TOWARDS = re.compile(r" (?:to|from|with) (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)*)")
"""A name right behind a noun, to or from which goes what the noun tells of."""


def of_a_part(left: ClaimView, right: ClaimView, figures: Pair, background: Background) -> str:
    """Why one figure is that of a part, or of another group; empty where nothing says so."""
    if _of_the_whole(left, right, figures) or _of_what_belongs(left, right):
        return "one is of a part"
    return "of different groups or parts" if _of_other_groups(left, right, figures, background) else ""


def one_of_the_other(left: ClaimView, right: ClaimView, figures: Pair) -> bool:
    """Whether the smaller of two figures is told as a part: "three of the instructors"."""
    told = sorted(zip(figures, (left, right), strict=True), key=lambda side: side[0].low or side[0].high or 0.0)
    parts = [PART.match(_behind(view, q)) for q, view in told]
    return bool(parts[0] and not parts[1])


def _of_the_whole(left: ClaimView, right: ClaimView, figures: Pair) -> bool:
    """Whether one tells of some out of the number that by the other there are: "three of the five judges voted for it",
    "the court has five judges".
    """
    sides = ((figures[0], left), (figures[1], right))
    for (q, view), (other, whole) in (sides, sides[::-1]):
        part = PART.match(behind := _behind(view, q))
        there_are = whole.trigger in HAVING
        if part and there_are and lower_words(behind[part.end() :])[:1] == lower_words(other.text)[:1] != ():
            return True
    return False


def _of_other_groups(left: ClaimView, right: ClaimView, figures: Pair, background: Background) -> bool:
    """Whether two figures count people of two camps (passengers, crew), are parts that add up to the other figure, or
    are given of what goes to or comes from two places ("exports to Alba", "exports to Selby").
    """
    counted = [_camps_counted(q, background) for q in figures]
    if counted[0] and counted[1] and counted[0].isdisjoint(counted[1]):
        return True
    if _adds_up(left, figures[1]) or _adds_up(right, figures[0]):
        return True
    one, other = _names_behind(left), _names_behind(right)
    return any(one[noun].isdisjoint(other[noun]) for noun in one.keys() & other.keys())


def _camps_counted(figure: Quantity, background: Background) -> frozenset[str]:
    """The camps of those whom a figure counts, by its words."""
    known = background.contrasts.doers
    forms = (form for word in lower_words(figure.text) for form in (word, word.removesuffix("s")))
    return frozenset().union(*(known.get(form, frozenset()) for form in forms))


def _adds_up(view: ClaimView, whole: Quantity) -> bool:
    """Whether the figures of people in a claim add up to one of another, or those of several sorts to less than a least
    figure: "82 passengers and six crew", "88 people", "dozens of people". Those of two sides, in a match or a vote, add
    up to nothing.
    """
    if any(q.unit in VOTES + POINTS for q in view.claim.quantities):
        return False
    parts = [q.low for q in view.claim.quantities if q.low is not None and q.low == q.high]
    if len(parts) <= 1 or len(parts) != len(view.claim.quantities) or whole.low is None:
        return False
    sorts = {q.unit for q in view.claim.quantities}
    open_whole = whole.high is None and whole.unit == PEOPLE and len(sorts - {PEOPLE}) == len(parts)
    return sum(parts) == whole.low == whole.high or (open_whole and sum(parts) <= whole.low)


def _names_behind(view: ClaimView) -> dict[str, frozenset[str]]:
    """The nouns that act, each with the name to or from which it goes, where one stands right behind."""
    start, quote = view.claim.evidence.start, view.claim.evidence.quote
    found: dict[str, frozenset[str]] = {}
    for p in view.claim.participants:
        told = _TOWARDS.match(quote, max(p.end - start, 0)) if p.role == "actor" and not p.entity_id else None
        words = lower_words(p.text)
        if told and words:
            found[stem(words[-1])] = frozenset(lower_words(told[1]))
    return found


def _behind(view: ClaimView, figure: Quantity) -> str:
    """What follows a figure in its passage; nothing where the passage does not give it in words."""
    return view.claim.evidence.quote.partition(figure.text)[2] if figure.text else ""


def _of_what_belongs(left: ClaimView, right: ClaimView) -> bool:
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


def other_part_listed(left: ClaimView, right: ClaimView) -> bool:
    """Whether one tells only how many of a number are those that a list names ("450 from Chile"), and the other does
    not tell of these.
    """
    return any(_lists_part(view) for view in (left, right)) and left.actors.isdisjoint(right.actors)


def one_part_listed(left: ClaimView, right: ClaimView) -> bool:
    """Whether both tell how many of a number are of one sort: "140 from Chile", "120 of them Chilean"."""
    return _lists_part(left) and _lists_part(right) and not left.actors.isdisjoint(right.actors)


def _lists_part(view: ClaimView) -> bool:
    """Whether the word that tells a claim is the name of those counted."""
    trigger = view.claim.trigger
    return trigger.text[:1].isupper() and any(
        p.role == "actor" and p.entity_id and p.start <= trigger.start < p.end for p in view.claim.participants
    )

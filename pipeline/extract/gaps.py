"""Clauses that leave out the verb they share with the one before: "Norway has 9,000 soldiers, Denmark 8,000", "Norway
joined in 1994 and Denmark in 1996", "the first stage was built by Vinci, the second by Skanska".

Parsers hang what is left of such a clause on any word before it. A stretch is read as one where it has no verb, begins
with somebody or something of the sort of the verb's subject and of no other noun of the clause, and goes on with what
answers a part of the clause: a number, a phrase with the same preposition and a thing of the same sort, a date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.extract.clauses import ALL_SUBJECTS, CALENDAR, OBJECTS, VERBAL, is_finite
from pipeline.extract.numbers import HEDGES, may_begin, read_number
from pipeline.extract.tokens import Token
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc

PARTING = frozenset({",", ";", "and", "while", "but", "whereas"})
JOINING = PARTING - {",", ";"}
ENDS = frozenset({".", ";", ":", "!", "?"})
NAMING = frozenset({"NOUN", "PROPN"})
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADV"})
Sort = Callable[[Token], str]
"""What sort of thing a noun names, empty where it names nothing."""
STRICT = frozenset({"TIME", "place", "fac"})
TIMES = frozenset({"DATE", "TIME"})
LATER = frozenset({"later", "earlier", "before", "after"})
LIMITING = HEDGES | {"least"}
OF = "of"
FARTHEST = 40
LONGEST_DATE = 2
"""Words of a preposition and a year that open a clause."""


@record(kw_only=False)
class Answer:
    """Tokens `[start, end)` of a gapped clause and those of the whole clause whose place they take."""

    start: int
    end: int
    instead: tuple[int, int]
    head: int
    figure: bool = False


@record(kw_only=False)
class Gap:
    """A gapped clause: tokens `[start, end)`, of whom or what it tells, and what it answers to the other."""

    start: int
    end: int
    subject: Answer
    others: tuple[Answer, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Everything that takes a place in the clause."""
        return (self.subject, *self.others)


def gaps_behind(verb: Token, sort: Sort) -> Sequence[Gap]:
    """The gapped clauses that share a finite verb with its own clause, in text order."""
    if verb.pos_ not in VERBAL or not is_finite(verb):
        return ()
    own = [c for c in verb.children if c.dep_ in ALL_SUBJECTS and c.i < verb.i]
    if len(own) != 1 or own[0].pos_ == "PRON" or "neg" in verb.labels:
        return ()
    found: list[Gap] = []
    for start, end in _stretches(verb):
        gap = _read(verb, own[0], start, end, found[0].start + 1 if found else start, sort)
        if gap is not None:
            found.append(gap)
        elif found:
            return ()  # a list, which goes on with something else
    return found


def _stretches(verb: Token) -> Iterator[tuple[int, int]]:
    """The stretches behind a verb between marks and conjunctions, up to the end of its sentence or to the next verb."""
    doc, last = verb.doc, min(verb.sent.end, verb.i + FARTHEST)
    start = None
    for i in range(verb.i + 1, last):
        token = doc[i]
        if token.pos_ in VERBAL:
            return
        ends = token.text in ENDS or i == last - 1
        if (token.lower_ in PARTING or ends) and not _opens_number(doc, i):
            if start is not None and i > start:
                yield start, i if token.lower_ in PARTING or token.is_punct else i + 1
            start = i + 1 if token.lower_ in PARTING else None


def _opens_number(doc: Doc, i: int) -> bool:
    """Whether a comma stands between the name and the number of a clause behind a semicolon: "Denmark, 8,000"."""
    return doc[i].text == "," and i > 2 and doc[i - 2].text == ";"


def _read(verb: Token, subject: Token, start: int, end: int, told: int, sort: Sort) -> Gap | None:
    doc = verb.doc
    first = start + 1 if doc[start].lower_ in JOINING else start
    if (then := _fronted(verb, first, end)) is not None:
        figures = _answers(verb, then.end, end, told, sort) if then.end < end else []
        return Gap(start - 1, end, then, tuple(figures)) if figures and all(a.figure for a in figures) else None
    cut = _end_of_name(doc, first, end)
    if cut == first or cut >= end:
        return None
    head = doc[cut - 1]
    if head.pos_ not in NAMING and not (head.pos_ == "ADJ" and doc[first].pos_ == "DET"):
        return None
    rest = cut + 1 if doc[cut].text == "," else cut
    others = _answers(verb, rest, end, told, sort)
    if not others or not _is_like(head, subject, verb, others, told, sort):
        return None
    mine = (subject.left_edge.i, subject.i + 1)
    return Gap(
        start=start - 1, end=end, subject=Answer(start=first, end=cut, instead=mine, head=head.i), others=tuple(others)
    )


def _fronted(verb: Token, first: int, end: int) -> Answer | None:
    """The date that answers the one before the verb: "in 2010" of "in 2001 it had 900 members, in 2010 only 300"."""
    doc = verb.doc
    before = next((c for c in verb.children if c.i < verb.i and c.dep_ == "prep" and _is_dated(c)), None)
    if before is None or doc[first].lower_ != before.lower_ or not _is_dated(doc[first]):
        return None
    cut = first + 1
    while cut < end and _is_time(doc[cut]) and doc[cut].lower_ not in LIMITING and cut - first < LONGEST_DATE:
        cut += 1
    return Answer(first, cut, (before.left_edge.i, before.right_edge.i + 1), cut - 1)


def _is_dated(preposition: Token) -> bool:
    after = preposition.doc[preposition.i + 1 : preposition.i + 2]
    return preposition.pos_ == "ADP" and any(_is_time(token) for token in after)


def _end_of_name(doc: Doc, first: int, end: int) -> int:
    """Where the noun phrase ends with which a stretch begins."""
    i = first
    while i < end and (doc[i].pos_ in NOMINAL or doc[i].tag_ in {"PRP$", "POS"}) and doc[i].ent_type_ not in TIMES:
        if doc[i].lower_ in LIMITING:
            break
        i += 1
    return i


def _is_like(head: Token, subject: Token, verb: Token, others: Sequence[Answer], told: int, sort: Sort) -> bool:
    """Whether a noun is of the sort of the subject, and no other noun of the clause is. Behind a noun that it does not
    count a figure suffices, but for one that belongs to a name ("Apollo 11").
    """
    mine = sort(head)
    if all(answer.figure for answer in others):
        return not mine or bool(sort(subject))
    if mine != sort(subject):
        return False
    taken = {i for answer in others for i in range(*answer.instead)}
    between = [t for t in verb.doc[verb.i + 1 : told - 1] if t.pos_ in {"NOUN", "PROPN"} and t.i not in taken]
    heads = [t for t in between if t.dep_ in OBJECTS | {"pobj", "attr", "dative"} and t.ent_type_ not in TIMES]
    return all(sort(t) != mine for t in heads)


def _answers(verb: Token, start: int, end: int, told: int, sort: Sort) -> list[Answer]:
    """What the rest of a stretch answers to parts of the clause; nothing where any of it does not."""
    doc = verb.doc
    if doc[start].pos_ == "ADP" and doc[start].lower_ not in LIMITING:
        return _phrases(verb, start, end, told, sort)
    if (number := _number_at(doc, start, end)) is not None:
        if doc[end - 1].lower_ in LATER or doc[number[0]].ent_type_ in TIMES:
            return _date(verb, start, end, told)
        return [*_figure(verb, number, end, told)]
    return _date(verb, start, end, told) if all(t.ent_type_ in TIMES for t in doc[start:end]) else []


def _number_at(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    i = start
    while i < end and doc[i].lower_ in LIMITING:
        i += 1
    found = read_number(doc, i) if i < end and may_begin(doc[i].lower_) else None
    return (found.start, found.end) if found is not None and found.end <= end else None


def _figure(verb: Token, number: tuple[int, int], end: int, told: int) -> Iterator[Answer]:
    """The figure that takes the place of that of the clause, which must count the same or have no noun."""
    doc = verb.doc
    i = next((t.i for t in doc[verb.i + 1 : told - 1] if may_begin(t.lower_) and t.ent_type_ not in TIMES), None)
    before = read_number(doc, i) if i is not None else None
    if before is None or before.end > told:
        return
    unit = [t.lemma_ for t in doc[before.end : before.end + 1]]
    if number[1] < end and [t.lemma_ for t in doc[number[1] : end]] != unit:
        return
    yield Answer(start=number[0], end=number[1], instead=(before.start, before.end), head=number[0], figure=True)


def _phrases(verb: Token, start: int, end: int, told: int, sort: Sort) -> list[Answer]:
    """Phrases with prepositions that take the places of those of the clause."""
    doc = verb.doc
    opens = [t.i for t in doc[start:end] if t.pos_ == "ADP" and t.lower_ != OF]
    found = []
    if opens[:1] != [start]:
        return []
    for begins, ends in pairwise([*opens, end]):
        thing = _object(doc[begins])
        noun = thing if thing is not None and thing.i < ends else doc[ends - 1]
        same = [t for t in doc[verb.i + 1 : told - 1] if t.lower_ == doc[begins].lower_ and t.pos_ == "ADP"]
        answered = next((t for t in same if _may_answer(_kind(noun, sort), _kind(_object(t), sort))), None)
        if answered is None or (before := _object(answered)) is None:
            return []
        until = max(t.i for t in before.subtree if t.i < told - 1) + 1
        if doc[until - 1].lower_ in PARTING:
            until -= 1
        found.append(Answer(start=begins, end=ends, instead=(answered.i, max(until, before.i + 1)), head=noun.i))
    return found


def _object(preposition: Token) -> Token | None:
    return next((c for c in preposition.children if c.dep_ == "pobj"), None)


def _kind(noun: Token | None, sort: Sort) -> str:
    if noun is None:
        return "none"
    return "TIME" if _is_time(noun) else sort(noun)


def _may_answer(one: str, other: str) -> bool:
    """Whether things of two kinds may stand in each other's place: a time only for a time, a place for one like it."""
    return one == other or ("none" not in (one, other) and not {one, other} & STRICT)


def _is_time(noun: Token) -> bool:
    return noun.ent_type_ in TIMES or noun.pos_ == "NUM" or noun.lower_ in CALENDAR


def _date(verb: Token, start: int, end: int, told: int) -> list[Answer]:
    """A date without a preposition that takes the place of that of the clause."""
    doc = verb.doc
    dates = [t for t in doc[verb.i + 1 : told - 1] if t.ent_type_ in TIMES]
    if not dates:
        return []
    first = dates[0].i - 1 if doc[dates[0].i - 1].pos_ == "ADP" else dates[0].i
    return [Answer(start=start, end=end, instead=(first, dates[-1].i + 1), head=end - 1)]

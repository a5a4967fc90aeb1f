"""Dates that the build of a sentence gives a clause: "was reopened in 2011, four years after it was closed", "was based
in Oslo until 2004, when it moved to Bergen", "was born in 1932 and emigrated".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.extract.appositions import is_of_apposition
from pipeline.extract.baselines import is_baseline
from pipeline.extract.clauses import VERBAL, verb_above
from pipeline.extract.date_spans import SHIFTING
from pipeline.extract.once import once_per_token
from pipeline.extract.stated_dates import Dated
from pipeline.extract.times import shifted_days
from pipeline.records.time import DateInterval

if TYPE_CHECKING:
    from pipeline.extract.placing import Placed
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.stated_dates import Stated
    from pipeline.extract.tokens import Token
    from pipeline.records.time import Timex

BACK, ON = "after", "before"
"""What stands between a length and the clause from whose time it is counted."""
WHEN, THEN = "when", "then"
SINCE = "since"
LENGTHS = frozenset({"DURATION", "SET"})
"""Types of lengths: "a week" by itself is read like that of "twice a week"."""
APPROXIMATE = "APPROX"
LENGTH = re.compile(r"^P(\d+)([YMWD])$")
SUPERLATIVE = frozenset({"JJS", "RBS"})
ONWARDS = frozenset({"to", "until", "till"})
MEASURED = frozenset({"over", "above", "below", "beyond", "beneath", "near", "like", "unlike"})
"""Prepositions before that by which something is measured."""
FIGURE = 5
"""Most words of a figure and what stands before it."""
BEGINNING = frozenset({"bear", "born"})
"""Verbs of what happens once in a life, whose date is that of nothing else."""


def is_counted_from(predicate: Predicate, times: Iterable[Placed[Timex]]) -> Placed[Timex] | None:
    """The length that is counted from what a clause tells: "four years" before "after it was closed"."""
    verb = predicate.head
    if verb.pos_ not in VERBAL or verb.sent.forms.isdisjoint({BACK, ON}):
        return None
    opener = _opener(verb)
    if opener is None:
        return None
    return next((t for t in times if t.end == opener.i and t.item.type in LENGTHS), None)


def _opener(verb: Token) -> Token | None:
    """The "after" or "before" of a verb's clause, or of that with which it is joined."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    if verb.dep_ == "pcomp" and verb.head.lower_ in {BACK, ON}:
        return verb.head
    return next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in {BACK, ON}), None)


def date_of_clause(predicate: Predicate, stated: Sequence[Stated], length: Placed[Timex] | None) -> Dated | None:
    """The date that follows from that of the main clause and the length between them, that to which "ever since" points
    back, that behind which a "when" opens the clause, or that until which what a "then" follows went on.
    """
    if length is not None:
        return _counted(predicate, stated, length)
    since = _since_then(predicate)
    if since is not None:
        return _onwards(since, stated)
    if predicate.head.pos_ not in VERBAL:
        return None
    forms = predicate.trigger.sent.forms
    ended = _ended_before(predicate.head, stated) if THEN in forms else None
    return ended or (_behind_when(predicate.head, stated) if WHEN in forms else None)


def _behind_when(clause: Token, stated: Sequence[Stated]) -> Dated | None:
    """The date to which a "when" right behind it and a comma points: "until 2004, when it moved"."""
    when = next((c for c in clause.children if c.lower_ == WHEN and c.dep_ == "advmod"), None)
    if when is None or when.i < 2 or when.doc[when.i - 1].text != ",":
        return None
    if any(when.i < s.head.i <= clause.right_edge.i for s in stated):
        return None
    last = next((s.dated[-1] for s in stated if s.dated[-1].tokens and s.dated[-1].tokens[1] == when.i - 1), None)
    return last.met if last is not None else None


def _ended_before(verb: Token, stated: Sequence[Stated]) -> Dated | None:
    """The end of what came before a "then": "clung on until August 2021, then resigned"."""
    then = next((c for c in verb.children if c.lower_ == THEN and c.dep_ == "advmod" and c.i < verb.i), None)
    if then is None or any(then.i < s.head.i <= verb.right_edge.i for s in stated):
        return None
    last = next((s.dated[-1] for s in reversed(stated) if s.head.i < then.i), None)
    if last is None or last.tokens is None or last.date.earliest is not None:
        return None
    joined = all(t.is_punct or t.dep_ == "cc" for t in verb.doc[last.tokens[1] : then.i])
    return last.met if joined and last.tokens[1] > verb.sent.start else None


def _since_then(predicate: Predicate) -> Token | None:
    """The "since" of a clause that points back: "has run it ever since", "since then it has stood still"."""
    if SINCE not in predicate.trigger.sent.forms:
        return None
    for word in predicate.head.children:
        since = word if word.lower_ == SINCE else next((c for c in word.children if c.lower_ == SINCE), None)
        if since is not None and _points_back(since):
            return since
    return None


def _points_back(since: Token) -> bool:
    doc, i = since.doc, since.i
    if i + 1 < len(doc) and doc[i + 1].lower_ == "then":
        return True
    bare = not any(c.i > i for c in since.children) and since.dep_ != "mark"
    return bare and i > 0 and doc[i - 1].lower_ == "ever"


def _onwards(since: Token, stated: Sequence[Stated]) -> Dated | None:
    """The span that begins with the date told last before a "since", and with its end where it is one itself."""
    last = next((s for s in reversed(stated) if s.head.i < since.i), None)
    if last is None or not last.dated[-1].date.edtf:
        return None
    dated = last.dated[-1].met.opened
    return dated if last.head.sent is since.sent else dated.inherited


def _counted(predicate: Predicate, stated: Sequence[Stated], length: Placed[Timex]) -> Dated | None:
    told = LENGTH.match(length.item.value or "")
    if told is None or length.item.mod == APPROXIMATE:
        return None
    dates = [s for s in stated if len(s.dated) == 1 and s.head.sent is predicate.head.sent]
    right_before = [s for s in dates if s.dated[0].tokens and s.dated[0].tokens[1] == length.start - 1]
    main = _main_verb(predicate.head)
    dates = right_before or [s for s in dates if verb_above(s.head) is main]
    if len(dates) != 1:
        return None
    sign = -1 if predicate.head.doc[length.end].lower_ == BACK else 1
    found = shifted_days(dates[0].dated[0].date.edtf or "", told[2], sign * int(told[1]))
    if found is None:
        return None
    (first, last), edtf = found
    date = DateInterval(
        earliest=first, latest=last, edtf=edtf, text=length.item.evidence.quote, basis="passage", year_inferred=True
    )
    return Dated(date, None)


def _main_verb(verb: Token) -> Token | None:
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb_above(verb)


def _is_outdone(time: Token) -> bool:
    """Whether a date only says of what a superlative holds: "the lowest since 1945", "the steepest since its listing in
    2016", "for the first time since May".
    """
    above = takewhile(lambda word: word.pos_ not in VERBAL, time.ancestors)
    preposition = next((word for word in above if word.lower_ == SINCE), None)
    if preposition is None or preposition.head.pos_ in VERBAL:
        return False
    noun = preposition.head
    return not SUPERLATIVE.isdisjoint({noun.tag_, *(c.tag_ for c in noun.children)}) or _is_first(noun)


def _is_left(time: Token) -> bool:
    """Whether a date is the one from which something is moved to another: "was put off from May to June"."""
    verb = time.head.head
    if time.head.lower_ != "from" or verb.lemma_ not in SHIFTING:
        return False
    following = time.doc[time.i + 1 : time.i + 2]
    return any(t.lower_ in ONWARDS for t in (*following, *(c for c in verb.children if c.dep_ == "prep")))


def _is_of_first_figure(time: Token) -> bool:
    """Whether a date is that of the figure from which another rose or fell: "fell from 212 in 2018 to 61 in 2020"."""
    doc, preposition = time.doc, time.left_edge.i - 1
    if preposition < 1 or doc[preposition].dep_ != "prep" or time.right_edge.i + 1 >= len(doc):
        return False
    if doc[time.right_edge.i + 1].lower_ not in ONWARDS:
        return False
    before = list(doc[max(time.sent.start, preposition - FIGURE) : preposition])
    opening = next((at for at, t in enumerate(before) if t.lower_ == "from"), None)
    return opening is not None and any(t.tag_ == "CD" for t in before[opening:])


def _is_of_mark(time: Token) -> bool:
    """Whether a year only says which thing something is measured by: "a foot over the mark of 1987"."""
    noun = time.head.head
    if time.dep_ != "pobj" or time.head.lower_ != "of" or noun.dep_ != "pobj" or noun.pos_ != "NOUN":
        return False
    return noun.head.lower_ in MEASURED


def _is_aside(verb: Token) -> bool:
    """Whether a verb only describes a noun between commas: "the mill, founded by monks, was sold in 2001"."""
    doc, first, last = verb.doc, verb.left_edge.i, verb.right_edge.i
    if verb.dep_ not in {"acl", "relcl"} or last + 1 >= len(doc):
        return False
    return doc[first - 1].text == "," and doc[last + 1].text == ","


def _is_first(noun: Token) -> bool:
    return any(word.lower_ in {"first", "last", "only"} for word in (noun, *noun.children))


def dates_in_reach(predicate: Predicate, stated: Iterable[Stated], length: Placed[Timex] | None) -> Iterator[Stated]:
    """The dates of a passage that may be a predicate's: of a clause from which a length is counted only its own; never
    that of somebody's birth.
    """
    verb = predicate.head
    aside, mine = _is_aside(verb), frozenset({verb.i, predicate.trigger.i})
    for each in stated:
        inside = verb.left_edge.i <= each.head.i <= verb.right_edge.i
        if not inside and (length is not None or (aside and each.head.sent is verb.sent)):
            continue
        if _is_of_something_else(each.head) or is_of_apposition(each.head, mine):
            continue
        born = _birth_above(each.head)
        if born is None or born is verb:
            yield each


@once_per_token
def _is_of_something_else(time: Token) -> bool:
    return is_baseline(time) or _is_outdone(time) or _is_left(time) or _is_of_first_figure(time) or _is_of_mark(time)


@once_per_token
def _birth_above(time: Token) -> Token | None:
    """The verb of somebody's birth, where that is what a time dates."""
    above = verb_above(time)
    return above if above is not None and above.lemma_ in BEGINNING and above.tag_ == "VBN" else None

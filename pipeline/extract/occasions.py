"""What a sentence tells of several occasions at once: "won in 1998, 2003 and 2011", "was deployed in Kosovo in 1999 and
in Macedonia in 2001".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.clauses import verb_above

if TYPE_CHECKING:
    from pipeline.extract.stated_dates import Dated, Stated
    from pipeline.extract.tokens import Token

JOINTS = frozenset({",", "and", "or", "&"})
COUPLING = JOINTS - {","}
"""Words without which no list of occasions ends: "in 2027, two years late" tells of one."""
LEADING = frozenset({"ADP", "SCONJ"})


class Occasion(NamedTuple):
    """A date of an act, and the tokens that tell only of its other occasions."""

    dated: Dated | None
    elsewhere: frozenset[int]


def find_occasions(verb: Token, dated: Sequence[Dated], stated: Sequence[Stated]) -> list[Occasion]:
    """The dates chosen for what a verb tells, and those that its sentence joins to a single one as dates of further
    occasions; `stated` are the dates of its passage in text order.
    """
    parts = list(_joined(verb, dated[0], stated)) if len(dated) == 1 else []
    if len(parts) < 2:
        return [Occasion(each, frozenset()) for each in dated]
    whole = frozenset(range(parts[0][1].start, parts[-1][1].stop))
    return [Occasion(each, whole.difference(part)) for each, part in parts]


def _joined(verb: Token, chosen: Dated, stated: Sequence[Stated]) -> Iterator[tuple[Dated, range]]:
    """The date chosen and those joined to it, each with the tokens that tell of its occasion alone."""
    place = next((i for i, s in enumerate(stated) if s.dated == (chosen,)), None)
    if place is None or chosen.tokens is None:
        return
    last, listed = stated[place], 1
    found = [(chosen, chosen.tokens)]
    doc = last.head.doc
    for after in stated[place + 1 :]:
        start = _start_behind(verb, last, after)
        if start is None:
            break
        found.append((after.dated[0], (start, _end(after))))
        if not COUPLING.isdisjoint(doc[i].lower_ for i in range(_end(last), start)):
            listed = len(found)
        last = after
    found = found[:listed]
    if len(found) > 1 and doc[found[1][1][0]].pos_ in LEADING:
        found[0] = (chosen, (_phrases_before(verb, stated[place].head), chosen.tokens[1]))
    yield from ((each, range(*tokens)) for each, tokens in found)


def _start_behind(verb: Token, before: Stated, after: Stated) -> int | None:
    """Where the part of a sentence begins that tells of a further occasion on a later date; None where the two dates
    are not joined under the verb.
    """
    doc, start = after.head.doc, _end(before)
    if len(after.dated) > 1 or after.dated[0].tokens is None:
        return None
    if verb_above(before.head) is not verb or verb_above(after.head) is not verb:
        return None
    date = after.dated[0].tokens[0]
    first = next((i for i in range(start, date + 1) if doc[i].lower_ not in JOINTS), date)
    joined = first > start and (first == date or doc[first].pos_ in LEADING)
    return first if joined else None


def _end(stated: Stated) -> int:
    tokens = stated.dated[-1].tokens
    return tokens[1] if tokens else stated.head.i + 1


def _phrases_before(verb: Token, time: Token) -> int:
    """Where the phrases under a verb begin that end with a date and tell of one occasion: "in Kosovo in 1999"."""
    here = time
    while here.head is not verb:
        here = here.head
    start = here.left_edge.i
    while start > verb.i + 1:
        phrase = next((c for c in verb.children if c.dep_ == "prep" and c.right_edge.i == start - 1), None)
        if phrase is None or phrase.i < verb.i:
            break
        start = phrase.left_edge.i
    return start

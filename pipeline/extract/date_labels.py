"""Dates that stand before what they date like a label, as in timelines: "12 March 2011: The plane crashes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL
from pipeline.extract.dating import tense_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.predicates import Predicate
    from pipeline.extract.stated_dates import Dated, Stated
    from pipeline.extract.tokens import Token

MARKS = frozenset({":", "-", "\u2013", "\u2014"})
"""What stands between a label and what it dates."""
AHEAD = frozenset({"future", "modal"})
JOINED = frozenset({"conj", "advcl"})


def date_of_label(predicate: Predicate, stated: Sequence[Stated]) -> Dated | None:
    """The date of the label before a sentence that tells no date of its own, for what its main clause tells, or one
    that is joined with it; of a later sentence behind the label only where it is told in the present, as timelines are.
    """
    if not _is_main(predicate.head) or tense_of(predicate.head) in AHEAD:
        return None
    sentence = predicate.trigger.sent
    last = next((s for s in reversed(stated) if s.head.i < sentence.end), None)
    if last is None or len(last.dated) != 1 or not _is_label(last) or last.head.i >= predicate.trigger.i:
        return None
    if last.head.sent is sentence:
        return last.dated[0]
    close = last.head.sent.end == sentence.start
    return last.dated[0].inherited if close or tense_of(predicate.head) == "present" else None


def _is_main(verb: Token) -> bool:
    if verb.pos_ not in VERBAL or any(c.dep_ == "aux" and c.lower_ in {"had", "'d"} for c in verb.children):
        return False
    while verb.dep_ in JOINED and verb.head.pos_ in VERBAL and not any(c.dep_ == "mark" for c in verb.children):
        verb = verb.head
    return verb.dep_ == "ROOT" or (
        verb.head.i < verb.i and verb.sent.root.i == verb.head.i and verb.dep_ == "parataxis"
    )


def _is_label(stated: Stated) -> bool:
    """Whether a date opens a sentence, or a line behind its bullet, and a mark follows it."""
    tokens = stated.dated[0].tokens
    if tokens is None:
        return False
    doc, (start, end) = stated.head.doc, tokens
    if end >= len(doc) or doc[end].text not in MARKS:
        return False
    if doc[end].text == "-" and not (doc[end - 1].whitespace_ and doc[end].whitespace_):
        return False
    return all(t.is_punct for t in doc[stated.head.sent.start : start])

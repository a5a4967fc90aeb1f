"""Figures and dates with which others are only compared: "up from 6.1 percent in March", "compared with 900 in 2019",
"20 fewer than in 2016", "to 5.4 million from 4.1 million a year earlier".
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL
from pipeline.extract.once import once_per_token

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc, Token

MOVED = frozenset({"up", "down"})
WITH = frozenset({"with", "to"})
THAN = "than"
BOUNDS = frozenset({"late", "early", "soon", "later", "earlier", "sooner", "long", "longer"})
"""Words whose "than" sets a bound to a time: "no later than 2016"."""
GROWING = frozenset(
    {"rise", "raise", "increase", "grow", "growth", "climb", "jump", "surge", "soar", "expand", "expansion", "widen",
     "extend", "lengthen", "swell", "double", "triple", "lift", "boost", "change", "revise", "upgrade", "adjust"}
)  # fmt: skip
"""Verbs and nouns by which a figure becomes a larger one: "rose from 12 to 20 percent"."""
FROM, TO = "from", "to"
FIGURE = 6
"""Most words from "to" to the "from" behind it: "to 5.4 million dollars from"."""


def tells_change(doc: Doc, start: int) -> bool:
    """Whether two numbers with "to" between them are no range but what something was and became: "rose from 2 to 4"."""
    return start > 0 and _opens_change(doc[start - 1])


def _opens_change(preposition: Token) -> bool:
    """Whether "from" stands below a word that says that a figure became another."""
    if preposition.lower_ != FROM:
        return False
    for word in preposition.ancestors:
        if word.lemma_.lower() in GROWING:
            return True
        if word.pos_ in VERBAL:
            return False
    return False


@once_per_token
def is_baseline(word: Token) -> bool:
    """Whether a word stands in what something is only compared with, below the verb that tells it."""
    above = takewhile(lambda t: t.dep_ == "prep" or t.pos_ not in VERBAL, word.ancestors)
    return any(_compares(t) for t in above)


def _compares(preposition: Token) -> bool:
    form, head = preposition.lower_, preposition.head
    if form == "from":
        return head.lower_ in MOVED or _follows_target(preposition)
    if form in WITH:
        return head.lower_ == "compared"
    return (
        form == THAN
        and head.lemma_.lower() not in BOUNDS
        and head.lower_ not in BOUNDS
        and _has_time_below(preposition)
    )


def _has_time_below(than: Token) -> bool:
    """Whether "than" stands before a time with its own preposition: "more than in 2016", not "more than 40 in 2016"."""
    return any(c.dep_ == "prep" and c.i == than.i + 1 for c in than.children)


def _follows_target(preposition: Token) -> bool:
    """Whether a "from" before a figure stands right behind the figure that was reached."""
    doc, i = preposition.doc, preposition.i
    if not any(t.tag_ == "CD" for t in doc[i + 1 : i + 4]):
        return False
    before = doc[max(preposition.sent.start, i - FIGURE) : i]
    to = next((t.i for t in reversed(before) if t.lower_ == "to"), None)
    told = [] if to is None else doc[to + 1 : i]
    return any(t.tag_ == "CD" for t in told) and not any(t.pos_ in VERBAL or t.is_punct for t in told)

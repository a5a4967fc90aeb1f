"""Words that say how exactly a figure is meant: "more than", "at least", "around", "or so"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.extract.numbers import Number
    from pipeline.extract.tokens import Doc, Token

COMPARATORS: tuple[tuple[str, str], ...] = (
    ("no fewer than", ">="), ("no less than", ">="), ("not less than", ">="), ("not fewer than", ">="),
    ("no more than", "<="), ("no longer than", "<="), ("no later than", "<="), ("no higher than", "<="),
    ("not more than", "<="), ("a total of", "="), ("more than", ">"), ("greater than", ">"), ("upwards of", ">"),
    ("in excess of", ">"), ("fewer than", "<"), ("less than", "<"), ("lower than", "<"), ("higher than", ">"),
    ("at least", ">="), ("at most", "<="), ("up to", "<="), ("as many as", "<="), ("as much as", "<="),
    ("as few as", ">="), ("a minimum of", ">="), ("a maximum of", "<="), ("as little as", ">="),
    ("close to", "~"), ("some", "~"), ("about", "~"), ("around", "~"), ("approximately", "~"), ("roughly", "~"),
    ("nearly", "<"), ("almost", "<"), ("over", ">"), ("above", ">"), ("exceeding", ">"), ("exceeded", ">"),
    ("exceeds", ">"), ("exceed", ">"), ("topping", ">"), ("topped", ">"), ("surpassed", ">"), ("surpassing", ">"),
    ("under", "<"), ("below", "<"), ("circa", "~"), ("c.", "~"), ("an estimated", "~"), ("estimated", "~"),
    ("exactly", "="), ("just", "="), ("only", "="), ("just over", ">"), ("well over", ">"), ("just under", "<"),
    ("minimum of", ">="), ("maximum of", "<="), ("probably", "~"), ("perhaps", "~"), ("~", "~"),
    ("within", "<="),
)  # fmt: skip
PAPERS = frozenset({"contract", "cheque", "check", "bill", "invoice", "loan", "credit", "order", "bond", "receipt"})
"""What is made out over a sum."""
MOVING = frozenset({"go", "move", "creep", "edge", "push", "put", "come", "be"})
BEFORE = tuple(sorted(((phrase.split(), sign) for phrase, sign in COMPARATORS), key=lambda pair: -len(pair[0])))
"""The words of each comparator and its sign, longest first."""
LONGEST = len(BEFORE[0][0])
LAST = frozenset(words[-1] for words, _ in BEFORE)
AFTER: tuple[tuple[str, str], ...] = (("or more", ">="), ("or so", "~"), ("or fewer", "<="), ("or less", "<="))


def comparator_before(doc: Doc, number: Number) -> tuple[str | None, int]:
    """The sign before a number ("more than" gives >), None where there is none, and where the figure begins."""
    start = number.start
    while start > 0 and doc[start - 1].text in {"$", "\u20ac", "\u00a3", "US$", "a", "the"}:
        start -= 1
    before = [t.lower_ for t in doc[max(start - LONGEST, 0) : start]]
    for words, sign in BEFORE if before and before[-1] in LAST else ():
        first = start - len(words)
        if before[-len(words) :] == words:
            bare = (words == ["up", "to"] and _moves(doc[first])) or (words == ["over"] and _is_for(doc[first]))
            return (None, start) if bare else (sign, first)
    money = start if start < number.start and not doc[start].is_alpha else number.start
    return None, money


def _is_for(over: Token) -> bool:
    """Whether "over" tells for how much money a paper is: "a contract over 540 million crowns"."""
    return over.i > 0 and over.doc[over.i - 1].lemma_ in PAPERS


def _moves(up: Token) -> bool:
    """Whether "up" belongs to a verb that says where a figure goes: "the wage would go up to 580 euros"."""
    return up.head.lemma_ in MOVING and up.head.i < up.i


def comparator_after(doc: Doc, end: int) -> tuple[str | None, int]:
    """The sign after a figure that ends at `end` ("or more"), or None, and where the figure then ends."""
    for phrase, sign in AFTER:
        words = phrase.split()
        if [t.lower_ for t in doc[end : end + len(words)]] == words:
            return sign, end + len(words)
    return None, end

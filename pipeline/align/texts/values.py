"""When, how many and in which order: dates, figures, ranks and shares that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.align.figures import quantities_meet, same_unit
from pipeline.align.texts.difference import Difference
from pipeline.align.texts.pairing import Pairing
from pipeline.align.texts.whole import Reading
from pipeline.records.time import Timex
from pipeline.records.word import Figure

RANKS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "last": -1,
    "final": -1, "debut": 1,
}  # fmt: skip
SHARES = {
    "all": (1.0, 1.0), "every": (1.0, 1.0), "each": (1.0, 1.0), "both": (1.0, 1.0), "most": (0.5, 0.99),
    "many": (0.2, 1.0), "some": (0.01, 1.0), "several": (0.01, 1.0), "few": (0.0, 0.15), "hardly": (0.0, 0.1),
    "no": (0.0, 0.0), "none": (0.0, 0.0), "any": (0.0, 1.0),
}  # fmt: skip
"""Least and greatest share of a thing that a word leaves possible."""
NUMBERED = frozenset({"number", "no.", "season", "place", "chapter", "round"})


def date_differences(pairing: Pairing) -> Iterator[Difference]:
    """Times of acts that answer each other, or of one place in a row of times, that meet none of the other text."""
    mine, theirs = (
        [(t, ws[0]) for t, ws in side.time_words if t.type in {"DATE", "TIME"} and ws and _says_when(t)]
        for side in (pairing.left, pairing.right)
    )
    for place, (left, at) in enumerate(mine):
        if any(not _apart(left, t) for t, _ in theirs):
            continue
        rivals = [
            right
            for other, (right, there) in enumerate(theirs)
            if ((len(mine) == len(theirs) and place == other) or _of_one_act(pairing, at, there))
            and all(_apart(t, right) for t, _ in mine)
        ]
        if rivals:
            yield Difference("date", f"The dates differ: {left.evidence.quote} against {rivals[0].evidence.quote}.", at)


def _says_when(time: Timex) -> bool:
    """Whether a time can be held against another: "next year" alone cannot."""
    return bool(time.earliest or (time.timex or "").strip("X-WT"))


def _of_one_act(pairing: Pairing, left: int, right: int) -> bool:
    return pairing.tied(pairing.left.governor_of(left), pairing.right.governor_of(right))


def _apart(a: Timex, b: Timex) -> bool:
    """Whether two times exclude each other: by their days or, where a year or a date is left out, by what is given."""
    one, two = a.interval(), b.interval()
    if one is not None and two is not None:
        return not one.meets(two)
    return _parts_apart(a.timex or "", b.timex or "")


def _parts_apart(a: str, b: str) -> bool:
    """Whether two TIMEX3 values of one form give different months and days, weekdays or hours."""
    (day, _, hour), (other_day, _, other_hour) = a.partition("T"), b.partition("T")
    if len(day) == len(other_day) and any(x != y and "X" not in {x, y} for x, y in zip(day, other_day, strict=True)):
        return True
    return hour[:1].isdigit() and other_hour[:1].isdigit() and hour != other_hour


def figure_differences(pairing: Pairing) -> Iterator[Difference]:
    """Figures of one unit about one thing, of which none can be true with any of the other text."""
    ours = pairing.left.figures
    for left in ours:
        rivals = [r for r in pairing.right.figures if same_unit(left.quantity, r.quantity)]
        if _still_grows(pairing.left, left) or any(_still_grows(pairing.right, r) for r in rivals):
            continue
        if any(quantities_meet(left.quantity, r.quantity) for r in rivals) or _given_bare(left, pairing.right):
            continue
        told = [
            r
            for r in rivals
            if _count_one_thing(pairing, left, r)
            and not any(same_unit(f.quantity, r.quantity) and quantities_meet(f.quantity, r.quantity) for f in ours)
            and not _given_bare(r, pairing.left)
        ]
        if told:
            against = f"{left.quantity.text} against {told[0].quantity.text}"
            yield Difference("quantity", f"The figures differ: {against}.", left.head)


def _given_bare(figure: Figure, other: Reading) -> bool:
    """Whether a number without a unit stands anywhere in the other text."""
    return not figure.quantity.unit and any(f.quantity.low == figure.quantity.low for f in other.figures)


def _count_one_thing(pairing: Pairing, left: Figure, right: Figure) -> bool:
    """Whether the counted nouns answer each other, or the words that govern them."""
    a, b = (s.governor_of(_counted(s, f)) for s, f in ((pairing.left, left), (pairing.right, right)))
    if pairing.tied(a, b):
        return True
    up = pairing.left.slots[a].governor if a in pairing.left.slots else a
    over = pairing.right.slots[b].governor if b in pairing.right.slots else b
    return pairing.tied(up, over, opposite=True) or pairing.tied(a, over) or pairing.tied(up, b)


def _counted(side: Reading, figure: Figure) -> int:
    """The word for what is counted; of a share what it is a share of."""
    of = next((c for c in side.children.get(figure.head, ()) if side.words[c].lemma == "of"), None)
    below = side.children.get(of, ()) if of is not None else ()
    return below[0] if below and figure.quantity.unit in {"percent", "share"} else figure.head


def _still_grows(side: Reading, figure: Figure) -> bool:
    """Whether a figure is called a count up to some day: "so far", "had reached"."""
    near = [word.lemma for word in side.words[max(0, figure.first - 4) : figure.end + 6]]
    return "reach" in near or any(pair in {("so", "far"), ("to", "date")} for pair in pairwise(near))


def rank_differences(pairing: Pairing) -> Iterator[Difference]:
    """Another place in a row of the same thing: the first against the fourth title; the largest against the second
    largest.
    """
    for i, j in _answering(pairing):
        a, b = rank(pairing.left, i), rank(pairing.right, j)
        if a is not None and b is not None and a != b:
            yield Difference("quantity", "They stand at different places in order.", i)


def share_differences(pairing: Pairing) -> Iterator[Difference]:
    """All of them against some only, most against hardly any."""
    for i, j in _answering(pairing):
        a, b = share(pairing.left, i), share(pairing.right, j)
        if a and b and (a[1] < b[0] or b[1] < a[0]):
            yield Difference("quantity", "They speak of different shares of the same thing.", i)


def _answering(pairing: Pairing) -> Iterator[tuple[int, int]]:
    return ((t.left, t.right) for t in pairing.ties if pairing.tied(t.left, t.right))


def rank(side: Reading, i: int) -> int | None:
    """Place in order that a word is given, 1 for a bare superlative; None where nothing is said of it."""
    word = side.words[i]
    below = side.children.get(i, ())
    if side.words[word.head].lemma == "be" and word.role in {"nsubj", "attr"}:
        below = (*below, *(c for c in side.children[word.head] if side.words[c].role in {"attr", "acomp"}))
    found = [RANKS[side.words[c].lemma] for c in below if side.words[c].lemma in RANKS]
    if found:
        return found[0]
    if word.part == "verb":
        return None
    return 1 if word.part in {"adj", "adv"} and word.text.lower().endswith("est") else None


def share(side: Reading, i: int) -> tuple[float, float] | None:
    """Least and greatest share of what a noun names; None where it is not said."""
    for figure in side.figures:
        low = figure.quantity.low if figure.quantity.unit == "share" else None
        if low is not None and i in {_counted(side, figure), side.words[figure.head].head}:
            return low, low
    for child in side.children.get(i, ()):
        word = side.words[child]
        found = SHARES.get(word.text.lower())
        if found is not None and word.role in {"det", "amod", "predet", "neg", "preconj", "advmod", "nummod"}:
            return _narrowed(found, [w.lemma for w in side.words[max(0, child - 2) : child]])
    return None


def _narrowed(found: tuple[float, float], before: Sequence[str]) -> tuple[float, float] | None:
    """A share as words before it narrow it: not all, nearly all, only some, hardly any, a few."""
    low, high = found
    if "not" in before:
        return (0.0, 0.99) if low == 1.0 else None
    if {"nearly", "almost"} & set(before):
        return 0.8 * low, high
    if {"only", "just"} & set(before):
        return low, min(high, 0.5)
    if {"hardly", "scarcely", "barely"} & set(before):
        return 0.0, 0.1
    return (0.0, 0.6) if before[-1:] == ["a"] and high < 0.5 else (low, high)

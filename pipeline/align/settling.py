"""Conflicts that the rest of the evidence settles: where the other source also says the same, there is none."""

from __future__ import annotations

import numpy as np

from pipeline.align.columns import ACTOR, ENDLESS, NAME, TRIGGER, WORD, ClaimTable
from pipeline.align.outcomes import NUMBER, SETTLED, Compared
from pipeline.align.rows import Flags, Floats, Numbers, distinct
from pipeline.records.claim import UNNAMED
from pipeline.records.group import AGREE, CONFLICT, FIELDS

GROUNDS = ("date", "quantity", "place", "participant", "polarity", "kind")
DATE, VAGUE = GROUNDS.index("date"), len(GROUNDS)
"""A vague date is a ground of its own."""
POLARITY, OTHERS = GROUNDS.index("polarity"), VAGUE + 1
"""So is that somebody else did it."""
PLACES = np.array([FIELDS.index(field) for field in GROUNDS])
WEEK = 7
AS_LIKELY = 0.9
"""Share of the pair's own link probability that a settling pair needs."""
BLOCK = 1 << 18
"""Pairs looked at a time."""


def settle(compared: Compared, table: ClaimTable) -> Compared:
    """A slot's conflict becomes silent where one of the two claims agrees on that slot with another claim of the other
    source that it is about as likely linked to: the two then speak of different things. Of an act that both tell in
    one word a much vaguer date confirms none, and of two beginnings no day on which the state went on; whether one and
    the same did it, no claim about somebody else.
    """
    rows, grounds = np.nonzero(compared.outcomes[:, PLACES] == NUMBER[CONFLICT])
    left, right = compared.left[rows], compared.right[rows]
    triggers = _triggers(table)
    goes_on = _unbounded(table)
    vague = (grounds == DATE) & (triggers[left] != triggers[right]) & ~(goes_on[left] | goes_on[right])
    of_others = (grounds == POLARITY) & ~table.holding(NAME, ACTOR).meet(left, right)
    chosen = ((slice(None), grounds), (vague, VAGUE), (of_others, OTHERS))
    asked = [
        _keys(claim[some], other[some], ground, table)
        for claim, other in ((left, right), (right, left))
        for some, ground in chosen
    ]
    confirmed = _Confirmed(np.concatenate(asked), compared, table)
    likeliest = np.zeros(len(rows))
    for found, (some, _) in zip(map(confirmed.by, asked), chosen * 2, strict=True):
        likeliest[some] = np.maximum(likeliest[some], found)
    settled = likeliest >= AS_LIKELY * compared.rounded[rows]
    conflicts = np.zeros(compared.outcomes.shape, dtype=bool)
    conflicts[rows[settled], PLACES[grounds[settled]]] = True
    return compared.silence(conflicts, SETTLED, compared.rounded)


def _keys(claim: Numbers, other: Numbers, ground: Numbers | int, table: ClaimTable) -> Numbers:
    """Claims with the sources of others and slots, as one number each."""
    return (claim * len(table) + table.sources[other]) * (OTHERS + 1) + ground


class _Confirmed:
    """How probable the likeliest link is by which a claim agrees with another source on a slot. Pairs that agree are
    looked at in blocks, for there are many times as many of them as are asked about.
    """

    def __init__(self, asked: Numbers, compared: Compared, table: ClaimTable) -> None:
        """`asked` are the keys that will be asked about."""
        self._keys = np.append(distinct(asked), -1)
        self._best = np.zeros(len(self._keys))
        modality, hearsay = table.values["modality"].numbers, _hearsay(table)
        for first in range(0, len(compared), BLOCK):
            block = slice(first, first + BLOCK)
            agreed = compared.outcomes[block, PLACES] == NUMBER[AGREE]
            one_way = modality[compared.left[block]] == modality[compared.right[block]]  # a plan is no deed
            agreed[:, POLARITY] &= one_way
            rows, grounds = np.nonzero(agreed)
            left, right = compared.left[block][rows], compared.right[block][rows]
            others = (grounds == POLARITY) & ~_of_one_doer(table, left, right)
            for claim, other in ((left, right), (right, left)):
                vague = (grounds == DATE) & ~_as_exact(table, other, claim)
                ground = np.where(vague, VAGUE, np.where(others, OTHERS, grounds))
                keys = _keys(claim, other, ground, table)
                places = np.searchsorted(self._keys[:-1], keys)
                known = (self._keys[places] == keys) & ~((grounds == POLARITY) & hearsay[other])
                np.maximum.at(self._best, places[known], compared.rounded[block][rows[known]])

    def by(self, asked: Numbers) -> Floats:
        """The probability of the likeliest link for some keys of those asked about; 0 where there is none."""
        return self._best[np.searchsorted(self._keys[:-1], asked)]


def _hearsay(table: ClaimTable) -> Flags:
    """Which claims tell what "is said": an article that repeats a rumour does not confirm it."""
    holders = table.values["holder"]
    found: Flags = np.array([name == UNNAMED for name in holders.names], dtype=bool)[holders.numbers]
    return found


def _of_one_doer(table: ClaimTable, left: Numbers, right: Numbers) -> Flags:
    """Whether two claims tell of what somebody in common did, or one says of nobody that they did."""
    doers = table.holding(NAME, ACTOR)
    told = np.diff(doers.starts) > 0
    one: Flags = doers.meet(left, right) | ~(told[left] & told[right])
    return one


def _as_exact(table: ClaimTable, other: Numbers, claim: Numbers) -> Flags:
    """Whether a date is about as exact as another: that something else happened in 2012, or in May, confirms no day."""
    first, last, length = table.first, table.last, table.length
    unbounded = _unbounded(table)
    alike = (first[other] == first[claim]) & (last[other] == last[claim]) & ((length[other] > 0) == (length[claim] > 0))
    near = ~unbounded[other] & (length[other] <= np.maximum(length[claim], WEEK))
    found: Flags = np.where(unbounded[claim], alike, near)
    return found


def _unbounded(table: ClaimTable) -> Flags:
    """Whether a claim gives no date, or one that is open at a side."""
    found: Flags = (table.length == 0) | (table.first == 0) | (table.last == ENDLESS)
    return found


def _triggers(table: ClaimTable) -> Numbers:
    """The word that says what happened, by number; -1 where there is none."""
    owners, items = table.held(WORD, TRIGGER)
    found = np.full(len(table), -1)
    found[owners] = items
    return found

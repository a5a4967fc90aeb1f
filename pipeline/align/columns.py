"""Claims as rows of whole numbers: what two claims have in common is found by merging their rows, many pairs at once.

Every word, name, class of words and the like that claims hold is an item with a number; a row lists a claim's items and
how it holds each of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

import numpy as np

from pipeline.align.rows import Common, Numbers, Rows, shortened
from pipeline.align.view import ClaimView, senses_by_stem, senses_told
from pipeline.packs.relatedness import Relatedness
from pipeline.recall.prints import Prints, mixed, prints_of

NEIGHBOURS = 3
"""Claims on each side that count as a claim's surroundings."""
EXACT_DAYS = 62
"""Longest interval that names months."""
OPEN = 100_000
"""Days that an interval with an open side is taken to last."""
ENDLESS = 1 << 40

WORD, NAME, SENSE, TYPE, UNIT, ASPECT, FAMILY, MONTH, FORM, ROLE = KINDS = tuple(range(10))
AROUND, OWN = 1, 2
"""How a claim holds an item: it or a claim near it says so; it says so itself."""
ACTOR, RECIPIENT, PLACE = 4, 8, 16
"""Roles of a name."""
TRIGGER, DENIES = 4, 8
"""The word that says what happened, or a class of it; a class that denies a class of it."""
MANNERS = 5
"""Bits that tell how."""


@dataclass(frozen=True, slots=True)
class Values:
    """What every claim has one of, as numbers of `names`, which stand in alphabetical order."""

    numbers: Numbers
    names: tuple[str, ...]


VALUES: dict[str, Callable[[ClaimView], str]] = {
    "type": lambda view: view.claim.event_type,
    "polarity": lambda view: view.claim.polarity,
    "modality": lambda view: view.claim.modality,
    "source": lambda view: view.source,
    "article": lambda view: view.claim.doc_id,
    "holder": lambda view: view.claim.holder,
}


@dataclass(frozen=True)
class ClaimTable:
    """All claims in columns.

    `rows` holds every claim's items; `kind_starts` tells where the items of each of `KINDS` begin, and where all end;
    `spelt` are the items' words, within a kind in alphabetical order. `values` holds what every claim has one of.
    `first` and `last` are the days of a date, of which an open side is 0 or endless; `length` is its days, 0 where it
    has none.
    """

    ids: tuple[str, ...]
    rows: Rows
    kind_starts: tuple[int, ...]
    spelt: tuple[str, ...]
    values: Mapping[str, Values]
    first: Numbers
    last: Numbers
    length: Numbers

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def item_prints(self) -> Prints:
        """Every item's print, which does not depend on what other claims hold."""
        kinds = np.repeat(np.arange(len(KINDS)), np.diff(self.kind_starts))
        return mixed(kinds, prints_of(self.spelt))

    @property
    def types(self) -> Numbers:
        """Every claim's event type."""
        return self.values["type"].numbers

    @property
    def type_names(self) -> tuple[str, ...]:
        """The event types by number."""
        return self.values["type"].names

    @property
    def sources(self) -> Numbers:
        """The article that counts for each claim: of a copy, the original."""
        return self.values["source"].numbers

    def common(self, left: Numbers, right: Numbers) -> list[Common]:
        """What pairs of claims have in common, by kind."""
        found = self.rows.common(left, right)
        kinds = np.searchsorted(self.kind_starts, found.item, side="right").astype(np.int8) - 1
        order = np.argsort(kinds, kind="stable")
        bounds = np.searchsorted(kinds[order], np.arange(len(KINDS) + 1))
        return [found.of(order[first:last]) for first, last in pairwise(bounds.tolist())]

    def holding(self, kind: int, manner: int) -> Rows:
        """The items of a kind that each claim holds in a manner; picked out once."""
        if (kind, manner) not in self._picked:
            entries, (least, end) = self.rows.entries, (self.kind_starts[i] << MANNERS for i in (kind, kind + 1))
            places = np.flatnonzero((entries >= least) & (entries < end))
            places = places[entries[places] & manner > 0]
            starts = np.searchsorted(places, self.rows.starts)
            self._picked[kind, manner] = Rows(starts, entries[places] >> MANNERS)
        return self._picked[kind, manner]

    @cached_property
    def _picked(self) -> dict[tuple[int, int], Rows]:
        """What claims hold, by kind and manner."""
        return {}

    def forget(self) -> None:
        """Let go of what was picked out."""
        self._picked.clear()

    def held(self, kind: int, manner: int) -> tuple[Numbers, Numbers]:
        """Claims and the items of a kind that they hold in a manner."""
        rows = self.holding(kind, manner)
        return np.repeat(np.arange(len(self)), np.diff(rows.starts)), rows.entries.astype(np.int64)

    def told_of(self, kind: int, first: int, last: int) -> list[frozenset[str]]:
        """The items of a kind that each of some claims holds, in words."""
        begin, end = self.kind_starts[kind : kind + 2]
        rows = pairwise(self.rows.starts[first : last + 1].tolist())
        held = [(self.rows.entries[a:b] >> MANNERS).tolist() for a, b in rows]
        return [frozenset([self.spelt[item] for item in items if begin <= item < end]) for items in held]

    def sums(self, kind: int, manner: int, weights: Numbers | None = None) -> Numbers:
        """How many items of a kind each claim holds in a manner, or the sum of their weights."""
        rows = self.holding(kind, manner)
        if weights is None:
            return np.diff(rows.starts)
        return np.diff(np.concatenate(([0], np.cumsum(weights[rows.entries])))[rows.starts])


def tabulate(views: Sequence[ClaimView], relatedness: Relatedness) -> ClaimTable:
    """Views, in their order, as a table."""
    codes, width, kind_starts, spelt = _held(views, relatedness)
    values = {name: Values(*_numbered(map(read, views))) for name, read in VALUES.items()}
    days = [view.days or (None, None) for view in views]
    return ClaimTable(
        ids=tuple(view.claim_id for view in views),
        rows=_rows(np.concatenate([codes, *_spread(codes, width, values["article"].numbers)]), width, len(views)),
        kind_starts=kind_starts,
        spelt=spelt,
        values=values,
        first=np.array([first or 0 for first, _ in days], dtype=np.int64),
        last=np.array([ENDLESS if last is None else last for _, last in days], dtype=np.int64),
        length=np.array([_length(view.days) for view in views], dtype=np.int64),
    )


def _numbered(values: Iterable[str]) -> tuple[Numbers, tuple[str, ...]]:
    """Values as numbers, and the values by number, in alphabetical order."""
    known: dict[str, int] = {}
    numbers = np.array(array("q", (known.setdefault(value, len(known)) for value in values)), dtype=np.int64)
    names = sorted(known)
    rank = np.empty(len(names), dtype=np.int64)
    rank[[known[name] for name in names]] = np.arange(len(names))
    return rank[numbers], tuple(names)


Reader = Callable[[ClaimView], Collection[str]]


def _readers(relatedness: Relatedness) -> tuple[tuple[tuple[int, Reader], ...], ...]:
    """By kind: how items are held, and where a view tells which."""
    against, classes = relatedness.against, senses_by_stem(relatedness)
    return (
        ((OWN | AROUND, lambda v: v.bag), (TRIGGER, lambda v: (v.trigger,) if v.trigger else ())),
        (
            (OWN, lambda v: v.entities),
            (AROUND, lambda v: v.claim.entity_ids),
            (ACTOR, lambda v: v.actors),
            (RECIPIENT, lambda v: v.recipients),
            (PLACE, lambda v: v.places),
        ),
        (
            (OWN, lambda v: senses_told(v, classes)),
            (TRIGGER, lambda v: v.senses),
            (DENIES, lambda v: [other for sense in v.senses for other in against.get(sense, ())]),
        ),
        ((OWN, lambda v: (v.claim.event_type,)),),
        ((OWN, lambda v: v.units),),
        ((OWN, lambda v: v.aspects),),
        ((OWN, lambda v: v.families),),
        ((AROUND, _months),),
        ((OWN, lambda v: v.forms),),
        ((OWN, lambda v: v.lone),),
    )


def _held(
    views: Sequence[ClaimView], relatedness: Relatedness
) -> tuple[Numbers, int, tuple[int, ...], tuple[str, ...]]:
    """What each claim holds: codes of claim, item and manner; the bits of the latter two; where the kinds begin, and
    the items in words.
    """
    owners: list[Numbers] = []
    entries: list[Numbers] = []
    spelt: list[str] = []
    starts = [0]
    for readers in _readers(relatedness):
        held = [list(map(read, views)) for _, read in readers]
        items, names = _numbered(chain.from_iterable(chain.from_iterable(held)))
        counts = [np.fromiter(map(len, values), dtype=np.int64, count=len(views)) for values in held]
        manners = np.repeat([manner for manner, _ in readers], [count.sum() for count in counts])
        owners += [np.repeat(np.arange(len(views)), count) for count in counts]
        entries.append(items + starts[-1] << MANNERS | manners)
        starts.append(starts[-1] + len(names))
        spelt += names
    width = starts[-1].bit_length() + MANNERS
    return np.concatenate(owners) << width | np.concatenate(entries), width, tuple(starts), tuple(spelt)


def _spread(codes: Numbers, width: int, articles: Numbers) -> list[Numbers]:
    """The same items held by the claims near by in the same article."""
    telling = codes[codes & AROUND > 0]
    owners = telling >> width
    entries = (telling & (1 << width) - 1) & ~((1 << MANNERS) - 1) | AROUND
    found = []
    for step in (*range(-NEIGHBOURS, 0), *range(1, NEIGHBOURS + 1)):
        near = owners + step
        inside = (near >= 0) & (near < len(articles))
        inside[inside] = articles[near[inside]] == articles[owners[inside]]
        found.append(near[inside] << width | entries[inside])
    return found


def _rows(codes: Numbers, width: int, count: int) -> Rows:
    """Rows from codes in any order; what a claim holds twice it holds in both manners."""
    codes.sort()
    places = codes >> MANNERS
    firsts = np.flatnonzero(np.diff(places, prepend=-1))
    manners = np.bitwise_or.reduceat(codes & (1 << MANNERS) - 1, firsts) if len(firsts) else codes
    codes = places[firsts] << MANNERS | manners
    held = np.bincount(codes >> width, minlength=count)
    return Rows(np.concatenate(([0], np.cumsum(held))), shortened(codes & (1 << width) - 1), MANNERS)


def _months(view: ClaimView) -> tuple[str, ...]:
    """The month in which a claim's date begins, where the date is about as exact."""
    date = view.claim.date
    if date is None or date.earliest is None or date.latest is None or (date.latest - date.earliest).days > EXACT_DAYS:
        return ()
    return (f"{date.earliest.year}-{date.earliest.month}",)


def _length(days: tuple[int | None, int | None] | None) -> int:
    if days is None:
        return 0
    return OPEN if days[0] is None or days[1] is None else days[1] - days[0] + 1

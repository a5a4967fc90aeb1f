"""Which pairs are worth a look: claims that share telling keys, found without comparing all with all.

Capped inverse-document-frequency keys: keys held by more than `CAP` claims are dropped, a pair's weight is the sum of
its keys' squared idf, and each claim keeps its best `TOP` partners in other sources, or `TOP_OF_MANY` among very many
claims, and `TOP_WITHIN` in its own. Near-linear in the number of claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from pipeline.align.columns import ENDLESS, NAME, OWN, SENSE, TRIGGER, TYPE, UNIT, WORD, ClaimTable
from pipeline.align.key_index import KeyIndex
from pipeline.align.rows import Numbers, Rows, distinct
from pipeline.recall.prints import Prints, mixed, prints_of
from pipeline.recall.ragged import Ragged

TOP = 12
TOP_OF_MANY = 8
MANY = 1 << 17
"""Of more claims than these each keeps fewer partners, which loses one in a hundred of pairs that speak of one thing
and a third of all others (`python -m bench scale`). A power of two, for there all weights of keys change anyway."""
TOP_WITHIN = 5
SHARE = 0.05
"""Least share of the smaller claim's own weight."""
MONTH = 30
YEAR = 365.25
WORDING = (
    "word {0}",
    "act {0} {1}",
    "{0} type {1}",
    "{0} month {1}",
    "{0} act {1}",
    "{0} word {1}",
    "{0} figure {1}",
    "{0} year {1} {2}",
    "{0} with {1}",
    "{0} with {1} year {2}",
    "word {0} near by",
    "{0} {1}",
    "act {0} figure {1}",
)
WORDS, ACT, TYPED, MONTHLY, ACT_OF, WORD_OF, FIGURE, YEARLY, WITH, WITH_IN, BESIDE, DATED, COUNTED = range(len(WORDING))
TERM_BITS = 29
"""Bits of the number of each of a key's two terms."""
YEAR_BITS = 14


def index_keys(table: ClaimTable) -> KeyIndex:
    """Which claims hold which keys."""
    keys = ClaimKeys(table)
    return KeyIndex(keys.columns(), len(table), keys)


def pair_up(index: KeyIndex, sources: Numbers) -> tuple[Numbers, Numbers]:
    """The pairs worth comparing, across and within sources, as columns of claims' numbers, smaller first, sorted. Does
    not depend on the order of the input; `sources` numbers every claim's source.
    """
    return as_pairs(best_partners(index, np.arange(len(sources)), sources))


def best_partners(index: KeyIndex, claims: Numbers, sources: Numbers) -> Ragged:
    """The partners with which each of some claims is worth comparing."""
    across = TOP if len(sources) <= MANY else TOP_OF_MANY
    return index.best_partners(claims, sources, share=SHARE, across=across, within=TOP_WITHIN)


def as_pairs(partners: Ragged) -> tuple[Numbers, Numbers]:
    """The pairs of every claim with its partners, each once, smaller number first, sorted."""
    owners, count = partners.owners, max(len(partners), 1)
    pairs = distinct(np.minimum(owners, partners.values) * count + np.maximum(owners, partners.values))
    return pairs // count, pairs % count


class Held(NamedTuple):
    """Claims and something that each holds, in order of claims."""

    owners: Numbers
    items: Numbers

    def beside(self, other: Held) -> tuple[Numbers, Numbers, Numbers]:
        """Claims, and all pairs of what they hold here and in another column."""
        starts = np.searchsorted(other.owners, np.arange(max(self.owners.max(initial=0), 0) + 2))
        places, seconds = Rows(starts, other.items).unfold(self.owners)
        return self.owners[places], self.items[places], seconds


class ClaimKeys:
    """What claims are found by: rare words in them or next to them; names with type, month, year, act, figure or word;
    acts with years and figures.
    No claim holds a key twice.

    A key is a number made of its kind (a place in `WORDING`) and two terms, each the number of an item, a cell or a
    year, or of several together.
    """

    def __init__(self, table: ClaimTable) -> None:
        self._table = table
        self._companies = np.empty(0, dtype=np.int64)

    def columns(self) -> Iterator[tuple[Numbers, Numbers]]:
        """Claims and their keys, kind by kind."""
        table = self._table
        names, words = Held(*table.held(NAME, OWN)), Held(*table.held(WORD, OWN))
        senses, years = Held(*table.held(SENSE, TRIGGER)), self._years()
        yield words.owners, _code(WORDS, words.items, 0)
        owners, near = self._beside(words)
        yield owners, _code(BESIDE, near, 0)
        yield _coded(ACT, senses.beside(years))
        yield _coded(DATED, Held(*table.held(TYPE, OWN)).beside(years))
        yield _coded(TYPED, names.beside(Held(*table.held(TYPE, OWN))))
        yield _coded(MONTHLY, names.beside(self._months()))
        yield _coded(ACT_OF, names.beside(senses))
        yield _coded(WORD_OF, names.beside(words))
        figures = Held(*table.held(UNIT, OWN))
        yield _coded(FIGURE, names.beside(figures))
        yield _coded(COUNTED, senses.beside(figures))
        owners, first, year = names.beside(years)
        yield owners, _code(YEARLY, first, table.types[owners] << YEAR_BITS | year)
        owners, first, second = names.beside(names)
        apart = first < second
        yield owners[apart], _code(WITH, first[apart], second[apart])
        couples = Held(owners[apart], np.flatnonzero(apart))
        owners, couple, year = couples.beside(years)
        self._companies, company = np.unique(second[couple] << YEAR_BITS | year, return_inverse=True)
        yield owners, _code(WITH_IN, first[couple], company)

    def _beside(self, words: Held) -> Held:
        """The words of each claim and of the claims next to it in its article: one tells in two claims what another
        tells in one.
        """
        articles = self._table.values["article"].numbers
        parts = [words]
        for step in (-1, 1):
            near = words.owners + step
            inside = (near >= 0) & (near < len(articles))
            inside[inside] = articles[near[inside]] == articles[words.owners[inside]]
            parts.append(Held(near[inside], words.items[inside]))
        owners, items = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        bits = int(items.max(initial=0)).bit_length()
        codes = distinct(owners << bits | items)
        return Held(codes >> bits, codes & (1 << bits) - 1)

    def _months(self) -> Held:
        """Thirty-day cells on two grids half a cell apart, so that near days share at least one."""
        table = self._table
        exact = np.flatnonzero((table.length > 0) & (table.length <= 2 * MONTH + 1))
        middle = (table.first[exact] + table.last[exact]) // 2
        cells = np.stack((middle // MONTH << 1, (middle + MONTH // 2) // MONTH << 1 | 1), axis=1)
        return Held(np.repeat(exact, 2), cells.ravel())

    def _years(self) -> Held:
        """The years in which dates begin and end."""
        table = self._table
        begun = np.flatnonzero((table.length > 0) & (table.first > 0))
        first, last = table.first[begun] // YEAR, table.last[begun] // YEAR
        ended = (table.last[begun] < ENDLESS) & (last != first)
        owners, years = np.concatenate((begun, begun[ended])), np.concatenate((first, last[ended])).astype(np.int64)
        order = np.argsort(owners, kind="stable")
        return Held(owners[order], years[order])

    def prints(self, codes: Numbers) -> Prints:
        """The prints of keys, which do not depend on what other claims hold."""
        table, mask, year = self._table, (1 << TERM_BITS) - 1, (1 << YEAR_BITS) - 1
        kinds, firsts, seconds = codes >> 2 * TERM_BITS, codes >> TERM_BITS & mask, codes & mask
        told = seconds.astype(np.uint64)
        items = np.isin(kinds, (TYPED, ACT_OF, WORD_OF, FIGURE, WITH, COUNTED))
        told[items] = table.item_prints[seconds[items]]
        yearly, together = kinds == YEARLY, kinds == WITH_IN
        told[yearly] = mixed(prints_of(table.type_names)[seconds[yearly] >> YEAR_BITS], seconds[yearly] & year)
        companies = self._companies[seconds[together]]
        told[together] = mixed(table.item_prints[companies >> YEAR_BITS], companies & year)
        return mixed(kinds, table.item_prints[firsts], told)

    def spell(self, code: int) -> str:
        """A key as a reader sees it."""
        kind, first, second = (
            code >> 2 * TERM_BITS,
            code >> TERM_BITS & (1 << TERM_BITS) - 1,
            code & (1 << TERM_BITS) - 1,
        )
        return WORDING[kind].format(self._table.spelt[first], *self._spell_second(kind, second))

    def _spell_second(self, kind: int, term: int) -> tuple[object, ...]:
        year = (1 << YEAR_BITS) - 1
        match kind:
            case 0 | 10:
                return ()
            case 1 | 11:
                return (term,)
            case 3:
                return (f"{term >> 1}{'ab'[term & 1]}",)
            case 7:
                return term & year, self._table.type_names[term >> YEAR_BITS]
            case 9:
                company = int(self._companies[term])
                return self._table.spelt[company >> YEAR_BITS], company & year
        return (self._table.spelt[term],)


def _coded(kind: int, held: tuple[Numbers, Numbers, Numbers]) -> tuple[Numbers, Numbers]:
    owners, first, second = held
    return owners, _code(kind, first, second)


def _code(kind: int, first: Numbers, second: Numbers | int) -> Numbers:
    return (kind << TERM_BITS | first) << TERM_BITS | second

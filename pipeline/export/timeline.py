"""Dated claims on a time axis: a lane per source, dots for days, pale whiskers for vaguer dates."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date
from math import sqrt
from typing import TYPE_CHECKING

from pipeline.export.matrix import COLUMNS
from pipeline.export.order import overview_of, reading_order
from pipeline.export.positions import date_in_words
from pipeline.recall.ragged import from_texts, texts_of
from pipeline.recall.shelves import Recall
from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, UNDECIDED
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Claim

    Homes = Mapping[str, tuple[str, str]]
    """The verdict and id of the most urgent group in which each claim stands."""

WIDTH, LEFT, RIGHT = 1120.0, 150.0, 16.0
ROW, LANE_GAP, TOP, AXIS = 9.0, 16.0, 30.0, 22.0
DOT = 4.0
GAP = 3.0
LABEL_GAP = 34.0
_DAYS = 366.0
DATES = "dates of the report"
BLOCK = 128
"""Questions looked at a time."""


@record
class Dated:
    """A claim dated on both sides, from `start` to `end`; `when` is its date in words, `label` names its article."""

    claim_id: str
    doc_id: str
    label: str
    start: date
    end: date
    when: str
    statement: str

    @property
    def is_exact(self) -> bool:
        """Whether the date is a single day."""
        return self.end <= self.start


@record
class Event:
    """A dated claim in its lane. `x1` to `x2` are the days allowed, `y` its row; `exact` for a single day."""

    claim_id: str
    group_id: str
    verdict: str
    when: str
    statement: str
    x1: float
    x2: float
    y: float
    exact: bool


@record
class Lane:
    """One source's events."""

    doc_id: str
    label: str
    top: float
    height: float
    events: tuple[Event, ...]


@record
class Timeline:
    """All lanes, the ticks of the axis as (x, label), and the size of the picture."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    width: float
    height: float


class _Axis:
    """Years side by side, each as wide as the square root of what happens in it: busy years get room."""

    def __init__(self, years: Counter[int]) -> None:
        first, last = min(years), max(years)
        self.years = list(range(first, last + 1))
        widths = [0.35 + sqrt(years[year]) for year in self.years]
        unit = (WIDTH - LEFT - RIGHT) / sum(widths)
        self.starts = [LEFT]
        for width in widths:
            self.starts.append(self.starts[-1] + width * unit)

    def x(self, day: date) -> float:
        """Where a day lies; days outside of the axis lie at its ends."""
        if day.year < self.years[0]:
            return self.starts[0]
        if day.year > self.years[-1]:
            return self.starts[-1]
        at = day.year - self.years[0]
        share = (day.timetuple().tm_yday - 0.5) / _DAYS
        return self.starts[at] + share * (self.starts[at + 1] - self.starts[at])

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Where the axis is labelled: years as far as there is room, quarters of wide years, the middle of others."""
        found: list[tuple[float, str]] = []
        free = 0.0
        for at, year in enumerate(self.years):
            if self.starts[at] >= free:
                found.append((round(self.starts[at], 1), str(year)))
                free = self.starts[at] + LABEL_GAP
            width = self.starts[at + 1] - self.starts[at]
            months = (4, 7, 10) if width >= 4 * LABEL_GAP else (7,) if width >= 2.5 * LABEL_GAP else ()
            for month in months:
                day = date(year, month, 1)
                found.append((round(self.x(day), 1), f"{day:%b}"))
                free = self.x(day) + LABEL_GAP
        return tuple(found)


def timeline(lookup: Lookup, limit: int | None = None, *, shared: bool = False) -> tuple[Timeline | None, int, int]:
    """The picture of claims dated on both sides, how many it shows and how many there are.

    Over `limit`, claims of the questions that come first in reading order go first; with `shared`, only claims of
    questions that several sources answer. No picture where no claim is dated.
    """
    groups = [g for g in reading_order(lookup) if not (shared and g.verdict == SINGLE_SOURCE)]
    claims = [claim for group in groups for claim in lookup.claims_of(group)]
    rest = [] if shared else sorted(lookup.claims)
    ordered = dict.fromkeys([*(claim.claim_id for claim in claims), *rest])
    dated = _dated((lookup.claims[claim_id] for claim_id in ordered), lookup)
    return _drawn(dated[:limit], lookup), len(dated[:limit]), len(dated)


def first_dated(lookup: Lookup, limit: int) -> Timeline | None:
    """The picture of the first dated claims of questions that several sources answer. What a question's claims tell of
    dates is put down once, however many runs it stands in.
    """
    groups = overview_of(lookup).in_order((CONFLICT, AGREE, UNDECIDED))
    shelf = (lookup.recall or Recall({})).shelf(DATES)
    known = texts_of(shelf.known["told"]) if shelf.known else []
    told: list[str] = []
    found: dict[str, Dated] = {}
    while len(found) < limit and len(told) < len(groups):
        rows = shelf.find(groups.prints[len(told) : len(told) + BLOCK]).tolist()
        for place, row in enumerate(rows, len(told)):
            told.append(known[row] if row >= 0 else _told(_dated(lookup.claims_of(groups[place]), lookup)))
            found |= {each.claim_id: each for each in _read(told[-1]) if each.claim_id not in found}
    shelf.keep({"print": groups.prints[: len(told)], "told": from_texts(told)})
    return _drawn(list(found.values())[:limit], lookup)


def _dated(claims: Iterable[Claim], lookup: Lookup) -> list[Dated]:
    """Those that are dated on both sides."""
    return [
        Dated(
            claim_id=claim.claim_id,
            doc_id=claim.doc_id,
            label=lookup.label_of(claim.doc_id),
            start=told.earliest,
            end=told.latest,
            when=date_in_words(told),
            statement=claim.statement,
        )
        for claim in claims
        if (told := claim.date) and told.earliest and told.latest
    ]


def _told(dated: Sequence[Dated]) -> str:
    rows = [(d.claim_id, d.doc_id, d.label, d.start.isoformat(), d.end.isoformat(), d.when, d.statement) for d in dated]
    return json.dumps(rows)


def _read(told: str) -> Iterator[Dated]:
    for claim_id, doc_id, label, start, end, when, statement in json.loads(told):
        days = date.fromisoformat(start), date.fromisoformat(end)
        yield Dated(
            claim_id=claim_id, doc_id=doc_id, label=label, start=days[0], end=days[1], when=when, statement=statement
        )


def _drawn(shown: Sequence[Dated], lookup: Lookup) -> Timeline | None:
    """A lane for every article; of many articles only for those that have something to show."""
    if not shown:
        return None
    axis = _Axis(Counter(claim.start.year for claim in shown))
    told = defaultdict(list)
    for claim in sorted(shown, key=lambda c: (not c.is_exact, c.start, c.claim_id)):
        told[claim.doc_id].append(claim)
    groups = overview_of(lookup).most_urgent(claim.claim_id for claim in shown)
    lanes, top = [], TOP
    for doc_id in sorted(lookup.documents if len(lookup.documents) <= COLUMNS else told):
        lane = _lane(doc_id, told[doc_id], top, axis, groups, lookup)
        lanes.append(lane)
        top += lane.height + LANE_GAP
    return Timeline(lanes=tuple(lanes), ticks=axis.ticks(), width=WIDTH, height=top + AXIS)


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _lane(doc_id: str, claims: Sequence[Dated], top: float, axis: _Axis, groups: Homes, lookup: Lookup) -> Lane:
    """Events in as many rows as it takes to keep them apart, each in the first row with room, single days on top."""
    ends: list[list[tuple[float, float]]] = []
    events = []
    for claim in claims:
        x1, x2 = axis.x(claim.start), axis.x(claim.end)
        taken = (x1 - DOT - GAP, x2 + DOT)
        row = next((n for n, row in enumerate(ends) if all(_apart(taken, other) for other in row)), len(ends))
        if row == len(ends):
            ends.append([])
        ends[row].append(taken)
        events.append(_event(claim, (x1, x2), top + ROW * row + ROW / 2, groups))
    label = claims[0].label if claims else lookup.label_of(doc_id)
    return Lane(doc_id=doc_id, label=label, top=top, height=max(ROW, ROW * len(ends)), events=tuple(events))


def _event(claim: Dated, x: tuple[float, float], y: float, groups: Homes) -> Event:
    verdict, group_id = groups.get(claim.claim_id, (SINGLE_SOURCE, ""))
    return Event(
        claim_id=claim.claim_id,
        group_id=group_id,
        verdict=verdict,
        when=claim.when,
        statement=claim.statement,
        x1=round(x[0], 1),
        x2=round(x[1], 1),
        y=round(y, 1),
        exact=claim.is_exact,
    )

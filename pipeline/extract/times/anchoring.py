"""Which date an expression hangs on: its own year, the passage, or the publication. Never the machine's clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from pipeline.extract.times.expressions import Expression, Link
from pipeline.extract.times.lengths import iso_of, timex_of_length
from pipeline.extract.times.lexicon import FUTURE, PAST, PRESENT
from pipeline.extract.times.moments import Moment, days_of, month_end, of_day, timex_of
from pipeline.extract.times.resolved import Meaning, meaning_of
from pipeline.extract.times.shifting import nearest, shifted, unit_at

NEAR_PARAGRAPHS: Final = 2
DAYS_OF_NEWS: Final = 10
SHORT_YEAR: Final = 100
ENOUGH_YEARS: Final = 5
"""So many years written out before a text can be told for a narrative; fewer are mostly background."""
NARRATIVE_YEARS: Final = 3
"""A text whose explicit years lie mostly this long before its publication tells history (design/TIMES, step 7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an expression stands: its paragraph, whether its clause speaks of the future, and whether a bare year
    there is an adverbial of its sentence rather than part of a name, and stands at the sentence's beginning."""

    paragraph: int
    future: bool = False
    adverbial: bool = True
    leading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A date that was resolved, for later ones to hang on."""

    moment: Moment
    span: tuple[int, int]
    paragraph: int
    leading: bool = False


@dataclass
class Anchoring:
    """Resolves the expressions of one text in order. `published` is the day, month or year of publication."""

    published: Moment | None
    narrative: bool = False
    anchors: list[Anchor] = field(default_factory=list)

    def resolve(self, expression: Expression, place: Place, *, shared: bool = False) -> Meaning:
        """The meaning of the next expression; `shared` says that its year was taken from its right neighbour."""
        if not expression.possible:
            return Meaning(type=expression.type)
        if expression.vague or expression.length:
            return _without_date(expression)
        meaning = self._dated(expression, place, shared=shared)
        self._remember(meaning, expression, place)
        return meaning

    def _dated(self, expression: Expression, place: Place, *, shared: bool) -> Meaning:
        moment = expression.moment
        if moment.year is not None and moment.year < SHORT_YEAR and not moment.bc:
            moment = replace(moment, year=self._full_year(moment.year))
        if moment.has_year:
            return meaning_of(
                moment, kind=expression.type, basis="named_period" if expression.mod == "event" else "coordination" if shared else "explicit", about=expression.about,
                until=expression.until,
            )  # fmt: skip
        if expression.link and expression.direction in {None, 0} and not _named(moment):
            return self._linked(expression)
        if expression.link and not _named(moment):
            return self._moved(expression)
        return self._yearless(expression, place)

    def _full_year(self, digits: int) -> int:
        """The latest year with these last two digits that is not after the last date, or the publication."""
        anchor = self._last("Y")
        year = anchor.moment.year if anchor else self.published.year if self.published else None
        latest = year or 1999
        return latest - (latest - digits) % 100

    def _base(self, link: Link, unit: str) -> tuple[Moment | None, Anchor | None]:
        if link.base == "publication" and self.published is not None:
            return self.published, None
        anchor = self._last(unit)
        if anchor is None:
            return None if self.narrative else self.published, None
        return anchor.moment, anchor

    def _last(self, unit: str) -> Anchor | None:
        """The last date that is precise enough to count such units from."""
        for anchor in reversed(self.anchors):
            moment = anchor.moment
            precise = moment.day if unit in "DWEHm" else (moment.month or moment.season) if unit in "MQN" else True
            if precise and (moment.year is not None or unit in "TC"):
                return anchor
        return None

    def _linked(self, expression: Expression) -> Meaning:
        """ "that year", "last month", "yesterday": the unit around the base, or so many of them away."""
        link = expression.link
        assert link is not None  # noqa: S101 - the caller saw it
        base, anchor = self._base(link, link.unit)
        whole = unit_at(base, link.unit, int(link.count or 0)) if base else None
        if whole is None:
            return Meaning(type=expression.type, timex=_open_unit(link.unit, expression.moment))
        own = expression.moment
        moment = replace(whole, part=own.part, daypart=own.daypart, month=own.month or whole.month)
        basis = "passage" if anchor else "publication"
        meaning = meaning_of(
            moment,
            kind=expression.type,
            basis=basis,
            anchor=anchor.span if anchor else None,
        )
        is_today = link.base == "publication" and link.unit == "D" and link.count == 0 and not own.daypart
        return _today(meaning, narrative=self.narrative) if is_today else meaning

    def _moved(self, expression: Expression) -> Meaning:
        """ "two days later", "three years ago"."""
        link = expression.link
        assert link is not None  # noqa: S101 - the caller saw it
        if link.count is None:
            return Meaning(
                type=expression.type,
                timex=PAST if (expression.direction or 0) < 0 else FUTURE,
            )
        base, anchor = self._base(link, link.unit)
        moment = shifted(base, link.unit, link.count) if base else None
        if moment is None:
            return Meaning(type=expression.type, timex=self._open_shift(link.unit))
        basis = "passage" if anchor else "publication"
        return meaning_of(
            moment,
            kind=expression.type,
            basis=basis,
            anchor=anchor.span if anchor else None,
        )

    def _open_shift(self, unit: str) -> str:
        anchor = self._last("Y")
        year = f"{anchor.moment.year:04}" if anchor else "XXXX"
        era = "BC" if anchor and anchor.moment.bc else ""
        return era + year + {"D": "-XX-XX", "W": "-WXX", "M": "-XX", "H": "-XX-XXTXX"}.get(unit, "")

    def _yearless(self, expression: Expression, place: Place) -> Meaning:
        moment = expression.moment
        link = expression.link
        if link and expression.direction is not None:
            return self._directed(expression, link)
        if link:
            return self._inside(expression, link)
        if moment.weekday is not None and moment.day is None and moment.month is None:
            return self._weekday(expression, place)
        if moment.day is not None and moment.month is None:
            return self._day_of_month(expression)
        if moment.clock or (moment.daypart and moment.month is None and moment.season is None):
            return self._time_of_day(expression, place)
        anchor = self._near(place)
        if anchor and self._just_published(moment, anchor, place):
            anchor = None
        if anchor:
            year, bc = nearest(moment, anchor.moment)
            return self._with_year(expression, year, bc, basis="passage", anchor=anchor)
        return self._from_publication(expression, place)

    def _near(self, place: Place) -> Anchor | None:
        """The date in the passage on which a year-less one hangs."""
        if not self.anchors:
            return None
        last = self.anchors[-1]
        if self.narrative or self.published is None:
            return last
        distance = place.paragraph - last.paragraph
        if last.moment.month is None and not self._recent(last.moment):
            return last if last.leading and distance == 0 else None
        return last if distance <= NEAR_PARAGRAPHS else None

    def _just_published(self, moment: Moment, anchor: Anchor, place: Place) -> bool:
        """Whether a day lies within `DAYS_OF_NEWS` of the publication, which then beats a date of another paragraph."""
        day = _day(self.published)
        if self.narrative or day is None or moment.day is None or moment.month is None:
            return False
        if anchor.moment.month is not None and anchor.paragraph == place.paragraph:
            return False
        same_year = days_of(replace(moment, year=day.year).whole)
        return same_year is not None and abs(same_year[0] - day) <= timedelta(DAYS_OF_NEWS)

    def _recent(self, moment: Moment) -> bool:
        """Whether a year is that of the publication or beside it, so that a report of news may mean it."""
        published = self.published.year if self.published else None
        return published is None or moment.year is None or abs(published - moment.year) <= 1

    def _with_year(
        self,
        expression: Expression,
        year: int,
        bc: bool,
        *,
        basis: str,
        anchor: Anchor | None = None,  # noqa: FBT001
    ) -> Meaning:
        moment = replace(expression.moment, year=year, bc=bc)
        until = expression.until
        if until is not None:
            later = (until.month or 0) < (moment.month or 0)
            until = replace(until, year=year + later, bc=bc)
        return meaning_of(
            moment, kind=expression.type, basis=basis, inferred=True, about=expression.about, until=until,
            anchor=anchor.span if anchor else None,
        )  # fmt: skip

    def _from_publication(self, expression: Expression, place: Place) -> Meaning:
        """The latest such date not after the publication; under a word of the future, the earliest not before it."""
        moment = expression.moment
        if self.published is None or self.published.year is None:
            return Meaning(type=expression.type, timex=timex_of(moment))
        bounds = days_of(self.published)
        year = self.published.year
        if bounds is None:
            return Meaning(type=expression.type, timex=timex_of(moment))
        for candidate in (year + 1, year, year - 1) if not place.future else (year, year + 1):
            days = days_of(replace(moment, year=candidate).whole)
            if days and (days[0] <= bounds[1] if not place.future else days[1] >= bounds[0]):
                return self._with_year(expression, candidate, False, basis="publication")  # noqa: FBT003
        return self._with_year(expression, year, False, basis="publication")  # noqa: FBT003

    def _directed(self, expression: Expression, link: Link) -> Meaning:
        """ "the following May", "last autumn", "next Tuesday"."""
        moment = expression.moment
        base, anchor = self._base(link, "D" if moment.weekday is not None else "M")
        if base is None:
            base, anchor = self._base(link, "Y")
        if base is None or base.year is None:
            return Meaning(type=expression.type, timex=timex_of(moment))
        basis = "passage" if anchor else "publication"
        found = _towards(moment, base, expression.direction or 0)
        if found is None:
            return Meaning(type=expression.type, timex=timex_of(moment))
        found = replace(found, part=moment.part, daypart=moment.daypart)
        return meaning_of(
            found,
            kind=expression.type,
            basis=basis,
            inferred=True,
            anchor=anchor.span if anchor else None,
        )

    def _inside(self, expression: Expression, link: Link) -> Meaning:
        """ "November of that year": the year is that of the unit pointed to."""
        base, anchor = self._base(link, link.unit)
        whole = unit_at(base, link.unit, int(link.count or 0)) if base else None
        if whole is None or whole.year is None:
            return Meaning(type=expression.type, timex=timex_of(expression.moment))
        moment = replace(expression.moment, month=expression.moment.month or whole.month)
        meaning = self._with_year(
            replace(expression, moment=moment), whole.year, whole.bc, basis="passage" if anchor else "publication",
            anchor=anchor,
        )  # fmt: skip
        return replace(meaning, year_inferred=False)

    def _weekday(self, expression: Expression, place: Place) -> Meaning:
        anchor = self._last("D") if self.narrative else None
        base = anchor.moment if anchor else self.published
        day = _day(base)
        weekday = expression.moment.weekday
        if day is None or weekday is None:
            return Meaning(type=expression.type, timex="XXXX-WXX-" + str((weekday or 0) + 1))
        back = (day.weekday() - weekday) % 7
        found = day - timedelta(back) if not (place.future or anchor) else day + timedelta(-back % 7)
        moment = replace(of_day(found), daypart=expression.moment.daypart)
        basis = "passage" if anchor else "publication"
        return meaning_of(
            moment,
            kind=expression.type,
            basis=basis,
            anchor=anchor.span if anchor else None,
        )

    def _day_of_month(self, expression: Expression) -> Meaning:
        """ "the 26th": of the month of the last date, or of the next where that day is past already."""
        anchor = next((a for a in reversed(self.anchors) if a.moment.month), None)
        base = anchor.moment if anchor else self.published
        if base is None or base.month is None or base.year is None or expression.moment.day is None:
            return Meaning(type=expression.type, timex=timex_of(expression.moment))
        moment = replace(expression.moment, year=base.year, month=base.month, bc=base.bc)
        if days_of(moment) is None and not base.bc:
            return Meaning(type=expression.type)
        return meaning_of(
            moment, kind=expression.type, basis="passage" if anchor else "publication", inferred=True,
            anchor=anchor.span if anchor else None,
        )  # fmt: skip

    def _time_of_day(self, expression: Expression, place: Place) -> Meaning:
        moment = expression.moment
        anchor = self._last("D") if moment.clock else None
        if anchor is None or place.paragraph != anchor.paragraph:
            return Meaning(type=expression.type, timex=timex_of(moment))
        base = anchor.moment
        moment = replace(moment, year=base.year, month=base.month, day=base.day, bc=base.bc)
        return meaning_of(moment, kind=expression.type, basis="passage", anchor=anchor.span)

    def _known(self, moment: Moment) -> bool:
        """Whether a bare year only repeats that of the last date, which is more precise."""
        last = self.anchors[-1].moment if self.anchors else None
        return last is not None and (last.year, last.bc) == (moment.year, moment.bc) and last.precision != "year"

    def _remember(self, meaning: Meaning, expression: Expression, place: Place) -> None:
        moment = meaning.moment
        if moment is None or meaning.basis == "none" or moment.century is not None or moment.decade is not None:
            return
        if moment.precision == "year" and (not place.adverbial or self._known(moment)):
            return
        if moment.days is not None or moment.week:
            days = days_of(moment)
            moment = of_day(days[0]) if days else moment
        self.anchors.append(
            Anchor(
                moment=moment,
                span=(expression.start, expression.end),
                paragraph=place.paragraph,
            )
        )


def _named(moment: Moment) -> bool:
    """Whether the expression names a month, season, weekday or day of its own."""
    return any(x is not None for x in (moment.month, moment.season, moment.weekday, moment.day, moment.quarter,
                                       moment.half))  # fmt: skip


def _without_date(expression: Expression) -> Meaning:
    if expression.vague:
        return Meaning(type=expression.type, timex=expression.vague)
    length = expression.length
    assert length is not None  # noqa: S101 - the caller saw it
    if expression.type == "DATE":
        return Meaning(type="DATE", timex=timex_of_length(length, repeated=False))
    repeated = expression.type == "SET"
    return Meaning(
        type=expression.type,
        value=iso_of(length),
        timex=timex_of_length(length, repeated=repeated),
        mod=length.mod,
    )


def _today(meaning: Meaning, *, narrative: bool) -> Meaning:
    """ "today" says little of the calendar: no days; TIMEX3 writes the day in news and the present in narratives."""
    timex = PRESENT if narrative else meaning.timex
    return Meaning(type=meaning.type, timex=timex, basis="none", moment=meaning.moment)


def _open_unit(unit: str, moment: Moment) -> str | None:
    if moment.daypart:
        return f"XXXX-XX-XXT{moment.daypart}"
    return {"D": "XXXX-XX-XX", "M": "XXXX-XX", "Y": "XXXX", "W": "XXXX-WXX"}.get(unit)


def _day(moment: Moment | None) -> date | None:
    if moment is None or moment.bc or not (moment.year and moment.month and moment.day):
        return None
    return date(moment.year, moment.month, moment.day)


def _towards(moment: Moment, base: Moment, direction: int) -> Moment | None:
    """The next or previous month, season, weekday or day of that name, as seen from the base."""
    day = _day(base)
    if moment.weekday is not None:
        if day is None:
            return None
        ahead = (moment.weekday - day.weekday()) % 7
        if direction < 0:
            return of_day(day - timedelta((7 - ahead) % 7 or 7))
        return of_day(day + timedelta((ahead or 7) if direction > 0 else ahead))
    assert base.year is not None  # noqa: S101 - the caller saw it
    if direction == 0 or base.bc:
        return replace(moment, year=base.year, bc=base.bc)
    return _named_towards(moment, base, direction)


def _named_towards(moment: Moment, base: Moment, direction: int) -> Moment | None:
    bounds = days_of(base.whole)
    if bounds is None or base.year is None:
        return None
    if base.month is None and base.season is None:
        bounds = (date(base.year, 1, 1), month_end(base.year, 12))
    years = range(base.year - 1, base.year + 2)
    candidates = [replace(moment, year=year) for year in (years if direction > 0 else reversed(years))]
    for candidate in candidates:
        days = days_of(candidate.whole)
        if days and (days[0] > bounds[1] if direction > 0 else days[1] < bounds[0]):
            return candidate
    return None


def shared_years(expressions: Sequence[Expression], text: str) -> tuple[list[Expression], set[int]]:
    """Give months and days in a list the year stated at its end ("May, July and November 2021").

    Returns the expressions and the places of those that were filled.
    """
    filled: set[int] = set()
    out = list(expressions)
    for at in range(len(out) - 2, -1, -1):
        left, right = out[at], out[at + 1]
        if left.moment.has_year or left.link or left.length or left.vague or not _named(left.moment):
            continue
        gap = text[left.end : right.start].strip().lower()
        if gap not in JOINS or not (right.moment.has_year or right.link) or left.moment.weekday is not None:
            continue
        year = right.moment.year
        if year is None and (right.link is None or right.direction is not None):
            continue
        if year is not None and (left.moment.month or 0) > (right.moment.month or 12) and gap in RANGE_JOINS:
            year -= 1
        out[at] = replace(
            left,
            moment=replace(left.moment, year=year, bc=right.moment.bc),
            link=right.link,
        )
        filled.add(at)
    return out, filled


RANGE_JOINS: Final = frozenset({"to", "through", "until", "till", "-", "–", "—", "to the"})
JOINS: Final = RANGE_JOINS | {
    ",",
    "and",
    "or",
    ", and",
    ", or",
    "and in",
    "and the",
    "and from",
    "and on",
    "&",
    "/",
    "and again in",
}

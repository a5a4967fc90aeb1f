"""Which date an expression hangs on: its own year, the passage, or the publication. Never the machine's clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.times.anchors import NEAR_PARAGRAPHS, Anchor, Anchors, Place, Span
from pipeline.extract.times.directions import (
    is_close,
    is_of_season,
    towards,
    weekday_around,
    year_of_plan,
    year_of_publication,
    year_of_weekday,
)
from pipeline.extract.times.expressions import Expression, Link
from pipeline.extract.times.lengths import iso_of, timex_of_length
from pipeline.extract.times.lexicon import FUTURE, PAST, PRESENT
from pipeline.extract.times.moments import Moment, day_of, days_of, names_part, of_day, timex_of
from pipeline.extract.times.resolved import Meaning, meaning_of
from pipeline.extract.times.shifting import nearest, shifted, unit_at
from pipeline.records.record import record

LONG_AGO = 2
"""Years after which a date of another paragraph is background to a day of the months before the publication."""


DAYS_OF_STORY = 45
"""A date so long before the publication is taken for news, whichever year the text gave its month before."""


@record(kw_only=False)
class Anchoring:
    """Resolves the expressions of one text in order. `anchors` knows the publication and what came before."""

    anchors: Anchors

    def resolve(self, expression: Expression, place: Place, *, shared: bool = False) -> Meaning:
        """The meaning of the next expression; `shared` says that its year was taken from its right neighbour."""
        if not expression.possible:
            return Meaning(type=expression.type)
        if expression.vague or expression.length:
            return _without_date(expression)
        meaning = self._dated(expression, place, shared=shared)
        if meaning.moment is not None and meaning.basis != "none":
            span: Span = (place.paragraph, expression.start, expression.end)
            self.anchors.remember(meaning.moment, span, place, written=meaning.basis == "explicit")
        return meaning

    def _dated(self, expression: Expression, place: Place, *, shared: bool) -> Meaning:
        moment = expression.moment
        if expression.mod == "short" and moment.year is not None:
            moment = replace(moment, year=self._full_year(moment.year % 100))
        if moment.has_year:
            basis = "named_period" if expression.mod == "event" else "coordination" if shared else "explicit"
            return meaning_of(moment, kind=expression.type, basis=basis, about=expression.about, until=expression.until)
        if expression.link is None:
            return self._yearless(expression, place)
        if not names_part(moment):
            if expression.direction not in {None, 0}:
                return self._moved(expression, expression.link, place)
            return self._linked(expression, expression.link, place)
        if expression.direction is not None:
            return self._directed(expression, expression.link)
        return self._inside(expression, expression.link)

    def _full_year(self, digits: int) -> int:
        """The latest year with these last two digits that is not after the last date, or the publication."""
        anchor = self.anchors.last("Y")
        base = anchor.moment if anchor else self.anchors.published
        latest = base.year if base and base.year else 1999
        return latest - (latest - digits) % 100

    def _base(self, link: Link, unit: str, *, told: bool = False) -> tuple[Moment | None, Anchor | None]:
        """The date from which a link counts, and the anchor that gave it; none for the publication. From what is `told`
        as past nothing hangs on a day to come: "who knows what tomorrow brings", she had said earlier in the day.
        """
        published = self.anchors.published
        if link.base == "publication" and published is not None:
            return published, None
        this_year = unit == "Y" and link.count == 0
        anchor = self.anchors.last_year() if this_year else self.anchors.last(unit, told=told)
        if anchor is None:
            return None if self.anchors.narrative else published, None
        return anchor.moment, anchor

    def _linked(self, expression: Expression, link: Link, place: Place) -> Meaning:
        """As in "that year", "last month", "yesterday": the unit around the base, or so many of them away."""
        base, anchor = self._base(link, link.unit, told=not place.future)
        whole = unit_at(base, link.unit, int(link.count or 0)) if base else None
        own = expression.moment
        if whole is None:
            return Meaning(type=expression.type, timex=_open_unit(link.unit, own))
        moment = replace(whole, part=own.part, daypart=own.daypart, month=own.month or whole.month)
        meaning = _hung(moment, expression, anchor)
        is_today = link.base == "publication" and link.unit == "D" and link.count == 0 and not own.daypart
        return _today(meaning, narrative=self.anchors.narrative) if is_today else meaning

    def _moved(self, expression: Expression, link: Link, place: Place) -> Meaning:
        """As in "two days later", "three years ago"."""
        if link.count is None:
            return Meaning(type=expression.type, timex=PAST if (expression.direction or 0) < 0 else FUTURE)
        base, anchor = self._base(link, link.unit, told=not place.future)
        if anchor is None and link.base == "passage" and link.count > 0:
            return Meaning(type=expression.type, timex=self._open_shift(link.unit))  # later than nothing told
        moment = shifted(base, link.unit, link.count) if base else None
        if moment is None:
            return Meaning(type=expression.type, timex=self._open_shift(link.unit))
        return _hung(moment, expression, anchor)

    def _open_shift(self, unit: str) -> str:
        """TIMEX3 value of so many units from a date that is not precise enough to count them."""
        anchor = self.anchors.last("Y")
        year = (timex_of(Moment(year=anchor.moment.year, bc=anchor.moment.bc)) if anchor else None) or "XXXX"
        return year + {"D": "-XX-XX", "W": "-WXX", "M": "-XX", "H": "-XX-XXTXX"}.get(unit, "")

    def _yearless(self, expression: Expression, place: Place) -> Meaning:
        moment = expression.moment
        if moment.weekday is not None and moment.day is None and moment.month is None:
            return self._weekday(expression, place, moment.weekday)
        if moment.day is not None and moment.month is None:
            return self._day_of_month(expression, place)
        if (moment.clock and moment.month is None) or (
            moment.daypart and moment.month is None and moment.season is None
        ):
            return self._time_of_day(expression, place)
        now = place.lasting and not self.anchors.narrative
        hung = None if now else self._hung_in_passage(expression, place)
        if hung is not None:
            return hung
        published = self.anchors.published
        year_then = _year_of(moment, published, place) if published else None
        if year_then is None:
            return Meaning(type=expression.type, timex=timex_of(moment))
        return _with_year(expression, Moment(year=year_of_weekday(moment, year_then)), None)

    def _hung_in_passage(self, expression: Expression, place: Place) -> Meaning | None:
        """A day, month or season with the year of a date told before, where the passage gives it one."""
        moment = expression.moment
        told = self.anchors.whole_day(moment)
        if told is not None:
            return _with_year(expression, Moment(year=told.moment.year), told)
        anchor = self.anchors.near(place) if moment.quarter is None or self.anchors.narrative else None
        story = self._of_the_story(moment, place)
        if story is not None and (anchor is None or anchor.moment.precision == "year"):
            return _with_year(expression, Moment(year=story.moment.year), story)
        if anchor is None or (story is None and self._is_news(moment, anchor, place)):
            return None
        year, bc = nearest(moment, anchor.moment)
        named = story is not None and story.moment.year == year and anchor.paragraph != place.paragraph
        back = not bc and year < (anchor.moment.year or 0) and not named
        if back and self._is_over(replace(moment, year=anchor.moment.year)):
            year += 1
        if not bc and self._is_ahead_of_history(replace(moment, year=year), place):
            year -= 1
        year = year if bc else year_of_weekday(moment, year)
        if not self._fits_tense(replace(moment, year=year, bc=bc), place):
            return None
        return _with_year(expression, Moment(year=year, bc=bc), anchor)

    def _of_the_story(self, moment: Moment, place: Place) -> Anchor | None:
        """A date of the same month that the text has given with its year: an article of June that tells of the fire of
        January 2021 means by "25 January" that of 2021. Not of news.
        """
        published = self.anchors.published
        told = self.anchors.same_month(moment) if moment.month is not None else None
        if told is None or published is None or self.anchors.narrative or place.future:
            return None
        days, appeared = days_of(replace(moment, year=published.year).whole), days_of(published)
        if days is None or appeared is None:
            return None
        recent = timedelta(0) <= appeared[1] - days[0] <= timedelta(DAYS_OF_STORY)
        return None if recent else told

    def _is_over(self, moment: Moment) -> bool:
        """Whether a date lies before the publication, in news; who there goes back beyond a new year says so."""
        days, bounds = days_of(moment.whole), days_of(self.anchors.published) if self.anchors.published else None
        return not self.anchors.narrative and days is not None and bounds is not None and days[1] < bounds[0]

    def _is_ahead_of_history(self, moment: Moment, place: Place) -> bool:
        """Whether a narrative tells of a date as past that would lie after its publication."""
        published = self.anchors.published
        days, bounds = days_of(moment.whole), days_of(published) if published else None
        return self.anchors.narrative and not place.future and bool(days and bounds and days[0] > bounds[1])

    def _fits_tense(self, moment: Moment, place: Place) -> bool:
        """Whether a date lies on the side of the publication of which its clause speaks; in a narrative it need not,
        unless the clause says what will be.

        Days of the near future need no word that announces them.
        """
        published = self.anchors.published
        days, bounds = days_of(moment.whole), days_of(published) if published else None
        if days is None or bounds is None or (self.anchors.narrative and not place.announced):
            return True
        if place.future:
            return days[1] >= bounds[0]
        return days[0] <= bounds[1] or is_close(days[0], bounds[1])

    def _is_news(self, moment: Moment, anchor: Anchor, place: Place) -> bool:
        """Whether a day is so close to the publication that this beats a date of another paragraph, or a mere month; a
        day of the months before it beats one of another paragraph that is years old, and so does a month where the text
        tells of days so close.
        """
        published = day_of(self.anchors.published)
        if self.anchors.narrative or published is None or moment.month is None:
            return False
        if anchor.moment.day is not None and anchor.paragraph == place.paragraph:
            return False
        days = days_of(replace(moment, year=published.year).whole)
        if days is None or (moment.day is None and not self._tells_news(published)):
            return False
        if moment.day is not None and is_close(days[0], published):
            return True
        long_ago = published.year - (anchor.moment.year or published.year) >= LONG_AGO
        if not long_ago or anchor.paragraph == place.paragraph:
            return False
        return is_of_season(days[0], published, long=self._tells_news(published))

    def _tells_news(self, published: date) -> bool:
        """Whether the text has told of a day close to the publication: "on Saturday"."""
        days = (day_of(anchor.moment) for anchor in self.anchors.dates)
        return any(is_close(day, published) for day in days if day is not None)

    def _directed(self, expression: Expression, link: Link) -> Meaning:
        """As in "the following May", "last autumn", "next Tuesday"."""
        moment = expression.moment
        base, anchor = self._base(link, "D" if moment.weekday is not None else "M")
        if base is None or (anchor is None and link.base == "passage"):
            base, anchor = self._base(link, "Y")
        found = towards(moment, base, expression.direction or 0) if base else None
        if found is None:
            return Meaning(type=expression.type, timex=timex_of(moment))
        found = replace(found, part=moment.part, daypart=moment.daypart)
        return _hung(found, expression, anchor, inferred=True)

    def _inside(self, expression: Expression, link: Link) -> Meaning:
        """As in "November of that year": the year is that of the unit pointed to."""
        base, anchor = self._base(link, link.unit)
        whole = unit_at(base, link.unit, int(link.count or 0)) if base else None
        if whole is None or whole.year is None:
            return Meaning(type=expression.type, timex=timex_of(expression.moment))
        moment = replace(expression.moment, month=expression.moment.month or whole.month)
        return replace(_with_year(replace(expression, moment=moment), whole, anchor), year_inferred=False)

    def _weekday(self, expression: Expression, place: Place, weekday: int) -> Meaning:
        """A weekday: the last one up to the publication, the next in a clause of the future, the next from the last day
        of a narrative.
        """
        anchor = self.anchors.last("D") if self.anchors.narrative and not place.future else None
        if anchor is not None and place.paragraph - anchor.paragraph > NEAR_PARAGRAPHS:
            anchor = None
        day = day_of(anchor.moment if anchor else self.anchors.published)
        if day is None:
            return Meaning(type=expression.type, timex=f"XXXX-WXX-{weekday + 1}")
        found = weekday_around(weekday, day, ahead=place.future or anchor is not None)
        own = expression.moment
        return _hung(replace(of_day(found), daypart=own.daypart, clock=own.clock), expression, anchor)

    def _day_of_month(self, expression: Expression, place: Place) -> Meaning:
        """As in "the 26th": of the month of the last date."""
        anchor = self.anchors.month_of(place)
        base = anchor.moment if anchor else self.anchors.published
        if base is None or base.month is None or base.year is None:
            return Meaning(type=expression.type, timex=timex_of(expression.moment))
        moment = replace(expression.moment, year=base.year, month=base.month, bc=base.bc)
        if days_of(moment) is None and not base.bc:
            return Meaning(type=expression.type)
        return _hung(moment, expression, anchor, inferred=True)

    def _time_of_day(self, expression: Expression, place: Place) -> Meaning:
        """An hour: of the last day in the paragraph, in news else of the publication; a part of the day stays open."""
        moment = expression.moment
        anchor = self.anchors.last("D") if moment.clock else None
        if anchor is not None and anchor.paragraph != place.paragraph:
            anchor = None
        news = moment.clock and not self.anchors.narrative
        day = anchor.moment if anchor else self.anchors.published if news else None
        if day is None or day.day is None:
            return Meaning(type=expression.type, timex=timex_of(moment))
        moment = replace(moment, year=day.year, month=day.month, day=day.day, bc=day.bc)
        return _hung(moment, expression, anchor)


def _year_of(moment: Moment, published: Moment, place: Place) -> int | None:
    """The year that a date without one takes from the publication."""
    if place.planned:
        return year_of_plan(moment, published)
    return year_of_publication(moment, published, future=place.future)


def _hung(moment: Moment, expression: Expression, anchor: Anchor | None, *, inferred: bool = False) -> Meaning:
    """A meaning that hangs on a date of the passage, or without one on the publication."""
    return meaning_of(
        moment, kind=expression.type, basis="passage" if anchor else "publication", inferred=inferred,
        about=expression.about, anchor=anchor.span if anchor else None,
    )  # fmt: skip


def _with_year(expression: Expression, whole: Moment, anchor: Anchor | None) -> Meaning:
    """A month, season or day, or a range of them, with the year of `whole`, which was inferred."""
    moment = replace(expression.moment, year=whole.year, bc=whole.bc)
    until = expression.until
    if until is not None and whole.year is not None:
        later = (until.month or 0) < (moment.month or 0)
        until = replace(until, year=whole.year + later, bc=whole.bc)
    return meaning_of(
        moment, kind=expression.type, basis="passage" if anchor else "publication", inferred=True,
        about=expression.about, until=until, anchor=anchor.span if anchor else None,
    )  # fmt: skip


def _without_date(expression: Expression) -> Meaning:
    length = expression.length
    if length is None:
        return Meaning(type=expression.type, timex=expression.vague)
    if expression.type == "DATE":
        return Meaning(type="DATE", timex=timex_of_length(length, repeated=False))
    timex = timex_of_length(length, repeated=expression.type == "SET")
    return Meaning(type=expression.type, value=iso_of(length), timex=timex, mod=length.mod)


def _today(meaning: Meaning, *, narrative: bool) -> Meaning:
    """The word "today" says little of the calendar: no days; TIMEX3 has the day in news, the present in narratives."""
    return Meaning(type=meaning.type, timex=PRESENT if narrative else meaning.timex, moment=meaning.moment)


def _open_unit(unit: str, moment: Moment) -> str | None:
    if moment.daypart:
        return f"XXXX-XX-XXT{moment.daypart}"
    return {"D": "XXXX-XX-XX", "M": "XXXX-XX", "Y": "XXXX", "W": "XXXX-WXX"}.get(unit)

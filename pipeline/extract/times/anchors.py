"""The dates that a text has given so far, for later expressions to hang on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.extract.times.moments import Moment, day_of, days_of, of_day
from pipeline.records.record import record

Span = tuple[int, int, int]
"""Paragraph, and start and end in it."""
NEAR_PARAGRAPHS: Final = 2
"""How far back a date counts as of the same passage."""


SAME_WEEKS: Final = 31
"""Days between two dates of one happening's story."""


@record
class Place:
    """Where an expression stands: its paragraph, whether its clause speaks of the future, and whether a bare year
    there is an adverbial of its sentence rather than part of a name, and stands at the sentence's beginning.
    `announced` says that it tells outright what will be, `background` that nothing hangs on its date, `issue`
    that it is the day on which a document came out, `lasting` that something has held since then, `planned` that it
    is the time of a plan of the past, `earlier` that its clause goes back before the story.
    """

    paragraph: int
    future: bool = False
    adverbial: bool = True
    leading: bool = False
    background: bool = False
    announced: bool = False
    issue: bool = False
    lasting: bool = False
    planned: bool = False
    earlier: bool = False


@record
class Anchor:
    """A date that was resolved. `leading` marks a bare year at the beginning of its sentence, `issue` the day on which
    a document came out: "that morning" is another's; `written` one whose year the text writes out; `earlier` one of a
    clause that goes back before the story, on which no other paragraph hangs; `rough` the first day of a week.
    """

    moment: Moment
    span: Span
    leading: bool = False
    issue: bool = False
    written: bool = False
    earlier: bool = False
    rough: bool = False

    @property
    def paragraph(self) -> int:
        """The paragraph in which it stands."""
        return self.span[0]


@dataclass
class Anchors:
    """Dates in the order of the text. `published` is the publication, `narrative` says that the text tells history;
    `years` holds also those dates on which nothing hangs but "that year".
    """

    published: Moment | None
    narrative: bool
    dates: list[Anchor] = field(default_factory=list)
    years: list[Anchor] = field(default_factory=list)

    def last(self, unit: str, *, told: bool = False) -> Anchor | None:
        """The last date that is precise enough to count such units from, for what is `told` as past no day to come."""
        for anchor in reversed(self.dates):
            moment = anchor.moment
            if told and self._is_to_come(moment):
                continue
            precise = (
                (moment.day and not anchor.issue and not (anchor.rough and unit == "D"))
                if unit in "DWEFHm"
                else (moment.month or moment.season)
                if unit in "MQN"
                else True
            )
            if precise and (moment.year is not None or unit in "TC"):
                return anchor
        return None

    def _is_to_come(self, moment: Moment) -> bool:
        """Whether a day lies behind the publication of news."""
        day, published = day_of(moment), day_of(self.published)
        return not self.narrative and day is not None and published is not None and day > published

    def last_year(self) -> Anchor | None:
        """The last date whose year is known, be it in a name or in the background."""
        return next((anchor for anchor in reversed(self.years) if anchor.moment.year is not None), None)

    def month_of(self, place: Place) -> Anchor | None:
        """The date of whose month a bare day is: the last one whose month is known, and in a new paragraph the last
        day where what stands between goes back before it: "on 24 May ... it had been sold in 2019 ... on the 25th".
        """
        last = next((anchor for anchor in reversed(self.dates) if anchor.moment.month), None)
        if last is None or last.moment.day or last.paragraph == place.paragraph:
            return last
        day, first = self.last("D"), days_of(last.moment)
        told = days_of(day.moment) if day else None
        return day if told and first and first[1] < told[0] else last

    def same_month(self, moment: Moment) -> Anchor | None:
        """The last date of that month, or day, whose year the text writes out."""
        return next((a for a in reversed(self.dates) if a.written and a.moment.month == moment.month), None)

    def near(self, place: Place) -> Anchor | None:
        """The date of the passage on which a year-less one hangs.

        In a narrative simply the last; else one of the last paragraphs, and a bare year only if it is about that of
        the publication or leads its sentence, since in news a year long past is mostly background.
        """
        if not self.dates:
            return None
        last = self.dates[-1]
        if self.narrative or self.published is None:
            return last
        if last.earlier and last.paragraph != place.paragraph:
            told = (anchor for anchor in reversed(self.dates) if not anchor.earlier)
            last = next(told, last)
        distance = place.paragraph - last.paragraph
        if last.moment.month is None and not self._recent(last.moment):
            return last if last.leading and distance == 0 else None
        return last if distance <= NEAR_PARAGRAPHS else None

    def _recent(self, moment: Moment) -> bool:
        published = self.published.year if self.published else None
        return published is None or moment.year is None or abs(published - moment.year) <= 1

    def whole_day(self, moment: Moment) -> Anchor | None:
        """The day told with its year on which a day without one hangs, although an earlier bare year stands between,
        which is background then: the same day of the calendar, else one of the same weeks.
        """
        last = self.dates[-1] if self.dates else None
        if moment.day is None or moment.month is None or last is None or last.moment.precision != "year":
            return None
        told = [
            anchor
            for anchor in self.dates
            if anchor.moment.precision == "day" and not anchor.moment.bc
            if (anchor.moment.year or 0) > (last.moment.year or 0)
        ]
        close = [(gap, -at, a) for at, a in enumerate(told) if (gap := _days_between(moment, a.moment)) <= SAME_WEEKS]
        return min(close)[2] if close else None

    def remember(self, moment: Moment, span: Span, place: Place, *, written: bool) -> None:
        """Keep a date. A bare year does not count inside a name, in a clause of the future, or where it only repeats
        the year of a more precise date; decades and centuries never do.
        """
        if moment.century is not None or moment.decade is not None:
            return
        self.years.append(Anchor(moment=moment, span=span))
        if place.background or self._lies_ahead(moment):
            return
        ahead = place.future or place.planned
        if moment.precision == "year" and (not place.adverbial or ahead or self._repeats(moment)):
            return
        rough = moment.days is None and bool(moment.week)
        if moment.days is not None or moment.week:
            days = days_of(moment)
            moment = of_day(days[0]) if days else moment
        anchor = Anchor(
            moment=moment, span=span, leading=place.leading, issue=place.issue, written=written, rough=rough
        )
        self.dates.append(replace(anchor, earlier=place.earlier))

    def _lies_ahead(self, moment: Moment) -> bool:
        """Whether a year is later than the publication's, so that it can only be planned or expected."""
        published = self.published.year if self.published else None
        return published is not None and not moment.bc and (moment.year or 0) > published + 1

    def _repeats(self, moment: Moment) -> bool:
        last = self.dates[-1].moment if self.dates else None
        return last is not None and (last.year, last.bc) == (moment.year, moment.bc) and last.precision != "year"


def _days_between(moment: Moment, told: Moment) -> int:
    """Days from a day, in the year of one that is told in full, to that one."""
    days, other = days_of(replace(moment, year=told.year).whole), days_of(told)
    return abs(days[0] - other[0]).days if days and other else SAME_WEEKS + 1

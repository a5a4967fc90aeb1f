"""Phrases that count from a happening: "the first weeks of the war", "since the invasion"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from pipeline.extract.times.expressions import Expression, Length
from pipeline.extract.times.lexicon import CARDINALS, ORDINALS
from pipeline.extract.times.moments import Moment, edge_days, of_day
from pipeline.extract.times.shifting import shifted
from pipeline.packs.periods import Period, Periods

HEADS: Final = (
    "civil war|war|wars|invasion|conflict|crisis|pandemic|uprising|unrest|protests|revolution|offensive|rebellion|"
    "siege|"
    "fighting|occupation|campaign|attack|attacks|battle|operation|outbreak|genocide|recession|depression|aggression|"
    "annexation|strike|blockade|epidemic|lockdown|revolt|mutiny|hostilities"
)
NAME: Final = r"[A-Z][\w-]+"
NOUN_PHRASE: Final = (
    rf"(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|THE|{NAME}['’]s)\s+(?:[\w-]+\s+){{0,3}}?(?P<head>(?i:{HEADS}))\b(?!\s+(?:crimes?|effort|zone))"
    rf"(?:\s+(?:of|in|on|against|with)\s+(?:the\s+)?{NAME}(?:\s+{NAME})*)?"
)
EDGE: Final = re.compile(
    r"\b(?:[Tt]he\s+|THE\s+)?(?:very\s+)?(?P<which>[Ff]irst|last|early|opening|initial|final|closing|"
    + "|".join(ORDINALS)
    + r")\s+(?:few\s+|(?P<count>"
    + "|".join(CARDINALS)
    + rf"|\d{{1,3}})\s+)?(?P<unit>days?|weeks?|months?|years?)\s+of\s+(?P<event>{NOUN_PHRASE})",
)
SIDES: Final = re.compile(
    rf"\b(?P<side>(?i:since|after|before|during|until|throughout|amid))\s+(?P<event>{NOUN_PHRASE})"
)
COUNTED: Final = re.compile(
    r"\b(?:(?P<count>an?|\d{1,3}|(?i:"
    + "|".join(CARDINALS)
    + rf"))\s+)?(?P<unit>days?|weeks?|months?|years?)\s+(?P<way>after|before|into|of)\s+(?P<event>{NOUN_PHRASE})"
)
UNIT_OF_EVENT: Final = re.compile(r"(?:day|week|month|year)s?\s+(?:after|before|into|of)\s")
"""What `EDGE` and `COUNTED` hold in any case, for a quick look."""
SUDDEN: Final = frozenset({"invasion", "attack", "attacks", "outbreak", "annexation", "aggression", "pandemic"})
"""Happenings after whose beginning one counts; after others one counts from their end."""
STARTED: Final = frozenset({"war", "civil war", "pandemic", "crisis"})
"""What breaks out."""
OPEN_DAYS: Final = {"D": 7, "W": 28, "M": 92}
"""Days within which "days", "weeks" or "months" after a happening are taken to lie."""
MONTH_OF: Final = re.compile(rf"\s+(?P<head>{HEADS})\b")
BEGINNING: Final = re.compile(r"\b(?:began|begin|begun|started|broke out|launched|erupted|invaded|starting)\b")
FIRST: Final = frozenset({"first", "early", "opening", "initial"})
LAST: Final = frozenset({"last", "final", "closing"})
UNITS: Final = {"day": "D", "week": "W", "month": "M", "year": "Y"}


@dataclass
class Events:
    """What a text has named so far, and when happenings that it dates itself began."""

    periods: Periods
    named: list[Period] = field(default_factory=list)
    began: dict[str, date] = field(default_factory=dict)

    def note(self, text: str) -> None:
        """Remember the periods that a paragraph names."""
        self.named += [period for _, _, period in self.periods.named_in(text)]

    def note_beginning(self, sentence: str, day: date) -> None:
        """Remember the day that a sentence gives for the beginning of a happening."""
        if BEGINNING.search(sentence):
            for match in re.finditer(rf"\b(?:{HEADS})\b", sentence):
                self.began.setdefault(match.group(), day)

    def span_of(self, phrase: str, head: str) -> tuple[date, date | None] | None:
        """First and last day of what a noun phrase means: a full name, else the last one named that goes by its head,
        else a happening that the text dates.
        """
        full = next((period for _, _, period in self.periods.named_in(phrase)), None)
        heads = {head.lower()} | (STARTED if head.lower() == "outbreak" else set())
        period = full or next((p for p in reversed(self.named) if heads & set(p.heads)), None)
        if period is not None:
            return period.start, period.end
        began = self.began.get(head.lower())
        return (began, None) if began else None


def edge_phrases(text: str, events: Events) -> Iterator[Expression]:
    """First, last or numbered days, weeks, months or years of a happening; counted ones are lengths."""
    if not UNIT_OF_EVENT.search(text):
        return
    for match in EDGE.finditer(text):
        unit = match["unit"].lower().rstrip("s")
        if match["count"]:
            count = CARDINALS.get(match["count"].lower()) or float(match["count"])
            length = Length(unit=UNITS[unit], count=count)
            yield Expression(start=match.start(), end=match.end(), type="DURATION", length=length)
            continue
        span = events.span_of(_with_place(text, match), match["head"])
        days = _edge(match["which"].lower(), match["unit"].lower(), span) if span else None
        open_length = Length(unit=UNITS[unit], count=None if match["unit"].lower().endswith("s") else 1)
        if days is None:
            yield Expression(start=match.start(), end=match.end(), type="DATE", length=open_length, mod="event")
        else:
            yield Expression(start=match.start(), end=match.end(), type="DATE", moment=Moment(days=days), mod="event")


def counted_phrases(text: str, events: Events) -> Iterator[Expression]:
    """So many units from a happening with known dates: "two weeks after the invasion", "days into the war"."""
    if not UNIT_OF_EVENT.search(text):
        return
    for match in COUNTED.finditer(text):
        span = events.span_of(_with_place(text, match), match["head"])
        moment = _counted(match, span) if span else None
        if moment is not None:
            yield Expression(start=match.start(), end=match.end(), type="DATE", moment=moment, mod="event")


def _counted(match: re.Match[str], span: tuple[date, date | None]) -> Moment | None:
    start, end = span
    unit = UNITS[match["unit"].rstrip("s")]
    sudden = match["head"].lower() in SUDDEN or match["way"] != "after"
    base = start if sudden or end is None else end
    written = (match["count"] or "").lower()
    if not written and unit not in OPEN_DAYS:
        return None
    if not written:
        reach = timedelta(OPEN_DAYS[unit] - 1)
        back = match["way"] == "before"
        return Moment(days=(base - reach, base) if back else (base, base + reach))
    count = 1 if written in {"a", "an"} else CARDINALS.get(written) or int(written)
    if match["way"] == "of":
        return None
    return shifted(of_day(base), unit, -count if match["way"] == "before" else count)


def _with_place(text: str, match: re.Match[str]) -> str:
    """The noun phrase and what follows it, for names such as "war in Ukraine"."""
    return text[match.start("event") : match.end() + 30]


def _edge(which: str, unit: str, span: tuple[date, date | None]) -> tuple[date, date] | None:
    start, end = span
    last = end or date.max - timedelta(1)
    if which in FIRST:
        return edge_days(f"first_{unit}", start, last)
    if which in LAST:
        return edge_days(f"last_{unit}", start, end) if end else None
    number = ORDINALS.get(which)
    size = {"day": 1, "week": 7}.get(unit)
    if number is None or size is None:
        return None
    first = start + timedelta((number - 1) * size)
    return first, first + timedelta(size - 1)


def month_of_event(text: str, end: int, events: Events) -> date | None:
    """First day of the happening that a month qualifies: "the February invasion"."""
    match = MONTH_OF.match(text, end)
    span = events.span_of("", match["head"]) if match else None
    return span[0] if span else None


def side_phrases(text: str, events: Events) -> Iterator[tuple[int, int, date | None, date | None]]:
    """Stretches that a happening bounds, as (start, end, first day, last day) with null for an open side.

    After a happening that goes on or is as short as a day, the time since it began is meant.
    """
    for match in SIDES.finditer(text):
        span = events.span_of(_with_place(text, match), match["head"])
        if span is None:
            continue
        start, end = span
        side = match["side"].lower()
        bounds = {
            "since": (start, None), "after": (end or start, None),
            "before": (None, start), "until": (None, end or start),
        }.get(side, (start, end))  # fmt: skip
        if side == "after" and match["head"].lower() in SUDDEN:
            bounds = (start, None)
        yield match.start("event"), match.end("event"), *bounds

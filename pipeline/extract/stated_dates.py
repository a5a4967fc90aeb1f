"""The dates that a passage states, coordinated ones together, and the years on which an article dwells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.extract.once import once
from pipeline.extract.polarity import is_put_off
from pipeline.extract.times.lexicon import WEEKDAYS
from pipeline.records.edtf import edtf_days
from pipeline.records.record import record
from pipeline.records.time import DateInterval

if TYPE_CHECKING:
    from pipeline.extract.placing import Placed
    from pipeline.extract.tokens import Token
    from pipeline.records.time import Timex

SINCE = frozenset({"since"})
DELAYED = frozenset({"postpone", "delay", "defer", "adjourn", "reschedule", "wait"})
MOVED, AWAY = frozenset({"put", "push", "hold"}), frozenset({"off", "back", "over"})
UNTIL = frozenset({"until", "till"})
CACHED = 10_000  # years kept


@dataclass(frozen=True)
class Dated:
    """A date of a claim and the tokens that state it in the claim's sentence, if any do."""

    date: DateInterval
    tokens: tuple[int, int] | None

    @once
    def may_open(self) -> bool:
        """Whether something may have held from then on: it is a day, a month or a year."""
        return bool(self.date.earliest and self.date.latest) and (self.date.edtf or "").count("-") <= 1

    @once
    def opened(self) -> Dated:
        """The same with the end left open."""
        return Dated(opened(self.date), self.tokens)

    @once
    def closed(self) -> Dated:
        """The same with the beginning left open."""
        return Dated(closed(self.date), self.tokens)

    @property
    def begun(self) -> Dated:
        """The same, of a span without an end only its beginning."""
        return self if self.date.earliest is None or self.date.latest is not None else self._begun

    @once
    def _begun(self) -> Dated:
        first = (self.date.edtf or "").partition("/")[0]
        return Dated(replace(self.date, latest=edtf_days(first)[1], edtf=first), self.tokens)

    @property
    def met(self) -> Dated:
        """The same, of a span its end or where it has none its beginning: when what a "when" tells took place."""
        last = (self.date.edtf or "").partition("/")[2]
        if not last or last == "..":
            return self.begun
        begins, ends = edtf_days(last)
        return Dated(replace(self.date, earliest=begins, latest=ends, edtf=last), self.tokens)

    @once
    def inherited(self) -> Dated:
        """The same as taken over by a later sentence."""
        return Dated(replace(self.date, basis="inherited"), None)


@record(kw_only=False)
class Stated:
    """Coordinated time expressions of a sentence ("May and July 2021"), taken or left together. `alone` says that no
    later sentence takes them over.
    """

    head: Token
    dated: tuple[Dated, ...]
    precision: str
    alone: bool = False


def state_dates(times: Sequence[Placed[Timex]]) -> list[Stated]:
    """The dates of a passage in text order, coordinated ones as one."""
    found: list[Stated] = []
    for placed in times:
        interval = placed.item.interval()
        if interval is None:
            continue
        dated = Dated(date=_bounded(interval, placed), tokens=(placed.start, placed.end))
        last = found[-1] if found else None
        if last is not None and _names_weekday(last, placed):
            continue
        if last is not None and last.dated[-1].date.basis == "coordination" and _coordinated(last, placed):
            found[-1] = replace(last, dated=(*last.dated, dated))
        else:
            found.append(Stated(head=placed.head, dated=(dated,), precision=placed.item.precision or "none"))
    return found


def _names_weekday(last: Stated, placed: Placed[Timex]) -> bool:
    """Whether a day of the week is only said of the date before it: "on 14 June, a Saturday"."""
    doc, tokens = placed.head.doc, last.dated[-1].tokens
    word = doc[placed.end - 1]
    if tokens is None or last.precision != "day" or word.lower_ not in WEEKDAYS:
        return False
    between = [t.lower_ for t in doc[tokens[1] : placed.end - 1]]
    return between == [",", "a"]


def _coordinated(last: Stated, placed: Placed[Timex]) -> bool:
    tokens = last.dated[-1].tokens
    between = placed.head.doc[tokens[1] : placed.start] if tokens else ()
    return tokens is not None and all(t.is_punct or t.lower_ in {"and", "or"} for t in between)


def _bounded(interval: DateInterval, placed: Placed[Timex]) -> DateInterval:
    """A date under "since" runs on, one under "until" ends there; "not until" is when it happened."""
    before = placed.head.doc[max(placed.start - 1, 0)].lower_
    if interval.earliest is None or interval.latest is None:
        return interval
    if before in SINCE:
        return opened(interval)
    return closed(interval) if before in UNTIL and not _put_off(placed.head) else interval


def _put_off(time: Token) -> bool:
    until, verb = time.head, time.head.head
    if time.dep_ != "pobj":
        return False
    denied = until.i > 0 and until.doc[until.i - 1].lower_ == "not"
    return denied or is_put_off(verb) or _is_delaying(verb)


def _is_delaying(verb: Token) -> bool:
    """Whether something is put off to a date, on which it then happens: "was postponed until May"."""
    away = verb.lemma_ in MOVED and any(c.dep_ in {"prt", "advmod"} and c.lower_ in AWAY for c in verb.children)
    return away or verb.lemma_ in DELAYED


def opened(interval: DateInterval) -> DateInterval:
    """The span that begins with a date and goes on as far as the article reaches."""
    first = (interval.edtf or "").partition("/")[0]
    return replace(interval, latest=None, edtf=f"{first}/..")


def closed(interval: DateInterval) -> DateInterval:
    """The span that ends with a date."""
    last = (interval.edtf or "").rpartition("/")[2]
    return replace(interval, earliest=None, edtf=f"../{last}")


def is_open(stated: Stated) -> bool:
    """Whether a date says only since or until when something holds."""
    return stated.dated[0].date.earliest is None or stated.dated[-1].date.latest is None


@lru_cache(maxsize=CACHED)
def whole_year(year: int, basis: str) -> Dated:
    """A year as a claim's date."""
    interval = DateInterval(
        earliest=date(year, 1, 1), latest=date(year, 12, 31), edtf=f"{year:04}", text=str(year), basis=basis,
        year_inferred=basis == "inherited",
    )  # fmt: skip
    return Dated(date=interval, tokens=None)


def year_of(stated: Stated) -> int | None:
    """The year in which a date begins."""
    first = stated.dated[-1].date
    day = first.earliest or first.latest
    return day.year if day else None


def years_told(stated: Sequence[Stated], published: str | None) -> dict[int, tuple[str, ...]]:
    """The years that an article dwells on, and why: `most` for the one stated most often, `second` for the runner-up,
    `published` for that of publication.
    """
    counts = Counter(year for s in stated if (year := year_of(s)) is not None)
    ranked = sorted(counts, key=lambda year: (-counts[year], -year))[:2]
    found: dict[int, tuple[str, ...]] = {}
    for reason, year in zip(("most", "second"), ranked, strict=False):
        if counts[year] > 1:
            found[year] = (reason,)
    if published and published[:4].isdigit():
        year = int(published[:4])
        found[year] = (*found.get(year, ()), "published")
    return found

"""Time expressions scored as in TempEval-3 (N. UzZaman et al. 2013), with day intervals beside the value strings.

- strict: the same extent; relaxed: any overlap, one to one, same extents first, then left to right.
- value, type: relaxed pairs whose value (type) strings are equal, over all found and all gold.
- interval: pairs whose gold is a DATE that denotes days, and whose predicted days are the same. Its precision counts
  predictions that denote days, save those paired with a gold of another type or one without days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import MAXYEAR, date, timedelta

from pipeline.reconcile.figures import NONE, Counts, Value, ratio
from pipeline.records.edtf import edtf_days
from pipeline.records.gold import GoldSpan
from pipeline.records.record import record

TYPES = ("DATE", "TIME", "DURATION", "SET")
Days = tuple[date, date]
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@record
class TimexPair:
    """A gold time and the predicted one that answers to it."""

    gold: GoldSpan
    found: GoldSpan


def timex_figures(articles: Sequence[tuple[Sequence[GoldSpan], Sequence[GoldSpan]]]) -> dict[str, Value]:
    """All measures over the given articles, given as (gold, found): over all types, then with both sides filtered by
    each type.
    """
    figures = _figures(articles, "")
    for kind in TYPES:
        of_kind = [
            ([t for t in gold if t.label == kind], [t for t in found if t.label == kind]) for gold, found in articles
        ]
        if any(gold or found for gold, found in of_kind):
            figures |= _figures(of_kind, f": {kind}")
    return figures


def _figures(articles: Sequence[tuple[Sequence[GoldSpan], Sequence[GoldSpan]]], suffix: str) -> dict[str, Value]:
    strict = relaxed = value = kind = days = NONE
    with_days = 0
    for gold, unsorted in articles:
        found = sorted(unsorted, key=lambda t: (t.start, t.end))
        pairs = list(pair_times(gold, found))
        sizes = Counts(hits=0, found=len(found), gold=len(gold))
        strict += _with_hits(sizes, pairs, lambda p: (p.gold.start, p.gold.end) == (p.found.start, p.found.end))
        relaxed += _with_hits(sizes, pairs, lambda _: True)
        value += _with_hits(sizes, pairs, lambda p: (p.gold.value or "") == (p.found.value or ""))
        kind += _with_hits(sizes, pairs, lambda p: p.gold.label == p.found.label)
        dated, n = _day_counts(gold, found, pairs)
        days, with_days = days + dated, with_days + n
    table: dict[str, Value] = {}
    for name, counts in (
        ("strict", strict),
        ("relaxed", relaxed),
        ("value", value),
        ("type", kind),
        ("interval", days),
    ):
        table |= {
            f"TempEval {name} precision{suffix}": counts.precision,
            f"TempEval {name} recall{suffix}": counts.recall,
            f"TempEval {name} F1{suffix}": counts.f1,
        }
    table[f"TempEval value accuracy{suffix}"] = ratio(value.hits, relaxed.hits)
    table[f"TempEval interval accuracy{suffix}"] = ratio(days.hits, with_days)
    return table


def _with_hits(sizes: Counts, pairs: Sequence[TimexPair], hit: Callable[[TimexPair], bool]) -> Counts:
    return Counts(hits=sum(map(hit, pairs)), found=sizes.found, gold=sizes.gold)


def _day_counts(gold: Sequence[GoldSpan], found: Sequence[GoldSpan], pairs: Sequence[TimexPair]) -> tuple[Counts, int]:
    """Interval hits with their denominators, and how many pairs have a gold DATE that denotes days."""
    partner = {id(pair.found): pair.gold for pair in pairs}
    judged = [pair for pair in pairs if _dated(pair.gold)]
    return Counts(
        hits=sum(value_days(pair.found.value) == value_days(pair.gold.value) for pair in judged),
        found=sum(
            value_days(time.value) is not None and (id(time) not in partner or _dated(partner[id(time)]))
            for time in found
        ),
        gold=sum(map(_dated, gold)),
    ), len(judged)


def _dated(time: GoldSpan) -> bool:
    return time.label == "DATE" and value_days(time.value) is not None


def pair_times(gold: Sequence[GoldSpan], found: Sequence[GoldSpan]) -> Iterator[TimexPair]:
    """Same extents first; then, left to right, the free prediction that shares most with each gold time left over."""
    free = dict(enumerate(found))
    rest = []
    for time in gold:
        same = next((i for i, other in free.items() if (other.start, other.end) == (time.start, time.end)), None)
        if same is None:
            rest.append(time)
        else:
            yield TimexPair(gold=time, found=free.pop(same))
    for time in rest:
        near = [
            (min(time.end, other.end) - max(time.start, other.start), -other.start, i)
            for i, other in free.items()
            if other.start < time.end and time.start < other.end
        ]
        if near:
            yield TimexPair(gold=time, found=free.pop(max(near)[2]))


def value_days(value: str | None) -> Days | None:
    """First and last day of a TIMEX3 or EDTF value that denotes days; an interval needs both ends."""
    if not value:
        return None
    left, slash, right = value.strip().partition("/")
    first = _point_days(left)
    last = _point_days(right) if slash else first
    return (first[0], last[1]) if first and last else None


def _point_days(point: str) -> Days | None:
    point = re.sub(r"T.*$", "", re.sub(r"[~?%]$", "", point))
    for pattern, days in _FORMS.items():
        match = re.fullmatch(pattern, point)
        if match:
            try:
                return days(match)
            except ValueError:
                return None
    first, last = edtf_days(point)
    return (first, last) if first and last else None


def _decade(match: re.Match[str]) -> Days:
    year = int(match[1]) * 10
    return date(year, 1, 1), date(year + 9, 12, 31)


def _century(match: re.Match[str]) -> Days:
    year = int(match[1]) * 100
    return date(max(year, 1), 1, 1), date(min(year + 99, MAXYEAR), 12, 31)


def _week(match: re.Match[str]) -> Days:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    if match[3] == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if match[3]:
        day = monday + timedelta(days=int(match[3]) - 1)
        return day, day
    return monday, monday + timedelta(days=6)


def _months(year: int, first: int, last: int) -> Days:
    end = year + (last < first)
    return date(year, first, 1), date(end, last, monthrange(end, last)[1])


def _quarter(match: re.Match[str]) -> Days:
    return _months(int(match[1]), 3 * int(match[2]) - 2, 3 * int(match[2]))


def _half(match: re.Match[str]) -> Days:
    return _months(int(match[1]), 6 * int(match[2]) - 5, 6 * int(match[2]))


def _season(match: re.Match[str]) -> Days:
    return _months(int(match[1]), *_SEASONS[match[2]])


_FORMS: Mapping[str, Callable[[re.Match[str]], Days]] = {
    r"(\d{3})X?": _decade,
    r"(\d{2})(?:XX)?": _century,
    r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?": _week,
    r"(\d{4})-Q([1-4])": _quarter,
    r"(\d{4})-H([12])": _half,
    r"(\d{4})-(SP|SU|FA|WI)": _season,
}

"""Whether two figures can both hold: units that can be compared, rounding, bounds, conversion."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from pipeline.align.words import content_stems, stem
from pipeline.packs.units import money_units
from pipeline.records.claim import Quantity

ABOUT = 0.1
"""Share by which "about" widens a figure on each side, if that is more than half a unit of its last digit."""
ROUNDED = 0.2
"""Largest share by which rounding without a word such as "about" explains a difference: 150 is not 200 rounded."""
CONVERTED = {
    "share": ("percent", 100.0), "percent": ("percent", 1.0), "hours": ("days", 1 / 24), "days": ("days", 1.0),
    "weeks": ("days", 7.0), "months": ("days", 30.4), "years": ("days", 365.25),
}  # fmt: skip
"""Unit -> the unit that it is compared in, and how many of that it holds."""
HUNDRED = 100
NEARLY = ("almost", "nearly", "just under", "just over")
"""Words by which a bound is not far off."""
CALENDAR = 0.03
"""Share by which lengths of time given in different units may differ: months and years are not all equally long."""
GENERAL = frozenset(
    {"persons", "deaths", "injured", "casualties", "times", "m", "m2", "kg", "litres", "percent", "share"}
    | {"hours", "days", "weeks", "months", "years", "minutes", "seconds"}
)
"""Units, beside those of money, that tell little of what is counted."""
MONEY = "XXX"
"""Unit of a sum that is told without its currency, as in ISO 4217."""
SCALES = frozenset({"million", "billion", "thousand", "hundr", "dozen", "per", "cent", "percent"})
"""Stems of words that belong to a number or its unit."""
_SPELLED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety several few many"
)
SPELLED = frozenset(_SPELLED.split())
NO_WHOLES: Mapping[str, frozenset[str]] = MappingProxyType({})


def same_unit(a: Quantity, b: Quantity, wholes: Mapping[str, frozenset[str]] = NO_WHOLES) -> bool:
    """Whether two figures count the same, can be converted into each other (a fifth and 20 percent), or one counts
    among what the other counts (passengers and people), or is a sum without a currency.
    """
    return same_units(a.unit, b.unit, wholes)


def same_units(a: str, b: str, wholes: Mapping[str, frozenset[str]]) -> bool:
    """The same of their units."""
    if a == b or _convertible(a, b) or b in wholes.get(a, ()) or a in wholes.get(b, ()):
        return True
    if MONEY in {a, b} and is_money(a) and is_money(b):
        return True
    left, right = content_stems(a), content_stems(b)
    return bool(left and right) and (left[-1] == right[-1] or set(left) <= set(right) or set(right) <= set(left))


def is_money(unit: str) -> bool:
    """Whether a unit is one of money: a code of ISO 4217, or a name that several currencies share."""
    return unit.isupper() or unit in money_units()


def kinds_apart(a: Quantity, b: Quantity) -> bool:
    """Whether each text says what sort of thing it counts, and not the same: silver cups, paper cups."""
    kinds = [_kind(q) for q in (a, b)]
    return bool(kinds[0] and kinds[1]) and kinds[0] != kinds[1]


def _kind(q: Quantity) -> str:
    """Stem of the word between a number and its noun; empty where there is none."""
    word = q.text.lower().split()[-2:-1]
    told = [w for w in word if w.isalpha() and w not in SPELLED and stem(w) not in SCALES]
    return stem(told[0]) if told else ""


def converts(a: Quantity, b: Quantity) -> bool:
    """Whether two units differ and one can be converted into the other."""
    return _convertible(a.unit, b.unit)


def _convertible(a: str, b: str) -> bool:
    return a != b and CONVERTED.get(a, ("",))[0] == CONVERTED.get(b, (None,))[0]


def lengths_of_time(a: Quantity, b: Quantity) -> bool:
    """Whether both are lengths of time in different units: seldom of one time, unless they are equal."""
    return converts(a, b) and CONVERTED[a.unit][0] == "days"


def quantities_meet(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one unit can both hold."""
    slack = 0.0
    if converts(a, b):
        slack = CALENDAR if lengths_of_time(a, b) else 0.0
        a, b = converted(a), converted(b)
    (a_low, a_high), (b_low, b_high) = _range(a, b), _range(b, a)
    if {a.comparator, b.comparator} == {"<", ">"}:
        return a_low < b_high and b_low < a_high
    return a_low <= b_high * (1 + slack) and b_low <= a_high * (1 + slack)


def converted(q: Quantity) -> Quantity:
    """A figure in the unit in which its own is compared."""
    unit, factor = CONVERTED[q.unit]
    low, high = (None if value is None else value * factor for value in (q.low, q.high))
    return replace(q, unit=unit, low=low, high=high)


def _range(q: Quantity, other: Quantity) -> tuple[float, float]:
    low = -math.inf if q.low is None else q.low
    high = math.inf if q.high is None else q.high
    slack = _rounding(q, other)
    if q.comparator == "~":
        value = max(abs(low if math.isfinite(low) else 0), abs(high if math.isfinite(high) else 0))
        slack = max(slack, ABOUT * value, _last_digit(value) / 2)
    if q.text.lower().startswith(NEARLY):
        return (low, low * (1 + ROUNDED)) if q.high is None else (high * (1 - ROUNDED), high)
    if q.comparator == ">" and q.high is None:
        return low, high
    return low - slack, high + slack


def _rounding(q: Quantity, other: Quantity) -> float:
    """Half a unit of the last significant digit, where the other figure is given more exactly. Whole numbers below a
    hundred are seldom rounded without saying so: twenty ministers are not eighteen.
    """
    if q.low is None or q.low != q.high or other.low is None or other.low != other.high:
        return 0.0
    if abs(q.low) < HUNDRED and q.low == int(q.low) and other.low == int(other.low):
        return 0.0
    mine, others = _last_digit(q.low), _last_digit(other.low)
    return min(mine / 2, ROUNDED * abs(q.low)) if mine > others and mine < abs(q.low) else 0.0


def _last_digit(value: float) -> float:
    """Value of the last digit that is not zero: 2,500 gives 100, 4.7 gives 0.1."""
    digits = f"{abs(value):.6f}".rstrip("0")
    whole, _, part = digits.partition(".")
    if part:
        return float(10.0 ** -len(part))
    return float(10.0 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else 1.0


def quantity_words(q: Quantity) -> str:
    """A figure as a reader says it: the text's own words where there are some."""
    return q.text or f"{q.comparator if q.comparator != '=' else ''}{q.low if q.low is not None else q.high:g} {q.unit}"

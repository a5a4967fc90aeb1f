"""How many: figures of one unit that cannot both hold, allowing for rounding, bounds and growth."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

from pipeline.align.background import Background, dated_in_words
from pipeline.align.view import ClaimView
from pipeline.align.words import content_stems, lower_words
from pipeline.records.claim import Quantity
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison

FIELD = "quantity"
ABOUT = 0.1
"""Share by which "about" widens a figure on each side, if that is more than half a unit of its last digit."""
COUNTS = frozenset({"STATISTIC"})
MEASURED = frozenset({"percent", "share"})
"""Units, beside those of money, that are given of many things but count none."""
EARLY = frozenset({"still", "initially", "preliminary", "provisional", "provisionally"})
EARLY_PAIRS = frozenset({("so", "far"), ("at", "first"), ("up", "from"), ("by", "then")})
CONVERTED = {
    "share": ("percent", 100.0), "percent": ("percent", 1.0), "hours": ("days", 1 / 24), "days": ("days", 1.0),
    "weeks": ("days", 7.0), "months": ("days", 30.4), "years": ("days", 365.25),
}  # fmt: skip
"""Unit -> the unit that it is compared in, and how many of that it holds."""
CALENDAR = 0.03
"""Share by which lengths of time given in different units may differ: months and years are not all equally long."""


def compare_quantities(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Compare every figure of one side with those of the same unit on the other; one match is agreement.

    A round figure allows half a unit of its last significant digit. Figures that grow (counts, sums, members) with
    different as-of dates are silent.
    """
    pairs = [(a, b) for a in left.claim.quantities for b in right.claim.quantities if same_unit(a, b)]
    if not pairs:
        return FieldComparison(field=FIELD, outcome=SILENT, reason="no figures of one unit")
    for a, b in pairs:
        if quantities_meet(a, b):
            return FieldComparison(field=FIELD, outcome=AGREE, reason=_agreement(a, b))
    a, b = min(pairs, key=lambda pair: _converts(*pair))
    against = f"{quantity_words(a)} against {quantity_words(b)}"
    if _lengths_of_time(a, b) or _as_of(left, right, background):
        return FieldComparison(field=FIELD, outcome=SILENT, reason=f"figures of different dates may differ: {against}")
    if not background.same_thing(left, right) or _of_other_names(left, right):
        return FieldComparison(field=FIELD, outcome=SILENT, reason=f"of different things: {against}")
    doubt = _doubt(left, right, a, background)
    if doubt:
        return FieldComparison(field=FIELD, outcome=UNDECIDED, reason=f"{doubt}: {against}")
    return FieldComparison(field=FIELD, outcome=CONFLICT, reason=f"the figures differ: {against}")


def _doubt(left: ClaimView, right: ClaimView, figure: Quantity, background: Background) -> str:
    """Why two figures that differ may yet not be two answers to one question; empty where nothing says so."""
    if _early_count(left) != _early_count(right):
        return "one may be an early count"
    types = {left.claim.event_type, right.claim.event_type}
    counted = types <= COUNTS and figure.unit not in MEASURED and not figure.unit.isupper()
    if not background.same_act(left, right) and (len(types) > 1 or counted):
        return "perhaps of different things"
    return ""


def _agreement(a: Quantity, b: Quantity) -> str:
    if (a.low, a.high) == (b.low, b.high):
        return f"both say {quantity_words(a)}"
    return f"{quantity_words(a)} and {quantity_words(b)} can both hold"


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether two figures count the same or can be converted into each other: a fifth and 20 percent."""
    if a.unit == b.unit or _converts(a, b):
        return True
    left, right = content_stems(a.unit), content_stems(b.unit)
    return bool(left and right) and (left[-1] == right[-1] or set(left) <= set(right) or set(right) <= set(left))


def _converts(a: Quantity, b: Quantity) -> bool:
    return a.unit != b.unit and CONVERTED.get(a.unit, ("",))[0] == CONVERTED.get(b.unit, (None,))[0]


def _as_of(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether each figure holds for a time of its own."""
    a, b = left.claim.date, right.claim.date
    types = (left.claim.event_type, right.claim.event_type)
    if not any(background.contrasts.slot("as_of", t) for t in types):
        return False
    if a is None or b is None:
        return (a is None) != (b is None) and any(background.contrasts.slot("holds", t) for t in types)
    return not a.meets(b) and (dated_in_words(left) or dated_in_words(right))


def _early_count(view: ClaimView) -> bool:
    """Whether the passage says that its figure is not the last word."""
    words = lower_words(view.claim.evidence.quote)
    return bool(EARLY & set(words)) or any(pair in EARLY_PAIRS for pair in pairwise(words))


def _of_other_names(left: ClaimView, right: ClaimView) -> bool:
    """Whether each side names something of a kind (a state, a person) that the other does not."""
    mine, theirs = left.entities - right.entities, right.entities - left.entities
    return bool({e.partition("/")[0] for e in mine} & {e.partition("/")[0] for e in theirs})


def quantities_meet(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one unit can both hold."""
    slack = 0.0
    if _converts(a, b):
        slack = CALENDAR if _lengths_of_time(a, b) else 0.0
        a, b = _converted(a), _converted(b)
    (a_low, a_high), (b_low, b_high) = _range(a, b), _range(b, a)
    if {a.comparator, b.comparator} == {"<", ">"}:
        return a_low < b_high and b_low < a_high
    return a_low <= b_high * (1 + slack) and b_low <= a_high * (1 + slack)


def _lengths_of_time(a: Quantity, b: Quantity) -> bool:
    """Whether both are lengths of time in different units: seldom of one time, unless they are equal."""
    return _converts(a, b) and CONVERTED[a.unit][0] == "days"


def _converted(q: Quantity) -> Quantity:
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
    if q.comparator == ">" and q.high is None:
        return low, high
    return low - slack, high + slack


def _rounding(q: Quantity, other: Quantity) -> float:
    """Half a unit of the last significant digit, where the other figure is given more exactly."""
    if q.low is None or q.low != q.high or other.low is None or other.low != other.high:
        return 0.0
    mine, others = _last_digit(q.low), _last_digit(other.low)
    return mine / 2 if mine > others and mine < abs(q.low) else 0.0


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

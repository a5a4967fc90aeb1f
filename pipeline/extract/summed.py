"""Figures that are told in two or three units and mean one: "three years and nine months", "six feet two inches"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pipeline.extract.tokens import Span

if TYPE_CHECKING:
    from pipeline.extract.quantities import PlacedQuantity
    from pipeline.extract.tokens import Doc
    from pipeline.records.claim import Quantity

SECONDS: Final = MappingProxyType(
    {"years": 31_557_600, "months": 2_629_800, "weeks": 604_800, "days": 86_400, "hours": 3_600, "minutes": 60,
     "seconds": 1}
)  # fmt: skip
"""Units of time from long to short: only these are told together though their words differ."""
JOINTS = frozenset({(), ("and",), (",",), (",", "and")})
BOUNDING = frozenset({"between", "from"})
"""What stands before two figures of which each bounds a third."""
METRE = "m"
"""The unit into which feet and inches are converted."""
DIGITS = 4


def join_summed(figures: Iterable[PlacedQuantity], doc: Doc) -> Iterator[PlacedQuantity]:
    """The figures of a passage in text order; what stands in a smaller unit right behind another is added to it."""
    last: PlacedQuantity | None = None
    for each in figures:
        total = None if last is None else _sum(last, each, doc)
        if last is not None and total is None:
            yield last
        last = total or each
    if last is not None:
        yield last


def _sum(first: PlacedQuantity, second: PlacedQuantity, doc: Doc) -> PlacedQuantity | None:
    """Both as one figure; None where they are two."""
    between = tuple([t.lower_ for t in doc[first.end : second.start]])
    if between not in JOINTS or second.quantity.comparator != "=" or first.end > second.start:
        return None
    share = _share(first.quantity, second.quantity)
    if share is None or (first.quantity.unit == second.quantity.unit and between):
        return None
    bounds = first.start > 0 and doc[first.start - 1].lower_ in BOUNDING
    if bounds or doc[first.end - 1].lower_ == doc[second.end - 1].lower_:
        return None
    low, high = first.quantity.low, first.quantity.high
    figure = replace(
        first.quantity,
        low=None if low is None else round(low + share, DIGITS),
        high=None if high is None else round(high + share, DIGITS),
        text=Span(doc, first.start, second.end).text,
    )
    return replace(first, quantity=figure, end=second.end)


def _share(first: Quantity, second: Quantity) -> float | None:
    """How many of the first unit the second figure is, where that is less than one of the unit that stands next above:
    months behind years are less than a year, inches behind feet fewer than the feet.
    """
    value = second.low
    if value is None or second.high != value:
        return None
    if first.unit == second.unit:
        whole = first.low if first.low is not None else first.high
        return value if first.unit == METRE and whole is not None and value < whole else None
    units = list(SECONDS)
    if first.unit not in SECONDS or second.unit not in SECONDS or units.index(first.unit) >= units.index(second.unit):
        return None
    above = {lower: upper for upper, lower in pairwise(units)}[second.unit]
    if value * SECONDS[second.unit] >= SECONDS[above]:
        return None
    return value * SECONDS[second.unit] / SECONDS[first.unit]

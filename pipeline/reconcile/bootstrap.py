"""Intervals for figures by resampling (B. Efron 1979), the same on every run: the seed is fixed.

What is drawn are stretches of text, not single rows: errors come in company, and rows drawn one by one would make
the intervals too narrow. They speak of these articles' text, not of other authors or subjects.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

RESAMPLES = 1000
SEED = 20_230_227
STRETCH = 1000  # characters of an article that are drawn together
TAIL = 0.025  # left out on each side: a 95 % interval
Units = Sequence[tuple[int, ...]]
Figure = Callable[[Sequence[int]], float | None]


def interval(units: Units, figure: Figure) -> tuple[float, float] | None:
    """Bounds of the middle 95 % of a figure over resampled units; None with fewer than two units or nothing measured.

    A unit is a tuple of counts; the figure is computed from the counts' sums.
    """
    if len(units) < 2:
        return None
    draw = random.Random(SEED)  # noqa: S311
    values = []
    for _ in range(RESAMPLES):
        drawn = draw.choices(units, k=len(units))
        value = figure([sum(column) for column in zip(*drawn, strict=True)])
        if value is not None:
            values.append(value)
    if not values:
        return None
    values.sort()
    last = len(values) - 1
    return values[round(TAIL * last)], values[round((1 - TAIL) * last)]

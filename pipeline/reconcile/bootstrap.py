"""Intervals for figures by resampling (B. Efron 1979), the same on every run: the seed is fixed.

What is drawn are stretches of text, not single rows: errors come in company, and rows drawn one by one would make
the intervals too narrow. They speak of these articles' text, not of other authors or subjects.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

RESAMPLES = 1000
SEED = 20_230_227
STRETCH = 1000  # characters of an article that are drawn together
TAIL = 0.025  # left out on each side: a 95 % interval
Units = Sequence[tuple[int, ...]]
Figure = Callable[[Sequence[int]], float | None]


def intervals(units: Units, figures: Mapping[str, Figure]) -> dict[str, tuple[float, float]]:
    """Bounds of the middle 95 % of each figure over resampled units, all from the same draws; a figure that no draw
    measured has none, and none has with fewer than two units.

    A unit is a tuple of counts; a figure is computed from the counts' sums.
    """
    if len(units) < 2:
        return {}
    draw = random.Random(SEED)  # noqa: S311 - resampling, not secrecy
    drawn: dict[str, list[float]] = {name: [] for name in figures}
    for _ in range(RESAMPLES):
        sums = [sum(column) for column in zip(*draw.choices(units, k=len(units)), strict=True)]
        for name, figure in figures.items():
            value = figure(sums)
            if value is not None:
                drawn[name].append(value)
    return {name: _middle(sorted(values)) for name, values in drawn.items() if values}


def _middle(values: Sequence[float]) -> tuple[float, float]:
    last = len(values) - 1
    return values[round(TAIL * last)], values[round((1 - TAIL) * last)]

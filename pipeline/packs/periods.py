"""Named periods and happenings with their dates, parsed and linted from `times/periods.csv`. Users may add rows."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.packs.files import Layers

PATTERN = "times/*.csv"


@dataclass(frozen=True)
class Periods:
    """All periods in force."""

    rows: tuple[object, ...] = ()


def load_periods(layers: Layers) -> Periods:
    """Parse all period files."""
    return Periods()

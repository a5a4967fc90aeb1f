"""ISO 8601 durations and TIMEX3 values of lengths and repetitions."""

from __future__ import annotations

from typing import Final

from pipeline.extract.times.expressions import Length

ISO: Final = {"S": "TS", "m": "TM", "H": "TH", "D": "D", "W": "W", "M": "M", "Y": "Y"}
IN_SMALLER: Final = {"F": (2, "W"), "Q": (3, "M"), "6": (6, "M"), "N": (3, "M"), "T": (10, "Y"), "C": (100, "Y"),
                     "K": (1000, "Y"), "E": (2, "D")}  # fmt: skip
HALVES: Final = {"Y": (6, "M"), "H": (30, "m"), "m": (30, "S"), "D": (12, "H")}
TIMEX_UNITS: Final = {"T": "DE", "C": "CE", "Q": "Q", "E": "WE", "K": "ML"}
REPEATED: Final = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}


def iso_of(length: Length) -> str | None:
    """ISO 8601 duration; null for an open number of units. Decades become years, half years months."""
    if length.count is None:
        return None
    count, unit = length.count, length.unit
    if unit in IN_SMALLER:
        factor, unit = IN_SMALLER[unit]
        count *= factor
    if count == 0.5 and unit in HALVES:
        count, unit = HALVES[unit]
    return _written(_plain(count), ISO[unit])


def timex_of_length(length: Length, *, repeated: bool) -> str:
    """TIMEX3 value: X for an open number; a plain repetition is a date with everything open."""
    if length.timex:
        return length.timex
    if repeated and length.count == 1 and length.mod in {None, "EVERY"} and length.unit in REPEATED:
        return REPEATED[length.unit]
    count = "X" if length.count is None else _plain(length.count)
    if length.unit in TIMEX_UNITS:
        return f"P{count}{TIMEX_UNITS[length.unit]}"
    if length.unit in IN_SMALLER:
        factor, unit = IN_SMALLER[length.unit]
        return f"P{count if length.count is None else _plain(length.count * factor)}{unit}"
    if length.count == 0.5 and length.unit in HALVES:
        number, unit = HALVES[length.unit]
        return _written(_plain(number), ISO[unit])
    return _written(count, ISO[length.unit])


def _written(count: str, unit: str) -> str:
    return f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else str(count)

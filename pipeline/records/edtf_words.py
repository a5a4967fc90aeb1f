"""EDTF values as a reader says them: `2022-10-11/2022-10-20` is mid-October 2022."""

from __future__ import annotations

from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
THIRDS = {
    ("01", "10"): "early",
    ("11", "20"): "mid",
    ("21", "28"): "late",
    ("21", "29"): "late",
    ("21", "30"): "late",
    ("21", "31"): "late",
}


@lru_cache(maxsize=100_000)
def english_date(edtf: str | None) -> str | None:
    """`2022-10-11/2022-10-20` as `mid-October 2022`; null for a value in no known form."""
    if not edtf:
        return None
    left, slash, right = edtf.partition("/")
    if not slash:
        return _point(left)
    if right in {"", ".."}:
        start = _point(left)
        return f"from {start} on" if start else None
    if left in {"", ".."}:
        end = _point(right)
        return f"until {end}" if end else None
    if len(left) == len(right) == 10 and left[:7] == right[:7] and (left[8:], right[8:]) in THIRDS:
        third = THIRDS[left[8:], right[8:]]
        return f"{third}{'-' if third == 'mid' else ' '}{_point(left[:7])}"
    start, end = _point(left), _point(right)
    return f"{_without_common_end(start, end)} to {end}" if start and end else None


def _without_common_end(start: str, end: str) -> str:
    """`12 September 2022` before `13 September 2022` as `12`."""
    words, others = start.split(), end.split()
    while len(words) > 1 and len(others) > 1 and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return " ".join(words)


def _point(value: str) -> str | None:
    about = "about " if value.endswith(("~", "%")) else ""
    year, *rest = value.rstrip("~?%").split("-")
    if not year.isdigit() or not all(part.isdigit() for part in rest):
        return None
    if not rest:
        return f"{about}{year}"
    if rest[0] in SEASONS:
        return f"{about}{SEASONS[rest[0]]} {year}"
    if not 1 <= int(rest[0]) <= 12:
        return None
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{about}{day}{MONTHS[int(rest[0]) - 1]} {year}"

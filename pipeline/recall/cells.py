"""Plain values as bytes and back: what a run keeps of records that are made again only where they are asked for."""

from __future__ import annotations

import marshal
from typing import Any

FORM = 2
"""The last form in which equal values give equal bytes."""


def packed(values: tuple[Any, ...]) -> bytes:
    """Texts, numbers, bytes, None, and tuples and lists of such, as bytes that this version of Python reads."""
    return marshal.dumps(values, FORM)


def unpacked(told: bytes | memoryview) -> tuple[Any, ...]:
    """The values that `packed` was given; `told` has to be what it gave."""
    found: tuple[Any, ...] = marshal.loads(told)  # noqa: S302 - of this run, or sealed by the last
    return found

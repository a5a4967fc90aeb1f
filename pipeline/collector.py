"""Python's search for reference cycles, paused where millions of records pile up that form none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Only cycles wait; all else is freed as ever. The search took nearly a third of the time of aligning. It is paused
    by what sets it off, not switched off: reading a model switches it on.
    """
    allowed = gc.get_threshold()
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.set_threshold(*allowed)

"""CPU seconds of a running program by part, each moment counted once: for the innermost part at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from time import process_time
from typing import Any
from unittest.mock import patch

Part = tuple[str, Any, str]
"""What a function is part of, the module or class that holds it, and its name there."""


class Shares:
    """Seconds by part. What belongs to none stands under `rest`."""

    def __init__(self, rest: str) -> None:
        self.seconds: dict[str, float] = {rest: 0.0}
        self._open = [rest]
        self._since = process_time()

    @contextmanager
    def at(self, part: str) -> Iterator[None]:
        """A part at work."""
        self._charge()
        self._open.append(part)
        try:
            yield
        finally:
            self._charge()
            self._open.pop()

    def _charge(self) -> None:
        now = process_time()
        part = self._open[-1]
        self.seconds[part] = self.seconds.get(part, 0.0) + now - self._since
        self._since = now


def measured(work: Callable[[], object], parts: tuple[Part, ...], rest: str) -> dict[str, float]:
    """Do some work and tell how long each part of it took. Functions that hand out what they find one by one are timed
    while they do so.
    """
    with ExitStack() as patches:
        shares = Shares(rest)
        for part, holder, name in parts:
            patches.enter_context(patch.object(holder, name, _timed(getattr(holder, name), part, shares)))
        work()
        with shares.at(rest):
            return shares.seconds


def _timed(function: Callable[..., Any], part: str, shares: Shares) -> Callable[..., Any]:
    @wraps(function)
    def timed(*args: Any, **kwargs: Any) -> Any:
        with shares.at(part):
            found = function(*args, **kwargs)
        return _timed_steps(found, part, shares) if isinstance(found, Iterator) else found

    return timed


def _timed_steps(found: Iterator[Any], part: str, shares: Shares) -> Iterator[Any]:
    end = object()
    while True:
        with shares.at(part):
            step = next(found, end)
        if step is end:
            return
        yield step

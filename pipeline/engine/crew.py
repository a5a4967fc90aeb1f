"""Work on claims shared out among processes of this machine: the same results in the same order as in one process."""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, TypeVar

from pipeline.engine.parent import end_with_parent

AHEAD = 1
"""Jobs that wait while every process has one."""

S = TypeVar("S")
J = TypeVar("J")
R = TypeVar("R")


class Crew:
    """`jobs` processes, which begin where there is more than one job to do. What a process that dies has not done is
    done in this one.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def __call__(self, function: Callable[[S, J], R], shared: S, jobs: Iterable[J]) -> Iterator[R]:
        """The results of jobs, in their order."""
        source = iter(jobs)
        first = list(islice(source, 2))
        if self.jobs == 1 or len(first) < 2:
            return (function(shared, job) for job in chain(first, source))
        return self._together(function, shared, chain(first, source))

    def _together(self, function: Callable[[S, J], R], shared: S, jobs: Iterator[J]) -> Iterator[R]:
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.jobs, mp_context=spawn, initializer=_begin, initargs=(function, shared)) as pool:
            running: deque[tuple[Future[R], J]] = deque()
            while True:
                running.extend((_submit(pool, job), job) for job in islice(jobs, self.jobs + AHEAD - len(running)))
                if not running:
                    return
                future, job = running.popleft()
                try:
                    found = future.result()
                except BrokenProcessPool:
                    found = function(shared, job)
                yield found


_given: list[Any] = []
"""In a process of a crew: what it calls, and what all its jobs share."""


def _begin(function: Callable[[S, J], R], shared: S) -> None:
    end_with_parent()
    gc.disable()
    _given[:] = [function, shared]


def _done(job: Any) -> Any:
    function, shared = _given
    return function(shared, job)


def _submit(pool: ProcessPoolExecutor, job: J) -> Future[Any]:
    """A job on its way; one that the pool no longer takes is broken off at once."""
    try:
        return pool.submit(_done, job)
    except BrokenProcessPool as error:
        refused: Future[Any] = Future()
        refused.set_exception(error)
        return refused

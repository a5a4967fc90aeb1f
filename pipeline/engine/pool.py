"""Articles read by a pool of processes on this machine.

A process that dies breaks the pool of the standard library, with every batch that was on its way. Each of these is
then tried alone: one that ends its process again is halved until the article is found that does it, which is reported
as unreadable.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Self

from pipeline.engine.parent import end_with_parent
from pipeline.reading import Article, ReadingJob, halves, read_articles

TRIES = 2
AHEAD = 2


class PoolEngine:
    """`jobs` processes. Where `prepare` is given, each calls it first, while the first batches are put together."""

    def __init__(self, jobs: int, prepare: Callable[[], None] | None = None) -> None:
        self.jobs = jobs
        self._prepare = prepare
        self._pool = self._new_pool()
        if prepare is not None:
            self._pool.submit(_nothing)

    def _new_pool(self) -> ProcessPoolExecutor:
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, mp_context=spawn, initializer=_begin, initargs=(self._prepare,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)

    def read(self, jobs: Iterable[ReadingJob]) -> Iterator[list[Article]]:
        """The articles of every job, as they are done."""
        source = iter(jobs)
        while True:
            lost: list[ReadingJob] = []
            yield from self._read_together(source, lost)
            if not lost:
                return
            for job in lost:
                yield from self._read_alone(job)

    def _read_together(self, source: Iterator[ReadingJob], lost: list[ReadingJob]) -> Iterator[list[Article]]:
        """Keep every process busy until the jobs end or the pool breaks; `lost` takes the jobs that it broke with."""
        running: dict[Future[list[Article]], ReadingJob] = {}
        while not lost:
            for job in islice(source, self.jobs * AHEAD - len(running)):
                running[self._submit(job)] = job
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                job = running.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    lost.append(job)
        lost += running.values()

    def _read_alone(self, job: ReadingJob) -> Iterator[list[Article]]:
        """One job with the pool to itself, so that a process that ends is its doing and nobody else's."""
        for _ in range(TRIES):
            try:
                yield self._submit(job).result()
            except BrokenProcessPool:
                continue
            return
        if len(job.files) > 1:
            for half in halves(job):
                yield from self._read_alone(half)
        else:
            yield [_deadly(job)]

    def _submit(self, job: ReadingJob) -> Future[list[Article]]:
        try:
            return self._pool.submit(read_articles, job)
        except BrokenProcessPool:
            self._pool = self._new_pool()
            return self._pool.submit(read_articles, job)


def _deadly(job: ReadingJob) -> Article:
    problem = f"reading this article ended its process {TRIES} times\n  try: report it with the article"
    return Article(path=job.files[0].path, problem=problem)


def _begin(prepare: Callable[[], None] | None) -> None:
    end_with_parent()
    if prepare is not None:
        prepare()


def _nothing() -> None:
    """What the pool is first asked to do, so that all its processes start."""

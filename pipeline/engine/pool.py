"""Articles read by a pool of processes on this machine.

A process that is killed breaks the pool of the standard library: the batches not yet done are then given to a new
pool, one at a time per process, until one of them has broken it `PATIENCE` times and is reported as unreadable.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice
from typing import Self

from pipeline.reading import Article, ReadingJob, read_articles

PATIENCE = 3
AHEAD = 2


class PoolEngine:
    """`jobs` processes, each with the model loaded once."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, mp_context=multiprocessing.get_context("spawn"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)

    def read(self, jobs: Iterable[ReadingJob]) -> Iterator[list[Article]]:
        """The articles of every job, as they are done."""
        source = iter(jobs)
        waiting: list[ReadingJob] = []
        running: dict[Future[list[Article]], ReadingJob] = {}
        breaks: Counter[tuple[str, ...]] = Counter()
        while True:
            room = self.jobs * AHEAD - len(running)
            fresh = [waiting.pop() for _ in range(min(room, len(waiting)))]
            fresh += islice(source, room - len(fresh))
            lost = self._submit(fresh, running)
            if not running and not lost:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED) if running else (set(), set())
            for future in done:
                job = running.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    lost.append(job)
            if lost:
                lost += running.values()
                running.clear()
                self._pool = self._new_pool()
                for job in lost:
                    waiting += self._again(job, breaks)
                    yield from self._given_up(job, breaks)

    def _submit(self, jobs: list[ReadingJob], running: dict[Future[list[Article]], ReadingJob]) -> list[ReadingJob]:
        """Start jobs; those that a broken pool refuses come back."""
        lost = []
        for job in jobs:
            try:
                running[self._pool.submit(read_articles, job)] = job
            except BrokenProcessPool:
                lost.append(job)
        return lost

    def _again(self, job: ReadingJob, breaks: Counter[tuple[str, ...]]) -> list[ReadingJob]:
        """What to try once more: a batch as its single files, a file until patience ends."""
        if len(job.files) > 1:
            return [replace(job, files=(raw,)) for raw in job.files]
        breaks[job.files[0].path,] += 1
        return [job] if breaks[job.files[0].path,] < PATIENCE else []

    def _given_up(self, job: ReadingJob, breaks: Counter[tuple[str, ...]]) -> Iterator[list[Article]]:
        if len(job.files) == 1 and breaks[job.files[0].path,] >= PATIENCE:
            problem = f"reading this article ended the process {PATIENCE} times\n  try: report it with the article"
            yield [Article(path=job.files[0].path, problem=problem)]

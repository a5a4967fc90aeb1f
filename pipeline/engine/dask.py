"""Articles read by the workers of a Dask cluster.

A worker that dies loses nothing: the scheduler gives its batches to another. `allowed-failures` bounds how often one
batch may take a worker with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from pipeline.errors import ConfigError
from pipeline.reading import Article, ReadingJob, halves, read_articles

if TYPE_CHECKING:
    from distributed import Client

AHEAD = 64
SECONDS_TO_CONNECT = 30
THIS_MACHINE = "127.0.0.1:0"
TRIM = "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_"
KEEP_MEMORY = 1_000_000_000  # bytes; with Dask's own 65,536 the parser gives memory back and asks for it all the time


class DaskEngine:
    """A client of the scheduler at an address, or of a cluster of this machine where none is given."""

    def __init__(self, scheduler: str | None) -> None:
        self._closing = ExitStack()
        self._client = _connect(scheduler, self._closing)
        self._jobs: dict[str, ReadingJob] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cluster; one that was given goes on, one that was started ends."""
        self._closing.close()

    def read(self, jobs: Iterable[ReadingJob]) -> Iterator[list[Article]]:
        """The articles of every job, as they are done. At most `AHEAD` batches are on their way at a time."""
        from distributed import as_completed

        source = iter(jobs)
        running: Any = as_completed([self._submit(job) for job in islice(source, AHEAD)])
        for future in running:
            articles, again = self._outcome(future)
            yield articles
            for job in (*again, *islice(source, 1)):
                running.add(self._submit(job))

    def _submit(self, job: ReadingJob) -> Any:
        future = self._client.submit(read_articles, job, pure=False, retries=2)
        self._jobs[str(future.key)] = job
        return future

    def _outcome(self, future: Any) -> tuple[list[Article], Sequence[ReadingJob]]:
        """What a batch gave, and its halves where it killed its workers: so the article is found that does it."""
        from distributed import KilledWorker

        job = self._jobs.pop(str(future.key))
        try:
            return future.result(), ()
        except KilledWorker as error:
            if len(job.files) > 1:
                return [], halves(job)
            killed = error.allowed_failures + 1
            problem = f"reading this article killed {killed} workers\n  try: report it with the article"
            return [Article(path=job.files[0].path, problem=problem)], ()


def _connect(scheduler: str | None, closing: ExitStack) -> Client:
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ConfigError(
            "engine 'dask' needs the extra", remedy="pip install 'variorum[dask]', or use --engine local"
        ) from error
    try:
        if scheduler is None:
            with dask.config.set({TRIM: KEEP_MEMORY}):
                cluster = closing.enter_context(LocalCluster(threads_per_worker=1, dashboard_address=THIS_MACHINE))
        client: Client = closing.enter_context(Client(scheduler or cluster, timeout=SECONDS_TO_CONNECT))
    except OSError as error:
        raise ConfigError(
            f"no Dask scheduler answers: {error}", at=str(scheduler), remedy="start one with `dask scheduler`"
        ) from error
    return client

"""Where articles are read: in this process, in a pool of processes, or on a Dask cluster. The same bytes come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.reading import Article, ReadingJob


class Engine(Protocol):
    """Reads batches of articles; they may come back in any order."""

    def read(self, jobs: Iterable[ReadingJob]) -> Iterator[list[Article]]:
        """The articles of every job, batch by batch."""


def open_engine(settings: Settings, prepare: Callable[[], None] | None = None) -> AbstractContextManager[Engine]:
    """The engine that the settings ask for. Processes of this machine first call `prepare`."""
    if settings.engine == "dask":
        from pipeline.engine.dask import DaskEngine

        return DaskEngine(settings.scheduler)
    if settings.jobs > 1:
        from pipeline.engine.pool import PoolEngine

        return PoolEngine(settings.jobs, prepare)
    from pipeline.engine.local import LocalEngine

    return LocalEngine()

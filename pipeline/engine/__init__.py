"""Where articles are read: in this process, in a pool of processes, or on a Dask cluster. The same bytes come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.reading import Article, ReadingJob


class Engine(Protocol):
    """Reads batches of articles; they may come back in any order."""

    def read(self, jobs: Iterable[ReadingJob]) -> Iterator[list[Article]]:
        """The articles of every job, batch by batch."""


def open_engine(settings: Settings) -> AbstractContextManager[Engine]:
    """The engine that the settings ask for."""
    if settings.engine == "dask":
        from pipeline.engine.dask import DaskEngine

        return DaskEngine(settings.scheduler)
    if settings.jobs > 1:
        from pipeline.engine.pool import PoolEngine

        return PoolEngine(settings.jobs)
    from pipeline.engine.local import LocalEngine

    return LocalEngine()

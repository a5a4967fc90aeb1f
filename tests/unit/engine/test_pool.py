from __future__ import annotations

import hashlib
import os
import signal
from typing import TYPE_CHECKING

import pytest

from pipeline.engine.local import LocalEngine
from pipeline.engine.pool import PoolEngine
from pipeline.ingest.metadata import Sidecar
from pipeline.reading import ReadingJob
from pipeline.records.document import RawFile

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "The river Ouse rose by two metres in York on 3 May 2012, and the council closed the bridge for a week. " * 4


class DeadlyJob(ReadingJob):
    """Ends the process that receives it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)


def raw(number: int) -> RawFile:
    data = f"{TEXT} Report {number} of the council was read by many people in the town.".encode()
    return RawFile(path=f"a{number:02d}.txt", data=data, sha256=hashlib.sha256(data).hexdigest())


def jobs(count: int, *, size: int = 2, kind: type[ReadingJob] = ReadingJob) -> Iterator[ReadingJob]:
    for start in range(0, count, size):
        files = tuple(raw(number) for number in range(start, start + size))
        yield kind(files=files, sidecar=Sidecar(), packs=(), model=None, parse=False)


@pytest.fixture
def pool() -> Iterator[PoolEngine]:
    with PoolEngine(2) as engine:
        yield engine


def test_the_pool_reads_what_one_process_reads(pool: PoolEngine) -> None:
    alone = [article for batch in LocalEngine().read(jobs(6)) for article in batch]
    together = [article for batch in pool.read(jobs(6)) for article in batch]
    assert sorted(together, key=lambda a: a.path) == alone
    assert all(article.document for article in alone)


def test_a_killed_worker_loses_nothing(pool: PoolEngine) -> None:
    batches = pool.read(jobs(24))
    paths = [article.path for article in next(batches)]
    os.kill(next(iter(pool._pool._processes)), signal.SIGKILL)
    paths += [article.path for batch in batches for article in batch]
    assert sorted(paths) == [f"a{number:02d}.txt" for number in range(24)]


def test_an_article_that_kills_its_worker_is_reported_and_the_others_are_read(pool: PoolEngine) -> None:
    deadly = next(jobs(1, size=1, kind=DeadlyJob))
    found = [article for batch in pool.read([deadly, *list(jobs(6))[1:]]) for article in batch]
    problems = {article.path: article.problem for article in found if article.problem}
    assert list(problems) == ["a00.txt"]
    assert "ended the process 3 times" in problems["a00.txt"]
    assert sorted(a.path for a in found if a.document) == ["a02.txt", "a03.txt", "a04.txt", "a05.txt"]

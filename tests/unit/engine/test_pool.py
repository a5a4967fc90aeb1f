from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
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
    """Ends the process that receives it while `deadly.txt` is in it."""

    def __reduce__(self) -> tuple[object, ...]:
        if any(raw.path == "deadly.txt" for raw in self.files):
            return os._exit, (3,)
        plain = (self.files, self.sidecar, self.packs, self.model)
        return _job, plain


def _job(*values: object) -> ReadingJob:
    return ReadingJob(**dict(zip(("files", "sidecar", "packs", "model"), values, strict=True)), parse=False)


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


def touch(path: Path) -> None:
    (path / str(os.getpid())).touch()


def test_every_process_prepares_itself_at_once(tmp_path: Path) -> None:
    with PoolEngine(2, partial(touch, tmp_path)) as engine:
        for _ in range(100):
            if len(list(tmp_path.iterdir())) == 2:
                break
            time.sleep(0.1)
        assert {path.name for path in tmp_path.iterdir()} == {str(process) for process in engine._pool._processes}


def test_a_killed_worker_loses_nothing(pool: PoolEngine) -> None:
    batches = pool.read(jobs(24))
    paths = [article.path for article in next(batches)]
    os.kill(next(iter(pool._pool._processes)), signal.SIGKILL)
    paths += [article.path for batch in batches for article in batch]
    assert sorted(paths) == [f"a{number:02d}.txt" for number in range(24)]


def test_an_article_that_kills_its_worker_is_found_among_the_others(pool: PoolEngine) -> None:
    batches = list(jobs(16, size=8))
    deadly = replace(batches[0].files[3], path="deadly.txt")
    batches[0] = DeadlyJob(
        files=(*batches[0].files, deadly), sidecar=Sidecar(), packs=(), model=None, parse=False, blas="blis"
    )
    found = [article for batch in pool.read(batches) for article in batch]
    problems = {article.path: article.problem for article in found if article.problem}
    assert list(problems) == ["deadly.txt"]
    assert "ended its process 2 times" in problems["deadly.txt"]
    assert sorted(article.path for article in found if article.document) == [f"a{n:02d}.txt" for n in range(16)]


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    program = (
        "import os, sys, time\n"
        "from pipeline.engine.pool import PoolEngine\n"
        "if __name__ == '__main__':\n"
        "    pool = PoolEngine(2)\n"
        "    print(pool._pool.submit(os.getpid).result(), flush=True)\n"
        "    time.sleep(60)\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(program, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    assert ended(child)


def ended(process: int) -> bool:
    """Whether a process ends within ten seconds."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False

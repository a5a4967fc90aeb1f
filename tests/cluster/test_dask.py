from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from pipeline.config import load_settings
from pipeline.engine.dask import DaskEngine
from pipeline.ingest.metadata import Sidecar
from pipeline.reading import Article, ReadingJob
from pipeline.records.document import RawFile
from pipeline.runner import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

distributed = pytest.importorskip("distributed", reason="the extra `dask` is not installed")

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.filterwarnings("default"),
]
FERRY = Path(__file__).parents[1] / "fixtures" / "ferry"


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as started:
        yield started


def tables(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.name != "run.json" and path.name[0] != "."
    }


def run(corpus: Path, out: Path, **flags: object) -> dict[str, bytes]:
    settings = load_settings(corpus=corpus, out=out, cache=out / "cache", packs=(), **flags)
    Run(settings=settings).write()
    shutil.rmtree(out / "cache")
    return tables(out)


def copies(folder: Path, count: int) -> Path:
    for number in range(count):
        for path in FERRY.glob("*.md"):
            text = path.read_text(encoding="utf-8").replace("Bergen", f"Port {number}")
            (folder / f"{path.stem}-{number:03d}.md").write_text(text, encoding="utf-8")
    return folder


def test_the_cluster_gives_the_same_bytes(cluster: object, tmp_path: Path) -> None:
    alone = run(FERRY, tmp_path / "alone")
    spread = run(FERRY, tmp_path / "spread", engine="dask", scheduler=cluster.scheduler_address)
    assert spread == alone


def test_a_worker_killed_in_mid_run_loses_nothing(cluster: object, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    corpus = copies(tmp_path / "articles", 60)
    with distributed.Client(cluster.scheduler_address) as client:
        victim = min(client.run(os.getpid).values())

    def kill() -> None:
        time.sleep(2)
        os.kill(victim, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    spread = run(corpus, tmp_path / "spread", engine="dask", scheduler=cluster.scheduler_address)
    killer.join()
    assert spread == run(corpus, tmp_path / "alone")


def test_a_batch_that_kills_its_workers_is_halved_and_a_single_article_is_reported(cluster: object) -> None:
    def killed() -> list[Article]:
        raise distributed.KilledWorker("read_articles", None, 3)

    raw = [RawFile(path=f"a{number}.txt", data=b"", sha256="") for number in range(3)]
    with DaskEngine(cluster.scheduler_address) as engine:
        for files in (raw, raw[:1]):
            engine._jobs["key"] = ReadingJob(files=tuple(files), sidecar=Sidecar(), packs=(), model=None)
            articles, again = engine._outcome(SimpleNamespace(key="key", result=killed))
            if len(files) > 1:
                assert articles == []
                assert [[each.path for each in job.files] for job in again] == [["a0.txt"], ["a1.txt", "a2.txt"]]
            else:
                assert "killed 4 workers" in articles[0].problem
                assert again == ()


def test_without_a_scheduler_a_cluster_of_this_machine_is_started_and_ended(tmp_path: Path) -> None:
    assert run(FERRY, tmp_path / "own", engine="dask") == run(FERRY, tmp_path / "alone")

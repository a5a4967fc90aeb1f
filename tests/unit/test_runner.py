from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline.extract.kernel
from pipeline.config import load_settings
from pipeline.corpus import Corpus, batch_sizes
from pipeline.errors import CorpusError, OutputError
from pipeline.inputs import Inputs
from pipeline.progress import Silent
from pipeline.recall.shelves import Shelf
from pipeline.runner import Run
from pipeline.store.cache import Cache
from pipeline.store.files import one_at_a_time

FERRY = Path(__file__).parents[1] / "fixtures" / "ferry"


class Listener:
    """Remembers what a run tells."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self.read = 0

    def start(self, stage: str, total: int | None = None) -> None:
        """Ignore."""

    def advance(self, steps: int = 1) -> None:
        self.read += steps

    def warn(self, message: str) -> None:
        self.warnings.append(message)

    def close(self) -> None:
        """Ignore."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FERRY, tmp_path / "corpus"))


def run(corpus: Path, out: Path, cache: Path, **flags: object) -> tuple[Run, Listener]:
    listener = Listener()
    settings = load_settings(corpus=corpus, out=out, cache=cache, decisions=out.parent / "none", packs=(), **flags)
    job = Run(settings=settings, progress=listener)
    job.write()
    return job, listener


def tables(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.name != "run.json" and path.name[0] != "."
    }


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> tuple[Path, Run]:
    out = tmp_path_factory.mktemp("ferry") / "outputs"
    job, _ = run(FERRY, out, cache)
    return out, job


def test_a_run_writes_every_table(finished: tuple[Path, Run]) -> None:
    out, _ = finished
    expected = {
        "documents.jsonl", "mentions.jsonl", "entities.jsonl", "claims.jsonl", "comparisons.jsonl", "groups.jsonl",
        "within_source.jsonl", "claims.csv", "evidence.csv", "entities.csv", "sources.csv", "scores.csv",
        "datapackage.json", "report.html", "run.json",
    }  # fmt: skip
    assert expected <= {path.name for path in out.iterdir()}


def test_sources_conflict_on_what_they_tell_differently(finished: tuple[Path, Run]) -> None:
    _, job = finished
    conflicts = {slot for group in job.alignment.groups for slot in group.conflict_on if group.verdict == "conflict"}
    assert {"date", "polarity", "quantity"} <= conflicts
    claims = {claim.claim_id: claim for e in job.extractions for claim in e.claims}
    founding = [
        {claims[c].date.edtf for c in g.claim_ids if claims[c].date}
        for g in job.alignment.groups
        if g.conflict_on == ("date",)
    ]
    assert {"1994", "1996"} in founding


def test_a_rerun_gives_the_same_bytes_from_the_cache(finished: tuple[Path, Run], cache: Path, tmp_path: Path) -> None:
    out, _ = finished
    _, listener = run(FERRY, tmp_path / "again", cache)
    assert tables(tmp_path / "again") == tables(out)
    assert listener.read == 3


def test_nothing_changed_nothing_done(corpus: Path, cache: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out", cache)
    before = (tmp_path / "out" / "run.json").read_bytes()
    job, listener = run(corpus, tmp_path / "out", cache)
    assert listener.read == 0
    assert job.write() is False
    assert (tmp_path / "out" / "run.json").read_bytes() == before


def test_a_table_that_was_touched_is_written_again(corpus: Path, cache: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out", cache)
    whole = tables(tmp_path / "out")
    (tmp_path / "out" / "claims.csv").write_text("spoilt", encoding="utf-8")
    run(corpus, tmp_path / "out", cache)
    assert tables(tmp_path / "out") == whole


def test_two_runs_do_not_write_one_folder_at_once(corpus: Path, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with one_at_a_time(tmp_path / "out"), pytest.raises(OutputError, match="another run writes here"):
        run(corpus, tmp_path / "out", cache)


def test_without_a_cache_and_in_another_order_the_bytes_are_the_same(
    finished: tuple[Path, Run], corpus: Path, tmp_path: Path
) -> None:
    out, _ = finished
    run(corpus, tmp_path / "fresh", tmp_path / "empty-cache", jobs=2)
    assert tables(tmp_path / "fresh") == tables(out)


def test_hash_order_changes_nothing(finished: tuple[Path, Run], tmp_path: Path) -> None:
    out, _ = finished
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "run", str(FERRY), "--pack", "none"]
    for seed in ("1", "2"):
        folder = tmp_path / seed
        subprocess.run(
            [*command, "--out", str(folder), "--cache", str(tmp_path / f"cache-{seed}"), "--limit", "0"],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
        assert tables(folder) == tables(out), seed


def test_run_json_tells_versions_inputs_and_counts(finished: tuple[Path, Run]) -> None:
    out, job = finished
    info = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert info["model"]["version"] == "3.8.0"
    assert set(info["inputs"]) == {"coast-weekly.md", "harbour-gazette.md", "north-radio.txt"}
    assert info["counts"]["articles"] == len(job.documents) == 3
    assert "/" not in info["run"]


def test_what_a_run_reads_it_need_not_read_back(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Cache, "get", lambda _, key: asked.append(key))
    job, _ = run(corpus, tmp_path / "outputs", tmp_path / "cache")
    assert tables(tmp_path / "outputs")
    assert not {job.corpus.key_of(doc_id) for doc_id in job.corpus.faces} & set(asked)


def test_broken_articles_are_told_and_the_others_read(corpus: Path, cache: Path, tmp_path: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "picture.txt").write_bytes(bytes(range(256)) * 20)
    french = "Le ferry s'est échoué près de Bergen mardi, et quatorze passagers ont été blessés. " * 20
    (corpus / "french.txt").write_text(french, encoding="utf-8")
    job, listener = run(corpus, tmp_path / "out", cache)
    assert len(job.documents) == 3
    told = "\n".join(listener.warnings)
    assert all(name in told for name in ("empty.txt", "picture.txt", "french.txt"))


def test_two_articles_with_one_id_are_an_error_that_names_both(corpus: Path, cache: Path, tmp_path: Path) -> None:
    shutil.copy(corpus / "coast-weekly.md", corpus / "coast-weekly.txt")
    with pytest.raises(CorpusError, match="two articles have the id 'coast-weekly'") as caught:
        run(corpus, tmp_path / "out", cache)
    assert "coast-weekly.md and coast-weekly.txt" in caught.value.at


def test_a_folder_with_nothing_readable_is_an_error(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "corpus").mkdir()
    with pytest.raises(CorpusError, match="no articles in this folder"):
        run(tmp_path / "corpus", tmp_path / "out", cache)
    (tmp_path / "corpus" / "a.txt").write_bytes(b"")
    with pytest.raises(CorpusError, match="none of the files could be read"):
        run(tmp_path / "corpus", tmp_path / "out", cache)


def test_outputs_that_cannot_be_written_are_told_before_the_work(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot write"):
        run(FERRY, tmp_path / "out", cache)


def test_a_long_line_is_read(corpus: Path, tmp_path: Path, cache: Path) -> None:
    (corpus / "long.txt").write_text("word " * 1_000_000, encoding="utf-8")
    job, listener = run(corpus, tmp_path / "out", cache)
    assert "long" in {d.doc_id for d in job.documents} or any("long.txt" in w for w in listener.warnings)


def test_the_faster_kernel_is_measured_once_and_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []

    def fastest() -> str:
        measured.append("once")
        return "numpy"

    monkeypatch.setattr(pipeline.extract.kernel, "fastest_kernel", fastest)
    settings = load_settings(corpus=FERRY, out=tmp_path / "out", cache=tmp_path / "cache", packs=())
    corpora = [Corpus(Inputs(settings), Silent(), measured.append, Shelf({})) for _ in range(3)]
    assert [corpus.kernel for corpus in corpora] == ["numpy"] * 3
    assert measured == ["once"]
    chosen = Inputs(settings.model_copy(update={"blas": "blis"}))
    assert Corpus(chosen, Silent(), measured.append, Shelf({})).kernel == "blis"


def test_both_kernels_give_the_same_tables(finished: tuple[Path, Run], tmp_path: Path) -> None:
    out, _ = finished
    for kernel in ("blis", "numpy"):
        run(FERRY, tmp_path / kernel, tmp_path / f"cache-{kernel}", blas=kernel)
        assert tables(tmp_path / kernel) == tables(out), kernel


@pytest.mark.parametrize(
    ("files", "processes", "sizes"),
    [(70, 1, [32, 32, 6]), (5, 1, [5]), (3, 2, [1, 1, 1]), (40, 2, [10, 8, 6, 4, 3, 3, 2, 1, 1, 1, 1]), (0, 2, [])],
)
def test_batches_get_smaller_towards_the_end(files: int, processes: int, sizes: list[int]) -> None:
    """So that no process waits long for the last one."""
    assert list(batch_sizes(files, processes)) == sizes

"""A small project whose runs happen in forked children, so that they can be killed, limited or deceived one by one.

The model is loaded once, in the parent. Only where `os.fork` is: not on Windows.
"""

from __future__ import annotations

import os
import shutil
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.config import Settings, load_settings
from pipeline.errors import VariorumError
from pipeline.reading import ReadingJob, read_articles
from pipeline.records.decision import Decision
from pipeline.runner import Run
from pipeline.store.articles import list_files, read_raw
from pipeline.store.decisions import DecisionLog

ARTICLES = Path(__file__).resolve().parents[1] / "tests" / "fixtures" / "ferry"
FAILED = "error: "
CRASHED = "crashed: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A folder with articles, reviewers' decisions and a cache; runs write into `out`."""

    folder: Path
    out: Path

    @property
    def corpus(self) -> Path:
        """The articles."""
        return self.folder / "corpus"

    @property
    def cache(self) -> Path:
        """What need not be computed again."""
        return self.folder / "cache"

    def settings(self, **flags: Any) -> Settings:
        """Settings of a run here, without packs and on one kernel."""
        given = {"corpus": self.corpus, "out": self.out, "cache": self.cache, "blas": "blis", **flags}
        return load_settings(decisions=self.folder / "annotations", packs=(), **given)

    def write(self, **flags: Any) -> str:
        """Run here; returns the warnings."""
        run = Run(settings=self.settings(**flags))
        run.write()
        return "\n".join(run.warnings)

    def tables(self) -> dict[str, bytes]:
        """What a run wrote, by name; run.json apart, which holds the seconds that it took."""
        return {path.name: path.read_bytes() for path in sorted(self.out.glob("[!.]*")) if path.name != "run.json"}

    def given(self) -> dict[str, bytes]:
        """What people made and no run may touch: articles and decisions."""
        folders = (self.corpus, self.folder / "annotations")
        return {path.name: path.read_bytes() for folder in folders for path in sorted(folder.glob("[!.]*.*"))}

    def litter(self) -> list[str]:
        """Half-written files."""
        return sorted(path.name for path in self.out.glob(".*") if path.suffix == ".part" or path.is_dir())

    def copy(self, folder: Path) -> Project:
        """The same project, all of it, in another folder."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        return project_in(folder)


def project_in(folder: Path) -> Project:
    """The project in a folder, which writes into `outputs` there."""
    return Project(folder=folder, out=folder / "outputs")


def new_project(folder: Path) -> Project:
    """Three short articles on a ferry accident and a decision; the model is loaded."""
    project = project_in(folder)
    shutil.copytree(ARTICLES, project.corpus)
    DecisionLog(folder / "annotations").append(decision("look again"))
    first = next(iter(list_files(project.corpus)))
    raw = read_raw(first, project.corpus)
    run = Run(settings=project.settings())
    read_articles(ReadingJob(files=(raw,), sidecar=run.inputs.sidecar, packs=(), model=None, blas="blis"))
    return project


def decision(note: str) -> Decision:
    """A reviewer's note."""
    return Decision(
        seq=0, at="2031-05-06T10:00:00Z", reviewer="ann", run="", key=("c1",), evidence="", action="note", note=note
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A forked process at work. `wait` gives what it returned, the failure that it told, or how it ended."""

    pid: int
    pipe: int

    def kill(self) -> None:
        """End it at once; it cannot tidy up."""
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> str:
        """What it returned or told; `CRASHED` and a traceback or signal where it told nothing of use."""
        with os.fdopen(self.pipe, "rb") as pipe:
            said = pipe.read().decode()
        _, status = os.waitpid(self.pid, 0)
        return f"{CRASHED}signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else said


def start(work: Callable[[], object]) -> Child:
    """Fork and work."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Child(pid=pid, pipe=reading)
    os.close(reading)
    try:
        said = str(work())
    except VariorumError as error:
        said = f"{FAILED}{error}"
    except BaseException:  # noqa: BLE001 - told to the parent
        said = CRASHED + traceback.format_exc()
    os.write(writing, said.encode()[:60_000])
    os._exit(0)

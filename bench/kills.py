"""Runs killed with SIGKILL at seeded points: the next run must give the bytes of one that nobody disturbed.

Odd kills come after a seeded part of a run's time (while it parses, or inside a write of the cache), even ones at a
seeded call that opens, renames or removes a file, so that the short moments in which tables change are hit too. Half
of the runs begin with nothing, half find an older run of another text of one article.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.children import CRASHED, FAILED, Child, Project, decision, start
from pipeline.store.decisions import DecisionLog

SEED = 5
EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "sqlite3.connect"})
TALLY = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """One kill: where it came, and what the next run made of it. `faults` is empty where nothing was lost."""

    point: str
    in_time: bool
    faults: tuple[str, ...]


def killed_runs(project: Project, count: int, *, seed: int = SEED) -> Iterator[Kill]:
    """Kill `count` runs of copies of a project, each at another point, and look at what the next run gives."""
    chance = random.Random(seed)  # noqa: S311 - seeded points, not a secret
    older, newer = _older(project), project.copy(project.folder.with_name("newer"))
    before = time.perf_counter()
    events = int(start(_counting(newer.write)).wait().rpartition(TALLY)[2])
    seconds = time.perf_counter() - before
    for number in range(count):
        trial = (older if number % 4 > 1 else project).copy(project.folder.with_name("trial"))
        if number % 2:
            yield _kill(trial, newer, f"after {seconds * (part := chance.random()):.2f} s", _timed(seconds * part))
        else:
            at = chance.randrange(1, events)
            yield _kill(trial, newer, f"at call {at} of {events}", _at_event(at))


def _older(project: Project) -> Project:
    """A copy with a finished run of an earlier text of one article, which was edited since."""
    older = project.copy(project.folder.with_name("older"))
    article = min(older.corpus.glob("*.md"))
    whole = article.read_bytes()
    article.write_bytes(whole.replace(b"14", b"15") + b"\nThe harbour was closed for two days.\n")
    start(older.write).wait()
    article.write_bytes(whole)
    return older


def _kill(trial: Project, undisturbed: Project, point: str, doomed: Callable[[Callable[[], object]], str]) -> Kill:
    given = trial.given()
    said = doomed(trial.write)
    kept = trial.given() == given
    again = start(trial.write).wait()
    faults = {
        "annotations or articles changed": not kept or trial.given() != given,
        f"the next run failed: {again}": again.startswith((FAILED, CRASHED)),
        "the next run gave other bytes": trial.tables() != undisturbed.tables(),
        f"left behind: {trial.litter()}": bool(trial.litter()),
    }
    return Kill(point=point, in_time="signal" in said, faults=tuple(told for told, true in faults.items() if true))


def _timed(seconds: float) -> Callable[[Callable[[], object]], str]:
    def doomed(work: Callable[[], object]) -> str:
        child = start(work)
        time.sleep(seconds)
        child.kill()
        return child.wait()

    return doomed


def _at_event(number: int) -> Callable[[Callable[[], object]], str]:
    return lambda work: start(_counting(work, last=number)).wait()


def _counting(work: Callable[[], object], *, last: int = 0) -> Callable[[], object]:
    """Work that ends itself with SIGKILL at the `last` call that touches files, or tells how many there were."""

    def counted() -> str:
        seen = 0

        def listen(event: str, _: tuple[Any, ...]) -> None:
            nonlocal seen
            if event in EVENTS:
                seen += 1
                if seen == last:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(listen)
        work()
        return f"{TALLY}{seen}"

    return counted


def lost_decisions(folder: Path, *, seconds: float) -> tuple[int, int]:
    """A reviewer's program killed while it saves: how many decisions it was told are on the disk, how many are not."""
    reading, writing = os.pipe()

    def save() -> None:
        log = DecisionLog(folder)
        for number in range(100_000):
            log.append(decision(f"note {number}"))
            os.write(writing, b".")

    child: Child = start(save)
    os.close(writing)
    time.sleep(seconds)
    child.kill()
    child.wait()
    with os.fdopen(reading, "rb") as pipe:
        told = len(pipe.read())
    found = {each.note for each in DecisionLog(folder).read()}
    return told, sum(f"note {number}" not in found for number in range(told))

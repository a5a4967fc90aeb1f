"""What becomes of a run that is killed, or whose disk, clock, cache, folder or articles fail it.

    python -m bench faults [KILLS]

Kills runs at 100 seeded points (or KILLS), then tries every fault of `FAULTS`. Each prints what the user is told; a
fault that ends in a traceback, or loses what it need not lose, is marked FAILED. Exit code 1 where one is.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pipeline.corpus
import pipeline.extract.stage
from bench.children import CRASHED, Project, new_project, start
from bench.kills import killed_runs, lost_decisions
from pipeline.records.document import RawFile
from pipeline.store.articles import ListedFile, read_raw
from pipeline.store.cache import FILE_NAME
from pipeline.store.files import one_at_a_time

KILLS = 100
DEADLY = "deadly.txt"
PAGES = 10_000
PROSE = b"The council of Velm closed the old bridge on 3 May 2012, and the mayor said that it would open in June. " * 9

Fault = Callable[[Project], str]


def disk_full(project: Project) -> str:
    """No file may grow beyond 20 kB: the disk is full while the cache or the tables are written."""

    def limited() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        return project.write()

    return _failing(project, limited)


def small_disk(project: Project) -> str:
    """The outputs lie on a disk that holds one run and a half."""
    kilobytes = sum(path.stat().st_size // 1024 + 4 for path in project.out.iterdir()) * 3 // 2
    with _mounted(project.folder / "small", f"size={kilobytes}k") as folder:
        moved = Project(folder=project.folder, out=folder / "outputs")
        shutil.move(project.out, moved.out)
        larger = ["mount", "-o", "remount,size=50m", str(folder)]
        return _failing(moved, moved.write, mend=lambda: subprocess.run(larger, check=True))


def read_only_outputs(project: Project) -> str:
    """The outputs lie on a disk that cannot be written."""
    with _mounted(project.folder / "sealed", "ro") as folder:
        return start(lambda: project.write(out=folder)).wait()


def outputs_are_a_file(project: Project) -> str:
    """A file has the name of the outputs."""
    place = project.folder / "taken"
    place.write_text("mine", encoding="utf-8")
    return start(lambda: project.write(out=place)).wait()


def corrupt_cache_entry(project: Project) -> str:
    """A stretch of the cache holds other bytes."""
    path = project.cache / FILE_NAME
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(whole[:middle] + b"\xee" * 5_000 + whole[middle + 5_000 :])
    return _same_again(project)


def truncated_cache(project: Project) -> str:
    """The cache ends in the middle."""
    path = project.cache / FILE_NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return _same_again(project)


def two_runs_at_once(project: Project) -> str:
    """Another run holds the folder."""
    with one_at_a_time(project.out):
        return start(project.write).wait()


def clock_jumps(project: Project) -> str:
    """The clock goes back a year between any two looks at it, and articles are dated in the future."""
    for path in project.corpus.iterdir():
        os.utime(path, (4e9, 4e9))

    timeless = project.folder / "timeless"

    def deceived() -> str:
        now = time.time()
        time.time = lambda: now - 31_536_000 * (time.perf_counter() % 7)
        return project.write(cache=project.folder / "other", out=timeless)

    said = start(deceived).wait()
    return said + _compared(project.tables(), replace(project, out=timeless).tables())


def crashing_article(project: Project) -> str:
    """Extraction raises on one article."""
    _add_deadly(project)
    extract_parsed = pipeline.extract.stage.extract_parsed

    def raising(parsed: Any, **knowledge: Any) -> Any:
        if parsed.document.path == DEADLY:
            raise ZeroDivisionError("an invented bug")
        return extract_parsed(parsed, **knowledge)

    def work() -> str:
        pipeline.extract.stage.extract_parsed = raising
        return project.write()

    return _others_there(project, start(work).wait())


class DeadlyFile(RawFile):
    """Ends the worker process that receives it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Instead of being unpickled, leave."""
        return os._exit, (3,)


def deadly_article(project: Project) -> str:
    """A worker of the pool dies on one article."""
    _add_deadly(project)

    def reading(file: ListedFile, corpus: Path) -> RawFile:
        raw = read_raw(file, corpus)
        if raw.path != DEADLY:
            return raw
        return DeadlyFile(path=raw.path, data=raw.data, sha256=raw.sha256)

    def work() -> str:
        pipeline.corpus.read_raw = reading
        return project.write(jobs=2)

    return _others_there(project, start(work).wait())


def endless_pdf(project: Project) -> str:
    """A PDF of 10,000 pages lies among the articles."""
    (project.corpus / DEADLY).with_suffix(".pdf").write_bytes(pdf(PAGES))

    def work() -> str:
        said = project.write()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return f"{said}\n({time.process_time():.1f} s CPU, peak {peak:.0f} MB)"

    return _others_there(project, start(work).wait())


FAULTS: tuple[Fault, ...] = (
    disk_full,
    small_disk,
    read_only_outputs,
    outputs_are_a_file,
    corrupt_cache_entry,
    truncated_cache,
    two_runs_at_once,
    clock_jumps,
    crashing_article,
    deadly_article,
    endless_pdf,
)
LOST = "LOST: "


def try_fault(fault: Fault, project: Project) -> tuple[bool, str]:
    """Whether a fault ended well in a copy of a finished project, and what was told."""
    trial = project.copy(project.folder.with_name("trial"))
    annotations = (trial.folder / "annotations" / "ann.jsonl").read_bytes()
    said = fault(trial)
    kept = (trial.folder / "annotations" / "ann.jsonl").read_bytes() == annotations
    return kept and not trial.litter() and CRASHED not in said and LOST not in said, said


def pdf(pages: int) -> bytes:
    """A PDF with a sentence on each of its pages."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * page) for page in range(pages))
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%b]>>" % (pages, kids)]
    bodies.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for page in range(pages):
        drawn = b"BT /F1 11 Tf 60 700 Td (The council of Velm met for the %dth time in 2012.) Tj ET" % (page + 1)
        look = b"/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>"
        bodies.append(b"<</Type/Page/Parent 2 0 R%b/Contents %d 0 R>>" % (look, 5 + 2 * page))
        bodies.append(b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn))
    made, places = b"%PDF-1.4\n", []
    parts = [made]
    at = len(made)
    for number, body in enumerate(bodies, 1):
        places.append(at)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        at += len(parts[-1])
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\n" % (size, rows, size))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
    return b"".join(parts)


def _failing(project: Project, work: Callable[[], object], mend: Callable[[], object] = lambda: None) -> str:
    """What is told by a run that cannot end; LOST where the last run's tables do not stay, or where the next run, the
    disk being mended, gives others than one that nobody disturbed.
    """
    before = project.tables()
    _edit(project)
    said = start(work).wait()
    stayed = _compared(before, project.tables())
    mend()
    start(project.write).wait()
    fresh = replace(project, out=project.folder / "fresh")
    start(lambda: fresh.write(cache=project.folder / "none")).wait()
    return said + stayed + _compared(fresh.tables(), project.tables())


def _same_again(project: Project) -> str:
    """Read everything again from the cache; LOST where the tables differ."""
    before = project.tables()
    (project.out / "run.json").unlink()
    return start(project.write).wait() + _compared(before, project.tables())


def _edit(project: Project) -> None:
    article = min(project.corpus.glob("*.md"))
    article.write_bytes(article.read_bytes() + b"\n\nThe harbour of Bergen was closed for two days in May 2019.\n")


def _add_deadly(project: Project) -> None:
    (project.corpus / DEADLY).write_bytes(PROSE)


def _others_there(project: Project, said: str) -> str:
    """LOST where an article but the deadly one is missing."""
    told = project.tables()["documents.jsonl"].count(b"\n")
    return (
        said if told == 3 and DEADLY.removesuffix(".txt") in said else f"{said}\n{LOST}{told} of 3 articles are there"
    )


def _compared(expected: dict[str, bytes], found: dict[str, bytes]) -> str:
    differing = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    return f"\n{LOST}{', '.join(differing)} differ" if differing else ""


@contextmanager
def _mounted(folder: Path, options: str) -> Iterator[Path]:
    """A memory disk; needs the right to mount."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def main(arguments: list[str]) -> None:
    """Kill, then try every fault."""
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        project = new_project(Path(name) / "project")
        failed += _kill(project, int(arguments[0]) if arguments else KILLS)
        start(project.write).wait()
        for fault in FAULTS:
            try:
                well, said = try_fault(fault, project)
            except (OSError, subprocess.CalledProcessError) as error:
                well, said = True, f"not tried: {error}"
            failed += not well
            print(
                f"\n### {fault.__name__}{'' if well else ' FAILED'}\n{fault.__doc__}\n\n    "
                + said.replace("\n", "\n    ")
            )
    if failed:
        raise SystemExit(1)


def _kill(project: Project, count: int) -> int:
    """Print what became of killed runs and of a killed reviewer; returns how many lost something."""
    kills = []
    for kill in killed_runs(project, count):
        kills.append(kill)
        if kill.faults:
            print(f"FAILED {kill.point}: {'; '.join(kill.faults)}")
        print(f"{len(kills)} of {count}", file=sys.stderr, flush=True)
    bad = sum(bool(kill.faults) for kill in kills)
    print(f"{count} runs killed, {sum(k.in_time for k in kills)} before they ended: {bad} lost something")
    told, lost = lost_decisions(project.folder / "log", seconds=2)
    print(f"a reviewer's program killed after {told} decisions: {lost} lost")
    return bad + lost

"""Two processes beside one: seconds of the wall and of CPU for reading the same articles with nothing cached.

    python -m bench jobs [ARTICLES] [REPEATS]

Best of the repeats, taken in turn, so that a busy moment meets both alike. Rows are worth reading on a quiet machine
with at least two processors only: CPU seconds tell what the second process costs, the wall what it brings.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.reruns import run
from bench.varied_articles import write_articles

DEFAULT_ARTICLES = 200
REPEATS = 3


def main(arguments: list[str]) -> None:
    """Print a row for one process and one for two, then the ratio."""
    given = [int(argument) for argument in arguments]
    count, repeats = (*given, *(DEFAULT_ARTICLES, REPEATS)[len(given) :])
    best: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "corpus", count)
        for repeat in range(repeats):
            for jobs in ("1", "2"):
                best[jobs] = min(best.get(jobs, (float("inf"), 0.0)), _read(folder, jobs))
            print(f"{repeat + 1} of {repeats}", file=sys.stderr, flush=True)
    print("| --jobs | wall s | CPU s |\n|---:|---:|---:|")
    for jobs, (wall, spent) in best.items():
        print(f"| {jobs} | {wall:.1f} | {spent:.1f} |")
    print(f"\n{count} articles: {best['1'][0] / best['2'][0]:.2f} times as fast")


def _read(folder: Path, jobs: str) -> tuple[float, float]:
    """Wall and CPU seconds of `variorum extract`, workers included."""
    shutil.rmtree(folder / "cache", ignore_errors=True)
    before = perf_counter()
    spent = run(folder, "--jobs", jobs, command="extract")
    return perf_counter() - before, spent.seconds

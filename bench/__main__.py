"""Benchmarks by name: `python -m bench NAME [ARGUMENTS]`; without a name, every measurement in turn.

speed   the whole pipeline beside spaCy's own parse of the same text, and each stage's share
reruns  nothing changed, one new article, beside the first run; memory
jobs    two processes beside one
scale   alignment over a growing number of claims: seconds, memory, recall, exponent
faults  kills and faults; not a measurement, run by name
planted conflicts planted in invented articles: which are found; run by name
doubts  how often doubts of comparators are right, by how probable the link is; run by name
readme  the made parts of README.md
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

MEASUREMENTS = ("speed", "reruns", "jobs", "scale")


def main() -> None:
    """Run the benchmark named, or all measurements with their own defaults."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads that wait for work count as CPU seconds
    chosen, *arguments = sys.argv[1:] or ["all"]
    if chosen != "readme":
        print(machine())
    for name in MEASUREMENTS if chosen == "all" else (chosen,):
        print(f"\n## {name}\n", flush=True)
        import_module(f"bench.{name}").main(arguments)


def machine() -> str:
    """What the figures were measured on."""
    from pipeline.extract.kernel import fastest_kernel
    from pipeline.fingerprints import versions

    found = versions()
    told = f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, faster kernel {fastest_kernel()}"
    return f"{told}, Python {found['python']}, spaCy {found['spacy']}"


if __name__ == "__main__":
    main()

"""Benchmarks by name: `python -m bench speed | scale | faults | readme`; without a name, the short ones."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = ("speed", "scale")


def main() -> None:
    """Run the benchmark named, or all of them with small arguments."""
    chosen, *arguments = sys.argv[1:] or ["all"]
    for name in NAMES if chosen == "all" else (chosen,):
        print(f"\n## {name}\n")
        import_module(f"bench.{name}").main(arguments)


if __name__ == "__main__":
    main()

"""Whether a run has been written anew."""

from __future__ import annotations

from pathlib import Path

WATCHED = ("documents.jsonl", "claims.jsonl", "groups.jsonl")


def run_stamp(out: Path) -> tuple[tuple[str, int, int], ...]:
    """Changes when the run in a folder is written anew: name, size and time of its main tables."""
    found = []
    for name in WATCHED:
        path = out / name
        if path.exists():
            stat = path.stat()
            found.append((name, stat.st_size, stat.st_mtime_ns))
    return tuple(found)

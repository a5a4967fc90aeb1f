"""What a rerun costs: with nothing changed, and with one new article, beside the first run of the same corpus.

    python -m bench reruns [ARTICLES ...]

Articles are invented, short and each of its own (about 60 words on happenings among 600 towns and 400 people for each
1,000 articles), so that the cost of a rerun and not of a crowded alignment is seen. Every run is the command in a
process of its own; seconds are of CPU, start-up included; memory is the highest of that process. Seeded.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

DEFAULT = (1_000,)
SYLLABLES = "ba ko ri ten mal du sor vi ga lim po ran tu zel fa nor mi kes ar on".split()  # noqa: SIM905 - read as words
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
TELLINGS = (
    "The council of {town} closed the {thing} on {day} {month} {year}, and {number} people protested.",
    "{person} met the mayor of {town} in {month} {year}.",
    "A storm hit {town} on {day} {month} {year} and destroyed {number} houses.",
    "{person} said that the {thing} of {town} would reopen in {year}.",
    "{person} denied that {town} had paid for the {thing}.",
    "Workers in {town} went on strike on {day} {month} {year} after the {thing} dismissed {number} of them.",
)
THINGS = ("harbour", "mill", "bridge", "railway", "hospital", "school", "market", "library", "power station")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """CPU seconds and highest memory in MB of one command."""

    seconds: float
    memory: float


def main(arguments: list[str]) -> None:
    """Print one row a size."""
    print("| articles | first run, CPU s | MB | nothing changed, CPU s | / first | MB | one new, CPU s | / first |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for size in [int(argument) for argument in arguments] or list(DEFAULT):
        with tempfile.TemporaryDirectory() as name:
            first, same, new = measure(Path(name), size)
        print(
            f"| {size:,} | {first.seconds:.1f} | {first.memory:.0f} "
            f"| {same.seconds:.2f} | 1/{first.seconds / same.seconds:.0f} | {same.memory:.0f} "
            f"| {new.seconds:.1f} | 1/{first.seconds / new.seconds:.1f} |",
            flush=True,
        )


def measure(folder: Path, size: int) -> tuple[Cost, Cost, Cost]:
    """The first run of `size` articles, a rerun with nothing changed, a rerun with one more article."""
    write_articles(folder / "corpus", size, among=size)
    first, same = run(folder), run(folder)
    write_articles(folder / "corpus", 1, first=size, among=size)
    return first, same, run(folder)


def write_articles(folder: Path, count: int, *, first: int = 0, among: int = 1_000) -> None:
    """Write `count` articles, numbered from `first`. An article depends on its number, and on how many of its like it
    is to stand among: more articles tell of more towns and people.
    """
    folder.mkdir(parents=True, exist_ok=True)
    places = random.Random(7)  # noqa: S311 - seeded, not a secret
    thousands = max(1, among // 1_000)
    towns = [_name(places) for _ in range(600 * thousands)]
    people = [f"{_name(places)} {_name(places)}" for _ in range(400 * thousands)]
    for number in range(first, first + count):
        chance = random.Random(number)  # noqa: S311 - as above
        told = [_sentence(chance, towns, people) for _ in range(4)]
        head = (
            f"Report {number} from {chance.choice(towns)}",
            f"By {chance.choice(people)}",
            f"{1 + number % 28} May 2023",
        )
        text = "\n\n".join((*head, " ".join(told))) + "\n"
        (folder / f"report-{number:06d}.txt").write_text(text, encoding="utf-8")


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).title()


def _sentence(chance: random.Random, towns: list[str], people: list[str]) -> str:
    return chance.choice(TELLINGS).format(
        town=chance.choice(towns),
        person=chance.choice(people),
        thing=chance.choice(THINGS),
        day=chance.randrange(1, 29),
        month=chance.choice(MONTHS),
        year=chance.randrange(1990, 2023),
        number=chance.randrange(20, 900),
    )


def run(folder: Path, *options: str, command: str = "run") -> Cost:
    """A command over the folder's articles, without a pack; its worker processes count."""
    program = "from pipeline.cli import main\nif __name__ == '__main__':\n    main()"
    line = [sys.executable, "-c", program, command, str(folder / "corpus"), "--pack", "none", *options]
    line += ["--out", str(folder / "outputs"), "--cache", str(folder / "cache")]
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as installed
    with (
        (folder / "told.txt").open("wb") as told,
        subprocess.Popen(line, stdout=told, stderr=told, env=compiled) as process,
    ):
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit((folder / "told.txt").read_text(encoding="utf-8"))
    return Cost(seconds=used.ru_utime + used.ru_stime, memory=used.ru_maxrss / 1024)

"""The whole pipeline beside spaCy's own parse of the same text, in one run, as ratios.

    python -m bench speed [ARTICLES]

Articles are made from the digests of `corpus/` by cutting them into pieces of about 500 words under other names of
people and places, so that nothing is cached and vocabulary grows as it does in life. Seeded.
"""

from __future__ import annotations

import random
import re
import resource
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from pipeline.config import load_settings
from pipeline.extract.kernel import use_kernel
from pipeline.extract.nlp import load_model, passage_text
from pipeline.runner import Run

DEFAULT_ARTICLES = 200
WORDS = 500
SYLLABLES = "ba ko ri ten mal du sor vi ga lim po ran tu zel fa nor mi kes ar on".split()  # noqa: SIM905 - read as words


def main(arguments: list[str]) -> None:
    """Print a table of seconds and ratios."""
    count = int(arguments[0]) if arguments else DEFAULT_ARTICLES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "corpus", count)
        rows = _measure(folder)
    floor = rows["spaCy's parse alone"]
    print("| what | CPU seconds | / parse |\n|---|---:|---:|")
    for what, seconds in rows.items():
        print(f"| {what} | {seconds:.2f} | {seconds / floor:.4f} |")
    print(f"\n{count} articles of about {WORDS} words; peak {peak_mb():.0f} MB")


def write_articles(folder: Path, count: int, *, seed: int = 11) -> None:
    """Invented articles, one file each."""
    chance = random.Random(seed)  # noqa: S311 - a seeded corpus, not a secret
    folder.mkdir(parents=True)
    paragraphs = [
        " ".join(block.split())
        for path in sorted(Path("corpus").glob("*.md"))
        for block in path.read_text(encoding="utf-8").split("\n\n")
        if len(block.split()) > 40 and not block.startswith(("---", "#", "["))
    ]
    for number in range(count):
        text: list[str] = []
        while sum(len(block.split()) for block in text) < WORDS:
            text.append(_renamed(chance.choice(paragraphs), chance))
        published = f"2023-{number % 12 + 1:02}"
        head = f'---\ntitle: "Report {number}"\nauthor: Reporter {number % 97}\npublished: "{published}"\n---\n\n'
        (folder / f"report-{number:05d}.md").write_text(head + "\n\n".join(text) + "\n", encoding="utf-8")


def _renamed(text: str, chance: random.Random) -> str:
    """The same paragraph with about half of its capitalised words inside sentences replaced by invented names."""

    def other(match: re.Match[str]) -> str:
        return "".join(chance.choices(SYLLABLES, k=3)).title() if chance.random() < 0.5 else match[0]

    return re.sub(r"(?<=[a-z,] )[A-Z][a-z]{3,}", other, text)


def _measure(folder: Path) -> dict[str, float]:
    nlp = load_model()
    use_kernel(nlp, "auto")
    nlp("Warm up the pipeline once.")
    first = _run(folder, "documents")
    texts = [passage_text(d, p) for d in first.documents for p in d.passages]
    rows = {"spaCy's parse alone": _seconds(lambda: [0 for _ in nlp.pipe(texts, batch_size=64)])}
    del first
    shutil.rmtree(folder / "cache")
    rows["whole run"] = _seconds(lambda: _run(folder, "whole"))
    rows["rerun, nothing changed"] = _seconds(lambda: _run(folder, "whole"))
    extra = folder / "corpus" / "zz-new.md"
    extra.write_text((folder / "corpus" / "report-00000.md").read_text(encoding="utf-8"), encoding="utf-8")
    rows["rerun, one new article"] = _seconds(lambda: _run(folder, "whole"))
    return rows


def _run(folder: Path, what: str) -> Run:
    settings = load_settings(
        corpus=folder / "corpus", out=folder / "outputs", cache=folder / "cache", decisions=folder / "none", packs=()
    )
    run = Run(settings=settings)
    if what == "documents":
        _ = run.documents
    else:
        run.write()
        print("  stages:", ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in run.clock.seconds().items()))
    return run


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def peak_mb() -> float:
    """Largest resident memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

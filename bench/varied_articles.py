"""Articles made from those that come with the program, so that a corpus of any size reads as varied as life: words of
names and figures change from article to article, and what is remembered of one text helps little with the next.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.ingest.metadata import Sidecar
from pipeline.ingest.stage import ingest
from pipeline.records.document import PROSE_ROLES
from pipeline.store.articles import list_files, read_raw

WORDS = 500
SOURCES = (
    Path("corpus"), Path("annotations/texts/dam"), Path("annotations/texts/merger"), Path("annotations/texts/final"),
)  # fmt: skip
SHORTEST = 25
"""Paragraphs of fewer words are left out."""
SYLLABLES = "ba ko ri ten mal du sor vi ga lim po ran tu zel fa nor mi kes ar on".split()  # noqa: SIM905 - read as words
INVENTED = 0.25
"""Share of new names that nobody has heard of; the others are known from elsewhere in the texts."""
NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
FIGURE = re.compile(r"\d+")


def write_articles(folder: Path, count: int, *, seed: int = 11) -> None:
    """Articles of about `WORDS` words, one file each. Seeded."""
    chance = random.Random(seed)  # noqa: S311 - a seeded corpus, not a secret
    folder.mkdir(parents=True)
    paragraphs = list(_paragraphs())
    names = sorted({name for text in paragraphs for name in NAMED.findall(text)})
    for number in range(count):
        chosen: list[str] = []
        while sum(len(text.split()) for text in chosen) < WORDS:
            chosen.append(chance.choice(paragraphs))
        published = f"2023-{number % 12 + 1:02}"
        head = f'---\ntitle: "Report {number}"\nauthor: Reporter {number % 97}\npublished: "{published}"\n---\n\n'
        text = _varied("\n\n".join(chosen), names, chance)
        (folder / f"report-{number:05d}.md").write_text(f"{head}{text}\n", encoding="utf-8")


def _paragraphs() -> Iterator[str]:
    """Running text of the sources, notes and headings left out."""
    nothing_said = Sidecar()
    for corpus in SOURCES:
        for file in list_files(corpus):
            document = ingest(read_raw(file, corpus), nothing_said)
            for passage in document.passages:
                text = "".join(document.reading[start:end] for start, end in passage.pieces)
                if passage.role in PROSE_ROLES and len(text.split()) >= SHORTEST:
                    yield " ".join(text.split())


def _varied(text: str, names: list[str], chance: random.Random) -> str:
    """A text in which half of the names' words stand for others, throughout, and each figure is another of its size."""
    others: dict[str, str] = {}

    def other_name(match: re.Match[str]) -> str:
        if match[0] not in others:
            invented = "".join(chance.choices(SYLLABLES, k=3)).title()
            new = invented if chance.random() < INVENTED else chance.choice(names)
            others[match[0]] = new if chance.random() < 1 / 2 else match[0]
        return others[match[0]]

    return FIGURE.sub(lambda match: _other_figure(match[0], chance), NAMED.sub(other_name, text))


def _other_figure(figure: str, chance: random.Random) -> str:
    """A year for a year, and otherwise a number of as many digits that may be a day where the first may."""
    if len(figure) == len("1990") and figure[:2] in {"19", "20"}:
        return str(chance.randint(1990, 2024))
    if len(figure) <= len("28"):
        return str(chance.randint(1, 9) if len(figure) == 1 else chance.randint(10, 28))
    return str(chance.randint(10 ** (len(figure) - 1), 10 ** len(figure) - 1))

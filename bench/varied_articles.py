"""Articles made from those that come with the program, so that a corpus of any size reads as varied as life: names,
figures and many words give way to others of their kind, and what is remembered of one text helps little with the next.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.extract.nlp import load_model, passage_text
from pipeline.ingest.metadata import Sidecar
from pipeline.ingest.stage import ingest
from pipeline.records.document import PROSE_ROLES
from pipeline.store.articles import list_files, read_raw

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WORDS = 500
SHORTEST = 25
"""Paragraphs of fewer words are left out."""
SOURCES = ("corpus", "annotations/texts/dam", "annotations/texts/merger", "annotations/texts/final")
SYLLABLES = "ba ko ri ten mal du sor vi ga lim po ran tu zel fa nor mi kes ar on".split()  # noqa: SIM905 - read as words
CHANGED = 0.5
"""Share of names, nouns, verbs and adjectives that give way."""
INVENTED = 0.5
"""Share of new names that nobody has heard of; the others stand elsewhere in the texts."""
NAME = "NNP"
FIGURE = "CD"
WORD_TAGS = frozenset({"NN", "NNS", "VB", "VBD", "VBN", "VBG", "VBZ", "JJ"})


def write_articles(folder: Path, count: int, *, seed: int = 11) -> None:
    """Articles of about `WORDS` words, one file each. Seeded."""
    chance = random.Random(seed)  # noqa: S311 - a seeded corpus, not a secret
    folder.mkdir(parents=True)
    paragraphs = _parsed_sources()
    by_tag: defaultdict[str, list[str]] = defaultdict(list)
    for token in (token for doc in paragraphs for token in doc if token.is_alpha):
        by_tag[token.tag_].append(token.text)
    for number in range(count):
        published = f"2023-{number % 12 + 1:02}"
        head = f'---\ntitle: "Report {number}"\nauthor: Reporter {number % 97}\npublished: "{published}"\n---\n\n'
        text = "\n\n".join(_varied(paragraphs, by_tag, chance))
        (folder / f"report-{number:05d}.md").write_text(f"{head}{text}\n", encoding="utf-8")


@cache
def _parsed_sources() -> tuple[Doc, ...]:
    """Paragraphs of running text of the sources."""
    texts = []
    for corpus in map(Path, SOURCES):
        for file in list_files(corpus):
            document = ingest(read_raw(file, corpus), Sidecar())
            texts += [passage_text(document, passage) for passage in document.passages if passage.role in PROSE_ROLES]
    return tuple(load_model().pipe(" ".join(text.split()) for text in texts if len(text.split()) >= SHORTEST))


def _varied(paragraphs: Sequence[Doc], by_tag: Mapping[str, Sequence[str]], chance: random.Random) -> Iterator[str]:
    """Paragraphs for one article, in which a name that gives way does so throughout."""
    names: dict[str, str] = {}
    words = 0
    while words < WORDS:
        doc = chance.choice(paragraphs)
        words += len(doc.text.split())
        yield "".join(_other(token, by_tag, names, chance) + token.whitespace_ for token in doc)


def _other(token: Token, by_tag: Mapping[str, Sequence[str]], names: dict[str, str], chance: random.Random) -> str:
    if token.tag_ == FIGURE and token.text.isdigit():
        return _figure(token.text, chance)
    if token.tag_ == NAME and token.is_alpha:
        if token.text not in names:
            invented = "".join(chance.choices(SYLLABLES, k=3)).title()
            new = invented if chance.random() < INVENTED else chance.choice(by_tag[NAME])
            names[token.text] = new if chance.random() < CHANGED else token.text
        return names[token.text]
    if token.tag_ in WORD_TAGS and token.text.islower() and chance.random() < CHANGED:
        return chance.choice(by_tag[token.tag_]).lower()
    return token.text


def _figure(figure: str, chance: random.Random) -> str:
    """A year for a year, otherwise a number of as many digits that may be a day if the first may."""
    if len(figure) == len("1990") and figure[:2] in {"19", "20"}:
        return str(chance.randint(1990, 2024))
    if len(figure) <= len("28"):
        return str(chance.randint(1, 9) if len(figure) == 1 else chance.randint(10, 28))
    return str(chance.randint(10 ** (len(figure) - 1), 10 ** len(figure) - 1))

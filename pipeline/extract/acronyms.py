"""Acronyms in brackets, and whether letters abbreviate a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.name_candidate import Candidate
from pipeline.packs.names import fold

ACRONYM = re.compile(
    r"\(\s*(?:the\s|or\s|abbreviated\s|hereafter\s|also\s)?[“\"‘']?\s*"
    r"([A-Z][A-Za-z&+/-]*[A-Z+][A-Za-z]*|[A-Z]{3,})\s*[”\"’']?\s*[);,]"
)


def acronyms(text: str, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate | None, Candidate]]:
    """Acronyms in brackets: tied to the name before them whose words they abbreviate, or names of their own.

    An acronym of the common words before it ("gross domestic product (GDP)") is no name.
    """
    for match in ACRONYM.finditer(text):
        short = match.group(1)
        before = [c for c in candidates if c.end <= match.start() and not text[c.end : match.start()].strip(" \"”’'»*")]
        long = next((c for c in before if is_acronym(short, text[c.start : c.end])), None)
        words = text[max(0, match.start() - 80) : match.start()].split()[-len(short) - 2 :]
        if long is None and (not short.isupper() or len(short) < 3 or _abbreviates(short, words)):
            continue
        label = long.label if long else "ORG"
        yield (
            long,
            Candidate(start=match.start(1), end=match.end(1), label=label, how="acronym"),
        )


def _abbreviates(short: str, words: list[str]) -> bool:
    return any(is_acronym(short, " ".join(words[i:])) for i in range(len(words)))


def is_acronym(short: str, long: str) -> bool:
    """Whether the letters of an acronym begin the words of a long form in order, the first word first."""
    letters = [c for c in fold(short) if c.isalpha()]
    initials = [fold(w)[0] for w in re.findall(r"[^\W_]+(?:'\w+)?", long)]
    if len(letters) < 2 or not initials or initials[0] != letters[0]:
        return False
    place = 0
    for letter in letters:
        while place < len(initials) and initials[place] != letter:
            place += 1
        place += 1
    return place <= len(initials)

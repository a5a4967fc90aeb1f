"""Acronyms in brackets, and whether letters abbreviate a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.name_candidate import Candidate
from pipeline.packs.names import Names, fold
from pipeline.records.record import record

TWO = 2
ACRONYM = re.compile(
    r"\(\s*(?:the\s|or\s|abbreviated\s|hereafter\s|also\s)?[“\"‘']?\s*"
    r"([A-Z][A-Za-z&+/-]*[A-Z+][A-Za-z]*|[A-Z]{3,})\s*[”\"’']?\s*[);,]"
)


@record
class Abbreviation:
    """A short form in brackets: `long` is the name before it, `named` whether it stands for a name at all.

    "Gross domestic product (GDP)" abbreviates common words; a bracket that abbreviates nothing is a name of its own.
    """

    short: Candidate
    long: Candidate | None
    named: bool


def abbreviations(text: str, candidates: Sequence[Candidate], names: Names) -> Iterator[Abbreviation]:
    """Short forms in brackets right after what they abbreviate: a name found there, or else the words themselves."""
    for match in ACRONYM.finditer(text):
        letters = match.group(1)
        long = _name_before(text, match.start(), letters, candidates)
        if long is None and letters.isupper() and len(letters) > TWO:
            long = _full_name_before(text, match.start(), candidates)
        words = long is None and _words_before(text, match.start(), letters)
        if words and words[2]:
            label = names.kind(text[words[0] : words[1]].rsplit(maxsplit=1)[-1], "heads") or "ORG"
            long = Candidate(start=words[0], end=words[1], label=label, how="acronym")
        named = long is not None or (not words and letters.isupper() and len(letters) > TWO)
        short = Candidate(start=match.start(1), end=match.end(1), label=long.label if long else "ORG", how="acronym")
        yield Abbreviation(short=short, long=long, named=named)


def _name_before(text: str, end: int, letters: str, candidates: Sequence[Candidate]) -> Candidate | None:
    before = [c for c in candidates if c.end <= end and not text[c.end : end].strip(" \"”’'»*")]
    return next((c for c in before if is_acronym(letters, text[c.start : c.end])), None)


def _full_name_before(text: str, end: int, candidates: Sequence[Candidate]) -> Candidate | None:
    """A body's name of three words and more right before a bracket, whose letters may come from another language."""
    touching = (c for c in candidates if c.label == "ORG" and c.end < end and text[c.end : end] == " ")
    return next((c for c in touching if len(text[c.start : c.end].split()) > TWO), None)


def initials_of(name: str) -> str:
    """First letters of a name's capitalised words, in capitals."""
    return "".join(word[0] for word in re.findall(r"[^\W_]+", name) if word[0].isupper())


def _words_before(text: str, end: int, letters: str) -> tuple[int, int, bool] | None:
    """Bounds of the fewest words before a bracket that it abbreviates, and whether they are capitalised."""
    words = list(re.finditer(r"[^\s(]+", text[max(0, end - 100) : end]))[-len(letters) - 3 :]
    shift = max(0, end - 100)
    for place in range(len(words) - TWO, -1, -1):
        run = [w.group() for w in words[place:]]
        if is_acronym(letters, " ".join(run)):
            capitals = sum(word[0].isupper() for word in run)
            return words[place].start() + shift, words[-1].end() + shift, run[0][0].isupper() and capitals >= TWO
    return None


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

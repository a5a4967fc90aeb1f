"""The lines of a page, put together from the fragments that a PDF draws, without raised note marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.ingest.markup import is_note_word
from pipeline.records.record import record

_SMALLER = 0.88
_SAME_LINE = 0.45
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_CLEAN = str.maketrans({**_LIGATURES, "\u00a0": " ", "\u00ad": "-", "\u2010": "-", "\ufeff": "", "\x00": ""})


@record
class Fragment:
    """A stretch of glyphs as drawn: place of its start in points, size of the type in points."""

    words: str
    x: float
    y: float
    size: float
    bold: bool = False


@dataclass(slots=True, kw_only=True)
class Line:
    """A line of a page. `marks` are note marks by their place in `words`."""

    words: str
    x: float
    y: float
    size: float
    page: int
    bold: bool = False
    marks: list[tuple[int, str]] = field(default_factory=list)


def lines_of(fragments: Iterable[Fragment], page: int) -> list[Line]:
    """Lines in the order drawn. A fragment that is raised or clearly smaller and looks like a note is a mark."""
    lines: list[Line] = []
    for fragment in fragments:
        words = fragment.words.translate(_CLEAN).replace("\n", " ")
        if not words.strip():
            if lines and words and lines[-1].words[-1:] != " ":
                lines[-1].words += " "
            continue
        line = lines[-1] if lines else None
        if line is not None and _is_mark(fragment, line):
            line.marks.append((len(line.words.rstrip()), words.strip()))
        elif line is not None and abs(fragment.y - line.y) <= _SAME_LINE * max(line.size, fragment.size):
            _append(line, fragment, words)
        else:
            lines.append(
                Line(
                    words=words.lstrip(), x=fragment.x, y=fragment.y, size=fragment.size, page=page, bold=fragment.bold
                )
            )
    return [_tidy(line) for line in lines if line.words.strip()]


def _append(line: Line, fragment: Fragment, words: str) -> None:
    if line.words.endswith(" ") and words.startswith(" "):
        words = words.lstrip()
    if len(words.strip()) > len(line.words.strip()) and fragment.size > line.size:
        line.size = fragment.size
    line.words += words
    line.bold = line.bold and fragment.bold


def _is_mark(fragment: Fragment, line: Line) -> bool:
    raised = 0.12 * line.size < fragment.y - line.y < 0.8 * line.size
    near = abs(fragment.y - line.y) <= 0.8 * line.size
    smaller = fragment.size < _SMALLER * line.size
    return is_note_word(fragment.words) and bool(line.words.strip()) and ((smaller and near) or raised)


def _tidy(line: Line) -> Line:
    """White space folded; the places of the marks follow."""
    marks = [(len(" ".join(line.words[:at].split())), said) for at, said in line.marks]
    line.words = " ".join(line.words.split())
    line.marks = [(min(at, len(line.words)), said) for at, said in marks]
    return line


def usual_size(lines: Sequence[Line]) -> float:
    """The size in which most characters are set, in points."""
    counts: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        counts[size] = counts.get(size, 0) + len(line.words)
    return max(sorted(counts), key=lambda size: counts[size]) if counts else 0.0

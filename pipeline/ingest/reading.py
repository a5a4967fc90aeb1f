"""The reading text: what the parser sees, character for character as long as the raw text.

Markup, note marks and characters without width become spaces, all white space one kind of space, call-outs in
capitals ordinary spelling.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

SKIPPED = "\0"
_WHITE = re.compile(r"[^\S ]")
_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\x00-\x08\x0e-\x1f\x7f]")
_LOOSE_HYPHEN = re.compile(r"(?<=[^\W\d_]) (?=[-–][A-Z])")
_WORD_BEFORE = re.compile(r"[A-Z][^\W\d_]{0,40}\Z")
_CHUNK = re.compile(r"[^\0 ]+(?: [^\0 ]+)*")


def draw_reading(
    text: str,
    *,
    skips: Iterable[tuple[int, int]],
    entities: Iterable[tuple[int, int, str]],
    recased: Iterable[tuple[int, str]],
) -> str:
    """The reading text with `SKIPPED` at every character that is not to be read at all.

    `recased` are stretches in ordinary spelling with their starts.
    """
    edits = [(start, spelling) for start, spelling in recased]
    edits += [(start, character + SKIPPED * (end - start - 1)) for start, end, character in entities]
    edits += [(start, SKIPPED * (end - start)) for start, end in skips if start < end]
    drawn = _NO_WIDTH.sub(SKIPPED, _WHITE.sub(" ", _overlay(text, edits)))
    loose = [
        match.start()
        for match in (_LOOSE_HYPHEN.finditer(drawn) if " -" in drawn or " –" in drawn else ())
        if _WORD_BEFORE.search(drawn, max(0, match.start() - 40), match.start())
    ]
    return _overlay(drawn, [(at, SKIPPED) for at in loose])


def _overlay(text: str, edits: Sequence[tuple[int, str]]) -> str:
    """Text with stretches replaced by others of the same length; of the edits of one character the last one counts."""
    if not edits:
        return text
    characters = list(text)
    for start, spelling in edits:
        characters[start : start + len(spelling)] = spelling
    return "".join(characters)


def visible(reading: str) -> str:
    """The reading text as it is kept: skipped characters are spaces."""
    return reading.replace(SKIPPED, " ")


def pieces_of(reading: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a stretch as pieces: nothing that is skipped, and one space between words."""
    pieces: list[tuple[int, int]] = []
    for chunk in _CHUNK.finditer(reading, start, end):
        first, last = chunk.span()
        if pieces:
            gap = reading.find(" ", pieces[-1][1], first)
            if gap >= 0:
                _extend(pieces, gap, gap + 1)
        _extend(pieces, first, last)
    return pieces


def _extend(pieces: list[tuple[int, int]], start: int, end: int) -> None:
    if pieces and pieces[-1][1] == start:
        pieces[-1] = (pieces[-1][0], end)
    else:
        pieces.append((start, end))


def text_of(reading: str, pieces: Iterable[tuple[int, int]]) -> str:
    """What a passage made of these pieces says."""
    return "".join(reading[start:end] for start, end in pieces)


def within(spans: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """Those of the sorted spans that begin inside a stretch."""
    return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]

"""What is parsed as one: paragraphs, with their drop caps, put together where a break cuts a sentence in two."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TypeAlias

from pipeline.ingest.draft import ITEM, QUOTE
from pipeline.ingest.duplicates import is_drop_cap
from pipeline.ingest.reading import pieces_of, text_of
from pipeline.ingest.sheet import Sheet
from pipeline.records.document import NAME_ROLES, PROSE_ROLES, Passage, Role
from pipeline.records.record import record

_BROKEN_WORD = re.compile(r"[^\W\d_]{2}[-‐]\Z")
_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-‐\u00ad][ \0]*[\r\n][\r\n \t\0]*(?=[^\W\d_])")
_LINE_END = re.compile(r"[\r\n]")
"""What every match of the pattern before holds, for a quick look."""
_HALVES = re.compile(r"(?<![^\W\d_])[^\W\d_]+[-‐](?:\s+[^\W\d_]+|\Z)")
_SET_ASIDE = frozenset({Role.FOOTNOTE, Role.FURNITURE, Role.DUPLICATE})
_MIN_WORDS = 6
_LONGEST_WORD = 60
LONGEST_PASSAGE = 100_000
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]{0,2} ")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")

Vocabulary: TypeAlias = Callable[[], frozenset[str]]
"""Words of an article, gathered when a break is first found in one."""


@record
class Run:
    """A passage in the making: the indices of its parts and its pieces."""

    role: Role
    parts: tuple[int, ...]
    pieces: tuple[tuple[int, int], ...]


def make_passages(sheet: Sheet, roles: Sequence[Role], reading: str) -> tuple[Passage, ...]:
    """Passages in reading order. Headings and tables are passages of their own; paragraphs run on across footnotes."""
    vocabulary = cache(partial(_vocabulary, sheet))
    runs: list[Run] = []
    for index, role in enumerate(roles):
        if role not in NAME_ROLES:
            continue
        part = sheet.words[index].part
        pieces = tuple(_join_lines(sheet.draft.text, pieces_of(reading, part.start, part.end), vocabulary))
        if pieces:
            run = Run(role=role, parts=(index,), pieces=pieces)
            joined = _joined(sheet, roles, reading, runs[-1], run, vocabulary) if runs else None
            runs[-1:] = [joined] if joined else [*runs[-1:], run]
    return tuple(
        Passage(role=run.role, pieces=pieces) for run in runs for pieces in _of_bearable_length(run.pieces, reading)
    )


def _of_bearable_length(pieces: tuple[tuple[int, int], ...], reading: str) -> list[tuple[tuple[int, int], ...]]:
    """The pieces cut into passages of at most `LONGEST_PASSAGE` characters, behind the last sentence end or space."""
    passages: list[tuple[tuple[int, int], ...]] = []
    current: list[tuple[int, int]] = []
    room = LONGEST_PASSAGE
    for first, end in pieces:
        start = first
        while end - start > room:
            cut_at = _cut_before(reading, start, start + room) if room else start
            passages.append((*current, (start, cut_at)) if cut_at > start else tuple(current))
            current, room, start = [], LONGEST_PASSAGE, cut_at
        current.append((start, end))
        room -= end - start
    return [*passages, tuple(current)]


def _cut_before(reading: str, start: int, end: int) -> int:
    """Where to cut `reading[start:end]`: behind its last sentence end, else its last space, else at the end."""
    window = max(start, end - 5_000)
    ends = [found.end() for found in _SENTENCE_END.finditer(reading, window, end)]
    space = reading.rfind(" ", window, end)
    return ends[-1] if ends else space + 1 if space > start else end


def _vocabulary(sheet: Sheet) -> frozenset[str]:
    """Words of the article, without the halves that a break leaves of one."""
    return frozenset(word.casefold() for words in sheet.words for word in _WORD.findall(_HALVES.sub(" ", words.text)))


def _joined(
    sheet: Sheet, roles: Sequence[Role], reading: str, last: Run, run: Run, vocabulary: Vocabulary
) -> Run | None:
    """Both runs as one, where the second goes on with the first's sentence or with its drop cap."""
    before, after = sheet.words[last.parts[-1]], sheet.words[run.parts[0]]
    if run.role not in PROSE_ROLES or last.role not in PROSE_ROLES:
        return None
    if any(roles[i] not in _SET_ASIDE for i in range(last.parts[-1] + 1, run.parts[0])):
        return None
    if is_drop_cap(before, after):
        return _put_together(last, run, last.pieces, run.role)
    if last.role != run.role or not _goes_on(sheet, last, run):
        return None
    tail = text_of(reading, last.pieces[-1:])
    if _BROKEN_WORD.search(tail) and (after.text[:1].isalpha()):
        return _put_together(last, run, _without_hyphen(reading, last.pieces, after.text, vocabulary), last.role)
    end = last.pieces[-1][1]
    space = end if reading[end : end + 1] == " " else -1
    return _put_together(last, run, _extended(last.pieces, space), last.role) if space >= 0 else None


def _goes_on(sheet: Sheet, last: Run, run: Run) -> bool:
    before, after = sheet.words[last.parts[-1]], sheet.words[run.parts[0]]
    if before.part.kind in {ITEM, QUOTE} or after.part.kind in {ITEM, QUOTE} or before.count < _MIN_WORDS:
        return False
    if before.ended or before.text[-1:] in {":", ";"}:
        return False
    return after.starts_lower or before.count >= 2 * _MIN_WORDS


def _put_together(last: Run, run: Run, head: tuple[tuple[int, int], ...], role: Role) -> Run:
    pieces = head + run.pieces
    if head and head[-1][1] == run.pieces[0][0]:
        pieces = (*head[:-1], (head[-1][0], run.pieces[0][1]), *run.pieces[1:])
    return replace(last, role=role, parts=last.parts + run.parts, pieces=pieces)


def _extended(pieces: tuple[tuple[int, int], ...], space: int) -> tuple[tuple[int, int], ...]:
    return (*pieces[:-1], (pieces[-1][0], space + 1))


def _without_hyphen(
    reading: str, pieces: tuple[tuple[int, int], ...], following: str, vocabulary: Vocabulary
) -> tuple[tuple[int, int], ...]:
    start, end = pieces[-1]
    before = re.search(r"[^\W\d_]+(?=.\Z)", reading[max(start, end - _LONGEST_WORD) : end])
    after = _WORD.match(following)
    if not before or not after or keeps_hyphen(before[0], after[0], vocabulary()):
        return pieces
    return (*pieces[:-1], (start, end - 1)) if end - 1 > start else pieces[:-1]


def keeps_hyphen(before: str, after: str, vocabulary: frozenset[str]) -> bool:
    """Whether the hyphen at a break belongs to the word.

    It does where the second half is capitalised, where the article writes the word with it, or where both halves are
    words by themselves; not where the article writes the word without it.
    """
    if (before + after).casefold() in vocabulary:
        return False
    if after[:1].isupper() or f"{before}-{after}".casefold() in vocabulary:
        return True
    long_enough = min(len(before), len(after)) >= 4
    return long_enough and before.casefold() in vocabulary and after.casefold() in vocabulary


def _join_lines(text: str, pieces: list[tuple[int, int]], vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """The pieces of one part, without the hyphens that its own line ends put into words."""
    cuts: list[tuple[int, int]] = []
    start, end = (pieces[0][0], pieces[-1][1]) if pieces else (0, 0)
    for match in _LINE_HYPHEN.finditer(text, start, end) if _LINE_END.search(text, start, end) else ():
        before = re.search(r"[^\W\d_]+\Z", text[max(0, match.start() - 40) : match.start()])
        after = _WORD.match(text, match.end())
        if before and after:
            keep = keeps_hyphen(before[0], after[0], vocabulary())
            cuts.append((match.start() + keep, match.end()))
    return _cut(pieces, cuts)


def _cut(pieces: list[tuple[int, int]], cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    for low, high in cuts:
        kept: list[tuple[int, int]] = []
        for start, end in pieces:
            kept += [each for each in ((start, min(end, low)), (max(start, high), end)) if each[0] < each[1]]
        pieces = kept
    return pieces

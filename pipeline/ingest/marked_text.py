"""Plain and Markdown text as parts: lines, paragraphs, headings, lists, tables, footnotes, front matter.

Both readers of text share it, because articles saved as .txt carry Markdown more often than not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest import draft
from pipeline.ingest.credits import is_credit
from pipeline.ingest.draft import Draft, Part
from pipeline.ingest.head import head_lines
from pipeline.ingest.markup import read_markup
from pipeline.records.document import Role
from pipeline.records.record import record

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]*(?:\r\n|[\r\n\f\u2028\u2029]|\Z)")
_BULLET = re.compile(r"[-*+•–]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z]\)\s+")
_HASHES = re.compile(r"#{1,6}[ \t]+|#{1,6}\Z")
_RULE = re.compile(r"(?:[-*_=~][ \t]*){3,}\Z")
_SETEXT = re.compile(r"(?:={3,}|-{3,})[ \t]*\Z")
_DEFINITION = re.compile(r"\[\^[^\[\]\s]{1,30}\]:\s*")
_WRAPPED_WIDTH = (40, 120)
_HEAD_RUNS = 5
_FENCE = ("```", "~~~")
_RUN_IN = re.compile(
    r"\s*(\*\*|__)(?=\S)([^*_\n]{2,120}[.:?!])\1\s+(?=\S)|\s*(\*\*|__)(?=\S)([^*_\n]{2,120})\3[.:]\s+(?=\S)"
)
_RUN_IN_WORDS = 14


@record
class Line:
    """A line's words, without its end and outer spaces."""

    start: int
    end: int
    words: str


def draw(text: str, *, matter: tuple[int, int] | None = None) -> Draft:
    """Cut text into parts. `matter` is the stretch of metadata at its head, where there is one."""
    parts = (
        []
        if matter is None
        else [
            Part(
                start=matter[0], end=matter[1], kind=draft.MATTER, role=Role.FRONT_MATTER, reason="metadata of the file"
            )
        ]
    )
    skips: list[tuple[int, int]] = []
    for number, paragraph in enumerate(_paragraphs(text, matter[1] if matter else 0)):
        head = head_lines([line.words for line in paragraph], first=number < 2) if number < _HEAD_RUNS else 0
        runs = filter(None, (*_head_parts(paragraph[:head]), paragraph[head:]))
        for lines in runs:
            plain = head > 0 and lines[-1].start < paragraph[head - 1].end and not lines[0].words.startswith("#")
            drawn, hidden = ([_part(lines, draft.PARAGRAPH)], []) if plain else _parts_of(text, lines)
            parts.extend(drawn)
            skips.extend(hidden)
    return _with_markup(text, parts, skips)


def _head_parts(lines: list[Line]) -> list[list[Line]]:
    """The lines of a head one by one; a line that begins with a small letter goes on with the one above."""
    parts: list[list[Line]] = []
    for line in lines:
        if parts and line.words[0].islower() and not is_credit(line.words):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _with_markup(text: str, parts: list[Part], skips: list[tuple[int, int]]) -> Draft:
    marks: list[tuple[int, int, str]] = []
    entities: list[tuple[int, int, str]] = []
    emphasised: list[tuple[int, int]] = []
    for part in parts:
        if part.kind in {draft.MATTER, draft.CODE}:
            continue
        found = read_markup(text, part.start, part.end)
        skips.extend(found.skips)
        entities.extend(found.entities)
        marks.extend(m for m in found.marks if not any(s <= m[0] < e for s, e in skips[-3:]))
        if _is_emphasised(text, part, found.strong):
            emphasised.append((part.start, part.end))
    return Draft(
        text=text,
        parts=tuple(parts),
        skips=tuple(sorted(skips)),
        marks=tuple(marks),
        entities=tuple(entities),
        emphasised=tuple(emphasised),
    )


def _is_emphasised(text: str, part: Part, strong: tuple[tuple[int, int], ...]) -> bool:
    """Whether a part is set in italics or bold from end to end."""
    if len(strong) < 2:
        return False
    head = text[part.start : strong[0][0]].strip("#> \t")
    return not head and not text[strong[-1][1] : part.end].strip() and len(strong) == 2


def _paragraphs(text: str, start: int) -> Iterator[list[Line]]:
    """Runs of lines that are not blank."""
    run: list[Line] = []
    for line in _lines(text, start):
        if line.words:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _lines(text: str, start: int) -> Iterator[Line]:
    for match in _LINE.finditer(text, start):
        raw = match[0]
        words = raw.strip(" \t\r\n\f\u2028\u2029\u00a0\ufeff\u200b")
        begin = match.start() + (raw.index(words) if words else 0)
        yield Line(start=begin, end=begin + len(words), words=words)
        if match.end() == len(text):
            return


def _parts_of(text: str, lines: list[Line]) -> tuple[list[Part], list[tuple[int, int]]]:
    """The parts of a run of lines, and the markup at their heads."""
    if lines[0].words.startswith(_FENCE):
        return [_part(lines, draft.CODE, role=Role.FURNITURE, reason="code block")], []
    if len(lines) > 1 and all("|" in line.words for line in lines[:2]):
        return [_part(lines, draft.TABLE, role=Role.TABLE, reason="table")], _table_skips(lines)
    parts: list[Part] = []
    skips: list[tuple[int, int]] = []
    width = _wrapped_at(lines)
    open_lines: list[Line] = []
    for line in lines:
        kind = _kind_of(line, first=not open_lines)
        if open_lines and kind == draft.RULE and _SETEXT.match(line.words):
            parts.append(_part([*open_lines, line], draft.HEADING))
            skips.append((line.start, line.end))
            open_lines = []
        elif open_lines and kind == draft.PARAGRAPH and _runs_on(open_lines, line, width):
            open_lines.append(line)
        else:
            _close(text, open_lines, parts, skips)
            open_lines = [line]
    _close(text, open_lines, parts, skips)
    return parts, skips


def _close(text: str, lines: list[Line], parts: list[Part], skips: list[tuple[int, int]]) -> None:
    if not lines:
        return
    kind = _kind_of(lines[0], first=True)
    for line in lines:
        skips.extend(_head_skips(line, kind))
    if kind == draft.RULE:
        parts.append(_part(lines, kind))
        skips.append((lines[0].start, lines[0].end))
    elif kind == "note":
        parts.append(_part(lines, draft.PARAGRAPH, role=Role.FOOTNOTE, reason="footnote in Markdown syntax"))
    elif kind == draft.PARAGRAPH and (run_in := _RUN_IN.match(text, lines[0].start, lines[0].end)) and _is_head(run_in):
        parts.append(Part(start=lines[0].start, end=run_in.start() + len(run_in[0].rstrip()), kind=draft.HEADING))
        parts.append(Part(start=run_in.end(), end=lines[-1].end))
    else:
        parts.append(_part(lines, kind))


def _is_head(run_in: re.Match[str]) -> bool:
    return len((run_in[2] or run_in[4]).split()) <= _RUN_IN_WORDS


def _part(lines: list[Line], kind: str, *, role: Role | None = None, reason: str = "") -> Part:
    return Part(start=lines[0].start, end=lines[-1].end, kind=kind, role=role, reason=reason)


def _kind_of(line: Line, *, first: bool) -> str:
    if _RULE.match(line.words[:400]):
        return draft.RULE
    if _DEFINITION.match(line.words):
        return "note"
    if _HASHES.match(line.words):
        return draft.HEADING
    if line.words.startswith(">"):
        return draft.QUOTE if first else draft.PARAGRAPH
    if _BULLET.match(line.words):
        return draft.ITEM
    return draft.PARAGRAPH


def _head_skips(line: Line, kind: str) -> Iterator[tuple[int, int]]:
    patterns = {draft.HEADING: _HASHES, draft.ITEM: _BULLET}
    if kind == draft.QUOTE and line.words.startswith(">"):
        yield line.start, line.start + len(line.words) - len(line.words.lstrip("> \t"))
    elif kind in patterns and (head := patterns[kind].match(line.words)):
        yield line.start, line.start + head.end()
    if kind == draft.HEADING and (tail := line.words.rstrip("#")) != line.words and tail.endswith(" "):
        yield line.start + len(tail), line.end


def _table_skips(lines: list[Line]) -> list[tuple[int, int]]:
    return [
        (line.start + offset, line.start + offset + 1)
        for line in lines
        for offset, character in enumerate(line.words)
        if character == "|"
    ]


def _wrapped_at(lines: list[Line]) -> int:
    """The column at which a run of lines is wrapped; 0 where its lines are paragraphs, most of them ended like one."""
    above = lines[:-1]
    if sum(line.words[-1] in '.!?:”"' for line in above) * 5 >= 3 * len(above) and len(above) > 0:
        return 0
    return max(len(line.words) for line in lines)


def _runs_on(lines: list[Line], line: Line, width: int) -> bool:
    """Whether a line continues the paragraph above it: the text is wrapped at a column, and this line's first word
    would not have fitted on the line above. Lines longer than any wrapping column are paragraphs by themselves.
    """
    low, high = _WRAPPED_WIDTH
    if lines[0].words.startswith(">") and line.words.startswith(">"):
        return True
    if _HASHES.match(lines[0].words) or "\t" in line.words or ". . ." in line.words:
        return False
    first_word = line.words.split(maxsplit=1)[0]
    return low <= width <= high and len(lines[-1].words) + 1 + len(first_word) > width - 8

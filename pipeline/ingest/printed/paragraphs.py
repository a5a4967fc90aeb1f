"""Lines put together into paragraphs, with running heads, headings and footnotes told apart by place and size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from pipeline.ingest import draft
from pipeline.ingest.passages import keeps_hyphen
from pipeline.ingest.printed.lines import Line, usual_size
from pipeline.records.document import Role
from pipeline.records.record import record

_LARGER, _SMALLER, _TITLE = 1.12, 0.93, 1.55
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}\Z")
_NOTE_START = re.compile(r"\[?\(?(?:\d{1,3}|[*†‡])\)?\]?\.?(?:\s|(?=[A-Z“\"]))")
_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?)?[-–| ]{0,3}(?:\d{1,4}|[ivxlc]{1,6})(?: ?(?:of|/) ?\d{1,4})?[-–| ]{0,3}\Z", re.IGNORECASE
)
_BULLET = re.compile(r"[•▪◦‣·–-]\s|\(?\d{1,2}[.)]\s")
_HYPHEN = re.compile(r"[^\W\d_]+-\Z")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True, kw_only=True)
class Block:
    """Lines that belong together, as one string; `marks` by their place in it."""

    words: str = ""
    kind: str = draft.PARAGRAPH
    level: int = 0
    role: Role | None = None
    reason: str = ""
    marks: list[tuple[int, str]] = field(default_factory=list)


@record
class _Setting:
    """How the text is set: size of the body in points, usual leading in points, usual length of a full line, words."""

    size: float
    leading: float
    full: float
    vocabulary: frozenset[str]


def blocks_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """Blocks in the order drawn, page after page."""
    running = _running_lines(pages)
    body = [line for page in pages for line in page if id(line) not in running]
    setting = _setting_of(body)
    blocks = [
        Block(words=line.words, role=Role.FURNITURE, reason="head or foot of the page")
        if isinstance(line, Line)
        else line
        for line in _in_order(pages, running, setting)
    ]
    return [block for block in blocks if block.words]


def _in_order(pages: Sequence[Sequence[Line]], running: set[int], setting: _Setting) -> Iterator[Line | Block]:
    """Heads and feet of a page first, then its blocks; a paragraph that runs over several pages stays open."""
    open_lines: list[Line] = []
    for page in pages:
        heads = [line for line in page if id(line) in running]
        body = [line for line in page if id(line) not in running]
        if open_lines and body and _begins(open_lines, body[0], setting):
            yield _close(open_lines, setting)
            open_lines = []
        yield from heads
        for line in body:
            if open_lines and _begins(open_lines, line, setting):
                yield _close(open_lines, setting)
                open_lines = []
            open_lines.append(line)
    if open_lines:
        yield _close(open_lines, setting)


def _setting_of(lines: Sequence[Line]) -> _Setting:
    size = usual_size(lines)
    body = [line for line in lines if abs(line.size - size) < 0.1 * size]
    gaps = [
        above.y - below.y
        for above, below in pairwise(body)
        if above.page == below.page and 0 < above.y - below.y < 4 * size
    ]
    lengths = sorted(len(line.words) for line in body)
    return _Setting(
        size=size,
        leading=median(gaps) if gaps else 1.2 * size,
        full=lengths[(len(lengths) * 3) // 5] if lengths else 0,
        vocabulary=frozenset(word.casefold() for line in lines for word in _WORD.findall(line.words.rstrip("-"))),
    )


def _running_lines(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Heads and feet: lines at the upper or lower edge that come back on other pages but for their figures."""
    edges: list[tuple[str, Line]] = []
    for page in pages:
        heights = sorted({round(line.y, 1) for line in page})
        outer = {*heights[:2], *heights[-2:]}
        edges += [(re.sub(r"\d+", "#", line.words), line) for line in page if round(line.y, 1) in outer]
    pages_with: Counter[str] = Counter()
    for key, _ in {(key, line.page): line for key, line in edges}:
        pages_with[key] += 1
    return {
        id(line)
        for key, line in edges
        if (pages_with[key] >= 2 and len(line.words) < 100 and not _ENDED.search(line.words[-3:]))
        or _PAGE_NUMBER.match(line.words)
    }


def _begins(lines: Sequence[Line], line: Line, setting: _Setting) -> bool:
    """Whether a line opens a new block rather than go on with the open one."""
    last = lines[-1]
    if abs(line.size - last.size) > 0.08 * last.size or (line.bold != last.bold and (line.bold or len(lines) == 1)):
        return True
    if _BULLET.match(line.words) or (_is_small(line, setting) and _NOTE_START.match(line.words)):
        return True
    turned = line.page != last.page or line.y > last.y + 0.5 * setting.leading
    if turned:
        return bool(_ENDED.search(last.words)) and (len(last.words) < 0.85 * setting.full or not _goes_on(lines, line))
    drop = last.y - line.y
    if drop > max(1.35 * setting.leading, setting.leading + 3):
        return True
    indented = line.x > last.x + 0.6 * setting.size and drop >= 0.9 * setting.leading
    ended_short = bool(_ENDED.search(last.words)) and len(last.words) < 0.7 * setting.full
    return (indented and bool(_ENDED.search(last.words)) and len(lines) > 1) or (
        ended_short and drop > 1.15 * setting.leading
    )


def _goes_on(lines: Sequence[Line], line: Line) -> bool:
    """Whether the first line of a new column is set like the lines before the break, without an indent of its own."""
    usual = min(each.x for each in lines)
    return len(lines) == 1 or lines[-1].x <= usual + 1 or line.x <= usual + 1


def _is_small(line: Line, setting: _Setting) -> bool:
    return line.size < _SMALLER * setting.size


def _close(lines: Sequence[Line], setting: _Setting) -> Block:
    block = _written(lines, setting)
    size = lines[0].size
    if _is_small(lines[0], setting) and _NOTE_START.match(block.words):
        block.role, block.reason = Role.FOOTNOTE, "small type with a number"
    elif (size > _LARGER * setting.size or lines[0].bold) and len(block.words.split()) <= 30 and len(lines) <= 4:
        block.kind = draft.HEADING
        block.level = 1 if size > _TITLE * setting.size else 2
    elif _BULLET.match(block.words):
        block.kind = draft.ITEM
    return block


def _written(lines: Sequence[Line], setting: _Setting) -> Block:
    """Lines as one string; a hyphen at a line's end goes where it only breaks the word."""
    block = Block()
    for line in lines:
        tail, head = _HYPHEN.search(block.words), _FIRST.match(line.words)
        if tail and head:
            if not keeps_hyphen(tail[0][:-1], head[0], setting.vocabulary):
                block.words = block.words[:-1]
        elif block.words and not block.words.endswith(("—", "/")):
            block.words += " "
        block.marks += [(len(block.words) + at, said) for at, said in line.marks]
        block.words += line.words
    return block

"""Quotations: what stands between quotation marks, read with a stack over all passages of an article.

Marks may be mixed („…“, “…”, "…", ‘…’, '…', «…»). Single marks are told from apostrophes by what stands beside them.
A quotation may run on into the next passage; every passage then has a part of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records.record import record

PAIRS = {"\u201c": "\u201d", "\u201e": "\u201c\u201d", "\u00ab": "\u00bb", "\u2039": "\u203a", "\u2018": "\u2019"}
DOUBLE = frozenset('\u201c\u201e\u00ab"')
CLOSERS = frozenset("\u201d\u201c\u00bb\u203a\u2019\"'")
MARKS = frozenset("\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u2018\u2019\"'")
FAR = 1500  # characters after which a mark that never closes is taken for a stray one


@record
class Quote:
    """A part of a quotation inside one passage: characters `[start, end)` of its text, marks left out.

    `continues` tells that it began in an earlier passage; `level` is 0 for an outermost quotation.
    """

    passage: int
    start: int
    end: int
    level: int
    continues: bool = False


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    continues: bool = False


def find_quotes(texts: Sequence[str]) -> tuple[Quote, ...]:
    """All quotations of the passages given, by place."""
    found: list[Quote] = []
    running: _Open | None = None
    for index, text in enumerate(texts):
        parts, running = _read_passage(index, text, running, texts[index + 1] if index + 1 < len(texts) else "")
        found.extend(parts)
    return tuple(sorted(found, key=lambda q: (q.passage, q.start, -q.end)))


def _read_passage(index: int, text: str, running: _Open | None, following: str) -> tuple[list[Quote], _Open | None]:
    stack = [_Open(mark=running.mark, start=0, continues=True)] if running else []
    found = []
    for at, mark in enumerate(text):
        if mark not in MARKS:
            continue
        if stack and _closes(text, at, stack[-1]):
            opened = stack.pop()
            found.append(_quote(index, opened, at, len(stack)))
        elif _opens(text, at, stack):
            if stack and stack[-1].continues and stack[-1].mark == mark and not text[:at].strip():
                stack[-1].start = at + 1  # each paragraph of a long quotation opens anew
            else:
                stack.append(_Open(mark=mark, start=at + 1))
    return _leave(index, text, stack, following, found)


def _leave(
    index: int, text: str, stack: list[_Open], following: str, found: list[Quote]
) -> tuple[list[Quote], _Open | None]:
    """What is still open at the end of a passage: it runs on, or the mark was stray."""
    if not stack or stack[0].mark not in DOUBLE:
        return found, None
    opened = stack[0]
    if _runs_on(following, opened.mark):
        return [*found, _quote(index, opened, len(text), 0)], _Open(mark=opened.mark, start=0, continues=True)
    if opened.continues or len(text) - opened.start > FAR:
        return found, None
    return [*found, _quote(index, opened, len(text), 0)], None


def _quote(index: int, opened: _Open, end: int, level: int) -> Quote:
    return Quote(passage=index, start=opened.start, end=end, level=level, continues=opened.continues)


def _runs_on(following: str, mark: str) -> bool:
    """Whether the next passage opens anew with the same mark, or closes what it did not open."""
    head = following.lstrip()
    if head.startswith(mark):
        return True
    closers = PAIRS.get(mark, mark)
    close = min((following.find(c) for c in closers if c in following), default=-1)
    opens = following.find(mark)
    if mark == '"':
        return close > 0 and following[close - 1] in ".,!?\u2026" and following.count('"') % 2 == 1
    return close >= 0 and (opens < 0 or close < opens)


def _opens(text: str, at: int, stack: list[_Open]) -> bool:
    mark = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free = not before or before.isspace() or before in "([{\u2014\u2013-/:\u201c\u201e\u2018\"'*_\u00ab"
    if mark in "\u201e\u00ab\u2039":
        return True
    if mark == "\u201c":
        return bool(after.strip()) or not stack
    if mark == '"':
        return free and bool(after.strip())
    if mark == "\u2018":
        return free and bool(after.strip()) and _closes_later(text, at, "\u2019")
    if mark == "'":
        return free and after.isalnum() and _closes_later(text, at, "'")
    return False


def _closes_later(text: str, at: int, mark: str) -> bool:
    """Whether a closing single mark follows: one after a letter or full stop that no letter follows."""
    place = text.find(mark, at + 2)
    while place >= 0:
        if not text[place + 1 : place + 2].isalnum() and not text[place - 1].isspace():
            return True
        place = text.find(mark, place + 1)
    return False


def _closes(text: str, at: int, opened: _Open) -> bool:
    mark, after = text[at], text[at + 1 : at + 2]
    if mark not in CLOSERS or at <= opened.start - 1:
        return False
    if opened.mark == '"':
        return mark == '"' and (not text[at - 1 : at].isspace() or not after.strip()) and at > opened.start
    if opened.mark in "\u2018'":
        matches = mark == ("\u2019" if opened.mark == "\u2018" else "'")
        return matches and not after.isalnum() and not _possessive(text, at, mark)
    if opened.mark == "\u201c" and mark == '"':
        return not after.isalnum()
    return mark in PAIRS.get(opened.mark, "")


def _possessive(text: str, at: int, mark: str) -> bool:
    """A plural possessive inside a single quotation: "the states' armies" where another mark still closes it."""
    plural = text[at - 1 : at] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
    return plural and _closes_later(text, at, mark) and text.find("\u2018", at) < 0

"""Markdown and stray HTML inside running text: which characters are markup, and which are note marks.

Every pattern is bounded in length or cannot backtrack, so that a line of millions of characters takes linear time.
"""

from __future__ import annotations

import re
from html import unescape

from pipeline.records.record import record

_NOTE = r"\[\^[^\[\]\s]{1,30}\]"
_TARGET = r'\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s"[^"]{0,200}")?\)'
_NOTE_WORD = re.compile(
    r"[\s\[\](),*†‡§#\d–-]*(?:[a-z]|[ivx]{1,5}|note ?\d{1,3})?[\s\[\](),*†‡§#\d–-]*\Z", re.IGNORECASE
)
_TOKEN = re.compile(
    rf"""
      (?P<escape>\\(?=[!-/:-@\[-`{{-~]))
    | (?P<comment><!--.{{0,2000}}?-->)
    | (?P<sup><sup\b[^<>]{{0,100}}>[^<>]{{0,20}}(?:<a\b[^<>]{{0,300}}>[^<>]{{0,20}}</a>)?</sup>)
    | (?P<auto><https?://[^<>\s]{{1,2000}}>|<[^<>\s@]{{1,80}}@[^<>\s@]{{1,80}}>)
    | (?P<tag></?[A-Za-z][A-Za-z0-9]{{0,15}}(?:\s[^<>]{{0,300}})?/?>)
    | (?P<note>{_NOTE})
    | (?P<image>!\[[^\[\]]{{0,300}}\]\([^()\s]{{0,2000}}(?:\s"[^"]{{0,200}}")?\))
    | (?P<open>\[(?=[^\[\]]{{1,500}}\]{_TARGET}))
    | (?P<close>\]{_TARGET})
    | (?P<entity>&(?:\#\d{{1,7}}|\#x[0-9A-Fa-f]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,20}});)
    | (?P<code>`{{1,3}})
    | (?P<strong>\*{{1,3}}|(?<!\w)_{{1,3}}(?=[^\s_])|(?<=[^\s_])_{{1,3}}(?!\w)|~~)
    """,
    re.VERBOSE,
)
_SIGN = re.compile(r"[\\<\[\]&`*_~]")
"""What every such token holds, for a quick look."""
_SUPERSCRIPT = re.compile(r"(?<=[^\s\d])[⁰¹²³⁴-⁹]{1,3}(?![⁰¹²³⁴-⁹\w])")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]")
"""What every such number holds, likewise."""
_UNITS = re.compile(r"(?:\b|\d)(?:[kcmd]?m|ft|in|sq)\Z", re.IGNORECASE)


@record
class Markup:
    """What in a stretch of text is not words. Offsets are into the whole text."""

    skips: tuple[tuple[int, int], ...]
    marks: tuple[tuple[int, int, str], ...]
    entities: tuple[tuple[int, int, str], ...]
    strong: tuple[tuple[int, int], ...]


def read_markup(text: str, start: int, end: int) -> Markup:
    """Find the markup in `text[start:end]`. Note marks are `<sup>` numbers, `[^n]` and raised digits."""
    skips: list[tuple[int, int]] = []
    marks: list[tuple[int, int, str]] = []
    entities: list[tuple[int, int, str]] = []
    strong: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text, start, end) if _SIGN.search(text, start, end) else ():
        kind, span = match.lastgroup or "", match.span()
        if kind == "sup":
            _read_raised(match[0], span, skips, marks)
        elif kind == "note":
            marks.append((*span, match[0][2:-1]))
        elif kind == "entity":
            _read_entity(match[0], span, entities)
        elif kind == "strong":
            if _is_delimiter(text, span, start, end):
                skips.append(span)
                strong.append(span)
        else:
            skips.append(span)
    marks.extend(
        (*match.span(), match[0])
        for match in (_SUPERSCRIPT.finditer(text, start, end) if _RAISED.search(text, start, end) else ())
        if not _UNITS.search(text[max(start, match.start() - 4) : match.start()])
    )
    return Markup(skips=tuple(skips), marks=tuple(sorted(marks)), entities=tuple(entities), strong=tuple(strong))


def is_note_word(word: str) -> bool:
    """Whether a raised word is a note mark: digits, asterisks, daggers, one letter; never `th`, `st` or an exponent."""
    return bool(word.strip()) and bool(_NOTE_WORD.match(word.strip()))


def _read_raised(
    raised: str, span: tuple[int, int], skips: list[tuple[int, int]], marks: list[tuple[int, int, str]]
) -> None:
    word = re.sub(r"<[^<>]{0,300}>", "", raised)
    if is_note_word(word):
        marks.append((*span, word.strip(" []")))
        return
    inner = span[0] + raised.index(word) if word and word in raised else span[1]
    skips.extend(s for s in ((span[0], inner), (inner + len(word), span[1])) if s[0] < s[1])


def _read_entity(source: str, span: tuple[int, int], entities: list[tuple[int, int, str]]) -> None:
    character = unescape(source)
    if character != source and len(character) == 1:
        entities.append((*span, character))


def _is_delimiter(text: str, span: tuple[int, int], start: int, end: int) -> bool:
    """Asterisks are emphasis where they touch a word on one side; alone or between figures they are themselves."""
    before = text[span[0] - 1] if span[0] > start else " "
    after = text[span[1]] if span[1] < end else " "
    return not (before.isspace() and after.isspace()) and not (before.isdigit() and after.isdigit())

"""Which note a mark in the prose points to, and the address that the note gives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.ingest.sheet import Sheet, Words
from pipeline.records.document import NoteLink, Role

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_OWN_NUMBER = re.compile(r"[\s\[(^]{0,3}(\d{1,3}|[a-z](?=[\]).]))[\]).:]{0,3}(?=[\s<\[“\"(]|[^\W\d_]|\Z)")
_PLAIN_NUMBER = re.compile(r"[^\W_]{1,8}")
_MARKDOWN = re.compile(r"\s{0,3}\[\^([^\]\s]{1,40})\]:")
_URL = re.compile(r"(?:https?://|www\.|doi\.org/)[^\s<>\"\])]{3,2000}", re.IGNORECASE)
_ESCAPED = re.compile(r"\\+([_*~#&()\[\]-])")


def link_notes(sheet: Sheet, roles: Sequence[Role], marks: Sequence[tuple[int, int, str]]) -> tuple[NoteLink, ...]:
    """A link for every mark whose number a note bears.

    Where a number occurs again (notes that start anew on each page), the first such note below the mark is meant, as
    notes stand under the text. A list without numbers of its own is counted from 1.
    """
    notes: dict[str, list[Words]] = {}
    for number, words in _numbered(sheet, roles):
        notes.setdefault(number, []).append(words)
    links = []
    for start, end, said in marks:
        number = number_of(said)
        if same := notes.get(number):
            below = bisect_right([words.part.start for words in same], start)
            part = same[min(below, len(same) - 1)].part
            url = address_in(sheet.draft.text[part.start : part.end])
            links.append(NoteLink(number=number, mark=(start, end), note=(part.start, part.end), url=url))
    return tuple(links)


def number_of(said: str) -> str:
    """What a mark says, without brackets: `[^4]`, `(4)`, `⁴` and `4` are all `4`."""
    plain = said.translate(_SUPERSCRIPTS)
    found = re.search(r"\d{1,3}", plain) or _PLAIN_NUMBER.search(plain)
    return found[0].casefold() if found else said.strip()


def address_in(text: str) -> str | None:
    """The first web address in a note, without the escapes of Markdown and the stop behind it."""
    found = _URL.search(_ESCAPED.sub(r"\1", text))
    return found[0].rstrip(".,;:!?'’”") if found else None


def _numbered(sheet: Sheet, roles: Sequence[Role]) -> Iterator[tuple[str, Words]]:
    notes = [words for words, role in zip(sheet.words, roles, strict=True) if role == Role.FOOTNOTE]
    numbers = [_own_number(sheet, words) for words in notes]
    if any(numbers):
        yield from ((number, words) for number, words in zip(numbers, notes, strict=True) if number)
        return
    items = [words for words in notes if words.is_item]
    yield from ((str(place), words) for place, words in enumerate(items, start=1))


def _own_number(sheet: Sheet, words: Words) -> str:
    """The number at the head of a note; empty where it has none."""
    raw = sheet.draft.text[words.part.start : words.part.end]
    if found := _MARKDOWN.match(raw):
        return number_of(found[1])
    marks = sheet.marks_in(words.part)
    if marks and not raw[: marks[0][0] - words.part.start].strip():
        return number_of(marks[0][2])
    found = _OWN_NUMBER.match(raw.translate(_SUPERSCRIPTS)) or _OWN_NUMBER.match(words.text.translate(_SUPERSCRIPTS))
    return found[1].casefold() if found else ""

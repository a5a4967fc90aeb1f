"""Footnotes and lists of references, and note numbers left behind in the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.draft import HEADING
from pipeline.ingest.sheet import Sheet, Words
from pipeline.records.document import Role

_LIST = re.compile(
    r"(?:\d{1,2}\.? )?(?:foot|end)?notes?(?: and references)?|references?(?: (?:and|&) notes)?|bibliography"
    r"|works cited|literature(?: cited)?|further reading|external links|sources?(?: and notes)?|citations?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\[(\d{1,3})\]|\(?(\d{1,3})\)?\.?|[⁰¹²³⁴-⁹]{1,3}|[*†‡]{1,3})\s*(?=\S)")
_NOTE_WORDS = 80
_URL = re.compile(r"(?:https?://|www\.|doi\.org/|doi:)\S{3,2000}", re.IGNORECASE)
_CITED = re.compile(
    r"\b(?:ibid|op\. ?cit|et al|pp?\. ?\d|vol\. ?\d|no\. ?\d|ed\.|eds\.|isbn|accessed|retrieved"
    r"|available at|see also)\b"
    r"|[“\"„].{5,200}[”\"“],? .{0,100}\b(?:1[89]|20)\d\d\b|\((?:1[89]|20)\d\d[a-z]?\)[.,:]",
    re.IGNORECASE,
)
_STRAY = re.compile(
    r"(?<=[^\W\d_A-Z]{3})[.,;!?][\"”’»)]{0,2}(\d{1,3})(?=\s|\Z)|(?<=[^\W\d_A-Z]{4}[\"”»)])(\d{1,3})(?=[\s.,;]|\Z)"
)
_GLUED = re.compile(r"[.,;!?\"”’»)]\d")
"""What every match of the pattern before holds, for a quick look: it is found without looking back."""
_BRACKETED = re.compile(r"\[(\d{1,3}|[a-z]|note \d{1,2}|citation needed)\](?!\()")


def find_footnotes(sheet: Sheet) -> Iterator[tuple[int, Role, str]]:
    """Parts that are notes: numbered and mostly an address, numbered and cited, or under a heading that says so."""
    in_list = False
    for index, words in enumerate(sheet.words):
        if words.is_label and _LIST.fullmatch(words.text.strip(" :*#")) and _ends_in_notes(sheet, index):
            in_list = True
            yield index, Role.FOOTNOTE, "heading of a list of notes"
        elif in_list and words.part.kind == HEADING:
            in_list = False
        elif in_list:
            yield index, Role.FOOTNOTE, "in a list of notes"
        elif _is_note(sheet, index):
            yield index, Role.FOOTNOTE, "note with its number"


def _ends_in_notes(sheet: Sheet, index: int) -> bool:
    """Whether what follows a heading like `Sources` is a list of notes: most parts numbered, linked or cited."""
    following = []
    for words in sheet.words[index + 1 : index + 9]:
        if words.part.kind == HEADING:
            break
        following.append(words)
    hits = sum(bool(_looks_cited(words) or _NUMBERED.match(words.text) or words.is_item) for words in following)
    return bool(following) and hits * 2 >= len(following)


def _looks_cited(words: Words) -> bool:
    return bool(_URL.search(words.text) or _CITED.search(words.text[:2000]))


def _is_note(sheet: Sheet, index: int) -> bool:
    words = sheet.words[index]
    raw = sheet.draft.text[words.part.start : words.part.end]
    marked = any(start == words.part.start for start, _, _ in sheet.marks_in(words.part))
    number = _NUMBERED.match(raw)
    if not marked and not number:
        return False
    if number and number[1] and words.count <= _NOTE_WORDS:
        return f"[{number[1]}]" in sheet.draft.text[: words.part.start]
    bare = _URL.sub("", re.sub(r"[<>\[\]()]", " ", raw[number.end() if number and not marked else 0 :]))
    if marked:
        return words.count <= _NOTE_WORDS and (bool(_URL.search(raw)) or _looks_cited(words) or not words.is_prose)
    return bool(_URL.search(raw)) and len(bare.split()) <= 40


def stray_marks(
    text: str, parts: Iterator[tuple[int, int]] | list[tuple[int, int]], notes: int
) -> list[tuple[int, int, str]]:
    """Note numbers in the prose that no markup sets apart: in square brackets, or glued to the end of a word.

    Glued numbers count only where the article has notes, or where they run upwards from 1 without a gap.
    """
    bracketed, glued = [], []
    for start, end in parts:
        bracketed += [(m.start(), m.end(), m[1]) for m in _BRACKETED.finditer(text, start, end)]
        for match in _STRAY.finditer(text, start, end) if _GLUED.search(text, start, end) else ():
            group = 1 if match[1] else 2
            glued.append((match.start(group), match.end(group), match[group]))
    numbers = [int(number) for _, _, number in glued]
    ascending = numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 1
    listed = notes > 0 and all(1 <= number <= notes for number in numbers)
    return sorted(bracketed + (glued if ascending or listed else []))

"""The words of a statement made into one clean sentence: marks in pairs, no word that joined it to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.records.edtf_words import english_date

if TYPE_CHECKING:
    from pipeline.extract.stated_dates import Dated

BLANK_BEFORE_MARK = re.compile(r" (?=[,;:.!?)])")
BETWEEN = " ,;:–—-"
JOINING = ("and", "or", "but", "nor")
"""Marks and words between two clauses."""
MARKS = re.compile(r"([,;:])(?:\s*[,;:])+")


def as_sentence(words: str, dated: Dated | None) -> str:
    """Words as one sentence: with a capital, a full stop, and the date where one is given."""
    text = BLANK_BEFORE_MARK.sub("", " ".join(words.split())).strip(" ,;:")
    text = _paired(_without_joint(MARKS.sub(_first_mark, text)))
    if dated is not None:
        text += f" ({english_date(dated.date.edtf) or dated.date.edtf})"
    return (text[:1].upper() + text[1:]).rstrip(".") + "." if text else ""


def _first_mark(marks: re.Match[str]) -> str:
    return marks[1]


def _without_joint(text: str) -> str:
    """A text without what joined it to the next clause: "the town paid, and"."""
    text = text.rstrip(BETWEEN)
    for word in JOINING:
        before = text.removesuffix(word)
        if before != text and before.endswith(tuple(BETWEEN)):
            return before.rstrip(BETWEEN)
    return text


def _paired(text: str) -> str:
    """A text without quotation marks whose other half was left out, and with brackets closed."""
    for opening, closing in ("()", "[]", "“”", '""'):
        if opening not in text and closing not in text:
            continue
        open_at: list[int] = []
        single: list[int] = []
        for i, character in enumerate(text):
            if character == closing and open_at:
                open_at.pop()
            elif character == opening:
                open_at.append(i)
            elif character == closing:
                single.append(i)
        if closing in ")]":
            text += closing * len(open_at)
        else:
            single += open_at
        text = "".join(c for i, c in enumerate(text) if i not in single)
    return text

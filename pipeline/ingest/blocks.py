"""The role of every part of an article, with its reason. Rules apply in order; the first one that speaks decides."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import pairwise

from pipeline.ingest import draft
from pipeline.ingest.credits import is_credit
from pipeline.ingest.duplicates import find_repeats
from pipeline.ingest.footnotes import find_footnotes
from pipeline.ingest.front import find_back, find_front
from pipeline.ingest.furniture import find_furniture
from pipeline.ingest.sheet import Sheet
from pipeline.records.document import Role

Verdict = tuple[int, Role, str]
_HEADING_WORDS = 16
_QUESTION_WORDS = 8


def judge(sheet: Sheet, *, author: str = "") -> list[tuple[Role, str]]:
    """Role and reason of each part."""
    verdicts: list[tuple[Role, str] | None] = [
        (words.part.role, words.part.reason) if words.part.role else None for words in sheet.words
    ]
    _apply(verdicts, find_footnotes(sheet))
    _apply(verdicts, find_furniture(sheet))
    for rule in (partial(find_back, author=author), find_repeats, _find_tagline, find_front):
        _apply(verdicts, rule(sheet, [verdict[0] if verdict else None for verdict in verdicts]))
    _apply(verdicts, _find_by_form(sheet))
    return [verdict or (Role.PARAGRAPH, "running text") for verdict in verdicts]


def _apply(verdicts: list[tuple[Role, str] | None], found: Iterable[Verdict]) -> None:
    for index, role, reason in list(found):
        if verdicts[index] is None:
            verdicts[index] = (role, reason)


def _find_tagline(sheet: Sheet, roles: list[Role | None]) -> Iterable[Verdict]:
    """A short line in small letters above the title is the site's motto."""
    open_parts = [i for i, role in enumerate(roles) if role is None]
    for index, following in pairwise(open_parts):
        words = sheet.words[index]
        if words.is_prose:
            return
        if (
            words.is_label
            and words.starts_lower
            and not is_credit(words.text)
            and words.part.kind == draft.PARAGRAPH
            and sheet.words[following].is_label
        ):
            yield index, Role.FURNITURE, "motto of the site above the title"


def _find_by_form(sheet: Sheet) -> Iterable[Verdict]:
    last_prose = max((i for i, words in enumerate(sheet.words) if words.is_prose), default=-1)
    for index, words in enumerate(sheet.words):
        kind = words.part.kind
        if kind == draft.TABLE:
            yield index, Role.TABLE, "table"
        elif index > last_prose and words.is_label and not words.ended and kind != draft.ITEM:
            yield index, Role.FURNITURE, "short line behind the article"
        elif kind == draft.HEADING:
            yield index, Role.HEADING, "marked as a heading"
        elif not words.text.strip():
            yield index, Role.FURNITURE, "no words"
        elif words.in_capitals and words.is_prose:
            yield index, Role.PULL_QUOTE, "set in capitals"
        elif words.emphasised and words.is_prose:
            yield index, Role.PULL_QUOTE, "set in italics or bold from end to end"
        elif _is_bare_heading(sheet, index):
            yield index, Role.HEADING, "short line without a full stop above running text"


def _is_bare_heading(sheet: Sheet, index: int) -> bool:
    words = sheet.words[index]
    asked = words.text.endswith("?") and words.count <= _QUESTION_WORDS
    if words.is_item or not words.is_label or words.count > _HEADING_WORDS or words.text[-1:] in ",;:-–":
        return False
    if words.ended and not asked:
        return False
    following = next((each for each in sheet.words[index + 1 :] if each.text), None)
    return (
        len(words.text) > 1
        and following is not None
        and (following.is_prose or words.emphasised)
        and not words.starts_lower
    )

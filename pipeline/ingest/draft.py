"""What a reader hands on: the text it drew, cut into parts, with the markup and note marks it saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pipeline.records.document import Role
from pipeline.records.record import record

PARAGRAPH, HEADING, ITEM, TABLE, CAPTION, QUOTE, RULE, CODE, MATTER = (
    "paragraph",
    "heading",
    "item",
    "table",
    "caption",
    "quote",
    "rule",
    "code",
    "matter",
)


@record
class Part:
    """A stretch `[start, end)` of the drawn text that stands by itself, and what its form says it is.

    `level` is a heading's depth where the format has one. `role` is set where the file itself leaves no doubt (a list
    of footnotes, a navigation bar); `reason` says why.
    """

    start: int
    end: int
    kind: str = PARAGRAPH
    level: int = 0
    role: Role | None = None
    reason: str = ""


@record
class Draft:
    """A file as its reader drew it.

    `skips` are stretches that are not words (markup, escapes); `marks` are note marks inside parts, possibly of no
    length where the drawn text leaves them out, with what they said. `entities` are stretches that stand for
    one character. `found` is what the file says about itself, by the field names of `Source` and `description`.
    """

    text: str
    parts: tuple[Part, ...]
    skips: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, int, str], ...] = ()
    entities: tuple[tuple[int, int, str], ...] = ()
    emphasised: tuple[tuple[int, int], ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

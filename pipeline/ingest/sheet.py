"""An article's parts side by side, with the plain words of each, as the rules for roles see them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.ingest.draft import HEADING, ITEM, TABLE, Draft, Part
from pipeline.ingest.reading import SKIPPED, draw_reading, pieces_of, text_of
from pipeline.ingest.runs import runs_of_each

_ENDED = re.compile(
    r"[.!?…][\"'”’»)\]“*]{0,3}(?:\[[\w ]{1,8}\]){0,4}\Z|(?<=[^\W\d_])[.!?…][\"'”’»)]{0,3}(?:\d{1,3}|[⁰¹²³⁴-⁹]{1,3})\Z"
)
_TITLE_WORDS = 25
_PROSE_WORDS = 7
_LONG_WORDS = 30
_CAPITALS, _SMALL = 0.8, 0.2
"""Share of capitals from which a part is set in them, and of small letters beyond which it is not."""
_FREQUENT = "etaoinshr"
"""Small letters that make up most of running text: a quick look."""


@dataclass(frozen=True)
class Words:
    """The plain words of a part, and what its form is like."""

    part: Part
    text: str
    emphasised: bool = False

    @cached_property
    def count(self) -> int:
        """Number of words."""
        return len(self.text.split())

    @cached_property
    def letters(self) -> int:
        """Number of letters."""
        return sum(map(str.isalpha, self.text))

    @cached_property
    def ended(self) -> bool:
        """Whether it ends like a sentence."""
        return bool(_ENDED.search(self.text[-40:]))

    @cached_property
    def in_capitals(self) -> bool:
        """Whether at least four fifths of the letters are capitals, and there are enough to judge by."""
        if sum(map(self.text.count, _FREQUENT)) > _SMALL * len(self.text):
            return False
        capitals = sum(map(str.isupper, self.text))
        return self.letters >= 12 and capitals >= _CAPITALS * self.letters

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as running text: a sentence, or many words."""
        if self.part.kind in {HEADING, TABLE}:
            return False
        return (self.ended and self.count >= _PROSE_WORDS) or self.count >= _LONG_WORDS

    @cached_property
    def is_label(self) -> bool:
        """Whether it is a short line that is no sentence: a title, a name, a date, a menu entry."""
        return not self.is_prose and self.count <= _TITLE_WORDS

    @cached_property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.part.kind == ITEM

    @cached_property
    def key(self) -> str:
        """The words without case, punctuation and markup, for comparison."""
        return " ".join(re.findall(r"[^\W_]+", self.text.casefold().replace("’", "'").replace("'", "")))

    @cached_property
    def starts_lower(self) -> bool:
        """Whether the first letter is a small one and nothing but an opening quote stands before it."""
        return bool(re.match(r"[\"'“‘„(]{0,2}[^\W\d_]", self.text)) and self.text.lstrip("\"'“‘„(")[:1].islower()


@dataclass(frozen=True)
class Sheet:
    """A draft, the plain words of its parts, and the reading text from which they are."""

    draft: Draft
    words: tuple[Words, ...]
    reading: str

    @property
    def found(self) -> Mapping[str, str]:
        """What the file says of itself."""
        return self.draft.found

    def marks_in(self, part: Part) -> list[tuple[int, int, str]]:
        """Note marks that begin inside a part."""
        marks = self.draft.marks
        first = bisect_left(marks, (part.start, 0, ""))
        return list(marks[first : bisect_left(marks, (part.end, 0, ""))])

    @cached_property
    def has_headings(self) -> int:
        """How many parts are headings by their markup."""
        return sum(words.part.kind == HEADING for words in self.words)

    @cached_property
    def runs(self) -> Mapping[int, frozenset[int]]:
        """Hashes of the runs of words of each part that reads as running text, by the part's index."""
        prose = [index for index, words in enumerate(self.words) if words.is_prose]
        return dict(zip(prose, runs_of_each([self.words[index].key for index in prose]), strict=True))


def lay_out(draft: Draft) -> Sheet:
    """The parts of a draft with their plain words; parts that hold none are left out, save metadata and rules."""
    hidden = [*draft.skips, *((start, end) for start, end, _ in draft.marks)]
    reading = draw_reading(draft.text, skips=hidden, entities=draft.entities, recased=())
    emphasised = set(draft.emphasised)
    words = tuple(
        Words(
            part=part,
            text=text_of(reading, pieces_of(reading, part.start, part.end)).replace(SKIPPED, ""),
            emphasised=(part.start, part.end) in emphasised,
        )
        for part in draft.parts
    )
    return Sheet(draft=draft, words=words, reading=reading)

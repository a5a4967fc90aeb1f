"""A stretch of a passage that may be a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.records.knowledge import NameRow


@record
class Candidate:
    """A stretch `[start, end)` of a passage's text, what sort of name it would be, and who says so.

    `how` is known, acronym, shape, repeat or model; `row` is the gazetteer's row of a known name.
    """

    start: int
    end: int
    label: str
    how: str
    row: NameRow | None = None

    def covers(self, other: Candidate) -> bool:
        """Whether the other stretch lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Candidate) -> bool:
        """Whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end

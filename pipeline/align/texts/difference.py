"""What a check of two texts reports, and how much they must share before a difference is a conflict."""

from __future__ import annotations

from pipeline.records.record import record

ONE_THING = 0.45
"""Share of the words (`Pairing.share`) from which two texts speak of one thing."""
CLOSE = 0.6
"""The same share, the differing words left out, from which another name, figure, date or kind is a conflict."""


@record(kw_only=False)
class Difference:
    """A slot in which two texts exclude each other, why, and the word of the left text where it shows.

    What is not `telling` is no conflict by itself, since the texts share too little around it, but it counts where
    it is asked in how many facts the texts differ.
    """

    field: str
    reason: str
    at: int
    telling: bool = True

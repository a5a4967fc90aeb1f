"""Whether a passage itself says on which day or in which month something was done, or only by when."""

from __future__ import annotations

import re
from calendar import month_name

from pipeline.align.background import MONTH, Background, dated_in_words, length_of
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words

MONTHS = frozenset(name.lower() for name in month_name if name)
_LIMIT = re.compile(r"\b(?:by|as of)\s+(?:the\s+)?\Z", re.IGNORECASE)
_EDGE = re.compile(r"\b(?:before|ahead of|after|until|till|since|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Words before a date that make it the end or the beginning of a stretch."""
_PUT_OFF = re.compile(r"(?:\bnot|n['’]t)\b[^.;,]*\buntil\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Words before a date on which something did begin: "did not begin until"."""
COUNTED = frozenset({"STATISTIC", "MEMBERSHIP", "OFFICE"})
"""Types that a date does not make a happening: figures, members and posts are as of a day."""


def told_on_days(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both passages give the day or month of what happened, by the name of a month, and are equally certain."""
    certain = left.claim.modality == right.claim.modality
    return certain and background.once(_told_on_day, left) and background.once(_told_on_day, right)


def is_limit(view: ClaimView, _: Background) -> bool:
    """Whether a date only says by when something had been done: "by 9 May 40 had been seized"."""
    return _LIMIT.search(_before_date(view)) is not None


def _told_on_day(view: ClaimView, _: Background) -> bool:
    date = view.claim.date
    if date is None or view.days is None or view.claim.event_type in COUNTED or not dated_in_words(view):
        return False
    named = not MONTHS.isdisjoint(lower_words(date.text))
    before = _before_date(view)
    edge = _EDGE.search(before) and not _PUT_OFF.search(before)
    bounded = (_LIMIT.search(before) or edge) and not _goes_on_when(view)
    return named and length_of(view.days) <= MONTH and not bounded


def _goes_on_when(view: ClaimView) -> bool:
    """Whether a date is a bound of one act and the day of the other that "when" adds: "stayed until June, when the last
    left".
    """
    date, quote = view.claim.date, view.claim.evidence.quote
    return date is not None and quote.partition(date.text)[2].startswith(", when ")


def _before_date(view: ClaimView) -> str:
    """The passage up to the words that give its date."""
    date, quote = view.claim.date, view.claim.evidence.quote
    return quote[: quote.find(date.text)] if date and dated_in_words(view) else ""

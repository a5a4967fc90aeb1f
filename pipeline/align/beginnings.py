"""Since when something has been so: the beginnings of one state that two claims give."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.align.background import Background, dated_in_words
from pipeline.align.posts import HOLDING, titles
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words
from pipeline.records.edtf import edtf_days
from pipeline.records.time import DateInterval

HOLDINGS = frozenset({"OFFICE", "MEMBERSHIP", "JOIN"})
OFFICE, NEGATED = "OFFICE", "negated"
BECAME = frozenset({"become", "became", "becomes", "appointed", "elected", "named", "chosen", "sworn", "took"})
_FIRST = re.compile(r"\b(?:was|were|is|are|been) first (?:held|run|won|sung|shown|seen|sold|made|given|[a-z]+ed)\b")
"""Says of a thing when it was first held, not when somebody first saw it held."""
Starts = tuple[DateInterval, DateInterval]


def find_beginnings(left: ClaimView, right: ClaimView, background: Background) -> Starts | None:
    """When each says that one state began; None where they do not both say so of one state."""
    return _of_holding(left, right, background) or _since(left, right, background)


def _of_holding(left: ClaimView, right: ClaimView, background: Background) -> Starts | None:
    """When each says that one holding of an office or one membership began: "since 2014", "was appointed in 2013"."""
    if left.claim.event_type not in HOLDINGS or right.claim.event_type not in HOLDINGS:
        return None
    if left.actors.isdisjoint(right.actors):
        return None
    if not background.same_thing(left, right) or (left.claim.event_type == OFFICE) != (
        right.claim.event_type == OFFICE
    ):
        return None
    posts = [background.once(titles, view) for view in (left, right)]
    if posts[0] and posts[1] and not set(posts[0]) & set(posts[1]):
        return None
    starts = [_beginning(view, background) for view in (left, right)]
    opened = [v.claim.date is not None and v.claim.date.latest is None for v in (left, right)]
    return (starts[0], starts[1]) if starts[0] and starts[1] and any(opened) else None


def _since(left: ClaimView, right: ClaimView, background: Background) -> Starts | None:
    """The beginnings of one state that both say has gone on since a date: "has audited the books since 2002"; or that
    one says was first so then: "was first held in 1990", "has been held every year since 1986".
    """
    a, b = left.claim.date, right.claim.date
    run_on = [_runs_on(view) for view in (left, right)]
    if (
        a is None
        or b is None
        or not any(run_on)
        or not all(on or _first_so(v) for on, v in zip(run_on, (left, right), strict=True))
    ):
        return None
    same = background.same_thing(left, right) and background.same_act(left, right)
    return (first_day(a), first_day(b)) if same else None


def _runs_on(view: ClaimView) -> bool:
    """Whether the passage says since when something has been so."""
    date = view.claim.date
    open_end = date is not None and date.latest is None and view.claim.polarity != NEGATED
    return open_end and date is not None and f"since {date.text}".lower() in view.claim.evidence.quote.lower()


def _first_so(view: ClaimView) -> bool:
    """Whether the passage says when something was first done to what it tells of."""
    dated = dated_in_words(view) and view.claim.date is not None and view.claim.date.earliest is not None
    affirmed = (view.claim.polarity, view.claim.modality) == ("affirmed", "asserted")
    return dated and affirmed and _FIRST.search(view.claim.evidence.quote) is not None


def first_day(date: DateInterval) -> DateInterval:
    """The day, month or year with which an open stretch begins."""
    first = (date.edtf or "").partition("/")[0]
    earliest, latest = edtf_days(first) if first else (None, None)
    return replace(date, edtf=first, earliest=earliest, latest=latest)


def _beginning(view: ClaimView, background: Background) -> DateInterval | None:
    """The first date of an open stretch, or the date of an act that begins one. Of a mere title ("the mayor, Ada Brun")
    a date elsewhere in the sentence says nothing.
    """
    date, words = view.claim.date, set(lower_words(view.claim.evidence.quote))
    if date is None or view.claim.polarity == NEGATED:
        return None
    if date.latest is not None:
        begins = view.senses & background.contrasts.slots["beginning_senses"] or BECAME & words
        return date if begins and date.earliest else None
    if not (dated_in_words(view) or HOLDING & words):
        return None
    first = first_day(date)
    return first if first.earliest else None

"""Who counts the victims of something is none of them: "the union has counted nine dead", "its toll is six"."""

from __future__ import annotations

from itertools import pairwise

from pipeline.align.asked_figures import asked_figures
from pipeline.align.background import Background
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words
from pipeline.records.claim import Quantity

TOLLS = frozenset({"deaths", "injured", "injuries", "missing", "arrests"})
"""Units of losses, which are counted for days."""
RUNNING = ("have", "been")
"""Words of a count that goes on: "59 have been killed"."""
FRESH = 30
"""Most days after a loss within which it is still being counted."""


def only_counters_differ(
    left: ClaimView, right: ClaimView, figures: tuple[Quantity, Quantity], background: Background
) -> bool:
    """Whether two tolls, each the only one of its article, are of two things by nothing but the names of who counts."""
    if figures[0].unit not in TOLLS or figures not in asked_figures(left, right, background):
        return False
    counting = background.contrasts.slots["counting_words"]
    if any(view.actors and view.trigger not in counting for view in (left, right)):
        return False
    mine, theirs = (view.entities - view.actors for view in (left, right))
    return _kinds(mine - theirs).isdisjoint(_kinds(theirs - mine))


def _kinds(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.partition("/")[0] for name in names)


def may_have_grown(left: ClaimView, right: ClaimView, figures: tuple[Quantity, Quantity]) -> bool:
    """Whether two tolls may be one count that went on: the article that came out later gives the higher one, as a least
    figure or one of a count that still ran, and the earlier came out when the loss was fresh, as far as either dates
    it.
    """
    days = [view.published[1] if view.published else None for view in (left, right)]
    if not {figures[0].unit, figures[1].unit} <= TOLLS or days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    counts = [q.low if q.low is not None else q.high or 0.0 for q in figures]
    if (days[0] < days[1]) != (counts[0] < counts[1]):
        return False
    view, figure = ((left, figures[0]), (right, figures[1]))[counts[1] > counts[0]]
    words = lower_words(view.claim.evidence.quote)
    befell = [view.days[0] for view in (left, right) if view.days and view.days[0] is not None]
    fresh = min(days[0], days[1]) - max(befell) <= FRESH if befell else abs(days[0] - days[1]) <= FRESH
    return fresh and (figure.high is None or "since" in words or RUNNING in pairwise(words))

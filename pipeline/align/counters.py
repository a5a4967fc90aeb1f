"""Who counts the victims of something is none of them: "the union has counted nine dead", "its toll is six"."""

from __future__ import annotations

from pipeline.align.asked_figures import asked_figures
from pipeline.align.background import Background
from pipeline.align.view import ClaimView
from pipeline.records.claim import Quantity

TOLLS = frozenset({"deaths", "injured", "injuries", "missing", "arrests"})
"""Units of losses, which are counted for days."""


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

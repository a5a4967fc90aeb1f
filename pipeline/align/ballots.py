"""Figures of votes: an act of one day, whose two sides make up how many voted; and what only some of them wanted."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.align.background import Background
from pipeline.align.none_at_all import NEGATED
from pipeline.align.view import ClaimView
from pipeline.records.claim import Quantity
from pipeline.records.sides import VOTES, VOTES_WON

OTHER_BALLOT = 2.0
"""From so many times as many votes on it was another vote."""


def of_two_ballots(left: ClaimView, right: ClaimView) -> bool:
    """Whether many more voted by one account than by the other: a court is no parliament; or one tells of one side
    only, which is the other's other side: "seventy voted against", "rejected by 70 to 30".
    """
    figures = [[q for q in view.claim.quantities if q.unit in VOTES] for view in (left, right)]
    if _is_other_side(*figures) or _is_other_side(*reversed(figures)):
        return True
    votes = [sum(q.low or 0.0 for q in told) for told in figures]
    counted = all(any(q.unit == VOTES_WON for q in told) for told in figures)
    return counted and max(votes) >= OTHER_BALLOT * min(votes)


def _is_other_side(one: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether the one figure of a claim is that of the other side in a claim that gives both."""
    return len(one) == 1 and any(q.low == one[0].low and q.unit != one[0].unit for q in other)


def tells_of_some(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one tells what a number of people were for or against, and the other what the whole body did: of a
    council that adopts a plan three members may be against it.
    """
    sides = left.claim, right.claim
    if any(c.event_type not in background.contrasts.slots["choosing_types"] or c.polarity == NEGATED for c in sides):
        return False
    return _counts_doers(left) != _counts_doers(right)


def _counts_doers(view: ClaimView) -> bool:
    """Whether those who act are told by their number."""
    doers = [p.text for p in view.claim.participants if p.role == "actor"]
    return any(doer.startswith(q.text) for q in view.claim.quantities for doer in doers)

"""Figures of votes: an act of one day, whose two sides make up how many voted."""

from __future__ import annotations

from pipeline.align.view import ClaimView
from pipeline.records.sides import VOTES, VOTES_WON

OTHER_BALLOT = 2.0
"""From so many times as many votes on it was another vote."""


def of_two_ballots(left: ClaimView, right: ClaimView) -> bool:
    """Whether many more voted by one account than by the other: a court is no parliament."""
    figures = [[q for q in view.claim.quantities if q.unit in VOTES] for view in (left, right)]
    votes = [sum(q.low or 0.0 for q in told) for told in figures]
    counted = all(any(q.unit == VOTES_WON for q in told) for told in figures)
    return counted and max(votes) >= OTHER_BALLOT * min(votes)

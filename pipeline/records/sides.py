"""Units of the two sides of a vote and of a match, by which its two figures are told apart."""

from __future__ import annotations

VOTES_WON, VOTES_LOST = VOTES = ("votes-won", "votes-lost")
POINTS_WON, POINTS_LOST = POINTS = ("points of the winner", "points of the loser")

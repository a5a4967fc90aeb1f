"""Dates that stand alone: of two articles of one story one dates something to a day to which the other dates nothing,
and the other something like it to another day near by, to which the first dates nothing. What is told of both days is
then likelier to be one thing by two accounts than two things, of each of which one author says nothing.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.align.background import MONTH
from pipeline.align.columns import OWN, SENSE, TRIGGER, WORD, ClaimTable
from pipeline.align.lone_roles import FEWEST, SHARE
from pipeline.align.rows import Flags, Floats, Numbers, distinct
from pipeline.align.scoring import Links
from pipeline.align.stories import Stories

LEAST, MOST = 0.1, 0.49
"""Probabilities of links that are raised, and to which they are raised at most: not so far that a date would count
which by the words of its sentence may be of another act (`doubts.OTHER_ACTS`).
"""
TIMES = 4
"""How many times as great the odds of such a link become. Of 40 pairs of annotated claims with such dates and as likely
links, whatever their acts, 31 answer one question.
"""
DAYS_WIDE = 1 << 22
"""More than any day's number."""


def raise_lone_days(links: Links, table: ClaimTable, stories: Stories) -> Links:
    """Links with those likelier whose claims give such dates, and are equally certain."""
    left, right = links.left, links.right
    places = np.flatnonzero((links.scores >= LEAST) & (links.scores < MOST) & _near(table, left, right))
    places = places[_alike(table, stories, left[places], right[places])]
    left, right = left[places], right[places]
    lone = _one_act(table, left, right) & _untold(table, left, right) & _untold(table, right, left)
    scores = links.scores.copy()
    scores[places[lone]] = _likelier(scores[places[lone]])
    return replace(links, scores=scores)


def _near(table: ClaimTable, left: Numbers, right: Numbers) -> Flags:
    """Which pairs of two sources have dates of a month at most that do not meet and begin within a month, and say of
    what is equally certain that it happened.
    """
    exact = (table.length > 0) & (table.length <= MONTH)
    found: Flags = exact[left] & exact[right] & (table.sources[left] != table.sources[right])
    found &= np.abs(table.first[left] - table.first[right]) <= MONTH
    found &= (table.last[left] < table.first[right]) | (table.last[right] < table.first[left])
    for name in ("polarity", "modality"):
        numbers = table.values[name].numbers
        found &= numbers[left] == numbers[right]
    return found


def _alike(table: ClaimTable, stories: Stories, left: Numbers, right: Numbers) -> Flags:
    """Which pairs stand in articles that tell of one story."""
    articles, count = table.values["article"].numbers, len(table.values["article"].names)
    one, two = stories.alike(SHARE, FEWEST)
    a, b = np.minimum(articles[left], articles[right]), np.maximum(articles[left], articles[right])
    found: Flags = np.isin(a * count + b, one * count + two)
    return found


def _one_act(table: ClaimTable, left: Numbers, right: Numbers) -> Flags:
    """Which pairs tell of an act by one word or a near-synonym, or one of them by a word that the other passage has."""
    common = table.common(left, right)
    found = common[SENSE].both(TRIGGER).count() + common[WORD].crossed(TRIGGER, OWN).count()
    alike: Flags = found > 0
    return alike


def _untold(table: ClaimTable, claims: Numbers, others: Numbers) -> Flags:
    """Which claims give dates to whose days the article of another claim dates nothing."""
    articles = table.values["article"].numbers
    asked = np.isin(articles, distinct(articles[others]))
    told = np.flatnonzero(asked & (table.length > 0) & (table.length <= MONTH))
    owners, days = _days(table, told)
    known = distinct(articles[told][owners] * DAYS_WIDE + days)
    pairs, days = _days(table, claims)
    met = np.isin(articles[others][pairs] * DAYS_WIDE + days, known)
    found: Flags = np.bincount(pairs[met], minlength=len(claims)) == 0
    return found


def _days(table: ClaimTable, claims: Numbers) -> tuple[Numbers, Numbers]:
    """The days of some claims' dates, each with the place of its claim."""
    counts = table.last[claims] - table.first[claims] + 1
    owners = np.repeat(np.arange(len(claims)), counts)
    starts = np.cumsum(counts) - counts
    return owners, table.first[claims][owners] + np.arange(len(owners)) - starts[owners]


def _likelier(scores: Floats) -> Floats:
    odds = TIMES * scores / (1.0 - scores)
    raised: Floats = np.minimum(odds / (1.0 + odds), MOST)
    return raised

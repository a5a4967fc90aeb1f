"""Questions that are asked of everybody, which two claims answer however unlike their words are: which post somebody
holds, what sort of thing something is. Such claims are compared wherever they are linked at all; those that say and
deny what somebody is, wherever their articles tell of one story.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.align.across import pairs_across
from pipeline.align.columns import ACTOR, NAME, TRIGGER, WORD, ClaimTable
from pipeline.align.doers import things_by_stem
from pipeline.align.lone_roles import FEWEST, SHARE
from pipeline.align.rows import Flags, Numbers, Rows, in_rows
from pipeline.align.scoring import Links
from pipeline.align.stories import Stories
from pipeline.align.ties import raise_links
from pipeline.packs.contrasts import Contrasts

OFFICE, LEAVE = "OFFICE", "LEAVE"
CLASSING = frozenset({"ASSESSMENT", "MEMBERSHIP"})
"""Types of claims that say of somebody what they are: "an alliance of six states", "no alliance"."""


def ask_always(links: Links, table: ClaimTable, contrasts: Contrasts, least: float) -> Links:
    """Links of which those between two answers to such a question are as probable as comparing takes, `least`."""
    faint = np.flatnonzero(links.scores < least)
    left, right = links.left[faint], links.right[faint]
    one = _of_posts(table, left, right) | _says_and_denies(table, contrasts, left, right)
    places = np.flatnonzero(one)
    same = table.holding(NAME, ACTOR).meet(left[places], right[places])
    scores = links.scores.copy()
    scores[faint[places[same]]] = least
    return replace(links, scores=scores)


def pair_sorts(links: Links, table: ClaimTable, contrasts: Contrasts, stories: Stories, score: float) -> Links:
    """Links, sorted, with claims of articles of one story of which one says what sort of thing somebody is and the
    other denies it, as probable as `score`.
    """
    polarity = table.values["polarity"].numbers
    pairs = pairs_across(table, *_classed(table, contrasts), stories.alike(SHARE, FEWEST))
    opposed = sorted(pair for pair in pairs if polarity[pair[0]] != polarity[pair[1]])
    left, right = np.array(opposed, dtype=np.int64).reshape(-1, 2).T
    return raise_links(links, Links(left, right, np.full(len(left), score)), len(table))


def _classed(table: ClaimTable, contrasts: Contrasts) -> tuple[Numbers, Numbers]:
    """Claims that say of somebody what they are, with a number for the sort of thing and of whom it is said."""
    of_sort = np.array([name in CLASSING for name in table.type_names], dtype=bool)[table.types]
    owners, sorts = _sorted_words(table, contrasts)
    kept = of_sort[owners]
    places, actors = table.holding(NAME, ACTOR).unfold(owners[kept])
    return owners[kept][places], sorts[kept][places] * len(table.spelt) + actors


def _of_posts(table: ClaimTable, left: Numbers, right: Numbers) -> Flags:
    """Whether both claims tell of posts: who holds one, or one of them who left it."""
    named = (np.array([name == kind for name in table.type_names], dtype=bool) for kind in (OFFICE, LEAVE))
    holds, leaves = (of_kind[table.types] for of_kind in named)
    found: Flags = (holds[left] | holds[right]) & (holds | leaves)[left] & (holds | leaves)[right]
    return found


def _both(table: ClaimTable, types: frozenset[str], left: Numbers, right: Numbers) -> Flags:
    """Whether both claims are of some types."""
    chosen = np.array([name in types for name in table.type_names], dtype=bool)[table.types]
    found: Flags = chosen[left] & chosen[right]
    return found


def _says_and_denies(table: ClaimTable, contrasts: Contrasts, left: Numbers, right: Numbers) -> Flags:
    """Whether one claim says what sort of thing somebody is, and the other denies it by a word for the same."""
    polarity = table.values["polarity"].numbers
    found: Flags = _both(table, CLASSING, left, right) & (polarity[left] != polarity[right])
    places = np.flatnonzero(found)
    found[places] = _sorts(table, contrasts).meet(left[places], right[places])
    return found


def _sorts(table: ClaimTable, contrasts: Contrasts) -> Rows:
    """The class of words for one thing to which each claim's word belongs."""
    return in_rows(*_sorted_words(table, contrasts), len(table))


def _sorted_words(table: ClaimTable, contrasts: Contrasts) -> tuple[Numbers, Numbers]:
    """Claims whose word belongs to a class of words for one thing, and the class."""
    known = things_by_stem(contrasts)
    number = {name: i for i, name in enumerate(sorted(frozenset().union(*known.values())))}
    numbers = np.array([number[min(known[word])] if word in known else -1 for word in table.spelt], dtype=np.int64)
    owners, words = table.held(WORD, TRIGGER)
    told = numbers[words] >= 0
    return owners[told], numbers[words[told]]

"""Questions that are asked of everybody, which two claims answer however unlike their words are: which post somebody
holds, what sort of thing something is. Such claims are always compared.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.align.columns import ACTOR, NAME, TRIGGER, WORD, ClaimTable
from pipeline.align.doers import things_by_stem
from pipeline.align.rows import Flags, Numbers, Rows, in_rows
from pipeline.align.scoring import Links
from pipeline.packs.contrasts import Contrasts

OFFICE = "OFFICE"
CLASSING = frozenset({"ASSESSMENT", "MEMBERSHIP"})
"""Types of claims that say of somebody what they are: "an alliance of six states", "no alliance"."""


def ask_always(links: Links, table: ClaimTable, contrasts: Contrasts, least: float) -> Links:
    """Links of which those between two answers to such a question are as probable as comparing takes, `least`."""
    faint = np.flatnonzero(links.scores < least)
    left, right = links.left[faint], links.right[faint]
    one = _both(table, frozenset({OFFICE}), left, right) | _says_and_denies(table, contrasts, left, right)
    places = np.flatnonzero(one)
    same = table.holding(NAME, ACTOR).meet(left[places], right[places])
    scores = links.scores.copy()
    scores[faint[places[same]]] = least
    return replace(links, scores=scores)


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
    known = things_by_stem(contrasts)
    number = {name: i for i, name in enumerate(sorted(frozenset().union(*known.values())))}
    numbers = np.array([number[min(known[word])] if word in known else -1 for word in table.spelt], dtype=np.int64)
    owners, words = table.held(WORD, TRIGGER)
    told = numbers[words] >= 0
    return in_rows(owners[told], numbers[words[told]], len(table))

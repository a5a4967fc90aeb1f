"""Who does what in articles that never name each other: authors who know of one doer only, and of different ones."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.align.columns import ACTOR, AROUND, NAME, OWN, SENSE, TRIGGER, WORD, ClaimTable
from pipeline.align.doubts import PERHAPS_IN_TURN, PERHAPS_UNTOLD
from pipeline.align.outcomes import NUMBER, Compared
from pipeline.align.role_words import WIDE, roles_by_stem
from pipeline.align.rows import Flags, Numbers, Rows, distinct, in_rows, rows_of
from pipeline.align.scoring import Links
from pipeline.align.subjects import of_one_story
from pipeline.align.words import NOUN
from pipeline.packs.contrasts import Contrasts
from pipeline.records.group import CONFLICT, FIELDS

FIELD = "participant"
ASKED_ALONE = [FIELDS.index(FIELD), FIELDS.index("polarity"), FIELDS.index("assessment")]
"""The slots that faint pairs may differ in."""
FAINTEST = PERHAPS_IN_TURN.by_strangers[FIELD]
UNTOLD = PERHAPS_UNTOLD.by_strangers[FIELD]


def name_strangers(table: ClaimTable, left: Numbers, right: Numbers, *, nouns: bool = True) -> Flags:
    """Which pairs of claims have each actors whom the other's article never names, or for whom, with `nouns`, it never
    has the noun by which a claim without names tells of them.
    """
    if not len(left):
        return np.zeros(0, dtype=bool)
    count, articles, width = len(table), table.values["article"], len(table.spelt)
    owners, names = _doers(table, nouns=nouns)
    near, around = table.held(NAME, AROUND)
    if nouns:
        spoken, said = _nouns_said(table)
        near, around = np.concatenate((near, spoken)), np.concatenate((around, said))
    told = distinct((articles.numbers[near] + count) * width + around)
    acts = np.bincount(owners, minlength=count) > 0
    rows = rows_of(
        np.concatenate((owners, told // width)), np.concatenate((names, told % width)), count + len(articles.names)
    )
    met = rows.meet(left, articles.numbers[right] + count) | rows.meet(right, articles.numbers[left] + count)
    found: Flags = acts[left] & acts[right] & ~met
    return found


def _nouns_said(table: ClaimTable) -> tuple[Numbers, Numbers]:
    """Claims and the nouns for actors that stand among their words."""
    known = {name.removeprefix(NOUN): i for i, name in enumerate(table.spelt) if name.startswith(NOUN)}
    numbers = np.array([known.get(word, -1) for word in table.spelt], dtype=np.int64)
    owners, words = table.held(WORD, AROUND)
    said = numbers[words]
    return owners[said >= 0], said[said >= 0]


def _doers(table: ClaimTable, *, nouns: bool) -> tuple[Numbers, Numbers]:
    """Claims and the actors that they name; of a person and the state that they are of the person. With `nouns`, of
    claims that name nobody the common nouns.
    """
    owners, names = table.held(NAME, ACTOR)
    named = np.array([not name.startswith(NOUN) for name in table.spelt], dtype=bool)[names]
    wide = np.array([name.startswith(WIDE) for name in table.spelt], dtype=bool)[names]
    own = np.bincount(owners[~wide], minlength=len(table)) > 0
    kept = named & ~(wide & own[owners])
    if nouns:
        kept |= ~named & ~(np.bincount(owners[named], minlength=len(table)) > 0)[owners]
    return owners[kept], names[kept]


def fill_one_role(links: Links, table: ClaimTable, contrasts: Contrasts, least: float) -> Flags:
    """Which pairs of strangers in articles of one story, of links below `least`, tell of one role by its words, or of
    one act upon one thing.
    """
    faint = (links.scores >= FAINTEST) & (links.scores < least)
    places = np.flatnonzero(faint & (table.sources[links.left] != table.sources[links.right]))
    places = places[of_one_story(table, links.left[places], links.right[places])]
    left, right = links.left[places], links.right[places]
    acts, words, things = table.holding(SENSE, TRIGGER), table.holding(WORD, TRIGGER), table.holding(NAME, OWN)
    one_act = acts.meet(left, right) | words.meet(left, right)
    one_act &= things.meet(left, right) | (links.scores[places] >= UNTOLD)
    places = places[one_act | _roles(table, contrasts).meet(left, right)]
    found = np.zeros(len(links), dtype=bool)
    found[places[name_strangers(table, links.left[places], links.right[places], nouns=False)]] = True
    return found


def by_one_slot(compared: Compared, least: float, answered: Mapping[str, Rows]) -> Flags:
    """Which pairs are not faint, or differ in nothing but who acts, whether it happened, or how it is judged; or in the
    one figure or place of which both are asked, which `answered` tells by slot.
    """
    conflicts = compared.outcomes == NUMBER[CONFLICT]
    asked = conflicts[:, ASKED_ALONE].any(axis=1)
    for field, questions in answered.items():
        valued = np.flatnonzero(conflicts[:, FIELDS.index(field)])
        asked[valued] |= questions.meet(compared.left[valued], compared.right[valued])
    alone: Flags = asked & (conflicts.sum(axis=1) == 1)
    return alone | (compared.scores >= least)


def _roles(table: ClaimTable, contrasts: Contrasts) -> Rows:
    """The role that each claim's word may tell of."""
    known = roles_by_stem(contrasts)
    names = sorted(frozenset().union(*known.values()))
    numbers = np.array([names.index(min(known[word])) if word in known else -1 for word in table.spelt])
    owners, words = table.held(WORD, TRIGGER)
    tells = numbers[words] >= 0
    return in_rows(owners[tells], numbers[words[tells]], len(table))

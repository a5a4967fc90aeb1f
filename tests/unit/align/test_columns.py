"""Claims as rows of numbers."""

from __future__ import annotations

import random

import numpy as np

from pipeline.align.columns import ACTOR, AROUND, MONTH, NAME, OWN, RECIPIENT, WORD, ClaimTable, tabulate
from pipeline.align.rows import Rows, rows_of
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from tests.synthetic.claim_making import make_claim


def table(knowledge: Knowledge) -> ClaimTable:
    claims = [
        make_claim(
            "alpha-1", "Orla met Finn at the quay", "met", "CONSULT", actor="person/orla", recipient="person/finn"
        ),
        make_claim(
            "alpha-2", "A gale tore the sails", "tore", "OTHER", start=90, date="2011-05-04", actor="event/gale"
        ),
        make_claim("beta-1", "Finn met Orla at dusk", "met", "CONSULT", actor="person/finn", recipient="person/orla"),
    ]
    return tabulate(view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts), knowledge.relatedness)


def words(found: ClaimTable, kind: int, manner: int, claim: int) -> set[str]:
    owners, items = found.held(kind, manner)
    return {found.spelt[item] for item in items[owners == claim]}


def test_common_items_of_rows_are_those_of_their_sets() -> None:
    chance = random.Random(3)  # noqa: S311 - seeded, not a secret
    sets = [set(chance.sample(range(40), chance.randrange(12))) for _ in range(30)]
    owners = np.array([i for i, items in enumerate(sets) for _ in items])
    rows = rows_of(owners, np.array([item for items in sets for item in items]), len(sets))
    left, right = np.array([(i, j) for i in range(30) for j in range(30)]).T
    common = rows.common(left, right)
    expected = [len(sets[i] & sets[j]) for i, j in zip(left, right, strict=True)]
    assert common.count().tolist() == expected
    assert all(
        item in sets[left[pair]] & sets[right[pair]] for pair, item in zip(common.pair, common.item, strict=True)
    )


def test_manners_stay_with_their_items() -> None:
    rows = rows_of(np.array([1, 0, 0]), np.array([7, 7, 2]), 2, manners=np.array([3, 1, 2]), bits=2)
    common = rows.common(np.array([0]), np.array([1]))
    assert (common.item.tolist(), sorted([*common.one, *common.other])) == ([7], [1, 3])


def test_rows_may_be_empty() -> None:
    empty = Rows(np.zeros(3, dtype=np.int64), np.empty(0, dtype=np.int64))
    assert empty.common(np.array([0]), np.array([1])).count().tolist() == [0]


def test_claims_hold_what_they_say_and_what_is_said_around_them(knowledge: Knowledge) -> None:
    found = table(knowledge)
    assert "quay" in words(found, WORD, OWN, 0)
    assert "gale" not in words(found, WORD, OWN, 0)
    assert {"quay", "gale"} <= words(found, WORD, AROUND, 0)
    assert words(found, MONTH, AROUND, 0) == {"2011-5"}
    assert not words(found, MONTH, AROUND, 2)


def test_who_acts_in_one_and_is_acted_upon_in_the_other_is_told(knowledge: Knowledge) -> None:
    names = table(knowledge).common(np.array([0]), np.array([2]))[NAME]
    assert names.both(OWN).count().tolist() == [2]
    assert names.both(ACTOR).count().tolist() == [0]
    assert names.crossed(ACTOR, RECIPIENT).count().tolist() == [2]

"""Roles that each article gives to one name only, and articles that tell of one story."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.align.columns import ClaimTable, tabulate
from pipeline.align.lone_roles import LONE, pair_lone_roles
from pipeline.align.scoring import Links
from pipeline.align.stories import Stories
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim

LEAST = 0.22
LIKE = 5
"""Claims of each article that have their like in the other."""
LED = make_claim("alpha-9", "Ada led the drill", "led", start=900, actor="person/ada", other="drill")
RAN = make_claim("beta-9", "Bo was in charge", "charge", start=900, actor="person/bo")


def table_of(knowledge: Knowledge, *claims: Claim) -> ClaimTable:
    """Two articles with claims that have their like, and further ones."""
    like = [
        make_claim(f"{article}-{i}", f"They spoke {i}", "spoke", start=50 * i)
        for article in ("alpha", "beta")
        for i in range(LIKE)
    ]
    return tabulate(
        view_claims((*like, *claims), {}, knowledge.relatedness, knowledge.contrasts), knowledge.relatedness
    )


def linked(table: ClaimTable, count: int) -> Links:
    """So many firm links between the two articles."""
    place = {claim_id: i for i, claim_id in enumerate(table.ids)}
    left, right = (
        np.array([place[f"{article}-{i}"] for i in range(count)], dtype=np.int64) for article in ("alpha", "beta")
    )
    return Links(left, right, np.full(count, 0.9))


@pytest.mark.parametrize(
    ("others", "links", "found"),
    [
        ((), LIKE, True),
        ((), 2, False),
        (
            (make_claim("beta-8", "Cy led the others", "led", start=700, actor="person/cy", other="others"),),
            LIKE,
            False,
        ),
        ((make_claim("beta-8", "Bo led the drill", "led", start=700, actor="person/bo", other="drill"),), LIKE, True),
    ],
    ids=["one name in each", "two stories", "two names in one", "one name told twice"],
)
def test_one_name_each_for_a_role(others: tuple[Claim, ...], links: int, found: bool, knowledge: Knowledge) -> None:
    table = table_of(knowledge, LED, RAN, *others)
    before = linked(table, links)
    after = pair_lone_roles(before, table, Stories(before, table, LEAST))
    assert (len(after) > len(before)) == found
    assert not found or min(after.scores) == LONE


def test_a_title_is_no_role(knowledge: Knowledge) -> None:
    (view,) = view_claims(
        [make_claim("alpha-1", "Former head Ada spoke", "head", actor="person/ada")],
        {},
        knowledge.relatedness,
        knowledge.contrasts,
    )
    assert not view.lone

"""Dates to which one of two articles alone dates something."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.align.lone_days import MOST, raise_lone_days
from pipeline.align.stories import Stories
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim
from tests.unit.align.test_lone_roles import LEAST, LIKE, linked, table_of

FAINT = 0.2
LANDED = make_claim("alpha-9", "They landed on the island", "landed", start=900, date="2012-05-04")
CAME = make_claim("beta-9", "The boats landed", "landed", start=900, date="2012-05-06")


def other(claim_id: str, date: str) -> Claim:
    return make_claim(claim_id, "The mayor resigned", "resigned", start=700, date=date)


@pytest.mark.parametrize(
    ("left", "right", "others", "links", "raised"),
    [
        (LANDED, CAME, (), LIKE, True),
        (LANDED, CAME, (), 2, False),
        (LANDED, CAME, (other("beta-8", "2012-05-04"),), LIKE, False),
        (LANDED, CAME, (other("alpha-8", "2012-05"),), LIKE, False),
        (LANDED, CAME, (other("alpha-8", "2012-05-05"),), LIKE, True),
        (LANDED, replace(CAME, polarity="negated"), (), LIKE, False),
        (LANDED, make_claim("beta-9", "The boats landed", "landed", start=900, date="2012-07-06"), (), LIKE, False),
        (LANDED, make_claim("beta-9", "The talks failed", "failed", start=900, date="2012-05-06"), (), LIKE, False),
    ],
    ids=[
        "each day told once",
        "two stories",
        "the day told of something else",
        "the month told of something else",
        "another day told",
        "denied",
        "months apart",
        "another act",
    ],
)
def test_days_that_one_article_alone_knows(
    left: Claim, right: Claim, others: tuple[Claim, ...], links: int, *, raised: bool, knowledge: Knowledge
) -> None:
    table = table_of(knowledge, left, right, *others)
    place = {claim_id: i for i, claim_id in enumerate(table.ids)}
    known = linked(table, links)
    faint = replace(
        known,
        left=np.append(known.left, place["alpha-9"]),
        right=np.append(known.right, place["beta-9"]),
        scores=np.append(known.scores, FAINT),
    )
    score = raise_lone_days(faint, table, Stories(known, table, LEAST)).scores[-1]
    assert (FAINT < score <= MOST) if raised else score == FAINT

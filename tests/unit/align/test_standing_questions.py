"""Questions that two claims answer however unlike their words are."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.align.columns import tabulate
from pipeline.align.scoring import Links
from pipeline.align.standing_questions import ask_always
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim

LEAST = 0.08
PRESIDENT = make_claim("alpha-1", "Ada is president", "president", "OFFICE", actor="person/ada")
COALITION = make_claim("alpha-1", "The league is a coalition", "coalition", "MEMBERSHIP", actor="org/league")


@pytest.mark.parametrize(
    ("left", "right", "asked"),
    [
        (PRESIDENT, make_claim("beta-1", "Ada is minister", "minister", "OFFICE", actor="person/ada"), True),
        (PRESIDENT, make_claim("beta-1", "Bo is minister", "minister", "OFFICE", actor="person/bo"), False),
        (PRESIDENT, make_claim("beta-1", "Ada spoke of it", "spoke", actor="person/ada"), False),
        (
            COALITION,
            make_claim("beta-1", "It is no bloc", "bloc", "ASSESSMENT", polarity="negated", actor="org/league"),
            True,
        ),
        (
            COALITION,
            make_claim("beta-1", "It is no bloc", "bloc", "ASSESSMENT", polarity="negated", actor="org/union"),
            False,
        ),
        (COALITION, make_claim("beta-1", "It is a bloc", "bloc", "ASSESSMENT", actor="org/league"), False),
        (
            COALITION,
            make_claim("beta-1", "It is no ship", "ship", "ASSESSMENT", polarity="negated", actor="org/league"),
            False,
        ),
    ],
)
def test_answers_to_a_standing_question_are_compared(
    left: Claim, right: Claim, asked: bool, knowledge: Knowledge
) -> None:
    views = view_claims((left, right), {}, knowledge.relatedness, knowledge.contrasts)
    table = tabulate(views, knowledge.relatedness)
    for score in (0.01, 0.5):
        links = Links(np.array([0]), np.array([1]), np.array([score]))
        found = ask_always(links, table, knowledge.contrasts, LEAST)
        assert found.scores.tolist() == [max(score, LEAST) if asked else score]

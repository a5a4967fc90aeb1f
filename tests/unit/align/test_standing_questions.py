"""Questions that two claims answer however unlike their words are."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.align.columns import tabulate
from pipeline.align.scoring import Links
from pipeline.align.standing_questions import ask_always, pair_sorts
from pipeline.align.stories import Stories
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
        (PRESIDENT, make_claim("beta-1", "Ada resigned", "resigned", "LEAVE", actor="person/ada"), True),
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


@pytest.mark.parametrize(("like", "paired"), [(6, True), (1, False)], ids=["one story", "two stories"])
def test_what_somebody_is_said_and_denied_to_be_is_compared_in_one_story(
    like: int, paired: bool, knowledge: Knowledge
) -> None:
    denied = make_claim(
        "beta-9", "It is no bloc", "bloc", "ASSESSMENT", start=900, polarity="negated", actor="org/league"
    )
    spoken = [
        make_claim(f"{name}-{i}", "They spoke", "spoke", start=50 * i) for name in ("alpha", "beta") for i in range(6)
    ]
    said = make_claim("alpha-9", "The league is a coalition", "coalition", "MEMBERSHIP", start=900, actor="org/league")
    views = view_claims((*spoken, said, denied), {}, knowledge.relatedness, knowledge.contrasts)
    table = tabulate(views, knowledge.relatedness)
    firsts = np.arange(like)
    links = Links(firsts, firsts + 7, np.full(like, 0.9))
    found = pair_sorts(links, table, knowledge.contrasts, Stories(links, table, 0.22), LEAST)
    assert [(table.ids[i], table.ids[j], score) for i, j, score in found.rows()][like:] == (
        [("alpha-9", "beta-9", LEAST)] if paired else []
    )

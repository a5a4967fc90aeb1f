"""Doers whom the other article never names."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.align.columns import tabulate
from pipeline.align.scoring import Links
from pipeline.align.strangers import fill_one_role, name_strangers
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim

LED = make_claim("alpha-1", "Ada led the drill", "led", actor="person/ada state/norland", other="drill")
RAN = make_claim("beta-1", "Bo was in charge of the drill", "charge", actor="person/bo", other="drill")


def spoke(claim_id: str, name: str) -> Claim:
    return make_claim(claim_id, "They spoke", "spoke", start=900, actor=name)


@pytest.mark.parametrize(("name", "strangers"), [("person/cy", True), ("person/ada", False), ("state/norland", True)])
def test_an_article_that_names_the_others_doer_knows_of_both(name: str, strangers: bool, knowledge: Knowledge) -> None:
    views = view_claims((LED, RAN, spoke("beta-2", name)), {}, knowledge.relatedness, knowledge.contrasts)
    table = tabulate(views, knowledge.relatedness)
    one, two = np.array([0]), np.array([1])
    assert name_strangers(table, one, two).tolist() == [strangers]
    assert name_strangers(table, two, one).tolist() == [strangers]


@pytest.mark.parametrize(("sentence", "strangers"), [("They spoke", True), ("The guard spoke", False)])
def test_an_article_that_has_the_noun_of_the_others_doer_may_know_of_both(
    sentence: str, strangers: bool, knowledge: Knowledge
) -> None:
    guard = make_claim("alpha-1", "A guard raised the alarm", "raised", actor="guard", other="alarm")
    driver = make_claim("beta-1", "A driver raised the alarm", "raised", actor="driver", other="alarm")
    further = make_claim("beta-2", sentence, "spoke", start=900)
    views = view_claims((guard, driver, further), {}, knowledge.relatedness, knowledge.contrasts)
    table = tabulate(views, knowledge.relatedness)
    one, two = np.array([0]), np.array([1])
    assert name_strangers(table, one, two).tolist() == [strangers]
    assert name_strangers(table, one, two, nouns=False).tolist() == [False]


@pytest.mark.parametrize(
    ("right", "score", "found"),
    [
        (RAN, 0.05, True),
        (RAN, 0.3, False),
        (RAN, 0.001, False),
        (make_claim("beta-1", "Bo filmed the drill", "filmed", actor="person/bo", other="drill"), 0.05, False),
        (make_claim("beta-1", "Somebody led the drill", "led", other="drill"), 0.05, False),
    ],
    ids=["faint", "linked anyway", "too faint", "another role", "nobody named"],
)
def test_faint_pairs_of_one_role(right: Claim, score: float, found: bool, knowledge: Knowledge) -> None:
    links = Links(np.array([0]), np.array([2]), np.array([score]))
    for other, one_story in (("city/selby", True), ("city/norwick", False)):
        told = LED, spoke("alpha-2", "city/selby"), right, spoke("beta-2", other)
        table = tabulate(view_claims(told, {}, knowledge.relatedness, knowledge.contrasts), knowledge.relatedness)
        assert fill_one_role(links, table, knowledge.contrasts, 0.07).tolist() == [found and one_story]

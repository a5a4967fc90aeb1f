"""Claims of articles on other subjects are never set beside each other."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.align.columns import tabulate
from pipeline.align.subjects import of_one_story, of_one_subject
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim


def article(doc_id: str, names: str, **roles: str) -> list[Claim]:
    """A toll, and somebody who speaks for each name."""
    spoke = [
        make_claim(f"{doc_id}-{i}", "They spoke", "spoke", start=100 * i, actor=name)
        for i, name in enumerate(names.split(), 1)
    ]
    return [make_claim(f"{doc_id}-0", "Eleven people died", "died", "STATISTIC", **roles), *spoke]


ALPHA = "person/a city/b org/c work/d state/peru"


@pytest.mark.parametrize(
    ("names", "meet"),
    [
        ("person/e city/f org/g work/d", True),
        ("person/e city/f org/g work/h", False),
        ("person/e city/f org/g", True),
        ("person/e city/f org/g work/h state/peru", False),
    ],
    ids=["one name shared", "none of many shared", "few names tell nothing", "a state is in many articles"],
)
def test_articles_of_one_subject_share_a_telling_name(names: str, meet: bool, knowledge: Knowledge) -> None:
    assert tolls_meet(article("alpha", ALPHA), article("beta", names), knowledge) == meet


def test_claims_that_name_the_same_may_meet_all_the_same(knowledge: Knowledge) -> None:
    others = "person/e city/f org/g work/h"
    dead = {"place": "state/peru"}
    assert tolls_meet(article("alpha", ALPHA, **dead), article("beta", others, **dead), knowledge)


@pytest.mark.parametrize(("names", "meet"), [("person/e work/d", True), ("person/e city/f", False)])
def test_articles_of_one_story_share_a_telling_name_however_few_they_have(
    names: str, meet: bool, knowledge: Knowledge
) -> None:
    dead = {"place": "state/peru"}
    told = article("alpha", ALPHA, **dead), article("beta", names, **dead)
    assert tolls_meet(*told, knowledge, strictly=True) == meet


@pytest.mark.parametrize(("shared", "meet"), [(30, True), (10, False)])
def test_articles_that_name_nobody_alike_may_tell_of_one_subject_in_many_common_words(
    shared: int, meet: bool, knowledge: Knowledge
) -> None:
    def told(doc_id: str, names: str) -> list[Claim]:
        words = [f"subj{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(shared)]
        own = [f"{doc_id}{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(60)]
        text = make_claim(f"{doc_id}-9", f"They told {' '.join(words + own)}", "told", start=900)
        return [*article(doc_id, names), text]

    names = "person/e city/f org/g work/h"
    assert tolls_meet(told("alpha", ALPHA), told("beta", names), knowledge, strictly=True) == meet


def tolls_meet(left: list[Claim], right: list[Claim], knowledge: Knowledge, *, strictly: bool = False) -> bool:
    views = view_claims([*left, *right], {}, knowledge.relatedness, knowledge.contrasts)
    table = tabulate(views, knowledge.relatedness)
    places = [np.array([table.ids.index(f"{doc}-0")]) for doc in ("alpha", "beta")]
    return bool((of_one_story if strictly else of_one_subject)(table, *places)[0])

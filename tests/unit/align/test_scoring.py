"""Features and scores of pairs."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.align import scoring
from pipeline.align.blocking import index_keys, pair_up
from pipeline.align.columns import tabulate
from pipeline.align.features import Features, PairFeatures
from pipeline.align.rarity import Rarity
from pipeline.align.rows import Floats
from pipeline.align.scoring import Alone, Standings, score_pairs
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim


def sinking(claim_id: str, date: str, ship: str = "work/gannet", start: int = 0) -> Claim:
    return make_claim(claim_id, "The ferry sank off the cape", "sank", "OTHER", start=start, date=date, actor=ship)


def features(left: Claim, right: Claim, knowledge: Knowledge) -> dict[str, float]:
    views = view_claims([left, right], {}, knowledge.relatedness, knowledge.contrasts)
    table = tabulate(views, knowledge.relatedness)
    found = PairFeatures(table, Rarity(table), knowledge.relatedness).of(np.array([0]), np.array([1]))
    return {name: float(column[0]) for name, column in found.items()}


def scores(claims: list[Claim], knowledge: Knowledge) -> Floats:
    table = tabulate(view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts), knowledge.relatedness)
    left, right = pair_up(index_keys(table), table.sources)
    columns = PairFeatures(table, Rarity(table), knowledge.relatedness)
    return score_pairs(left, right, columns, table.sources, knowledge.weights)


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("2011-05-04", "same_day"),
        ("2011-05", "same_month"),
        ("2011", "same_year"),
        ("2011-05-20", "near"),
        ("2011-09-01", "some_months"),
        ("2019", "far"),
    ],
)
def test_dates_are_as_far_apart_as_their_days(date: str, name: str, knowledge: Knowledge) -> None:
    found = features(sinking("alpha-1", "2011-05-04"), sinking("beta-1", date), knowledge)
    times = ("same_day", "same_month", "same_year", "near", "some_months", "far", "undated", "one_dated")
    assert [time for time in times if found[time]] == [name]


def test_what_two_equal_claims_share_is_all_that_they_hold(knowledge: Knowledge) -> None:
    found = features(sinking("alpha-1", "2011-05-04"), sinking("beta-1", "2011-05-04"), knowledge)
    for name in ("names", "words", "meaning", "topic", "actor", "same_type", "same_trigger"):
        assert found[name] == pytest.approx(1.0)
    assert (found["unshared"], found["other_actor"], found["swapped"]) == (0.0, 0.0, 0.0)


def test_every_weight_is_that_of_a_feature(knowledge: Knowledge) -> None:
    known: Features = {
        name: np.zeros(1) for name in features(sinking("a-1", "2011"), sinking("b-1", "2011"), knowledge)
    }
    alone = Alone(np.array([0.5]), np.zeros(1), np.zeros(1))
    standing = Standings(np.array([0]), np.array([1]), alone, np.array([0, 1])).of(np.array([0]))
    assert knowledge.weights.pair.keys() <= known.keys() | {"bias"}
    assert knowledge.weights.context.keys() <= known.keys() | standing.keys() | {"bias"}


def test_scores_do_not_depend_on_the_block_that_a_pair_stands_in(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = [
        sinking(f"doc{n % 7}-{n}", f"2011-{1 + n % 12:02}", f"work/ship-{n % 5}", start=200 * n) for n in range(40)
    ]
    whole = scores(claims, knowledge)
    monkeypatch.setattr(scoring, "BLOCK", 3)
    assert len(whole) > 30
    assert scores(claims, knowledge).tolist() == whole.tolist()


def test_a_pairs_standing_is_told_among_the_partners_of_each_source() -> None:
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    alone = Alone(np.array([0.9, 0.4, 0.6]), np.zeros(3), np.array([0.2, 0.7, 0.2]))
    found = Standings(left, right, alone, np.array([0, 1, 1])).of(np.arange(3))
    assert found["mutual_best"].tolist() == [1.0, 0.0, 1.0]
    assert found["one_best"].tolist() == [1.0, 1.0, 1.0]
    assert found["rank"].tolist() == [1.0, 0.5, 1.0]
    assert found["mutual_nearest"].tolist() == [0.0, 1.0, 1.0]
    assert found["meaning_rank"].tolist() == [0.5, 1.0, 1.0]
    assert found["tie"].tolist() == pytest.approx([0.4**0.5, 0.6**0.5, 0.4**0.5])
    assert found["second_tie"].tolist() == [0.0, 0.0, 0.0]

"""Candidates by telling keys."""

from __future__ import annotations

from pipeline.align import blocking, key_index
from pipeline.align.blocking import claim_keys, find_candidates
from pipeline.align.view import ClaimView, view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim


def views(claims: list[Claim], knowledge: Knowledge) -> tuple[ClaimView, ...]:
    return view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)


def talks(claim_id: str, actor: str, date: str) -> Claim:
    return make_claim(claim_id, "The ministers met on the pier", "met", "CONSULT", date=date, actor=actor)


def test_claims_of_one_happening_share_keys_that_say_why(knowledge: Knowledge) -> None:
    pair = views([talks("alpha-1", "person/a", "2011-05-04"), talks("beta-1", "person/a", "2011-05-20")], knowledge)
    found = find_candidates(pair)
    assert [(c.left, c.right) for c in found] == [(0, 1)]
    assert "person/a type CONSULT" in found[0].keys


def test_near_days_share_a_month_cell_wherever_they_lie(knowledge: Knowledge) -> None:
    for day in range(1, 28):
        left = views([talks("alpha-1", "person/a", f"2011-05-{day:02}")], knowledge)[0]
        right = views([talks("beta-1", "person/a", f"2011-05-{day + 3:02}")], knowledge)[0]
        assert any(" month " in key for key in claim_keys(left) & claim_keys(right))


def test_strangers_are_no_candidates(knowledge: Knowledge) -> None:
    left = talks("alpha-1", "person/a", "2011-05-04")
    right = make_claim("beta-1", "A ferry sank", "sank", "OTHER", date="1990", other="work/gannet")
    assert find_candidates(views([left, right], knowledge)) == ()


def test_keys_of_many_claims_are_dropped(knowledge: Knowledge) -> None:
    many = [talks(f"doc{i:03}-1", "person/a", "2011-05-04") for i in range(key_index.CAP + 20)]
    assert find_candidates(views(many, knowledge)) == ()


def test_a_claim_keeps_only_its_best_partners(knowledge: Knowledge) -> None:
    many = [talks(f"doc{i:03}-1", "person/a", "2011-05-04") for i in range(key_index.CAP - 20)]
    assert len(find_candidates(views(many, knowledge))) <= len(many) * blocking.TOP

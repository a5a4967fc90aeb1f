"""Candidates by telling keys."""

from __future__ import annotations

from pipeline.align import blocking, key_index
from pipeline.align.blocking import index_keys, pair_up
from pipeline.align.columns import tabulate
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim


def find_candidates(claims: list[Claim], knowledge: Knowledge) -> dict[tuple[int, int], tuple[str, ...]]:
    views = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    table = tabulate(views, knowledge.relatedness)
    index = index_keys(table)
    left, right = pair_up(index, table.sources)
    return dict(zip(zip(left.tolist(), right.tolist(), strict=True), index.shared(left, right), strict=True))


def talks(claim_id: str, actor: str, date: str) -> Claim:
    return make_claim(claim_id, "The ministers met on the pier", "met", "CONSULT", date=date, actor=actor)


def test_claims_of_one_happening_share_keys_that_say_why(knowledge: Knowledge) -> None:
    claims = [talks("alpha-1", "person/a", "2011-05-04"), talks("beta-1", "person/a", "2011-05-20")]
    found = find_candidates(claims, knowledge)
    assert list(found) == [(0, 1)]
    assert {"word pier", "person/a type CONSULT", "person/a word pier"} <= set(found[0, 1])


def test_keys_of_dates_and_of_two_names_are_spelt_out(knowledge: Knowledge) -> None:
    met = {"date": "2011-05-04", "actor": "person/b", "recipient": "person/a"}
    claims = [make_claim(f"{doc}-1", "They met", "met", "CONSULT", **met) for doc in ("alpha", "beta")]
    keys = find_candidates(claims, knowledge)[0, 1]
    assert {"person/a with person/b", "person/a with person/b year 2010", "person/b year 2010 CONSULT"} <= set(keys)


def test_near_days_share_a_month_cell_wherever_they_lie(knowledge: Knowledge) -> None:
    for day in range(1, 28):
        near = [talks(f"{doc}-1", "person/a", f"2011-05-{d:02}") for doc, d in (("alpha", day), ("beta", day + 3))]
        assert any(" month " in key for key in find_candidates(near, knowledge)[0, 1])


def test_a_year_beyond_the_first_is_a_key_too(knowledge: Knowledge) -> None:
    claims = [talks("alpha-1", "person/a", "2011-12/2013-01"), talks("beta-1", "person/a", "2013-01-15")]
    assert any(" year " in key for key in find_candidates(claims, knowledge)[0, 1])


def test_what_sort_of_thing_happened_in_which_year_is_a_key(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The pact was signed", "signed", "FOUND", date="1992-05", other="law/pact")
    right = make_claim("beta-1", "The league goes back to 1992", "goes", "FOUND", date="1992", actor="org/league")
    assert any(key.startswith("FOUND ") for key in find_candidates([left, right], knowledge)[0, 1])


def test_strangers_are_no_candidates(knowledge: Knowledge) -> None:
    left = talks("alpha-1", "person/a", "2011-05-04")
    right = make_claim("beta-1", "A ferry sank", "sank", "OTHER", date="1990", other="work/gannet")
    assert find_candidates([left, right], knowledge) == {}


def test_keys_of_many_claims_are_dropped(knowledge: Knowledge) -> None:
    many = [talks(f"doc{i:03}-1", "person/a", "2011-05-04") for i in range(key_index.CAP + 20)]
    assert find_candidates(many, knowledge) == {}


def test_a_claim_keeps_only_its_best_partners(knowledge: Knowledge) -> None:
    many = [talks(f"doc{i:03}-1", "person/a", "2011-05-04") for i in range(key_index.CAP - 20)]
    assert len(find_candidates(many, knowledge)) <= len(many) * blocking.TOP


def test_no_claims_make_no_candidates(knowledge: Knowledge) -> None:
    assert find_candidates([], knowledge) == {}


def test_a_word_of_the_claim_next_to_it_is_a_key_within_one_article(knowledge: Knowledge) -> None:
    claims = [
        make_claim("alpha-1", "the lighthouse flooded", "flooded", "OTHER", start=0),
        make_claim("alpha-2", "nobody was hurt", "hurt", "OTHER", start=100),
        make_claim("beta-1", "a lighthouse keeper escaped", "escaped", "OTHER", start=0),
    ]
    found = find_candidates(claims, knowledge)
    assert ("word lighthous near by",) in found.values()

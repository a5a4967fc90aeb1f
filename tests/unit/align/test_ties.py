"""Claims are tied together by a claim of a third article that both are firmly linked to."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.align.joining import AllClaims, Views
from pipeline.align.scoring import Links
from pipeline.align.ties import tie
from pipeline.align.view import Viewer
from pipeline.packs.knowledge import Knowledge
from pipeline.recall.prints import prints_of
from pipeline.recall.shelves import Recall
from tests.synthetic.claim_making import make_claim

LEAST = 0.3
A, B, C, D = range(4)


@pytest.fixture
def claims(knowledge: Knowledge) -> AllClaims:
    """Three articles on a ferry, of which the last names nobody in one of its two claims."""
    told = [
        [make_claim("alpha-1", "The ferry Alba sank", "sank", actor="fac/alba")],
        [make_claim("beta-1", "The ship went down", "went", actor="fac/alba")],
        [
            make_claim("gamma-1", "Alba was lost", "lost", actor="fac/alba"),
            make_claim("gamma-2", "Everybody wept", "wept", start=400),
        ],
    ]
    views = Views(Viewer({}, knowledge.relatedness, knowledge.contrasts), told.__getitem__)
    return AllClaims(prints_of("abc"), views, knowledge.relatedness, Recall({}))


def tied(claims: AllClaims, scores: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Which pairs come to be linked, and with what probability."""
    left, right = np.array(sorted(scores)).T
    found = tie(Links(left, right, np.array([scores[pair] for pair in sorted(scores)])), claims, LEAST, Recall({}))
    rows = list(found.rows())
    assert rows == sorted(rows)
    return {(i, j): round(score, 3) for i, j, score in rows}


def test_two_firm_links_make_a_third_that_is_weaker_than_both(claims: AllClaims) -> None:
    assert tied(claims, {(A, B): 0.9, (B, C): 0.5}) == {(A, B): 0.9, (A, C): 0.34, (B, C): 0.5}


def test_a_loose_link_ties_nothing(claims: AllClaims) -> None:
    assert (A, C) not in tied(claims, {(A, B): 0.9, (B, C): 0.4})


def test_a_pair_keeps_its_own_probability_where_that_is_more(claims: AllClaims) -> None:
    scores = {(A, B): 0.9, (A, C): 0.7, (B, C): 0.5}
    assert tied(claims, scores) == scores
    assert tied(claims, scores | {(A, C): 0.1})[A, C] == 0.34


def test_claims_without_a_name_or_words_in_common_are_not_tied(claims: AllClaims) -> None:
    assert (A, D) not in tied(claims, {(A, B): 0.9, (B, D): 0.9})


def test_claims_of_one_article_are_not_tied(claims: AllClaims) -> None:
    assert (C, D) not in tied(claims, {(A, C): 0.9, (A, D): 0.9})


def test_no_links_make_no_ties(claims: AllClaims) -> None:
    none = np.empty(0, dtype=np.int64)
    assert len(tie(Links(none, none, np.empty(0)), claims, LEAST, Recall({}))) == 0

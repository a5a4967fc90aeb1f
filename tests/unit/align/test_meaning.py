"""Nearness in meaning, word by word."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.align import meaning
from pipeline.align.columns import tabulate
from pipeline.align.meaning import Meaning
from pipeline.align.rarity import Rarity
from pipeline.align.rows import Floats, Numbers
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.packs.word_vectors import LENGTH, load_word_vectors
from tests.synthetic.claim_making import make_claim

QUOTES = (
    "envoys condemned the killing",
    "diplomats denounced the death",
    "a bakery sold bread",
    "envoys condemned the killing",
    "Zzyx",
)
"""In order of claims: two tellings of one thing, another thing, the first again, a word that nobody knows."""


def nearness(left: list[int], right: list[int], knowledge: Knowledge) -> Floats:
    claims = [make_claim(f"doc{i}-1", quote, quote.split()[0], "OTHER") for i, quote in enumerate(QUOTES)]
    table = tabulate(view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts), knowledge.relatedness)
    pairs: tuple[Numbers, Numbers] = (np.array(left, dtype=np.int64), np.array(right, dtype=np.int64))
    return Meaning(table, Rarity(table), load_word_vectors()).of(*pairs)


def test_other_words_for_one_thing_are_nearer_than_words_for_another(knowledge: Knowledge) -> None:
    same_thing, other_thing, same_words = nearness([0, 0, 0], [1, 2, 3], knowledge)
    assert same_words == pytest.approx(1.0)
    assert 1.0 > same_thing > 0.2 > other_thing + 0.1


def test_a_word_without_a_vector_is_near_itself_only(knowledge: Knowledge) -> None:
    assert nearness([4, 0], [4, 4], knowledge).tolist() == [1.0, 0.0]


def test_a_figure_or_a_month_answers_another(knowledge: Knowledge) -> None:
    vectors = load_word_vectors()

    def near(one: str, other: str) -> float:
        a, b = (vectors.rows[vectors.places[word]].astype(float) for word in (one, other))
        return float(a @ b) / LENGTH**2

    assert near("june", "october") > 0.6 > near("june", "opened") + 0.3
    assert near("forty", "sixty") > 0.6 > near("forty", "opened") + 0.3
    assert near("halted", "suspended") > 0.4


def test_nearness_is_the_same_both_ways_and_in_blocks_of_any_size(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, right = [0, 0, 0, 1, 1, 2], [1, 2, 3, 2, 3, 3]
    whole = nearness(left, right, knowledge).tolist()
    assert nearness(right, left, knowledge).tolist() == whole
    monkeypatch.setattr(meaning, "BLOCK", 2)
    assert nearness(left, right, knowledge).tolist() == whole


def test_vectors_are_of_one_length_and_their_products_exact_in_single_precision() -> None:
    vectors = load_word_vectors()
    assert set(vectors.places.values()) == set(range(len(vectors.rows)))
    lengths = np.linalg.norm(vectors.rows.astype(float), axis=1)
    assert np.abs(lengths - LENGTH).max() < 3
    assert vectors.rows.shape[1] * LENGTH * LENGTH < 1 << 24

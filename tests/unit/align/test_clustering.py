"""Groups by average link."""

from __future__ import annotations

import numpy as np

from pipeline.align.clustering import cluster
from pipeline.align.scoring import Links


def links(scores: dict[tuple[int, int], float]) -> Links:
    left, right = np.array(sorted(scores)).T
    return Links(left, right, np.array([scores[pair] for pair in sorted(scores)]))


def groups(scores: dict[tuple[int, int], float]) -> set[frozenset[int]]:
    home = cluster(links(scores), 0.5)
    return {frozenset(i for i in home if home[i] == name) for name in home.values()}


def test_linked_pairs_that_hang_together_form_one_group() -> None:
    assert groups({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}) == {frozenset({0, 1, 2})}


def test_a_chain_does_not_pull_strangers_together() -> None:
    assert groups({(0, 1): 0.9, (1, 2): 0.6}) == {frozenset({0, 1}), frozenset({2})}


def test_weak_links_make_no_group() -> None:
    assert groups({(0, 1): 0.2}) == set()

"""Groups by average link."""

from __future__ import annotations

from pipeline.align.clustering import cluster


def test_linked_pairs_that_hang_together_form_one_group() -> None:
    links = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}
    assert cluster(links, 0.5) == ((0, 1, 2),)


def test_a_chain_does_not_pull_strangers_together() -> None:
    links = {(0, 1): 0.9, (1, 2): 0.6}
    assert cluster(links, 0.5) == ((0, 1), (1, 2))


def test_weak_links_make_no_group() -> None:
    assert cluster({(0, 1): 0.2}, 0.5) == ()

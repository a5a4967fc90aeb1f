"""Clusters made anew only where a link has changed."""

from __future__ import annotations

import random

import numpy as np
import pytest

from pipeline.align.clustering import cluster
from pipeline.align.growing import Growing
from pipeline.align.reclustering import cluster_again
from pipeline.align.rows import Numbers
from pipeline.align.scoring import Links
from pipeline.recall.prints import prints_of
from pipeline.recall.shelves import Recall

Scores = dict[tuple[str, str], float]


def as_links(scores: Scores, claims: list[str]) -> Links:
    place = {claim: i for i, claim in enumerate(claims)}
    rows = sorted((place[a], place[b], score) for (a, b), score in scores.items() if a in place and b in place)
    left, right, found = (np.array(column) for column in zip(*rows, strict=True))
    return Links(left, right, found)


def clusters(claims: list[str], homes: Numbers) -> set[frozenset[str]]:
    found: dict[int, set[str]] = {}
    for claim, home in zip(claims, homes.tolist(), strict=True):
        found.setdefault(home, set()).add(claim)
    return set(map(frozenset, found.values()))


def whole(scores: Scores, claims: list[str]) -> set[frozenset[str]]:
    home = cluster(as_links(scores, claims), 0.4)
    return clusters(claims, np.array([home.get(i, -1 - i) for i in range(len(claims))]))


def world(chance: random.Random, count: int) -> Scores:
    """Claims in a ring, each linked with the next few, more or less firmly."""
    names = [f"c{i:03d}" for i in range(count)]
    pairs = [(names[i], names[(i + step) % count]) for i in range(count) for step in range(1, 5)]
    return {(min(p), max(p)): round(chance.random(), 1) for p in pairs if chance.random() < 0.8}


@pytest.mark.parametrize("seed", range(12))
def test_clusters_are_those_that_all_links_would_make(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - seeded, not a secret
    scores = world(chance, 60)
    claims = sorted({claim for pair in scores for claim in pair})
    recall, moved = Recall({}), np.empty(0, dtype=np.int64)
    for _ in range(6):
        homes = cluster_again(as_links(scores, claims), 0.4, prints_of(claims), moved, recall)
        assert clusters(claims, homes) == whole(scores, claims)
        before, recall = claims, Recall({}, dict(recall.kept()))
        for pair in chance.sample(sorted(scores), 3):
            scores[pair] = round(chance.random(), 1)
        claims = sorted({*claims, f"c{chance.randrange(60):03d}"} - {chance.choice(claims)})
        moved = np.array([claims.index(claim) if claim in claims else -1 for claim in before])


def test_far_claims_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    links_of = Growing.links_of

    def counted(growing: Growing, claim: int) -> dict[int, int]:
        seen.append(claim)
        return links_of(growing, claim)

    monkeypatch.setattr(Growing, "links_of", counted)
    scores = {(f"c{i:03d}", f"c{i + 1:03d}"): 0.9 if i % 2 else 0.5 for i in range(90)}
    claims = sorted({claim for pair in scores for claim in pair})
    first = Recall({})
    cluster_again(as_links(scores, claims), 0.4, prints_of(claims), np.empty(0, dtype=np.int64), first)
    scores["c040", "c041"] = 0.6
    again = Recall({}, dict(first.kept()))
    cluster_again(as_links(scores, claims), 0.4, prints_of(claims), np.arange(len(claims)), again)
    assert 0 < len(seen) < 20

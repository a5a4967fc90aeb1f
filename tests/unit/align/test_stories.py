"""Articles tell of one story where many of their claims find their like."""

from __future__ import annotations

from itertools import chain
from unittest.mock import Mock

import numpy as np
import pytest

from pipeline.align import stage
from pipeline.align.columns import tabulate
from pipeline.align.scoring import Links
from pipeline.align.stage import align
from pipeline.align.stories import ENOUGH, Stories
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import CONFLICT
from tests.synthetic.claim_making import make_claim

LEAST = 0.22


def article(name: str, size: int) -> list[Claim]:
    """An article of so many claims."""
    return [make_claim(f"{name}-{i:03}", "They spoke", "spoke", start=50 * i) for i in range(size)]


@pytest.mark.parametrize(
    ("size", "links", "one"),
    [(5, 0, True), (40, 2, False), (40, 3, True), (200, ENOUGH - 1, False), (200, ENOUGH, True)],
    ids=["short", "a small share", "a fair share", "few of many", "enough of many"],
)
def test_a_share_of_linked_claims_makes_a_story(size: int, links: int, one: bool, knowledge: Knowledge) -> None:
    claims = (*article("alpha", size), *article("beta", size))
    table = tabulate(view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts), knowledge.relatedness)
    firsts = np.arange(links)
    stories = Stories(Links(firsts, firsts + size, np.full(links, 0.9)), table, LEAST)
    assert stories.may_be_one(np.array([0]), np.array([2 * size - 1])).tolist() == [one]
    assert bool(len(stories.alike(0.01, ENOUGH)[0])) == (links >= ENOUGH)


@pytest.mark.parametrize(("elsewhere", "one"), [(3, True), (4, False)], ids=["nearest", "nearer to another"])
def test_an_article_tells_the_story_of_the_nearest(elsewhere: int, one: bool, knowledge: Knowledge) -> None:
    claims = (*article("alpha", 40), *article("beta", 40), *article("gamma", 40))
    table = tabulate(view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts), knowledge.relatedness)
    left = np.concatenate((np.arange(3), np.arange(elsewhere)))
    right = left + np.repeat([40, 80], [3, elsewhere])
    stories = Stories(Links(left, right, np.full(len(left), 0.9)), table, LEAST)
    assert stories.may_be_one(np.array([0]), np.array([79])).tolist() == [one]


@pytest.mark.parametrize(("size", "conflicts"), [(1, 1), (60, 0)])
def test_one_like_sentence_makes_no_conflict_of_long_articles(size: int, conflicts: int, knowledge: Knowledge) -> None:
    told = [
        make_claim(f"{name}-x", f"The bridge at Selby opened on {day} May 2011", "opened", start=9000,
                   date=f"2011-05-0{day}", actor="fac/selby-bridge", place="city/selby")
        for name, day in (("alpha", 2), ("beta", 5))
    ]  # fmt: skip
    further = chain(
        (make_claim(f"alpha-{i}", f"Ada sang song {i}", "sang", start=50 * i, actor="person/ada") for i in range(size)),
        (make_claim(f"beta-{i}", f"Bo sold boat {i}", "sold", start=50 * i, actor="person/bo") for i in range(size)),
    )
    found = align((*told, *further), sources={}, entities=(), knowledge=knowledge)
    assert sum(comparison.verdict == CONFLICT for comparison in found.comparisons) == conflicts


def test_of_two_stories_only_links_are_compared(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = make_claim("alpha-x", "The bridge at Selby opened on 2 May 2011", "opened", start=9000,
                        date="2011-05-02", actor="fac/selby-bridge", place="city/selby")  # fmt: skip
    closed = make_claim("beta-x", "A market hall in Selby closed in 2014", "closed", start=9000,
                        date="2014", actor="noun hall", place="city/selby")  # fmt: skip
    songs = (
        make_claim(f"alpha-{i}", f"Ada sang song {i}", "sang", start=50 * i, actor="person/ada") for i in range(60)
    )
    boats = (
        make_claim(f"beta-{i}", f"Bo bought boat {i}", "bought", start=50 * i, actor="person/bo") for i in range(60)
    )
    compare = Mock(wraps=stage.compare_pairs)
    monkeypatch.setattr(stage, "compare_pairs", compare)
    align((opened, closed, *songs, *boats), sources={}, entities=(), knowledge=knowledge)
    assert compare.call_args.args[0].scores.min() >= LEAST


@pytest.mark.parametrize(
    ("size", "links", "names", "alike"),
    [
        (10, 2, "person/ada person/ada", True),
        (10, 1, "person/ada person/ada", False),
        (10, 2, "person/ada person/bo", False),
        (10, 2, "state/alba state/alba", False),
        (20, 2, "person/ada person/ada", False),
        (19, 3, "person/ada person/ada", True),
    ],
)
def test_short_articles_that_share_a_name_tell_one_story_in_few_claims(
    size: int, links: int, names: str, alike: bool, knowledge: Knowledge
) -> None:
    firsts = (
        make_claim(f"{article}-x", "She spoke", "spoke", start=9000, actor=name)
        for article, name in zip(("alpha", "beta"), names.split(), strict=True)
    )
    claims = (*article("alpha", size), *article("beta", size), *firsts)
    table = tabulate(view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts), knowledge.relatedness)
    left = np.arange(links)
    stories = Stories(Links(left, left + size + 1, np.full(links, 0.9)), table, LEAST)
    assert bool(len(stories.alike(0.1, 4)[0])) == alike

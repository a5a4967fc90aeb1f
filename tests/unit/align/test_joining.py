"""The table of all claims, joined from what stayed and what is new."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.align import joining
from pipeline.align.columns import ClaimTable, tabulate
from pipeline.align.joining import AllClaims, Views
from pipeline.align.view import Viewer, view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.recall.prints import prints_of
from pipeline.recall.shelves import Recall
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim

TOLD = {
    "alpha": ("Orla met Finn at the quay", "A gale tore the sails"),
    "beta": ("Finn left the harbour",),
    "delta": (),
    "gamma": ("The council closed the quay", "Orla praised the council", "Finn met Orla"),
}


def claims_of(article: str) -> list[Claim]:
    return [
        make_claim(
            f"{article}-{i}",
            sentence,
            sentence.split()[1],
            f"TYPE {len(sentence) % 3}",
            start=90 * i,
            date=f"20{10 + i}-05",
            actor=f"person/{sentence.split()[0].lower()}",
        )
        for i, sentence in enumerate(TOLD[article])
    ]


def joined(articles: str, recall: Recall, knowledge: Knowledge) -> AllClaims:
    names = articles.split()
    viewer = Viewer({}, knowledge.relatedness, knowledge.contrasts)
    views = Views(viewer, lambda article: claims_of(names[article]))
    return AllClaims(prints_of(names), views, knowledge.relatedness, recall)


def whole(articles: str, knowledge: Knowledge) -> ClaimTable:
    claims = [claim for name in articles.split() for claim in claims_of(name)]
    return tabulate(view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts), knowledge.relatedness)


def as_lists(table: ClaimTable) -> dict[str, object]:
    found: dict[str, object] = {name: getattr(table, name) for name in ("ids", "kind_starts", "spelt")}
    found |= {name: (values.numbers.tolist(), values.names) for name, values in table.values.items()}
    found |= {name: getattr(table, name).tolist() for name in ("first", "last", "length")}
    return found | {"rows": (table.rows.starts.tolist(), table.rows.entries.tolist())}


@pytest.mark.parametrize("now", ["alpha beta delta gamma", "beta gamma", "delta", "alpha gamma", "beta"])
@pytest.mark.parametrize("before", ["alpha beta delta gamma", "alpha delta", "gamma", "beta"])
def test_a_joined_table_is_that_of_all_its_claims(before: str, now: str, knowledge: Knowledge) -> None:
    last = Recall({})
    first = joined(before, last, knowledge)
    found = joined(now, Recall({}, dict(last.kept())), knowledge)
    assert as_lists(found.table) == as_lists(whole(now, knowledge))
    stayed = np.flatnonzero(found.moved >= 0)
    assert [first.table.ids[i] for i in stayed] == [found.table.ids[i] for i in found.moved[stayed]]
    gone = {first.table.ids[i] for i in np.flatnonzero(found.moved < 0)}
    assert gone == set(first.table.ids) - set(found.table.ids)


@pytest.mark.parametrize("part", [1, 3, 100])
def test_a_table_made_in_parts_is_that_of_all_its_claims(
    part: int, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "PART", part)
    assert as_lists(joined("alpha beta gamma", Recall({}), knowledge).table) == as_lists(
        whole("alpha beta gamma", knowledge)
    )


@pytest.mark.parametrize("most", [1, 4, 100])
def test_views_are_made_where_they_are_asked_for_and_only_the_last_are_held(
    most: int, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "MOST", most)
    asked: list[int] = []

    def claims(article: int) -> list[Claim]:
        asked.append(article)
        return claims_of(("beta", "gamma")[article])

    views = Views(Viewer({}, knowledge.relatedness, knowledge.contrasts), claims)
    views.place(np.array([0, 1, 4]))
    assert (len(views), views[3].claim_id, asked) == (4, "gamma-2", [1])
    assert [view.claim_id for view in views.at(np.array([1, 3]))] == ["gamma-0", "gamma-2"]
    everything = view_claims([*claims_of("beta"), *claims_of("gamma")], {}, knowledge.relatedness, knowledge.contrasts)
    assert (*views.of(0), *views.of(1)) == everything
    assert tuple(views) == everything
    assert len(views._made) <= max(most, 3)


def test_views_of_articles_that_stayed_are_those_of_a_first_run(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    last, names = Recall({}), ["alpha", "beta", "gamma"]
    joined("alpha gamma", last, knowledge)
    viewer = Viewer({}, knowledge.relatedness, knowledge.contrasts)
    views = Views(viewer, lambda article: claims_of(names[article]))
    AllClaims(prints_of(names), views, knowledge.relatedness, Recall({}, dict(last.kept())))
    claims = [claim for name in names for claim in claims_of(name)]
    everything = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    monkeypatch.delattr(Viewer, "_told_alone")  # what an article tells alone stands in the table
    assert tuple(views) == everything

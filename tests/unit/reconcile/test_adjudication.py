from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.errors import GoldError
from pipeline.reconcile.adjudication import adjudicate, disagreements
from pipeline.records.gold import GoldEntity, GoldGroup, GoldSet
from tests.unit.reconcile.rows import claim, document, gold_set, span

MEMBERS = (("a", "c001"), ("b", "c001"))


def _group(name: str, verdict: str = "agree", members: tuple[tuple[str, str], ...] = MEMBERS) -> GoldGroup:
    return GoldGroup(
        group=name,
        question="When?",
        members=members,
        verdict=verdict,
        on=("date",) if verdict == "conflict" else (),
        sides=tuple((m,) for m in members) if verdict == "conflict" else (),
        strength="soft" if verdict == "conflict" else None,
        note="",
    )


def _first() -> GoldSet:
    a = document(
        "a",
        names=(span(0, 5, value="org/board"), span(50, 55, value="org/board")),
        claims=(claim("c001", 0, 20, (6, 10), when="2031"), claim("c002", 60, 80, (66, 70))),
    )
    b = document("b", claims=(claim("c001", 0, 20, (6, 10)),))
    made = gold_set(a, b, name="first", groups=(_group("g1"),))
    return replace(made, entities=(GoldEntity(entity="org/board", label="ORG", name="Board"),))


def _second() -> GoldSet:
    a = document(
        "a",
        names=(span(0, 5, value="org/harbour-board"), span(50, 58, value="org/harbour-board")),
        claims=(claim("x9", 0, 20, (6, 10), when="2031-05"), claim("c002", 100, 120, (106, 110))),
    )
    b = document("b", claims=(claim("c001", 0, 20, (6, 10)),))
    groups = (_group("k1", "conflict", (("a", "x9"), ("b", "c001"))),)
    made = gold_set(a, b, name="second", groups=groups)
    return replace(made, entities=(GoldEntity(entity="org/harbour-board", label="ORG", name="Harbour Board"),))


def test_every_difference_is_a_disagreement_and_nothing_else_is() -> None:
    listed = [(d.layer, d.key) for d in disagreements(_first(), _second())]
    assert listed == [
        ("id", "id:org/board:org/harbour-board"),
        ("entity", "a:entity:50-55:50-58"),
        ("claim", "a:claim:0-20:0-20"),
        ("claim", "a:claim:60-80:-"),
        ("claim", "a:claim:-:100-120"),
        ("alignment", "alignment:g1:k1"),
    ]
    assert disagreements(_first(), _first()) == ()


def test_a_disagreement_says_what_each_set_has() -> None:
    found = {d.key: (d.a, d.b) for d in disagreements(_first(), _second())}
    assert found["a:claim:0-20:0-20"] == ("when: 2031", "when: 2031-05")
    assert found["a:claim:60-80:-"][1] == ""


def _ruled(ruling: str) -> dict[str, str]:
    return {
        d.key: "b" if d.layer == "id" and ruling in {"both", "neither"} else ruling
        for d in disagreements(_first(), _second())
    }


def test_ruling_all_for_one_set_gives_its_rows() -> None:
    made = adjudicate(_first(), _second(), _ruled("a"), name="agreed").gold
    assert made == replace(_first(), name="agreed", groups=(replace(_group("g1"), group="g01"),))


def test_ruling_all_for_the_other_gives_its_rows_under_the_first_ids_of_paired_claims() -> None:
    made = adjudicate(_first(), _second(), _ruled("b"), name="agreed").gold
    article = made.documents[0]
    assert [(n.start, n.end, n.value) for n in article.names] == [
        (0, 5, "org/harbour-board"),
        (50, 58, "org/harbour-board"),
    ]
    assert [(c.id, c.start, c.when) for c in article.claims] == [("c001", 0, "2031-05"), ("c003", 100, None)]
    assert [(g.verdict, g.members) for g in made.groups] == [("conflict", MEMBERS)]
    assert [e.entity for e in made.entities] == ["org/harbour-board"]


def test_both_keeps_both_apart_and_neither_drops_both() -> None:
    both = adjudicate(_first(), _second(), _ruled("both"), name="agreed").gold
    assert [c.id for c in both.documents[0].claims] == ["c001", "c003", "c002", "c004"]
    neither = adjudicate(_first(), _second(), _ruled("neither"), name="agreed")
    assert neither.gold.documents[0].claims == ()
    assert neither.gold.groups == ()


def test_a_group_that_loses_its_claims_is_told() -> None:
    rulings = _ruled("a") | {"a:claim:0-20:0-20": "neither"}
    assert adjudicate(_first(), _second(), rulings, name="agreed").lost_groups == ("g1 (a): When?",)


def test_every_disagreement_needs_a_known_ruling() -> None:
    with pytest.raises(GoldError, match="6 disagreements have no ruling"):
        adjudicate(_first(), _second(), {}, name="agreed")
    with pytest.raises(GoldError, match="unknown ruling 'c'"):
        adjudicate(_first(), _second(), _ruled("a") | {"a:claim:60-80:-": "c"}, name="agreed")
    with pytest.raises(GoldError, match="unknown ruling 'both'"):
        adjudicate(_first(), _second(), _ruled("a") | {"id:org/board:org/harbour-board": "both"}, name="agreed")


def test_the_sets_themselves_do_not_change() -> None:
    first, second = _first(), _second()
    adjudicate(first, second, _ruled("b"), name="agreed")
    assert (first, second) == (_first(), _second())

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.reconcile.gold_check import ArticleText, check_gold, is_edtf
from pipeline.records.gold import GoldSet
from tests.unit.reconcile.ferry import TEXT, document, gold_set

ARTICLES = {"ferry": ArticleText(text=TEXT, sha256=document().sha256)}


def _facts(gold: GoldSet, articles: dict[str, ArticleText] | None = None) -> list[str]:
    return [f"{p.at} {p.fact}" for p in check_gold(gold, ARTICLES if articles is None else articles)]


def _clean() -> GoldSet:
    return replace(gold_set(), groups=())


def _with_claim(**changed: Any) -> GoldSet:
    claims = list(document().claims)
    claims[0] = replace(claims[0], **changed)
    return replace(_clean(), documents=(replace(document(), claims=tuple(claims)),))


def _with_name(**changed: Any) -> GoldSet:
    names = list(document().names)
    names[1] = replace(names[1], **changed)
    return replace(_clean(), documents=(replace(document(), names=tuple(names)),))


def test_a_true_set_has_no_problem() -> None:
    assert _facts(_clean()) == []


def test_a_changed_text_and_every_row_that_it_moves_are_named() -> None:
    facts = _facts(_clean(), {"ferry": ArticleText(text="x" + TEXT, sha256="other")})
    assert facts[0] == "ferry.jsonl:1 the text has changed since it was annotated (sha256 differs)"
    assert sum("is not the text at" in fact for fact in facts) == 9


def test_an_annotation_without_an_article_is_named() -> None:
    assert _facts(_clean(), {})[0] == "ferry.jsonl no article of the corpus has this doc_id"


@pytest.mark.parametrize(
    ("gold", "fact"),
    [
        (_with_claim(type="SINKING"), "type 'SINKING'"),
        (_with_claim(when="May 2031"), "when 'May 2031' is not EDTF"),
        (_with_claim(type="FORECAST"), "a FORECAST has `when` null"),
        (
            _with_claim(roles=(("actor", ("ship/kestrel",)),)),
            "id 'ship/kestrel' in role actor is not in entities.jsonl",
        ),
        (_with_claim(holder="person/nobody"), "holder 'person/nobody'"),
        (_with_claim(quantity=(3.0, "ships", "==")), "comparator '=='"),
        (_with_claim(trigger=(0, 4)), "outside the quote"),
        (_with_claim(id="c002"), "the claim id is used twice"),
        (_with_claim(text=" "), "empty text"),
        (_with_name(label="HUMAN"), "entity label 'HUMAN'"),
        (_with_name(value="person/dunne"), "id 'person/dunne' is not in entities.jsonl"),
        (_with_name(end=document().names[1].end - 2, quote="Mara Dun"), "is cut inside a word"),
    ],
)
def test_a_violation_is_named_with_its_row(gold: GoldSet, fact: str) -> None:
    facts = _facts(gold)
    assert any(fact in found for found in facts)
    assert all(found.split()[0].startswith(("ferry.jsonl:", "entities.jsonl:")) for found in facts)


def test_groups_must_name_claims_of_two_articles() -> None:
    facts = _facts(gold_set())
    assert facts == ["alignment.jsonl:1 g01: no claim 'c001' in 'other'"]
    alone = replace(gold_set().groups[0], members=(("ferry", "c001"), ("ferry", "c002")), sides=(), strength="hard")
    found = " ".join(_facts(replace(gold_set(), groups=(alone,))))
    assert "fewer than two articles" in found
    assert "needs two sides" in found
    assert "strength 'hard'" in found


@pytest.mark.parametrize(
    "value", ["2031", "2031-05", "2031-05-03", "2031~", "2031-21", "2031/..", "../2031", "2030/2031-05"]
)
def test_values_that_are_edtf(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value", ["", "..", "../..", "2031-13", "2031-02-30", "2031/2030", "2031/2032/2033", "spring", "P3D"]
)
def test_values_that_are_not(value: str) -> None:
    assert not is_edtf(value)

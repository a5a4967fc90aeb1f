"""Names of all articles in columns, and entities that are made when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.name_table import Entities, Head, Named, tabulate_names
from pipeline.records.claim import Alias, Entity, names_by_id

if TYPE_CHECKING:
    from collections.abc import Mapping

COAST = Named(
    "coast", [("org/mill", "Mill", "ORG", 2), ("org/mill", "the Mill", "ORG", 1), ("person/orla", "Orla", "PERSON", 1)]
)
QUAY = Named("quay", [("org/mill", "Mill", "FAC", 1), ("org/mill", "Mill", "ORG", 1)])


def head(entity_id: str, spellings: Mapping[str, int], labels: Mapping[str, int]) -> Head:
    return Head(
        name=max(spellings, key=len), label=max(labels, key=labels.__getitem__), how=entity_id.partition("/")[0]
    )


def entities(*named: Named) -> Entities:
    return Entities(tabulate_names(named), head)


def test_entities_tell_how_often_and_where_each_spelling_stands() -> None:
    mill, orla = entities(COAST, QUAY)
    assert mill == Entity(
        entity_id="org/mill",
        label="ORG",
        name="the Mill",
        aliases=(
            Alias(text="Mill", count=4, doc_ids=("coast", "quay")),
            Alias(text="the Mill", count=1, doc_ids=("coast",)),
        ),
        how="org",
    )
    assert orla.aliases == (Alias(text="Orla", count=1, doc_ids=("coast",)),)


def test_the_order_of_articles_does_not_matter() -> None:
    one, other = entities(COAST, QUAY), entities(QUAY, COAST)
    assert one == other
    assert one.prints.tolist() == other.prints.tolist()


def test_what_is_named_elsewhere_changes_no_print_but_its_own() -> None:
    alone, both = entities(COAST), entities(COAST, QUAY)
    assert alone.prints[1] == both.prints[1]
    assert alone.prints[0] != both.prints[0]


def test_a_print_tells_in_which_article_and_how_often() -> None:
    moved = entities(COAST._replace(doc_id="harbour"), QUAY)
    oftener = entities(COAST, Named("quay", [("org/mill", "Mill", "FAC", 2), ("org/mill", "Mill", "ORG", 1)]))
    swapped = entities(COAST, Named("quay", [("org/mill", "the Mill", "FAC", 1), ("org/mill", "Mill", "ORG", 1)]))
    assert len({int(found.prints[0]) for found in (entities(COAST, QUAY), moved, oftener, swapped)}) == 4


def test_names_are_told_without_making_entities() -> None:
    found = entities(COAST, QUAY)
    assert names_by_id(found) == names_by_id(tuple(found)) == {"org/mill": "the Mill", "person/orla": "Orla"}


def test_a_corpus_without_names_has_no_entities() -> None:
    assert list(entities(Named("coast", []))) == []
    assert list(entities()) == []


def test_names_under_other_ids_are_counted_together() -> None:
    table = tabulate_names([COAST, QUAY]).relabelled(lambda key: ("org/all", key[1], "ORG"))
    assert table.entities == [("org/all", range(3))]
    assert table.spellings(range(3)) == {"Mill": 4, "Orla": 1, "the Mill": 1}
    assert table.homes(0) == {"coast", "quay"}

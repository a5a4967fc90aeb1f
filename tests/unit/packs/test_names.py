"""The gazetteer: spellings, containment, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layer, Layers
from pipeline.packs.knowledge import load_knowledge
from pipeline.packs.names import fold, is_spelling, load_names, slug

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.packs.knowledge import Knowledge

HEADER = "entity_id,label,name,aliases,adjectives,within\n"


def layers(folder: Path, *rows: str, header: str = HEADER) -> Layers:
    (folder / "gazetteer").mkdir(exist_ok=True)
    (folder / "gazetteer" / "some.csv").write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return Layers(layers=(Layer(name="bundled", folder=folder),))


def meanings(knowledge: Knowledge, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], row.entity_id) for start, end, row in knowledge.names.index.find(text)]


@pytest.mark.parametrize(
    ("surface", "alias", "allowed"),
    [
        ("WHO", "WHO", True),
        ("who", "WHO", False),
        ("Nato", "NATO", True),
        ("Who", "WHO", False),
        ("KENYA", "Kenya", True),
        ("kenya", "Kenya", False),
        ("law and justice", "Law and Justice", False),
        ("Treaty On Open Skies", "Treaty on Open Skies", True),
        ("north atlantic treaty", "North Atlantic Treaty", True),
        ("turkey", "Turkey", False),
    ],
)
def test_letter_case_decides_whether_a_word_is_a_name(surface: str, alias: str, *, allowed: bool) -> None:
    assert is_spelling(surface, alias) is allowed


def test_longest_name_is_found(knowledge: Knowledge) -> None:
    text = "New York Times staff in South Sudan and Papua New Guinea"
    assert meanings(knowledge, text) == [
        ("New York Times", "work/new-york-times"),
        ("South Sudan", "state/south-sudan"),
        ("Papua New Guinea", "state/papua-new-guinea"),
    ]


def test_accents_quotes_and_dashes_do_not_matter(knowledge: Knowledge) -> None:
    assert meanings(knowledge, "Cote d’Ivoire and Guinea–Bissau") == [
        ("Cote d’Ivoire", "state/ivory-coast"),
        ("Guinea–Bissau", "state/guinea-bissau"),
    ]
    assert fold("Türkiye’s") == "turkiye's"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("São Tomé & Príncipe", "sao-tome-and-principe"), ("Xi’an", "xian"), ("Łódź", "lodz"), ("C5+1", "c5-1")],
)
def test_slugs_are_ascii(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_places_contain_what_lies_in_them(knowledge: Knowledge) -> None:
    places = knowledge.places
    assert places.contains("state/kenya", "city/nairobi")
    assert places.contains("region/asia", "city/osh")
    assert places.contains("state/ukraine", "region/crimea")
    assert not places.contains("city/nairobi", "state/kenya")
    assert not places.contains("state/kenya", "state/kenya")
    assert not places.contains("state/uganda", "city/nairobi")


def test_capitals_stand_for_their_states(knowledge: Knowledge) -> None:
    assert knowledge.names.seats["city/nairobi"] == "state/kenya"
    assert knowledge.names.seats["city/brussels"] == "org/european-union"
    assert "city/mombasa" not in knowledge.names.seats


def test_pack_adds_its_names() -> None:
    bundled, with_pack = load_knowledge(()), load_knowledge(("csto",))
    assert set(bundled.names.canonical) < set(with_pack.names.canonical)
    assert {row.how for row in with_pack.names.rows} == {"gazetteer", "pack"}


def test_alias_of_two_entities_is_refused_with_both_places(tmp_path: Path) -> None:
    data = layers(tmp_path, "org/a,ORG,Heron Bank,Heron,,", "fac/b,FAC,Heron Dam,Heron,,")
    with pytest.raises(KnowledgeError) as caught:
        load_names(data)
    assert "'Heron' means org/a and fac/b" in str(caught.value)
    assert "some.csv:3" in caught.value.at
    assert "some.csv:2" in caught.value.at


@pytest.mark.parametrize(
    ("row", "fact"),
    [
        ("org/a,BODY,Heron Bank,,,", "'org/a' with label 'BODY' is not an entity"),
        ("Heron Bank,ORG,Heron Bank,,,", "'Heron Bank' with label 'ORG' is not an entity"),
        ("city/a,GPE,Heron,,,state/nowhere", "'state/nowhere' is said to hold another place"),
    ],
)
def test_wrong_row_is_refused_with_its_place(tmp_path: Path, row: str, fact: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load_names(layers(tmp_path, row))
    assert fact in str(caught.value)
    assert "some.csv:2" in caught.value.at
    assert caught.value.remedy


def test_table_without_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="lacks a column"):
        load_names(layers(tmp_path, "org/a,ORG,Heron", header="entity_id,label,name\n"))


def test_empty_gazetteer_knows_nothing(tmp_path: Path) -> None:
    names = load_names(layers(tmp_path))
    assert names.rows == ()
    assert list(names.index.find("Kenya and Uganda")) == []

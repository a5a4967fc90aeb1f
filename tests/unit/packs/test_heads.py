"""The words of the lines above an article."""

from __future__ import annotations

from pipeline.packs.heads import given_names, head_words, place_names

KINDS = {"work", "aside", "aside_date", "printed", "later", "where", "title", "who", "role", "group", "small"}


def test_the_table_has_the_kinds_that_are_asked_for() -> None:
    assert set(head_words()) == KINDS | {"outlet", "agency", "affiliation", "kicker"}
    assert all(word == word.casefold().strip() and word for words in head_words().values() for word in words)


def test_kinds_that_exclude_one_another_share_no_word() -> None:
    assert not head_words()["outlet"] & head_words()["small"]
    assert not head_words()["aside"] & head_words()["work"]
    assert not head_words()["printed"] & head_words()["later"]


def test_names_of_persons_and_places_are_known() -> None:
    assert {"ingrid", "hugo"} <= given_names()
    assert {"perth", "astana", "new york"} <= place_names()
    assert "" not in place_names() | given_names()

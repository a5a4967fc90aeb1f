"""English is told at a glance where it is plain, and weighed where it is not."""

from __future__ import annotations

import pytest

import pipeline.ingest.language
from pipeline.errors import ReadError
from pipeline.ingest.language import check_language

ENGLISH = "The barge took the grain to the mill, and by noon the miller had paid for all of it with coins. " * 5
FRENCH = "La péniche a porté le grain au moulin, et à midi le meunier avait tout payé avec des pièces. " * 5


def test_plain_english_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.ingest.language, "_identifier", lambda: pytest.fail("weighed"))
    assert check_language(ENGLISH, "mill.md") == "en"


def test_english_full_of_names_and_figures_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.ingest.language, "_identifier", lambda: pytest.fail("weighed"))
    news = "Ada Lorne met the mayor of Brask in May 2019. A storm hit Vell on 3 June and 40 people were hurt. " * 5
    assert check_language(news, "brask.md") == "en"


def test_another_language_is_refused() -> None:
    with pytest.raises(ReadError, match="not in English"):
        check_language(FRENCH, "moulin.md")


def test_english_in_headline_style_is_weighed() -> None:
    assert (
        check_language("Barge brings grain upriver before winter; miller pays captain in silver coins. " * 5, "m")
        == "en"
    )


def test_half_of_it_in_english_is_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Identifier:
        def classify(self, text: str) -> tuple[str, float]:
            asked.append(text)
            return "fr", 0.5

    monkeypatch.setattr(pipeline.ingest.language, "_identifier", Identifier)
    assert check_language(ENGLISH + FRENCH, "mill.md") == "fr"
    assert asked

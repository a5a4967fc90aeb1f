"""Titles, authors and dates that stand on consecutive lines above the body."""

from __future__ import annotations

import pytest

from pipeline.ingest.head import head_lines
from tests.unit.ingest.conftest import BODY, Read, passages_of

TITLE = "Two councils and the one harbour that neither of them wants"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("lines", "author", "published"),
    [
        ("By Mia Berg\n3 April 2022", "Mia Berg", "2022-04-03"),
        ("By MIA BERG | 3 April 2022", "Mia Berg", "2022-04-03"),
        ("By Mia Berg, Velm Courier\n3 April 2022", "Mia Berg", "2022-04-03"),
        ("by Mia Berg for The Harbour Quarterly\nWinter 2018", "Mia Berg", "2018-24"),
        ("Mia Berg | Harbour Notes, no. 7\nApril 2022", "Mia Berg", "2022-04"),
        ("Mia Berg, harbour editor of the islands' weekly newspaper\n3 April 2022", "Mia Berg", "2022-04-03"),
        ("Harbour Monthly, reported by Mia Berg\nApril 2022", "Mia Berg", "2022-04"),
        ("3 April 2022\nMia Berg in Velm", "Mia Berg", "2022-04-03"),
        ("(By Mia Berg, 3 April 2022)", "Mia Berg", "2022-04-03"),
        ("Velm Courier staff\n3 April 2022", None, "2022-04-03"),
        ("Velm Courier, 3 April 2022, p. 4", None, "2022-04-03"),
        ("Autumn/Winter 2019", None, "2019-23"),
        ("Harbour Trade Review, 3 April 2022 (own report)", None, "2022-04-03"),
        ("Compiled by the pilots' office; 3 April 2022", None, "2022-04-03"),
        ("By our harbour reporter in Velm. Sunday, 3 April 2022", None, "2022-04-03"),
        ("Islands Handbook of Harbours, 2nd edition, entry revised in April 2022", None, "2022-04"),
        ("Library of the Assembly of the Northern Islands. Prepared by M. Berg, 3 April 2022", "M. Berg", "2022-04-03"),
        ("Dr Mia Berg, Harbour History Review 41 (2014)", "Dr Mia Berg", "2014"),
        ("Harbour Safety Monthly, issue 8/2021, by Mia Berg", "Mia Berg", "2021"),
        ("Deals & Harbours\nHarbour & Quay Monthly, 3 April 2022, by Mia Berg", "Mia Berg", "2022-04-03"),
        ("Velm Courier\n3 April 2022, Mia Berg", "Mia Berg", "2022-04-03"),
        ("Harbour & Quay Review / Mia Berg / 3 April 2022", "Mia Berg", "2022-04-03"),
        ("Mia Berg, Fellow, Harbour Trade Forum\nCommentary of 3 April 2022", "Mia Berg", "2022-04-03"),
        ("Harbour Relief Bulletin, April 2022 — prepared by M. Berg", "M. Berg", "2022-04"),
        ("A talk given at the harbour school, 3 April 2022", None, "2022-04-03"),
        ("Harbour Quarterly, Spring 2022. Mia Berg", "Mia Berg", "2022-21"),
    ],
)
def test_lines_above_the_body(read: Read, gap: str, lines: str, author: str | None, published: str) -> None:
    document = read(f"{TITLE}\n{lines}{gap}" + "\n\n".join(BODY))
    assert (document.source.title, document.source.author, document.source.published) == (TITLE, author, published)
    assert passages_of(document) == list(BODY)


def test_a_title_on_two_lines_is_one(read: Read) -> None:
    document = read(TITLE.replace("harbour ", "harbour\n") + "\nBy Mia Berg\n3 April 2022\n\n" + "\n\n".join(BODY))
    assert document.source.title == TITLE


def test_a_name_is_the_title_where_another_is_the_author(read: Read) -> None:
    document = read("Hugo Delacroix\nA life in markets\nBy Mia Berg\n3 April 2022\n\n" + "\n\n".join(BODY))
    assert (document.source.title, document.source.author) == ("Hugo Delacroix", "Mia Berg")


def test_the_dateline_dates_an_article_without_a_line_for_the_date(read: Read) -> None:
    document = read(f"{TITLE}\n\nVELM, 3 April 2022 (Islands Agency) -- " + "\n\n".join(BODY))
    assert document.source.published == "2022-04-03"


def test_sentences_are_no_head() -> None:
    assert head_lines(["The town of Velm opened its second stage that spring.", "3 April 2022"]) == 0
    assert head_lines(["A harbour", "The council met", "It adjourned"]) == 0
    wrapped = [
        "The town of Velm",
        "opened the second stage of its harbour in the rain on that Sunday, 3 April 2022",
        "and",
    ]
    assert head_lines(wrapped) == 0
    assert head_lines(["The council met, and a note of", "Reuters, 3 April 2022", "was read out to nobody"]) == 0

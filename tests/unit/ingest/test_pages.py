"""Web pages of many layouts: the article's text, all of it, and nothing of what surrounds it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from bench.ingest_further_pages import FURTHER
from bench.ingest_pages import ARTICLE, COMMENTS, LAYOUTS, f1, prose_of
from pipeline.errors import ReadError
from tests.unit.ingest.conftest import BODY, Read, passages_of, role_of


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_article_is_read_and_no_comment_is(layout: Callable[[], str]) -> None:
    page = layout()
    assert f1(page)[2] >= 0.94
    assert not any(comment in prose_of(page) for comment in COMMENTS)


def test_further_layouts_are_read_well_in_mean_and_without_comments() -> None:
    assert sum(f1(layout())[2] for layout in FURTHER) / len(FURTHER) >= 0.97
    assert all(f1(layout())[1] == 1.0 for layout in FURTHER), "prose of the article is lost"
    assert not any(comment in prose_of(layout()) for layout in FURTHER for comment in COMMENTS)


def test_all_visible_text_is_kept_in_page_order(read: Read) -> None:
    page = (
        "<body><nav>Home</nav><h1>A&amp;B</h1>"
        + "".join(f"<p>{text}</p>" for text in ARTICLE)
        + "<footer>End</footer></body>"
    )
    document = read(page, "a.html")
    assert document.text == "\n\n".join(("Home", "A&B", *ARTICLE, "End")) + "\n"


def test_raised_numbers_are_marks_and_ordinals_and_units_are_words(read: Read) -> None:
    page = (
        "<h1>A harbour</h1><p>On 6 January 2022<sup>1</sup> the 21<sup>st</sup> ship took 4 km<sup>2</sup> of sea.</p>"
        + "".join(f"<p>{t}</p>" for t in BODY)
    )
    assert passages_of(read(page, "a.html"))[0] == "On 6 January 2022 the 21st ship took 4 km² of sea."


def test_hidden_elements_are_not_text(read: Read) -> None:
    page = "<h1>A harbour</h1><p hidden>Never shown to anyone.</p><p style='display: none'>Nor this.</p>" + "".join(
        f"<p>{t}</p>" for t in BODY
    )
    document = read(page, "a.html")
    assert "Never shown" not in document.text
    assert "Nor this" not in document.text


def test_a_page_says_who_wrote_it_and_when(read: Read) -> None:
    said = {
        "@type": "NewsArticle",
        "author": [{"name": "Mia Berg"}],
        "datePublished": "2022-04-03T08:00",
        "publisher": {"name": "Velm Press"},
    }
    json_ld = f'<script type="application/ld+json">{json.dumps(said)}</script>'
    page = (
        f"<html lang='en-GB'><head>{json_ld}<meta property='og:title' content='A harbour'></head><body>"
        + "".join(f"<p>{t}</p>" for t in BODY)
        + "</body></html>"
    )
    source = read(page, "a.html").source
    assert (
        source.author,
        source.publisher,
        source.published,
        source.published_basis,
        source.language,
        source.title,
    ) == (
        "Mia Berg",
        "Velm Press",
        "2022-04-03",
        "file",
        "en",
        "A harbour",
    )


def test_declared_encodings_are_believed(read: Read) -> None:
    page = (
        "<html><head><meta charset='windows-1251'></head><body><h1>A harbour</h1><p>The Чайка came in 1999, I hear.</p>"
        + "".join(f"<p>{t}</p>" for t in BODY)
    )
    assert "Чайка" in read(page.encode("cp1251"), "a.html").text


def test_a_table_of_figures_is_a_table(read: Read) -> None:
    page = (
        f"<h1>A harbour</h1><p>{BODY[0]}</p>"
        "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>1999</td><td>12</td></tr></table>"
        + "".join(f"<p>{t}</p>" for t in BODY[1:])
    )
    assert role_of(read(page, "a.html"), "Year") == "table"


def test_a_page_that_nests_too_deeply_is_refused_and_not_read_in_part(read: Read) -> None:
    page = "<div>" * 3000 + "".join(f"<p>{t}</p>" for t in BODY) + "</div>" * 3000
    with pytest.raises(ReadError, match="nests too deeply"):
        read(page, "a.html")

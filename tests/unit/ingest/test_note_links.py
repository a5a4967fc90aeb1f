"""Note marks and the notes they point to."""

from __future__ import annotations

import pytest

from pipeline.ingest.note_links import address_in, number_of
from pipeline.records.document import Document
from tests.unit.ingest.conftest import BODY, Read


def linked(document: Document) -> list[tuple[str, str, str | None]]:
    return [(note.number, document.text[slice(*note.note)], note.url) for note in document.notes]


def test_marks_are_linked_to_their_notes_with_the_address(read: Read) -> None:
    marked = "It opened in 2021<sup>1</sup> and closed in 2022[^b] for good."
    notes = ("[^b]: Minutes of the council.", "1 <https://velm.example/a\\_b>.")
    document = read("\n\n".join(("# A harbour", marked, *BODY, *notes)))
    assert linked(document) == [("1", notes[1], "https://velm.example/a_b"), ("b", notes[0], None)]
    first = document.notes[0]
    assert document.text[slice(*first.mark)] == "<sup>1</sup>"


def test_numbers_that_start_anew_mean_the_next_note_below(read: Read) -> None:
    pages = [
        f"It opened in {year}<sup>1</sup> with a band.\n\n{body}\n\n<sup>1</sup> <https://velm.example/{year}>"
        for year, body in zip((1999, 2004), BODY[:2], strict=True)
    ]
    document = read("\n\n".join(("# A harbour", *pages, *BODY[2:])))
    assert [url for _, _, url in linked(document)] == ["https://velm.example/1999", "https://velm.example/2004"]


def test_a_page_links_marks_of_no_length_to_an_unnumbered_list(read: Read) -> None:
    page = (
        "<html><body><article><h1>A harbour</h1>"
        f"<p>It opened in 2021<sup><a href='#n1'>1</a></sup> with a band.</p>{''.join(f'<p>{t}</p>' for t in BODY)}"
        "<h2>Notes</h2><ol><li id='n1'>Velm dispatch, 2022, https://velm.example/d.</li>"
        "<li>Minutes of the council, 2021.</li></ol></article></body></html>"
    )
    document = read(page, "velm.html")
    assert [(number, url) for number, _, url in linked(document)] == [("1", "https://velm.example/d")]
    mark = document.notes[0].mark
    assert mark[0] == mark[1]
    assert document.text[: mark[0]].endswith("2021")


def test_a_mark_without_a_note_is_linked_to_nothing(read: Read) -> None:
    assert read("\n\n".join(("# A harbour", "It opened in 2021<sup>7</sup> with a band.", *BODY))).notes == ()


@pytest.mark.parametrize(("said", "number"), [("4", "4"), ("[^4]", "4"), ("⁴", "4"), ("note 2", "2"), ("*", "*")])
def test_numbers_of_marks(said: str, number: str) -> None:
    assert number_of(said) == number


def test_addresses_end_before_punctuation() -> None:
    assert address_in("See <https://velm.example/x?y=1>, p. 3.") == "https://velm.example/x?y=1"
    assert address_in("Minutes of the council, 2021.") is None

"""Lines that state author, publisher or date, and lines that only look so."""

from __future__ import annotations

import pytest

from pipeline.ingest.credits import is_credit, is_dated, is_sure, read_line


@pytest.mark.parametrize(
    "line",
    [
        "By Mia Berg",
        "By Mia Berg and Jon de Hale | 3 April 2022",
        "Author: Mia Berg",
        "From our own correspondent, Velm, 3 April 2022",
        "Published 3 April 2022. Updated 5 April 2022.",
        "Mia Berg, a former pilot, 3 April 2022",
    ],
)
def test_credits(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the river",
        "By Norrvik's own account nothing happened.",
        "By Mia Berg's reckoning the pier was lost.",
        "By 3 April 2022 the council had spent its money.",
        "Velm, 3 April 2022. It rains. The ministers arrive one by one.",
        "Mia Berg, 3 April 2022, a day of rain.",
        "On 3 April 2022 Mia Berg left Velm",
        "Bypass",
        "from here",
        "A word " * 400,
    ],
)
def test_lines_that_are_no_credits(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Reporting by Mia Berg in Riga", [("author", "Mia Berg")]),
        ("Photographs by Jon Hale", [("other", "Jon Hale")]),
        ("Harbour Monthly, no. 7", [("outlet", "Harbour Monthly"), ("other", "no. 7")]),
        ("RIGA, 3 April 2022 (Reuters)", [("place", "RIGA"), ("date", "2022-04-03"), ("outlet", "Reuters")]),
        ("Updated 4 April 2022, published 3 April 2022", [("later", "2022-04-04"), ("date", "2022-04-03")]),
        ("Accessed 4 April 2022", [("aside_date", "2022-04-04")]),
        ("Mia Berg, University of Velm", [("person", "Mia Berg"), ("body", "University of Velm")]),
    ],
)
def test_pieces(line: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.kind, piece.text) for piece in read_line(line)] == pieces


def test_a_sentence_about_a_member_of_a_body_is_no_byline() -> None:
    assert not is_sure(read_line("Mara Dunne of the Harbour Board said that 41 passengers were missing."))
    assert not is_dated(read_line("3 May 2031 the ferry Kestrel sank"))
    assert is_sure(read_line("Mara Dunne of the Harbour Gazette, 3\u00a0May 2031"))

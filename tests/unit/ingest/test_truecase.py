"""Capitals back to ordinary spelling."""

from __future__ import annotations

import pytest

from pipeline.ingest.truecase import in_ordinary_case, spelling_of

PROSE = (
    "The mayor of Velm met Ada Lind of NRC. When the Second Pier fell, Ada Lind was in Osterby and the mayor slept.",
)


@pytest.mark.parametrize(
    ("loud", "quiet"),
    [
        ("THE MAYOR OF VELM SLEPT.", "The mayor of Velm slept."),
        ("ADA LIND SAW THE SECOND PIER FALL. SHE LAUGHED.", "Ada Lind saw the Second Pier fall. She laughed."),
        ("THE NRC'S MAYOR", "The NRC's mayor"),
        ("IT MAY RAIN IN MAY 1992, OR IN MARCH.", "It may rain in May 1992, or in March."),
        ("ON MONDAY IN JUNE", "On Monday in June"),
        ("THE HARBOUR BOARD (HB) OF QUEEN ANNE II", "The harbour board (HB) of queen anne II"),
        ("KING HAROLD OF NORRVIK AND THE NORRVIKERS", "King Harold of Norrvik and the Norrvikers"),
        ("„ALL OF US,“ SAID THE U.S. ENVOY", "„All of us,“ said the U.S. envoy"),
    ],
)
def test_words_get_the_spelling_that_something_speaks_for(loud: str, quiet: str) -> None:
    spelling = spelling_of(PROSE, ("King Harold", "Norrvik", "Norrviker", "US", "U.S."))
    assert in_ordinary_case(loud, spelling) == quiet


@pytest.mark.parametrize("text", ["", "ß ŉ İ", "STRASSE İSTANBUL ǅ", "A" * 5000])
def test_the_length_never_changes(text: str) -> None:
    assert len(in_ordinary_case(text, spelling_of(()))) == len(text)

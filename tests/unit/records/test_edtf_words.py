"""Dates in words."""

from __future__ import annotations

import pytest

from pipeline.records.edtf_words import english_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022", "2022"),
        ("2022-09", "September 2022"),
        ("2022-09-04", "4 September 2022"),
        ("2022-10-11/2022-10-20", "mid-October 2022"),
        ("2022-10-01/2022-10-10", "early October 2022"),
        ("2022-23", "autumn 2022"),
        ("1997/..", "from 1997 on"),
        ("../1997", "until 1997"),
        ("1997~", "about 1997"),
        ("2001/2003", "2001 to 2003"),
        ("2022-09-12/2022-09-13", "12 to 13 September 2022"),
        ("2022-02-24/2022-03-23", "24 February to 23 March 2022"),
        ("2021-11/2022-02-03", "November 2021 to 3 February 2022"),
        ("no date", None),
        (None, None),
    ],
)
def test_dates_in_english(edtf: str | None, words: str | None) -> None:
    assert english_date(edtf) == words

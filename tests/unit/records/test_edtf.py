"""EDTF values as days."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.records.edtf import edtf_days


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2012-02-07", date(2012, 2, 7), date(2012, 2, 7)),
        ("2012-24", date(2012, 12, 1), date(2013, 2, 28)),
        ("2012-21", date(2012, 3, 1), date(2012, 5, 31)),
        ("1997/1999", date(1997, 1, 1), date(1999, 12, 31)),
        ("1997/..", date(1997, 1, 1), None),
        ("../1997-05", None, date(1997, 5, 31)),
        ("2016~", date(2015, 1, 1), date(2017, 12, 31)),
        ("2016-01~", date(2015, 12, 1), date(2016, 2, 29)),
        ("2016-01-01~", date(2015, 12, 31), date(2016, 1, 2)),
        ("2016-13-45", None, None),
        ("soon", None, None),
        (None, None, None),
    ],
)
def test_days(value: str | None, first: date | None, last: date | None) -> None:
    assert edtf_days(value) == (first, last)

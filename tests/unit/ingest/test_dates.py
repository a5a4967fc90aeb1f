"""Dates as the lines around an article write them."""

from __future__ import annotations

import pytest

from pipeline.ingest.dates import is_date_line, read_date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3 April 2022", "2022-04-03"),
        ("April 3rd, 2022", "2022-04-03"),
        ("the 3rd of April, 2022", "2022-04-03"),
        ("Published on Monday, 4 Sept. 2023 at 10:30 GMT", "2023-09-04"),
        ("Mon, 4 Sep 2023 08:00 +0200", "2023-09-04"),
        ("September 2023", "2023-09"),
        ("May/June 2024", "2024-05"),
        ("1-2 June 2024", "2024-06-01"),
        ("2022-04-03", "2022-04-03"),
        ("2022-04-03T14:05:00Z", "2022-04-03"),
        ("2022/04/03", "2022-04-03"),
        ("03.04.2022", "2022-04-03"),
        ("13/4/2022", "2022-04-13"),
        ("4/13/2022", "2022-04-13"),
        ("3/4/2022", "2022"),
        ("Spring 2023", "2023-21"),
        ("Last updated: 3 May 2021 · 6 min read", "2021-05-03"),
    ],
)
def test_dates(line: str, date: str) -> None:
    assert read_date(line) == date


@pytest.mark.parametrize("line", ["3 April 2022", "Published on Monday, 4 Sept. 2023 at 10:30 GMT", "September 2023"])
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["In May 2021 the pier fell.", "The events of 3 April 2022", "May", "2022", "31/31/2022"]
)
def test_lines_that_are_no_dates(line: str) -> None:
    assert not is_date_line(line)

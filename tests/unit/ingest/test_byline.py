"""Lines that state an author or a date."""

from __future__ import annotations

import pytest

from pipeline.ingest.byline import in_byline, is_date_line, read_date, writes_name


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3 April 2022", "2022-04-03"),
        ("April 3rd, 2022", "2022-04-03"),
        ("Published on Monday, 4 Sept. 2023 at 10:30 GMT", "2023-09-04"),
        ("September 2023", "2023-09"),
        ("2022-04-03", "2022-04-03"),
        ("Last updated: 3 May 2021 · 6 min read", "2021-05-03"),
    ],
)
def test_date_lines(line: str, date: str) -> None:
    assert is_date_line(line)
    assert read_date(line) == date


@pytest.mark.parametrize(
    "line", ["In May 2021 the pier fell.", "The events of 3 April 2022", "May", "2022", "By the river"]
)
def test_lines_that_are_no_dates(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize("line", ["By Mia Berg", "By Mia Berg and Jon de Hale | 3 April 2022", "Author: Mia Berg"])
def test_bylines(line: str) -> None:
    assert in_byline(line)


@pytest.mark.parametrize("line", ["By the river", "By Norrvik's own account nothing happened.", "Bypass", "from here"])
def test_lines_that_are_no_bylines(line: str) -> None:
    assert not in_byline(line)


def test_a_lead_names_its_author_at_the_end() -> None:
    assert writes_name("Nobody asked the gulls, writes Mia Berg.") == "Mia Berg"
    assert writes_name("Nobody writes letters any more.") == ""

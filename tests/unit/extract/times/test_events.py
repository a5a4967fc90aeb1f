"""Phrases that count from a happening."""

from __future__ import annotations

import pytest

from pipeline import read_times

WAR = "The Falklands War surprised many."


def found(text: str) -> list[tuple[str, str, str | None, str]]:
    """Quote, type, value and basis."""
    return [(t.evidence.quote, t.type, t.value, t.basis) for t in read_times(text, "1983-03-01")]


@pytest.mark.parametrize(("phrase", "value"), [
    ("the first weeks of the war", "1982-04-02/1982-04-29"), ("the last days of the war", "1982-06-08/1982-06-14"),
    ("the third day of the war", "1982-04-04"), ("the opening days of the Falklands War", "1982-04-02/1982-04-08"),
])  # fmt: skip
def test_edges_of_a_named_period(phrase: str, value: str) -> None:
    assert found(f"{WAR}\nThen, in {phrase}, fog fell.") == [(phrase, "DATE", value, "named_period")]


def test_an_unknown_happening_stays_open() -> None:
    assert found("In the first days of the strike, fog fell.") == [
        ("the first days of the strike", "DATE", None, "none")
    ]


def test_a_counted_stretch_is_a_length() -> None:
    assert found("In the first three months of the strike, fog fell.") == [
        ("the first three months of the strike", "DURATION", "P3M", "none")
    ]


def test_a_happening_that_the_text_dates() -> None:
    text = "The strike began on 3 May 1981.\nIn the first days of the strike, fog fell."
    assert found(text)[1] == ("the first days of the strike", "DATE", "1981-05-03/1981-05-09", "named_period")


def test_a_month_takes_the_year_of_the_happening_that_it_qualifies() -> None:
    text = "A year passed since the Falklands War.\nSince the April invasion, and the April war, fog fell."
    assert [t.value for t in read_times(text, "1985-08-01")][-1] == "1982-04"


@pytest.mark.parametrize(("phrase", "value"), [
    ("days into the war", "1982-04-02/1982-04-08"), ("a month before the war", "1982-03"),
    ("two days after the war", "1982-06-16"), ("weeks of the Falklands War", "1982-04-02/1982-04-29"),
])  # fmt: skip
def test_counted_from_a_happening(phrase: str, value: str) -> None:
    assert found(f"{WAR}\nFog fell within {phrase}.") == [(phrase, "DATE", value, "named_period")]

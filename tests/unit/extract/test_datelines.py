"""The place that reporters set before a text."""

from __future__ import annotations

import pytest

from pipeline.extract.datelines import end_of_dateline, set_off_dateline


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("OSLO - The strike is over", 2),
        ("OSLO ( AP ) \u2014 Alba agreed", 5),
        ("OSLO , Norway , 3 May ( Reuters ) - Alba agreed", 10),
        ("NATO - which had promised help - stayed away", 0),
        ("OSLO is calm - for now", 0),
        ("Oslo - The strike is over", 0),
        ("OSLO", 0),
    ],
)
def test_where_a_dateline_ends(text: str, end: int) -> None:
    words = text.split()
    assert end_of_dateline(words, [True] * len(words)) == end


def test_a_dateline_takes_no_part_in_the_clause_behind_it() -> None:
    # OSLO / - / Alba / agreed
    words, labels, heads = ["OSLO", "-", "Alba", "agreed"], ["nsubj", "punct", "appos", "ROOT"], [3, -1, -2, 0]
    set_off_dateline(words, [True] * 4, labels, heads)
    assert labels == ["dep", "dep", "nsubj", "ROOT"]
    assert heads == [2, 1, 1, 0]


def test_a_clause_that_the_parser_hangs_on_a_dateline_stands_by_itself() -> None:
    # OSLO / - / Alba / agreed
    words, labels, heads = ["OSLO", "-", "Alba", "agreed"], ["ROOT", "punct", "nsubj", "relcl"], [0, -1, 1, -3]
    set_off_dateline(words, [True] * 4, labels, heads)
    assert labels == ["dep", "dep", "nsubj", "ROOT"]
    assert heads == [3, 2, 1, 0]

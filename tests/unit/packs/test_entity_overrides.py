"""People's overrides: what is read, and what is refused with its line."""

from __future__ import annotations

import pytest

from pipeline.errors import KnowledgeError
from pipeline.packs.entity_overrides import parse_overrides

HEADER = "action,left,right,note\n"


def test_rows_are_read_with_their_lines() -> None:
    text = f'# decided in May\n{HEADER}\nsame,person/a,person/b,"one, really"\nrename,org/c,Lake Council,\n'
    rows = parse_overrides(text, at="entities.csv")
    assert [(r.action, r.left, r.right, r.note, r.place) for r in rows] == [
        ("same", "person/a", "person/b", "one, really", "entities.csv:4"),
        ("rename", "org/c", "Lake Council", "", "entities.csv:5"),
    ]


def test_empty_file_says_nothing() -> None:
    assert parse_overrides("") == ()
    assert parse_overrides(HEADER) == ()


@pytest.mark.parametrize(
    ("rows", "fact"),
    [
        ("merge,person/a,person/b,\n", "unknown action 'merge'"),
        ("same,person/a,Bob,\n", "'Bob' is no entity id"),
        ("same,person/a,person/a,\n", "one entity only"),
        ("same,person/a\n", "2 cells"),
    ],
)
def test_wrong_rows_are_refused(rows: str, fact: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        parse_overrides(HEADER + rows, at="entities.csv")
    assert fact in str(caught.value)
    assert "entities.csv:2" in caught.value.at


@pytest.mark.parametrize(
    "rows",
    [
        "same,person/a,person/b,\ndifferent,person/a,person/b,\n",
        "different,person/a,person/c,\nsame,person/a,person/b,\nsame,person/b,person/c,\n",
        "rename,org/a,org/b,\nrename,org/a,org/c,\n",
    ],
)
def test_contradictions_name_both_lines(rows: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        parse_overrides(HEADER + rows, at="entities.csv")
    assert "contradicts" in str(caught.value)
    assert caught.value.at.count("entities.csv:") == 2


def test_wrong_header_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="the columns are a, b"):
        parse_overrides("a,b\n")

from __future__ import annotations

import json

import pytest

from pipeline.errors import GoldError
from pipeline.reconcile.gold_format import parse_gold, write_gold
from tests.unit.reconcile.ferry import gold_set

FILES = write_gold(gold_set())


def test_a_set_is_read_back_as_it_was_written() -> None:
    assert parse_gold("ferry", FILES) == gold_set()


def test_a_text_brought_along_belongs_to_its_article() -> None:
    gold = parse_gold("ferry", FILES | {"ferry.txt": "the text\r\n"})
    assert gold.documents[0].text == "the text\r\n"
    assert write_gold(gold)["ferry.txt"] == "the text\r\n"


def test_drafts_are_no_part_of_a_set() -> None:
    assert parse_gold("ferry", FILES | {"x.draft.jsonl": "nonsense"}) == gold_set()


def _broken(line: int, change: dict[str, object] | str) -> dict[str, str]:
    lines = FILES["ferry.jsonl"].split("\n")
    lines[line - 1] = change if isinstance(change, str) else json.dumps(json.loads(lines[line - 1]) | change)
    return FILES | {"ferry.jsonl": "\n".join(lines)}


@pytest.mark.parametrize(
    ("line", "change", "fact"),
    [
        (3, "{not json", "not a row"),
        (3, "[1, 2]", "a row is a JSON object"),
        (3, {"layer": "nmae"}, "unknown layer 'nmae'"),
        (3, {"start": 9, "end": 4}, "bad span 9..4"),
        (3, {"start": "9"}, "bad span '9'"),
        (3, {"quote": None}, "quote is not a text"),
        (9, {"trigger": [1]}, "not a row of the format"),
        (9, {"roles": None}, "not a row of the format"),
        (1, {"layer": "entity"}, "not the document row"),
        (1, {"doc_id": "other"}, "the file is named for 'ferry'"),
    ],
)
def test_a_row_out_of_the_format_is_named_with_its_line(line: int, change: dict[str, object] | str, fact: str) -> None:
    with pytest.raises(GoldError, match=fact.replace("[", r"\[")) as error:
        parse_gold("ferry", _broken(line, change))
    assert error.value.at == f"ferry/ferry.jsonl:{line}"
    assert error.value.remedy


def test_a_missing_field_is_named() -> None:
    lines = FILES["ferry.jsonl"].split("\n")
    row = json.loads(lines[2])
    del row["entity"]
    lines[2] = json.dumps(row)
    with pytest.raises(GoldError, match="lacks 'entity'"):
        parse_gold("ferry", FILES | {"ferry.jsonl": "\n".join(lines)})


def test_a_folder_without_articles_is_no_set() -> None:
    with pytest.raises(GoldError, match="has no annotated article"):
        parse_gold("empty", {"alignment.jsonl": ""})

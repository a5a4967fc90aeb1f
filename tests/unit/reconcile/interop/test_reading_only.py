"""doccano and Prodigy files, read."""

from __future__ import annotations

import json

import pytest

from pipeline.errors import GoldError
from pipeline.reconcile.interop.doccano import read_doccano
from pipeline.reconcile.interop.prodigy import read_prodigy
from tests.unit.reconcile.ferry import TEXT

TEXTS = {"ferry": TEXT, "other": "Nothing happened."}


def _utf16(offset: int) -> int:
    return len(TEXT[:offset].encode("utf-16-le")) // 2


def _rows(*rows: dict[str, object]) -> dict[str, bytes]:
    return {"export.jsonl": "".join(json.dumps(row) + "\n" for row in rows).encode()}


def _at(quote: str) -> tuple[int, int]:
    start = TEXT.index(quote)
    return start, start + len(quote)


def test_doccano_labels_become_names_and_times() -> None:
    row = {"text": TEXT, "label": [[*_at("Mara Dunne"), "PERSON"], [*_at("3\u00a0May 2031"), "DATE:2031-05-03"]]}
    (document,) = read_doccano(_rows(row), TEXTS).documents
    assert [(n.quote, n.label, n.value) for n in document.names] == [("Mara Dunne", "PERSON", "person/mara-dunne")]
    assert [(t.quote, t.value) for t in document.times] == [("3\u00a0May 2031", "2031-05-03")]


def test_doccano_relation_exports_are_read_and_their_utf16_offsets_understood() -> None:
    start, end = map(_utf16, _at("Harbour Board"))
    entity = {"id": 7, "start_offset": start, "end_offset": end, "label": "ORG:org/harbour-board"}
    (document,) = read_doccano(_rows({"text": TEXT, "entities": [entity], "relations": []}), TEXTS).documents
    assert [(n.quote, n.value) for n in document.names] == [("Harbour Board", "org/harbour-board")]


def test_offsets_that_cut_a_word_are_refused() -> None:
    start, end = _at("Mara Dunne")
    result = read_doccano(_rows({"text": TEXT, "label": [[start + 2, end - 2, "PERSON"]]}), TEXTS)
    assert result.documents[0].names == ()
    assert "cut a word" in result.refused[0].reason


def test_a_label_of_no_layer_is_an_error_with_its_row() -> None:
    with pytest.raises(GoldError, match="no layer has the label 'SHIP'") as error:
        read_doccano(_rows({"text": TEXT, "label": [[*_at("Kestrel"), "SHIP"]]}), TEXTS)
    assert error.value.at == "export.jsonl:1"


def test_a_text_of_no_article_is_an_error() -> None:
    with pytest.raises(GoldError, match="of no article"):
        read_doccano(_rows({"text": "Somebody else's text.", "label": []}), TEXTS)


def test_prodigy_passages_are_put_together_and_rejected_ones_left_out() -> None:
    first = TEXT[: TEXT.index("Mara")]
    second = TEXT[TEXT.index("Mara") :]

    def row(text: str, quote: str, label: str, answer: str) -> dict[str, object]:
        start = text.index(quote)
        return {"text": text, "spans": [{"start": start, "end": start + len(quote), "label": label}], "answer": answer}

    rows = [
        row(first, "Port\u00a0Orla", "GPE", "accept"),
        row(second, "Mara Dunne", "PERSON", "accept"),
        row(second, "Harbour Board", "ORG", "reject"),
    ]
    result = read_prodigy(_rows(*rows), TEXTS)
    (document,) = result.documents
    assert [(TEXT[n.start : n.end], n.label) for n in document.names] == [
        ("Port\u00a0Orla", "GPE"),
        ("Mara Dunne", "PERSON"),
    ]
    assert document.names[0].start == TEXT.index("Port\u00a0Orla")

"""spaCy, Web Annotation and column files, written."""

from __future__ import annotations

import json

import spacy
from spacy.tokens import DocBin

from pipeline.reconcile.interop.bio import write_bio
from pipeline.reconcile.interop.docbin import write_docbin
from pipeline.reconcile.interop.webannotation import write_webannotation
from tests.unit.reconcile.ferry import TEXT, gold_set

TEXTS = {"ferry": TEXT}


def test_a_docbin_holds_names_with_ids_times_claims_and_triggers() -> None:
    english = spacy.blank("en")
    (doc,) = DocBin().from_bytes(write_docbin(gold_set(), TEXTS)["ferry.spacy"]).get_docs(english.vocab)
    assert doc.text == TEXT
    assert [(e.text, e.label_, e.kb_id_) for e in doc.ents][1] == ("Mara Dunne", "PERSON", "person/mara-dunne")
    assert [(t.text, t.kb_id_) for t in doc.spans["times"]] == [("3\u00a0May 2031", "2031-05-03")]
    assert [(t.text, t.label_, t.id_) for t in doc.spans["triggers"]] == [
        ("sank", "OTHER", "c001"),
        ("missing", "STATISTIC", "c002"),
        ("close", "SANCTION", "c003"),
    ]


def test_web_annotations_select_the_same_text_by_position_and_by_quote() -> None:
    page = json.loads(write_webannotation(gold_set(), TEXTS)["ferry.jsonld"])
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len(page["items"]) == 1 + 5 + 1 + 2 * 3
    for item in page["items"]:
        place, quote = item["target"]["selector"]
        assert TEXT[place["start"] : place["end"]] == quote["exact"]
        assert TEXT[: place["start"]].endswith(quote["prefix"])
        assert TEXT[place["end"] :].startswith(quote["suffix"])
    assert len({item["id"] for item in page["items"]}) == len(page["items"])


def test_columns_tag_every_token_and_their_offsets_are_true() -> None:
    lines = write_bio(gold_set(), TEXTS)["ferry.conllup"].decode().split("\n")
    assert lines[0] == "# global.columns = ID FORM START END NAME ENTITY TIME CLAIM"
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(TEXT[int(row[2]) : int(row[3])] == row[1] for row in rows)
    tagged = {row[1]: row[4:] for row in rows}
    assert tagged["Mara"] == ["B-PERSON", "person/mara-dunne", "O", "O"]
    assert tagged["Dunne"] == ["I-PERSON", "person/mara-dunne", "O", "O"]
    assert tagged["sank"] == ["O", "_", "O", "B-OTHER"]
    assert next(row[6] for row in rows if row[1] == "3") == "B-DATE"

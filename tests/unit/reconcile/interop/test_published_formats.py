"""Files that go out, held against the grammars that the tools publish, and rows that come in as tools write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from pipeline.reconcile.interop.brat import write_brat
from pipeline.reconcile.interop.doccano import read_doccano
from pipeline.reconcile.interop.prodigy import read_prodigy
from pipeline.reconcile.interop.xmi import NAME, TYPE_SYSTEM, write_xmi
from tests.unit.reconcile.ferry import TEXT, gold_set

TEXTS = {"ferry": TEXT}
SECTIONS = ("entities", "relations", "events", "attributes")
TYPE_NAME = re.compile(r"[A-Za-z0-9_-]+")


def brat_configuration(text: str) -> dict[str, dict[str, str]]:
    """Sections of an annotation.conf, each with its types and what stands behind them."""
    found: dict[str, dict[str, str]] = {}
    for line in filter(None, text.split("\n")):
        if line.startswith("["):
            found[line.strip("[]")] = {}
            continue
        name, _, rest = line.partition("\t")
        assert TYPE_NAME.fullmatch(name), name
        assert name not in found[next(reversed(found))], f"{name} is declared twice"
        found[next(reversed(found))][name] = rest
    return found


def brat_faults(text: str, annotation: str, declared: dict[str, dict[str, str]]) -> Iterator[str]:
    """What is wrong with an .ann file by brat's page on its standoff format and its configuration."""
    ids = {line.split("\t")[0]: line for line in annotation.splitlines()}
    if len(ids) != len(annotation.splitlines()):
        yield "an id is used twice"
    for line in annotation.splitlines():
        kind = line[0]
        if kind == "T":
            yield from bound_faults(line, text, {*declared["entities"], *declared["events"]})
        elif kind == "E":
            yield from event_faults(line, ids, declared["events"])
        elif kind == "A":
            yield from attribute_faults(line, ids, declared["attributes"])
        elif (
            not re.fullmatch(r"#\d+\tAnnotatorNotes ([TE]\d+)\t[^\t]+", line)
            or line.split("\t")[1].split()[1] not in ids
        ):
            yield f"no line of the format: {line}"


def bound_faults(line: str, text: str, types: set[str]) -> Iterator[str]:
    match = re.fullmatch(r"T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t([^\t\n]+)", line)
    if match is None or match[1] not in types:
        yield f"no text bound of a declared type: {line}"
        return
    pieces = [tuple(map(int, piece.split())) for piece in match[2].split(";")]
    if " ".join(text[start:end] for start, end in pieces) != match[3]:
        yield f"another text stands there: {line}"
    if pieces != sorted(pieces) or any("\n" in text[start:end] for start, end in pieces):
        yield f"pieces out of order or over a line: {line}"


def event_faults(line: str, ids: dict[str, str], types: dict[str, str]) -> Iterator[str]:
    match = re.fullmatch(r"E\d+\t(\S+):(T\d+)((?: \S+:[TE]\d+)*)", line)
    if match is None or match[1] not in types:
        yield f"no event of a declared type: {line}"
        return
    if ids.get(match[2], "").split("\t")[1].split()[0] != match[1]:
        yield f"the trigger is of another type: {line}"
    roles = {part.partition(":")[0].rstrip("*+?") for part in types[match[1]].split(", ")}
    for part in match[3].split():
        role, _, target = part.partition(":")
        if target not in ids or role.rstrip("0123456789") not in roles:
            yield f"no declared role, or no such annotation: {part}"


def attribute_faults(line: str, ids: dict[str, str], types: dict[str, str]) -> Iterator[str]:
    match = re.fullmatch(r"A\d+\t(\S+) (E\d+)(?: (\S+))?", line)
    if match is None or match[1] not in types or match[2] not in ids:
        yield f"no attribute of a declared type: {line}"
        return
    values = types[match[1]].partition("Value:")[2].split("|")
    if (match[3] or "") not in values:
        yield f"no value of this attribute: {line}"


def test_brat_files_keep_to_its_standoff_format_and_to_their_own_configuration() -> None:
    files = {name: data.decode() for name, data in write_brat(gold_set(), TEXTS).items()}
    declared = brat_configuration(files["annotation.conf"])
    assert tuple(declared) == SECTIONS
    assert not set(declared["entities"]) & set(declared["events"])
    assert list(brat_faults(files["ferry.txt"], files["ferry.ann"], declared)) == []
    assert re.search(r"^T\d+\tEvidence \d+ \d+;\d+ \d+\t", files["ferry.ann"], re.MULTILINE), "no stretch in pieces"


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("PERSON", "CAPTAIN", "no text bound of a declared type"),
        ("\tMara Dunne", "\tMara Dunn", "another text stands there"),
        ("Modality E1 asserted", "Modality E1 sure", "no value of this attribute"),
        (" place:", " berth:", "no declared role"),
    ],
)
def test_the_check_of_brat_files_finds_faults(was: str, now: str, told: str) -> None:
    files = {name: data.decode() for name, data in write_brat(gold_set(), TEXTS).items()}
    assert was in files["ferry.ann"]
    faults = brat_faults(TEXT, files["ferry.ann"].replace(was, now), brat_configuration(files["annotation.conf"]))
    assert any(told in fault for fault in faults)


def test_xmi_files_fit_their_type_system_and_inceptions_namespaces() -> None:
    cassis = pytest.importorskip("cassis", reason="XMI needs the extra `inception`")
    files = write_xmi(gold_set(), TEXTS)
    types = cassis.load_typesystem(files[TYPE_SYSTEM].decode())
    cas = cassis.load_cas_from_xmi(files["ferry.xmi"].decode(), typesystem=types)
    assert cas.typecheck() == []
    assert cas.sofa_string == TEXT
    assert {feature.name for feature in types.get_type(NAME).features} == {"value", "identifier"}
    layers = {t.name for t in types.get_types() if not t.name.startswith(("uima.", "de.tudarmstadt.ukp."))}
    assert layers
    assert all(name.startswith("webanno.custom.") for name in layers)


def test_doccano_rows_are_read_as_its_two_kinds_of_export_write_them() -> None:
    start, end = TEXT.index("Mara Dunne"), TEXT.index("Mara Dunne") + 10
    plain = {
        "id": 1,
        "text": TEXT,
        "label": [[start, end, "PERSON:person/mara-dunne"]],
        "doc_id": "ferry",
        "Comments": [],
    }
    entity = {"id": 4, "label": "PERSON:person/mara-dunne", "start_offset": start, "end_offset": end}
    related = {"id": 1, "text": TEXT, "entities": [entity], "relations": [], "Comments": [], "doc_id": "ferry"}
    for row in (plain, related):
        found = read_doccano({"all.jsonl": json.dumps(row).encode() + b"\n"}, TEXTS)
        assert [(n.quote, n.value) for n in found.documents[0].names] == [("Mara Dunne", "person/mara-dunne")]


def test_prodigy_rows_are_read_with_all_keys_that_its_recipes_add() -> None:
    start = TEXT.index("Mara")
    span = {"start": start, "end": start + 10, "token_start": 20, "token_end": 21, "label": "PERSON"}
    tokens = [
        {"text": "Mara", "start": start, "end": start + 4, "id": 20, "ws": True},
        {"text": "Dunne", "start": start + 5, "end": start + 10, "id": 21, "ws": True},
    ]
    row = {
        "text": TEXT, "meta": {"source": "desk"}, "_input_hash": 1886699658, "_task_hash": -1952856502,
        "tokens": tokens, "_view_id": "ner_manual", "spans": [span], "answer": "accept", "_timestamp": 1935849600,
        "_annotator_id": "desk-ann", "_session_id": "desk-ann",
    }  # fmt: skip
    found = read_prodigy({"ner.jsonl": json.dumps(row).encode() + b"\n"}, TEXTS)
    assert found.refused == ()
    assert [(n.quote, n.label) for n in found.documents[0].names] == [("Mara Dunne", "PERSON")]

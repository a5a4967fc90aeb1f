"""What goes out to a tool and comes back is the same annotation."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.reconcile import interop
from pipeline.reconcile.interop import FORMATS, Format
from pipeline.reconcile.interop.imported import COUNTINGS, Imported
from pipeline.records.gold import GoldClaim, GoldDocument, GoldSpan
from tests.unit.reconcile.ferry import TEXT, document, gold_set

TEXTS = {"ferry": TEXT}
BOTH_WAYS = [f for f in FORMATS if f.read and f.write]
Offsets = Callable[[int], int]


def _plain(read: GoldDocument) -> object:
    """Everything that a format carries: rows without line numbers, roles in one order, no source."""

    def span(row: GoldSpan) -> GoldSpan:
        return replace(row, row=0)

    def claim(row: GoldClaim) -> GoldClaim:
        return replace(row, row=0, roles=tuple(sorted(row.roles)))

    regions, names, times = (tuple(map(span, rows)) for rows in (read.regions, read.names, read.times))
    return replace(read, source=(), regions=regions, names=names, times=times, claims=tuple(map(claim, read.claims)))


def _read(form: Format, files: Mapping[str, bytes], texts: Mapping[str, str] = TEXTS) -> Imported:
    assert form.read is not None
    return form.read(files, texts)


def _written(form: Format) -> dict[str, bytes]:
    if form.name == "xmi":
        pytest.importorskip("cassis", reason="XMI needs the extra `inception`")
    assert form.write is not None
    return form.write(gold_set(), TEXTS)


@pytest.mark.parametrize("form", BOTH_WAYS, ids=lambda form: form.name)
def test_an_annotation_comes_back_as_it_went_out(form: Format) -> None:
    back = _read(form, _written(form))
    assert back.refused == ()
    assert [_plain(read) for read in back.documents] == [_plain(document())]


@pytest.mark.parametrize("form", BOTH_WAYS, ids=lambda form: form.name)
def test_writing_twice_gives_the_same_bytes(form: Format) -> None:
    assert _written(form) == _written(form)


@pytest.mark.parametrize("form", BOTH_WAYS, ids=lambda form: form.name)
def test_an_annotation_finds_its_place_in_an_edited_article(form: Format) -> None:
    edited = "Correction added.\n\n" + TEXT.replace("\r\n", "\n").replace("\u00a0", " ")
    back = _read(form, _written(form), {"ferry": edited})
    assert back.refused == ()
    (read,) = back.documents
    assert [edited[n.start : n.end] for n in read.names] == [n.quote.replace("\u00a0", " ") for n in document().names]
    assert [edited[slice(*c.trigger)] for c in read.claims] == ["sank", "missing", "close"]
    assert read.claims[0].start == edited.index("On 3 May")


@pytest.mark.parametrize("form", BOTH_WAYS, ids=lambda form: form.name)
def test_what_the_project_does_not_have_is_not_imported(form: Format) -> None:
    assert _read(form, _written(form), {"another": "text"}).documents == ()


def test_every_module_of_a_format_is_listed() -> None:
    folder = Path(interop.__file__).parent
    shared = {"__init__", "assembling", "claim_fields", "imported"}
    modules = {path.stem for path in folder.glob("*.py")} - shared
    listed = {f.__module__.rpartition(".")[2] for form in FORMATS for f in (form.read, form.write) if f}
    assert modules == listed == {form.name for form in FORMATS}


def _shift_labelstudio(files: Mapping[str, bytes], place: Offsets) -> dict[str, bytes]:
    tasks = json.loads(files["tasks.json"])
    for result in tasks[0]["annotations"][0]["result"]:
        if "value" in result:
            result["value"]["start"] = place(result["value"]["start"])
            result["value"]["end"] = place(result["value"]["end"])
    return {"tasks.json": json.dumps(tasks).encode()}


@pytest.mark.parametrize("counting", range(len(COUNTINGS)))
def test_offsets_counted_in_any_unit_are_understood(counting: int) -> None:
    labelstudio = next(form for form in FORMATS if form.name == "labelstudio")
    places = COUNTINGS[counting](TEXT)
    back = _read(labelstudio, _shift_labelstudio(_written(labelstudio), lambda i: places[i]))
    assert back.refused == ()
    assert [_plain(read) for read in back.documents] == [_plain(document())]


def test_offsets_that_mean_nothing_are_replaced_by_where_the_quote_stands() -> None:
    labelstudio = next(form for form in FORMATS if form.name == "labelstudio")
    back = _read(labelstudio, _shift_labelstudio(_written(labelstudio), lambda i: i + 1))
    assert [name.quote for name in back.documents[0].names][:2] == ["Port\u00a0Orla", "Mara Dunne"]
    assert all(TEXT[name.start : name.end] == name.quote for name in back.documents[0].names)


def test_a_quote_that_is_nowhere_is_refused_with_its_row() -> None:
    labelstudio = next(form for form in FORMATS if form.name == "labelstudio")
    tasks = json.loads(_written(labelstudio)["tasks.json"])
    broken = next(r for r in tasks[0]["annotations"][0]["result"] if r.get("value", {}).get("text") == "Mara Dunne")
    broken["value"]["text"] = "Nora Dunlop"
    back = _read(labelstudio, {"tasks.json": json.dumps(tasks).encode()})
    assert [(r.layer, r.quote) for r in back.refused] == [("entity", "Nora Dunlop")]
    assert len(back.documents[0].names) == len(document().names) - 1

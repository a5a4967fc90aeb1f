"""What sidecar files and the articles say of themselves, and which word counts."""

from __future__ import annotations

import json

import pytest

from pipeline.errors import CorpusError
from pipeline.ingest.metadata import Sidecar, doc_id_of, is_edtf, read_sidecar
from pipeline.records.document import RawFile
from tests.unit.ingest.conftest import BODY, Read, raw_of

TEXT = "---\ntitle: A harbour\nauthor: Mia Berg\ndate: 2022-04-03\n---\n\n" + "\n\n".join(BODY)


def sidecar_of(text: str, name: str = "sources.toml", *articles: RawFile) -> Sidecar:
    return read_sidecar([raw_of(text, name), *articles])


def test_front_matter_is_believed(read: Read) -> None:
    source = read(TEXT, "velm.md").source
    assert (source.title, source.author, source.published, source.published_basis) == (
        "A harbour",
        "Mia Berg",
        "2022-04-03",
        "file",
    )


def test_a_sidecar_overrides_the_file(read: Read) -> None:
    sidecar = sidecar_of('[velm]\nauthor = "Jon Hale"\npublished = "2021~"\npublished_basis = "inferred"')
    source = read(TEXT, "velm.md", sidecar).source
    assert (source.author, source.published, source.published_basis, source.title) == (
        "Jon Hale",
        "2021~",
        "inferred",
        "A harbour",
    )


def test_a_table_may_name_its_file_by_content(read: Read) -> None:
    sidecar = sidecar_of(
        f'[harbour]\nsha256 = "{raw_of(TEXT).sha256}"\ndoc_id = "harbour-2022"\nauthor = "Jon Hale"', "originals.toml"
    )
    document = read(TEXT, "scan 17.md", sidecar)
    assert (document.doc_id, document.source.author) == ("harbour-2022", "Jon Hale")


def test_a_name_that_fits_no_file_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(CorpusError, match="no article is named 'vellm'") as caught:
        sidecar_of('[vellm]\nauthor = "x"', "sources.toml", raw_of(TEXT, "velm.md"))
    assert "'velm'" in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("[velm", "not a TOML file"),
        ("author = 'x'", "outside a table"),
        ('[velm]\nautor = "x"', "unknown key 'autor'"),
        ('[velm]\npublished = "spring 2022"', "not an EDTF date"),
        ('[velm]\npublished_basis = "guess"', "published_basis"),
    ],
)
def test_mistakes_in_a_sidecar_are_told_with_their_place(text: str, fact: str) -> None:
    with pytest.raises(CorpusError, match=fact) as caught:
        sidecar_of(text)
    assert caught.value.at.startswith("sources.toml")
    assert caught.value.remedy


def test_a_csv_and_a_zotero_library_are_sidecars_too(read: Read) -> None:
    rows = sidecar_of("doc_id,author,published\nvelm,Jon Hale,2021-05\n", "sources.csv")
    assert read(TEXT, "velm.md", rows).source.published == "2021-05"
    item = {
        "title": "A Harbour",
        "author": [{"given": "Jon", "family": "Hale"}],
        "issued": {"date-parts": [[2020, 3]]},
        "container-title": "Velm Press",
    }
    source = read(TEXT, "any.md", sidecar_of(json.dumps([item]), "sources.json")).source
    assert (source.author, source.published, source.publisher) == ("Jon Hale", "2020-03", "Velm Press")


def test_broken_front_matter_is_told_and_not_read_as_prose(read: Read) -> None:
    document = read("---\ntitle: [A harbour\nauthor: 'x\n---\n\n" + "\n\n".join(BODY), "velm.md")
    assert any("metadata at its head" in warning for warning in document.warnings)
    assert document.blocks[0].role == "front_matter"


def test_doc_ids_are_paths() -> None:
    assert doc_id_of("islands/velm.2022.md") == "islands--velm.2022"


@pytest.mark.parametrize(
    "value", ["2022", "2022-04", "2022-04-03", "2022-03~", "2022-03/2022-04", "2022/..", "2022-23"]
)
def test_edtf_dates(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize("value", ["", "April 2022", "2022-13", "22-04-03", "2022-04-3"])
def test_other_dates(value: str) -> None:
    assert not is_edtf(value)

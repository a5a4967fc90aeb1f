"""PDF files: paragraphs as they were written, without what the page adds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import ReadError
from pipeline.records.document import PROSE_ROLES, Document, Role
from tests.unit.ingest.conftest import BODY, Read, role_of
from tests.unit.ingest.made_files import as_pdf

CORPUS = Path(__file__).resolve().parents[4] / "corpus"
DIGESTS = sorted(path.name for path in CORPUS.glob("*-20*.*") if path.suffix in {".md", ".txt", ".html"})
LONG = tuple(
    f"{text} {other} {third}" for text in BODY for other in BODY for third in BODY[:2] if len({text, other, third}) == 3
)


def prose_of(document: Document) -> list[str]:
    return [
        "".join(document.reading[s:e] for s, e in passage.pieces)
        for passage in document.passages
        if passage.role in PROSE_ROLES
    ]


def parts_of(document: Document) -> list[tuple[str, str]]:
    """Headings and paragraphs of an article as it was read, in order, in the spelling of the file."""
    return [
        ("heading" if passage.role == Role.HEADING else "body", "".join(document.text[s:e] for s, e in passage.pieces))
        for passage in document.passages
    ]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("name", DIGESTS)
def test_the_digests_as_pdf_have_the_same_paragraphs(read: Read, name: str, columns: int) -> None:
    original = read((CORPUS / name).read_bytes(), name)
    made = as_pdf(original.source.title or "Title", parts_of(original), columns=columns)
    assert prose_of(read(made, "made.pdf")) == prose_of(original)


def test_running_heads_and_page_numbers_are_furniture(read: Read) -> None:
    document = read(as_pdf("A harbour", [("body", text) for text in LONG]), "made.pdf")
    assert role_of(document, "The Harbour Review") == "furniture"
    assert role_of(document, "2") == "furniture"
    assert not any("Harbour Review" in text for text in prose_of(document))


def test_raised_note_numbers_are_marks(read: Read) -> None:
    document = read(
        as_pdf(
            "A harbour",
            [("body", f"It opened on 6 January 2022<super>1</super>. {BODY[0]}"), *(("body", t) for t in BODY[1:])],
        ),
        "a.pdf",
    )
    assert prose_of(document)[0].startswith("It opened on 6 January 2022. The town")
    assert [block.reason for block in document.blocks if block.role == Role.NOTE_MARK] == ["note mark 1"]


def test_small_numbered_type_is_a_footnote(read: Read) -> None:
    parts = [("body", text) for text in BODY] + [("note", "1 Report of the county, p. 4, which nobody has read.")]
    assert role_of(read(as_pdf("A harbour", parts), "a.pdf"), "1 Report") == "footnote"


def test_properties_name_title_and_author(read: Read) -> None:
    source = read(as_pdf("A harbour that two councils wanted", [("body", t) for t in BODY]), "a.pdf").source
    assert (source.title, source.author) == ("A harbour that two councils wanted", "Mia Berg")


def test_a_scan_is_refused_and_told_so(read: Read) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.rect(10, 10, 500, 700, fill=1)
    canvas.showPage()
    canvas.save()
    with pytest.raises(ReadError, match="scan"):
        read(buffer.getvalue(), "scan.pdf")


def test_a_locked_pdf_is_refused(read: Read) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(as_pdf("A harbour", [("body", BODY[0])]))))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(ReadError, match=r"locked|broken"):
        read(buffer.getvalue(), "locked.pdf")

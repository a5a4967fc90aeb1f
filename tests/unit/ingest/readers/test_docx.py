"""Word files: paragraphs, tables, tracked changes, footnotes, and files that are traps."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import ReadError
from pipeline.records.document import Role
from tests.unit.ingest.conftest import BODY, Read, passages_of, role_of
from tests.unit.ingest.made_files import as_docx
from tests.unit.ingest.readers.test_pdf import CORPUS, DIGESTS, parts_of, prose_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def with_part(data: bytes, name: str, change: bytes, by: bytes) -> bytes:
    """The file with one stretch of one part replaced."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for entry in source.infolist():
            held = source.read(entry)
            written.writestr(entry.filename, held.replace(change, by) if entry.filename == name else held)
    return target.getvalue()


@pytest.mark.parametrize("name", DIGESTS)
def test_the_digests_as_docx_have_the_same_paragraphs(read: Read, name: str) -> None:
    original = read((Path(CORPUS) / name).read_bytes(), name)
    made = as_docx(original.source.title or "Title", parts_of(original))
    assert prose_of(read(made, "made.docx")) == prose_of(original)


def test_tables_are_blocks_of_their_own(read: Read) -> None:
    parts = [
        ("body", BODY[0]),
        ("table", "Year\tPassengers\n2020\t190,000\n2021\t310,000"),
        *(("body", t) for t in BODY[1:]),
    ]
    document = read(as_docx("A harbour", parts), "a.docx")
    assert role_of(document, "Year\tPassengers") == "table"
    assert "2021 310,000" in passages_of(document)[1]


def test_insertions_are_accepted_and_deletions_dropped(read: Read) -> None:
    plain = as_docx(
        "A harbour", [("body", "It cost FOUR crowns in 1999, said the clerk."), *(("body", t) for t in BODY)]
    )
    tracked = with_part(
        plain,
        "word/document.xml",
        b"It cost FOUR crowns",
        b'It cost </w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>four</w:delText></w:r></w:del>'
        b'<w:ins w:id="2" w:author="x"><w:r><w:t>five</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> crowns',
    )
    assert passages_of(read(tracked, "a.docx"))[0].startswith("It cost five crowns")


def test_raised_note_numbers_are_marks(read: Read) -> None:
    document = read(
        as_docx("A harbour", [("body", f"It opened on 6 January 2022<super>1</super>. {BODY[0]}"), ("body", BODY[1])]),
        "a.docx",
    )
    assert passages_of(document)[0].startswith("It opened on 6 January 2022. The town")
    assert any(block.role == Role.NOTE_MARK for block in document.blocks)


def test_a_zip_bomb_is_refused(read: Read) -> None:
    bomb = with_part(
        as_docx("A harbour", [("body", BODY[0])]), "word/document.xml", b"</w:body>", b" " * 50_000_000 + b"</w:body>"
    )
    with pytest.raises(ReadError, match="far more"):
        read(bomb, "bomb.docx")


def test_declared_entities_are_refused(read: Read) -> None:
    trap = with_part(
        as_docx("A harbour", [("body", BODY[0])]),
        "word/document.xml",
        b"<w:document ",
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document ',
    )
    with pytest.raises(ReadError, match="entities"):
        read(trap, "trap.docx")

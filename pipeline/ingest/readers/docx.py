"""Word files: mammoth turns them into HTML, with insertions accepted, deletions dropped, tables and footnotes kept."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from pipeline.errors import ReadError
from pipeline.ingest.draft import Draft
from pipeline.ingest.readers.html import draw_page, parse

LARGEST_PART = 40_000_000
LARGEST_TOTAL = 120_000_000
HIGHEST_RATIO = 200
MOST_FILES = 5_000
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FIELDS = {
    "title": re.compile(r"<dc:title[^<>]{0,200}>([^<>]{1,500})</dc:title>"),
    "author": re.compile(r"<dc:creator[^<>]{0,200}>([^<>]{1,300})</dc:creator>"),
    "published": re.compile(r"<dcterms:created[^<>]{0,200}>(\d{4}-\d\d-\d\d)"),
}


def read(data: bytes, path: str) -> Draft:
    """Draw a Word file. Raises ReadError for one that is broken, swollen, or declares entities."""
    found = _inspect(data, path)
    source = _to_html(data, path)
    drawn = draw_page(parse(f"<html><body>{source}</body></html>", path), path, zoned=False)
    return replace(drawn, found=found)


def _to_html(data: bytes, path: str) -> str:
    import mammoth

    def no_image(image: object) -> dict[str, str]:  # noqa: ARG001 - mammoth hands the image over
        return {"src": ""}

    try:
        result = mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(no_image))
    except Exception as error:  # mammoth lets every kind of error of its XML layer through
        said = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise ReadError(f"the Word file is broken ({said})", at=path, remedy="open it and save it again") from error
    return str(result.value)


def _inspect(data: bytes, path: str) -> dict[str, str]:
    """What the file says of itself. Looks at every part's size before anything is unpacked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check_parts(archive, len(data), path)
        held = "docProps/core.xml" in archive.namelist()
        core = archive.read("docProps/core.xml").decode("utf-8", "replace") if held else ""
    except ReadError:
        raise
    except Exception as error:  # damaged archives fail in every way that zlib, struct and zipfile know
        raise ReadError(
            "not a Word file", at=path, remedy="open it in Word or LibreOffice and save it as .docx"
        ) from error
    fields = {name: match[1].strip() for name, pattern in _FIELDS.items() if (match := pattern.search(core))}
    return {name: value for name, value in fields.items() if value and value.lower() != "python-docx"}


def _check_parts(archive: zipfile.ZipFile, size: int, path: str) -> None:
    """Raises ReadError for an archive that is swollen or declares entities, KeyError for one that is no Word file."""
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries), default=0)
    swollen = total > LARGEST_TOTAL or largest > LARGEST_PART or total > HIGHEST_RATIO * max(size, 10_000)
    if swollen or len(entries) > MOST_FILES:
        raise ReadError("the Word file unpacks to far more than a text", at=path, remedy="remove it, or save it again")
    archive.getinfo("[Content_Types].xml")
    if any(entry.filename.endswith((".xml", ".rels")) and _declares_entities(archive, entry) for entry in entries):
        raise ReadError("the Word file declares entities, as no Word file does", at=path, remedy="remove it")


def _declares_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    with archive.open(entry) as stream:
        head = stream.read(20_000)
    return bool(_DECLARED.search(head.replace(b"\x00", b"")))

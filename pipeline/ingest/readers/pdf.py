"""PDF files that hold text: lines put together into paragraphs, without running heads, note marks and break hyphens."""

from __future__ import annotations

import gc
import io
import logging
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pipeline.errors import ReadError
from pipeline.ingest.draft import Draft, Part
from pipeline.ingest.printed.lines import Fragment, Line, lines_of
from pipeline.ingest.printed.paragraphs import Block, blocks_of

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 300
LARGEST_PAGE = 3_000_000
LARGEST_TEXT = 20_000_000
_LETTERS_A_PAGE = 25
_GAP = "\n\n"
_JUNK_TITLE = re.compile(r"microsoft (?:word|powerpoint)|untitled|\.(?:docx?|indd|pdf|qxd|tex)\Z|^\W*\Z", re.IGNORECASE)


def read(data: bytes, path: str) -> Draft:
    """Draw a PDF. Raises ReadError for one that is broken, locked, scanned or far longer than an article."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    from pypdf.errors import PyPdfError

    try:
        return _draw(data, path)
    except ReadError:
        raise
    except (
        PyPdfError,
        RecursionError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        AssertionError,
        OverflowError,
        NotImplementedError,
        ArithmeticError,
        OSError,
        LookupError,
    ) as error:
        said = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise ReadError(f"the PDF is broken ({said})", at=path, remedy="open it and print it to a new PDF") from error
    finally:
        gc.collect(0)  # pages refer to each other by the hundred thousand, and the search for cycles may be paused


def _draw(data: bytes, path: str) -> Draft:
    reader = _open(data, path)
    warnings: list[str] = []
    pages: list[list[Line]] = []
    size = 0
    for number, page in enumerate(reader.pages, 1):
        length = _content_length(page)
        size += length
        if length > LARGEST_PAGE or size > LARGEST_TEXT:
            warnings.append(f"page {number} is left out: it draws more than a page of text can hold")
        else:
            pages.append(lines_of(_fragments(page), number))
    letters = sum(map(str.isalpha, "".join(line.words for page in pages for line in page)))
    if letters < _LETTERS_A_PAGE * max(1, len(pages)):
        raise ReadError(
            "the PDF holds no text: it is a scan or a picture", at=path, remedy="run text recognition (OCR) on it first"
        )
    return _lay_down(blocks_of(pages), _properties(reader), tuple(warnings))


def _open(data: bytes, path: str) -> PdfReader:
    from pypdf import PdfReader

    if b"%PDF-" not in data[:1024]:
        raise ReadError("not a PDF", at=path, remedy="save the article again")
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadError("the PDF is locked with a password", at=path, remedy="print it to a new PDF without a password")
    if len(reader.pages) > MOST_PAGES:
        raise ReadError(f"the PDF has more than {MOST_PAGES} pages", at=path, remedy="cut the article out of it")
    return reader


def _content_length(page: PageObject) -> int:
    contents = page.get_contents()
    return len(contents.get_data()) if contents is not None else 0


def _fragments(page: PageObject) -> list[Fragment]:
    found: list[Fragment] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if not text:
            return
        scale = abs(tm[3] or tm[0]) * abs(cm[3] or cm[0]) or 1.0
        name = str(font.get("/BaseFont", "")) if font else ""
        found.append(
            Fragment(
                words=text,
                x=tm[4] * cm[0] + tm[5] * cm[2] + cm[4],
                y=tm[4] * cm[1] + tm[5] * cm[3] + cm[5],
                size=size * scale,
                bold="Bold" in name or "Black" in name or "Heavy" in name,
            )
        )

    page.extract_text(visitor_text=visit)
    return found


def _lay_down(blocks: list[Block], found: dict[str, str], warnings: tuple[str, ...]) -> Draft:
    parts: list[Part] = []
    marks: list[tuple[int, int, str]] = []
    at = 0
    for block in blocks:
        parts.append(
            Part(
                start=at,
                end=at + len(block.words),
                kind=block.kind,
                level=block.level,
                role=block.role,
                reason=block.reason,
            )
        )
        marks += [(at + place, at + place, said) for place, said in block.marks]
        at += len(block.words) + len(_GAP)
    text = _GAP.join(block.words for block in blocks) + "\n"
    return Draft(text=text, parts=tuple(parts), marks=tuple(marks), found=found, warnings=warnings)


def _properties(reader: PdfReader) -> dict[str, str]:
    """Title, author and date of making, as the file states them; titles that are file names are left out."""
    said: Mapping[str, Any] = reader.metadata or {}
    title, author = str(said.get("/Title") or "").strip(), str(said.get("/Author") or "").strip()
    date = re.match(r"D?:?((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", str(said.get("/CreationDate") or ""))
    found = {
        "title": "" if _JUNK_TITLE.search(title) else title,
        "author": author if author.lower() not in {"anonymous", "user", "admin", "unknown"} else "",
        "published": "-".join(date.groups()) if date else "",
    }
    return {key: value for key, value in found.items() if value}

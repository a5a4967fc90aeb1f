"""Readers: one module a file format, each with `read(data, path) -> Draft`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from pipeline.errors import ReadError
from pipeline.ingest.draft import Draft

Read = Callable[[bytes, str], Draft]
READERS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((".txt", ".text"), "txt"),
    ((".md", ".markdown", ".mdown", ".mkd"), "md"),
    ((".html", ".htm", ".xhtml"), "html"),
    ((".pdf",), "pdf"),
    ((".docx",), "docx"),
)
_LINKS = (".url", ".webloc", ".desktop")
_ADVICE = {
    ".doc": "save it as .docx",
    ".odt": "save it as .docx",
    ".pages": "export it as .docx or .pdf",
    ".epub": "save the chapter as .html",
    ".mhtml": "save the page as .html",
    ".mht": "save the page as .html",
}


def reader_for(path: str) -> Read:
    """The reader of a file's format, by its ending. Raises ReadError where there is none."""
    ending = PurePosixPath(path).suffix.lower()
    for endings, module in READERS:
        if ending in endings:
            return cast("Read", import_module(f"pipeline.ingest.readers.{module}").read)
    if ending in _LINKS:
        raise ReadError("a link, not an article", at=path, remedy="open it in a browser and save the page as .html")
    known = ", ".join(each for endings, _ in READERS for each in endings)
    raise ReadError(
        f"no reader for {ending or 'files without an ending'}",
        at=path,
        remedy=_ADVICE.get(ending, f"save the article as one of {known}, or remove the file"),
    )

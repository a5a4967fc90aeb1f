"""Markdown: the file as it is; all offsets are into the decoded file, front matter included."""

from __future__ import annotations

from pipeline.ingest.draft import Draft
from pipeline.ingest.readers.txt import read as read_text


def read(data: bytes, path: str) -> Draft:
    """Draw a Markdown file: its text, and the metadata between its opening `---` lines. Raises ReadError."""
    return read_text(data, path)

"""Plain text: the file as it is; all offsets are into the decoded file."""

from __future__ import annotations

from dataclasses import replace

from pipeline.errors import ReadError
from pipeline.ingest.decoding import LONGEST_TEXT, decode
from pipeline.ingest.draft import Draft
from pipeline.ingest.front_matter import read_front_matter
from pipeline.ingest.marked_text import draw


def read(data: bytes, path: str) -> Draft:
    """Draw a plain text file. Markdown in it is understood, metadata at its head too. Raises ReadError."""
    text, warnings = decode(data, path=path)
    if len(text) > LONGEST_TEXT:
        raise ReadError("the text is longer than two million characters", at=path, remedy="cut the article out of it")
    matter = read_front_matter(text, path)
    drawn = draw(text, matter=matter.span)
    return replace(drawn, found=matter.found, warnings=(*warnings, *matter.warnings))

"""Articles as the pipeline sees them: source, blocks, text."""

from __future__ import annotations

from enum import StrEnum

from pipeline.records.record import record


class Role(StrEnum):
    """What a block is in its article. `PROSE_ROLES` are extracted from, `NAME_ROLES` are read for names and times."""

    PARAGRAPH = "paragraph"
    PULL_QUOTE = "pull_quote"
    TABLE = "table"
    HEADING = "heading"
    FRONT_MATTER = "front_matter"
    FOOTNOTE = "footnote"
    NOTE_MARK = "note_mark"
    FURNITURE = "furniture"
    DUPLICATE = "duplicate"


PROSE_ROLES = frozenset({Role.PARAGRAPH, Role.PULL_QUOTE})
NAME_ROLES = PROSE_ROLES | {Role.HEADING, Role.TABLE}


@record
class RawFile:
    """One file as found on disk: `path` relative to the corpus with `/`, `data` its bytes."""

    path: str
    data: bytes
    sha256: str


@record
class Source:
    """Who published an article and when. `published` is EDTF; `published_basis` is stated, inferred or file.

    `same_as` names the doc_id of which this article is a copy: both count as one source in every verdict.
    """

    author: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    url: str | None = None
    license: str | None = None
    same_as: str | None = None


@record
class Block:
    """A stretch `[start, end)` of the raw text, what it is, and why it was taken for that. Blocks never overlap,
    save that a `note_mark` may lie inside another block.
    """

    role: Role
    start: int
    end: int
    reason: str


@record
class Passage:
    """Running text that is parsed as one: pieces `[start, end)` of the document, in reading order.

    One piece for an ordinary block; several where a sentence runs on across a page break or a footnote block.
    """

    role: Role
    pieces: tuple[tuple[int, int], ...]


@record
class NoteLink:
    """A note mark in the prose and the note it points to.

    `mark` is the place of the mark, of no length where the drawn text leaves it out; `note` that of the footnote
    block. `url` is the first address in the note, if any.
    """

    number: str
    mark: tuple[int, int]
    note: tuple[int, int]
    url: str | None = None


@record
class Document:
    """One article. `text` is raw, exactly as decoded; all offsets are code points into it.

    `reading` has the same length as `text`: markup and note marks blanked, spaces normalised, call-outs in
    capitals truecased. `passages` lists what the parser reads, in order. `sha256` is that of the input file.
    """

    doc_id: str
    path: str
    sha256: str
    source: Source
    text: str
    blocks: tuple[Block, ...]
    reading: str
    passages: tuple[Passage, ...]
    warnings: tuple[str, ...] = ()
    notes: tuple[NoteLink, ...] = ()


@record
class Evidence:
    """A stretch of one document. Law: `document.text[start:end] == quote`."""

    doc_id: str
    start: int
    end: int
    quote: str

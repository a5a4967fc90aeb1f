"""Web pages: all visible text in page order, without note marks; each block's place on the page decides its role."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from pipeline.errors import ReadError
from pipeline.ingest import draft
from pipeline.ingest.decoding import decode
from pipeline.ingest.draft import Draft, Part
from pipeline.ingest.pages.about import read_about
from pipeline.ingest.pages.content import judge_blocks
from pipeline.ingest.pages.drawing import Block, draw_blocks
from pipeline.ingest.pages.zones import Zone

LARGEST_PAGE = 12_000_000
_GAP = "\n\n"
_RUN_IN_WORDS = 14
_DECLARATION = re.compile(r"\A\ufeff?\s{0,20}<\?xml[^<>]{0,200}\?>")


def read(data: bytes, path: str) -> Draft:
    """Draw a saved web page. Raises ReadError for one that is no HTML, holds no text or is beyond 12 MB."""
    if len(data) > LARGEST_PAGE:
        raise ReadError("the page is larger than 12 MB", at=path, remedy="save it without its images")
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    source, warnings = decode(data, path=path, markup=True)
    root = parse(source, path)
    about = read_about(root, source)
    drawn = draw_page(root, path)
    return replace(drawn, found=about, warnings=warnings)


def parse(source: str, path: str) -> lxml_html.HtmlElement:
    """The page's tree. No entity is looked up, no network is used. Raises ReadError where there is none."""
    bare = _DECLARATION.sub("", source).replace("\x00", "")
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(bare, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"not a web page: {error}", at=path, remedy="save the page again") from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise ReadError("the page nests too deeply to be read whole", at=path, remedy="save its reading or print view")
    return root


def draw_page(root: lxml_html.HtmlElement, path: str, *, zoned: bool = True) -> Draft:
    """The page's visible text as parts. Without `zoned`, everything is taken for the article, as in a document."""
    blocks = draw_blocks(root)
    if not blocks:
        raise ReadError("the page shows no text", at=path, remedy="save it with a browser, after it has loaded")
    zones = judge_blocks(root, blocks) if zoned else [None] * len(blocks)
    return _lay_down(blocks, zones)


def _lay_down(blocks: Sequence[Block], zones: Sequence[Zone | None]) -> Draft:
    parts: list[Part] = []
    marks: list[tuple[int, int, str]] = []
    emphasised: list[tuple[int, int]] = []
    at = 0
    for block, zone in zip(blocks, zones, strict=True):
        role, reason = zone or (None, "")
        part = Part(start=at, end=at + len(block.words), kind=block.kind, level=block.level, role=role, reason=reason)
        parts.extend(_run_in(part, block))
        marks.extend((at + place, at + place, said) for place, said in block.marks)
        if block.emphasised:
            emphasised.append((part.start, part.end))
        at += len(block.words) + len(_GAP)
    text = _GAP.join(block.words for block in blocks) + "\n"
    return Draft(text=text, parts=tuple(parts), marks=tuple(marks), emphasised=tuple(emphasised))


def _run_in(part: Part, block: Block) -> list[Part]:
    """A bold beginning that ends like a heading is one; the paragraph goes on behind it."""
    head = block.words[: block.bold_until]
    ends = head[-1:] in {".", ":", "?", "!"} or block.words[block.bold_until : block.bold_until + 1] in {".", ":"}
    if part.role or not head or not ends or len(head.split()) > _RUN_IN_WORDS or part.kind != draft.PARAGRAPH:
        return [part]
    after = part.start + block.bold_until
    rest = block.words[block.bold_until :]
    skipped = len(rest) - len(rest.lstrip(".: "))
    if not rest.strip(".: ") or not skipped:
        return [part]
    return [replace(part, end=after, kind=draft.HEADING), replace(part, start=after + skipped)]

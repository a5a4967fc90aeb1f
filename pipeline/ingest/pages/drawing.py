"""The visible text of a page in its order, cut into blocks, each with its place in the page's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.ingest import draft
from pipeline.ingest.markup import is_note_word
from pipeline.ingest.pages.zones import is_unseen

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Event = tuple[str, "HtmlElement", str]
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "optgroup",
        "amp-ad",
        "amp-sidebar",
        "amp-consent",
    ]
)
_KINDS = {"figcaption": draft.CAPTION, "caption": draft.CAPTION, "li": draft.ITEM, "dd": draft.ITEM, "dt": draft.ITEM}
_NOTE_HREF = re.compile(r"#(?:.{0,20}?)(?:fn|note|ftn|cite|ref|endnote|edn)", re.IGNORECASE)
_NOTE_TEXT = re.compile(r"\[?\(?(?:\d{1,3}|[*†‡]{1,3})\)?\]?\Z")
_EXPONENTS = {"2": "²", "3": "³"}
_UNIT = re.compile(r"(?:\b|\d)(?:[kcmd]?m|ft|in)\Z")
_CELL_WORDS = 12
_LINKED = 0.9


@dataclass(slots=True, kw_only=True)
class Block:
    """A block of visible text: its words, the element that holds them, and note marks by place in the words."""

    element: HtmlElement
    words: str = ""
    kind: str = draft.PARAGRAPH
    level: int = 0
    marks: list[tuple[int, str]] = field(default_factory=list)
    bold_until: int = 0
    emphasised: bool = False
    linked: bool = False


@dataclass(slots=True)
class _Pen:
    """Writes words into blocks; white space is one space between words, as a browser shows it."""

    blocks: list[Block] = field(default_factory=list)
    open: Block | None = None
    pending: bool = False

    def write(self, data: str, element: HtmlElement) -> None:
        if self.open is None:
            if not data.strip():
                return
            self.open = Block(element=_holder(element))
            self.pending = False
        words = data.split()
        if not words:
            self.pending = self.pending or bool(data)
            return
        if (self.pending or data[0].isspace()) and self.open.words:
            self.open.words += " "
        self.open.words += " ".join(words)
        self.pending = data[-1].isspace()

    def mark(self, said: str) -> None:
        if self.open is not None:
            self.open.marks.append((len(self.open.words), said))

    def end(self) -> None:
        if self.open is not None and self.open.words:
            self.blocks.append(self.open)
        self.open, self.pending = None, False


def draw_blocks(root: HtmlElement) -> list[Block]:
    """All visible blocks of a page. Note marks are taken out of the words and kept with their place."""
    pen = _Pen()
    breaks = 0
    for event, element, said in _walk(root):
        if event == "text":
            breaks = 0 if said.strip() else breaks
            pen.write(said, element)
        elif event == "table":
            pen.end()
            pen.blocks.extend(_table_block(element))
        elif event == "note":
            pen.mark(said)
        elif event == "br":
            breaks += 1
            pen.pending = True
            if breaks > 1:
                pen.end()
        else:
            pen.end()
    pen.end()
    for block in pen.blocks:
        _describe(block)
    return pen.blocks


def _holder(element: HtmlElement) -> HtmlElement:
    """The nearest element that makes a block."""
    while element.tag not in _BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element


def _describe(block: Block) -> None:
    tag = block.element.tag
    if block.kind == draft.TABLE:
        return
    block.linked = _is_link(block)
    heading = re.fullmatch(r"h([1-6])", tag)
    if heading:
        block.kind, block.level = draft.HEADING, int(heading[1])
        return
    block.kind = _KINDS.get(tag, draft.PARAGRAPH)
    parent = block.element.getparent()
    if tag == "p" and parent is not None and parent.tag in {"li", "dd"}:
        block.kind = draft.ITEM
    elif tag in {"p", "blockquote"} and any(
        each.tag == "blockquote" for each in (block.element, *_up(block.element, 2))
    ):
        block.kind = draft.QUOTE
    _describe_bold(block)


def _is_link(block: Block) -> bool:
    """Whether nearly all words of a block are links that lead elsewhere; `#name` leads nowhere else."""
    links = [a for a in block.element.iter("a") if not re.match(r"#.", a.get("href") or "#.")]
    linked = sum(len("".join(link.itertext()).strip()) for link in links[:50])
    return linked >= _LINKED * len(block.words)


def _describe_bold(block: Block) -> None:
    """How far the block is bold from its start; whether all of it is set in bold or italics."""
    element = block.element
    if (element.text or "").strip() or not len(element):
        return
    first = element[0]
    if first.tag in {"b", "strong", "em", "i"}:
        words = " ".join("".join(first.itertext()).split())
        if words and words == block.words:
            block.emphasised = True
        elif first.tag in {"b", "strong"} and block.words.startswith(words):
            block.bold_until = len(words)


def _up(element: HtmlElement, steps: int) -> Iterator[HtmlElement]:
    for _ in range(steps):
        element = element.getparent()
        if element is None:
            return
        yield element


def _walk(root: HtmlElement) -> Iterator[Event]:  # noqa: C901 - one case a kind of element
    """Text, breaks, notes, tables and the edges of blocks in page order; without recursion, as pages nest deeply."""
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        if closing:
            if element.tag in _BLOCKS:
                yield "edge", element, ""
            if element.tail and element is not root:
                yield "text", element.getparent(), element.tail
            continue
        if is_unseen(element):
            yield from _tail_of(element, root)
        elif element.tag == "br":
            yield "br", element, ""
            yield from _tail_of(element, root)
        elif element.tag in {"sup", "a"} and (said := _note(element)) is not None:
            yield from said
            yield from _tail_of(element, root)
        elif element.tag == "table" and is_data_table(element):
            yield "table", element, ""
            yield from _tail_of(element, root)
        else:
            if element.tag in _BLOCKS:
                yield "edge", element, ""
            if element.text:
                yield "text", element, element.text
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))


def _tail_of(element: HtmlElement, root: HtmlElement) -> Iterator[Event]:
    if element.tail and element is not root:
        yield "text", element.getparent(), element.tail


def _note(element: HtmlElement) -> list[Event] | None:
    """A raised or linked note number as a note, an exponent as its character; None for anything else."""
    words = "".join(element.itertext()).strip()
    if element.tag == "a":
        href = element.get("href") or ""
        return [("note", element, words.strip("[]() "))] if _NOTE_HREF.match(href) and _NOTE_TEXT.match(words) else None
    before = _text_before(element)
    if words in _EXPONENTS and _UNIT.search(before):
        return [("text", element.getparent(), _EXPONENTS[words])]
    return [("note", element, words.strip("[]() "))] if is_note_word(words) or not words else None


def _text_before(element: HtmlElement) -> str:
    previous, parent = element.getprevious(), element.getparent()
    text = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    return text[-6:]


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds figures and short entries, and is not there to lay out the page."""
    rows = table.findall(".//tr")[:60]
    cells = [" ".join("".join(cell.itertext()).split()) for row in rows for cell in row if cell.tag in {"td", "th"}]
    if table.find(".//table") is not None or len(rows) < 2 or len(cells) < 4:
        return False
    if table.find(".//p") is not None and max(len(cell.split()) for cell in cells) > 4 * _CELL_WORDS:
        return False
    lengths = sorted(len(cell.split()) for cell in cells)
    return lengths[len(lengths) // 2] <= _CELL_WORDS and lengths[-1] <= 8 * _CELL_WORDS


def _table_block(table: HtmlElement) -> Iterator[Block]:
    """A table as one block, a line a row, cells apart by tabs; its caption before it."""
    caption = table.find("caption")
    if caption is not None and (words := " ".join("".join(caption.itertext()).split())):
        yield Block(element=caption, words=words, kind=draft.CAPTION)
    rows = []
    for row in table.iter("tr"):
        cells = [" ".join(_without_notes(cell).split()) for cell in row if cell.tag in {"td", "th"}]
        if any(cells):
            rows.append("\t".join(cells))
    if rows:
        yield Block(element=table, words="\n".join(rows), kind=draft.TABLE)


def _without_notes(cell: HtmlElement) -> str:
    return "".join(said for event, _, said in _walk(cell) if event == "text")

"""Which blocks of a page are its article: what their zones say, and what trafilatura takes for the main text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.ingest import draft
from pipeline.ingest.pages.drawing import Block
from pipeline.ingest.pages.zones import Zone, zone_of
from pipeline.records.document import Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

OUTSIDE = "outside the article's text"
"""Why a block of a page is no part of its article, where only its place says so."""
_PROSE_WORDS = 12
_MAIN_SHARE = 0.55
_ARTICLE_WORDS = 60
_ALL = 0.95
_SAID_OF_ARTICLES = frozenset({"readers' comments", "other articles"})
_SET_OFF = frozenset({"aside", "blockquote", "ul", "ol", "dl"})
_KEY = re.compile(r"[^\W_]+")


def judge_blocks(root: HtmlElement, blocks: Sequence[Block]) -> list[Zone | None]:
    """Role and reason of each block that is not the article's text; None for what the general rules decide."""
    elements = _Elements(blocks)
    zones = [elements.zone(block) for block in blocks]
    for index in elements.other_articles(root):
        zones[index] = zones[index] or (Role.FURNITURE, "another article on the same page")
    for index in _teasers(blocks):
        zones[index] = zones[index] or (Role.FURNITURE, "leads to another article")
    main = _main_text(root)
    inside = [zone is None and _is_inside(block, main) for block, zone in zip(blocks, zones, strict=True)]
    if not any(i and b.kind != draft.HEADING for i, b in zip(inside, blocks, strict=True)):
        inside = [zone is None and len(b.words.split()) >= _PROSE_WORDS for b, zone in zip(blocks, zones, strict=True)]
    _fill(blocks, zones, inside)
    head = _head_elements(blocks, inside)
    return [
        zone or (None if held or id(block.element) in head else (Role.FURNITURE, OUTSIDE))
        for block, zone, held in zip(blocks, zones, inside, strict=True)
    ]


def _teasers(blocks: Sequence[Block]) -> Iterator[int]:
    """Headings and lines that are links to other articles, and the summaries under such headings beside them."""
    titles = {block.element for block in blocks if block.element.tag == "h1"}
    above: HtmlElement | None = None
    for index, block in enumerate(blocks):
        heading = block.kind == draft.HEADING
        if block.linked and block.element not in titles:
            yield index
            above = block.element.getparent() if heading else above
        elif heading:
            above = None
        elif above is not None and above in block.element.iterancestors() and above.find(".//h1") is None:
            yield index


class _Elements:
    """Words of prose under each element of the page, and zones that hold too much of the page to be believed."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.words: Counter[HtmlElement] = Counter()
        self.total = 0
        for block in blocks:
            count = len(block.words.split()) if block.kind not in {draft.TABLE, draft.HEADING} else 0
            if count >= _PROSE_WORDS:
                self.total += count
                for element in (block.element, *block.element.iterancestors()):
                    self.words[element] += count
        self.known: dict[HtmlElement, Zone | None] = {}

    def zone(self, block: Block) -> Zone | None:
        """The zone of the nearest element that has one; comments win over everything inside them."""
        found: Zone | None = None
        for element in (block.element, *block.element.iterancestors()):
            zone = self._own_zone(element)
            if zone and (found is None or zone[1] == "readers' comments"):
                found = zone
        return found

    def _own_zone(self, element: HtmlElement) -> Zone | None:
        if element not in self.known:
            zone = zone_of(element)
            large = self.words[element] > self.total * _MAIN_SHARE and self.words[element] >= _ARTICLE_WORDS
            if zone is None and element.tag == "header":
                zone = _zone_of_header(element)
            if zone and element.tag == "article" and zone[1] not in _SAID_OF_ARTICLES:
                zone = None
            comments = zone is not None and zone[1] == "readers' comments"
            whole = comments and (element.find(".//h1") is not None or self.words[element] >= self.total * _ALL)
            self.known[element] = None if whole or (large and not comments) else zone
        return self.known[element]

    def other_articles(self, root: HtmlElement) -> set[int]:
        """Blocks of further articles on a page that goes on and on: all but the first that is long and has a title."""
        articles = [
            element
            for element in root.iter("article", "div", "section")
            if self.words[element] >= _ARTICLE_WORDS and self._stands_alone(element)
        ]
        outer = [each for each in articles if not any(other in articles for other in each.iterancestors())]
        others = set(outer[1:])
        if not others:
            return set()
        return {
            index
            for index, block in enumerate(self.blocks)
            if any(element in others for element in (block.element, *block.element.iterancestors()))
        }

    def _stands_alone(self, element: HtmlElement) -> bool:
        """An article of its own has a first heading or a date of its own, and brothers that look the same."""
        if element.tag != "article" and not _LOOKS_LIKE_ARTICLE.search((element.get("class") or "")[:200].lower()):
            return False
        titled = element.find(".//h1") is not None or (
            element.find(".//h2") is not None and element.find(".//time") is not None
        )
        return titled and self._own_zone(element) is None


def _zone_of_header(element: HtmlElement) -> Zone:
    """A header with the main heading, or inside an article, is the article's; any other is the site's."""
    if element.find(".//h1") is not None or any(each.tag in {"article", "main"} for each in element.iterancestors()):
        return Role.FRONT_MATTER, "head of the article"
    return Role.FURNITURE, "head of the site"


_LOOKS_LIKE_ARTICLE = re.compile(r"(?:^|[-_\s])(?:article|post|story|entry|item)(?:$|[-_\s]|\d)")


def _main_text(root: HtmlElement) -> str:
    """What trafilatura takes for the main text, as bare words; nothing where it finds none."""
    from copy import deepcopy

    import trafilatura

    try:
        text = trafilatura.extract(
            deepcopy(root), include_comments=False, include_tables=True, include_formatting=False, deduplicate=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        text = None
    return _bare(text or "")


def _bare(text: str) -> str:
    return f" {' '.join(_KEY.findall(text.casefold()))} "


def _is_inside(block: Block, main: str) -> bool:
    """Whether a block stands in the main text; a long one when its beginning and its end do."""
    bare = _bare(block.words).strip()
    if not bare:
        return False
    words = bare.split()
    if len(words) <= 14:
        return f" {bare} " in main and (len(words) > 2 or block.kind == draft.HEADING)
    return f" {' '.join(words[:7])} " in main and f" {' '.join(words[-5:])} " in main


def _fill(blocks: Sequence[Block], zones: Sequence[Zone | None], inside: list[bool]) -> None:
    """Blocks that stand between blocks of the article, in the same element as one of them, belong to it."""
    held = [i for i, each in enumerate(inside) if each and len(blocks[i].words.split()) >= _PROSE_WORDS]
    if not held:
        return
    parents = {blocks[i].element.getparent() for i in held}
    for index in range(held[0], held[-1] + 1):
        block = blocks[index]
        holder = block.element.getparent()
        if holder is not None and holder.tag in _SET_OFF:
            holder = holder.getparent()
        near = holder in parents
        if zones[index] is None and not inside[index] and (near or block.kind == draft.HEADING):
            inside[index] = True
    for index in (*range(held[0] - 1, -1, -1), *range(held[-1] + 1, len(blocks))):
        block = blocks[index]
        prose = len(block.words.split()) >= _PROSE_WORDS and block.words.rstrip('"”’)')[-1:] in ".!?…"
        if (
            zones[index] is None
            and prose
            and block.element.getparent() in {blocks[i].element.getparent() for i in held[:3] + held[-3:]}
        ):
            inside[index] = True


def _head_elements(blocks: Sequence[Block], inside: Sequence[bool]) -> set[int]:
    """Elements of the title block: the main heading above the text, and what stands beside it."""
    first = next((i for i, each in enumerate(inside) if each and blocks[i].kind != draft.HEADING), len(blocks))
    titles = [block for block in blocks[: first + 1] if block.element.tag == "h1"] or [
        block for block in blocks[: first + 1] if block.kind == draft.HEADING and block.level == 2
    ][-1:]
    found: set[int] = {id(block.element) for block in titles}
    for title in titles[-1:]:
        parent = title.element.getparent()
        if parent is None or parent.tag in {"body", "html", "main"}:
            continue
        for block in blocks[:first]:
            if len(block.words.split()) <= 2 * _PROSE_WORDS and parent in block.element.iterancestors():
                found.add(id(block.element))
    return found

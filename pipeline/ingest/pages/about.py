"""What a web page says of itself: meta elements, JSON-LD, the canonical link, last a guess of its date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pipeline.ingest.dates import to_edtf

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META = {
    "title": ("og:title", "citation_title", "dc.title", "twitter:title", "title", "headline", "parsely-title"),
    "author": ("author", "citation_author", "dc.creator", "article:author", "parsely-author", "byl", "sailthru.author"),
    "publisher": ("publisher", "citation_journal_title", "og:site_name", "dc.publisher", "application-name"),
    "published": (
        "article:published_time",
        "citation_publication_date",
        "citation_date",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "datepublished",
        "pubdate",
        "publishdate",
        "og:published_time",
        "parsely-pub-date",
        "sailthru.date",
    ),
    "language": ("language", "dc.language", "og:locale"),
    "url": ("og:url",),
    "license": ("license", "licence", "dc.rights"),
    "description": ("og:description", "description", "twitter:description"),
}
_ARTICLES = re.compile(r"Article|Posting|Report|WebPage|Opinion")
_LATEST = datetime(2100, 1, 1)  # noqa: DTZ001 - a bound that keeps the guess apart from today's date
_EARLIEST = datetime(1990, 1, 1)  # noqa: DTZ001


def read_about(root: HtmlElement, source: str) -> dict[str, str]:
    """Fields of the source, by what is surest: meta elements, JSON-LD, elements in the text, a guess of the date."""
    found = _from_json_ld(root)
    said = _metas(root)
    for field, names in _META.items():
        value = next((said[name] for name in names if said.get(name) and not said[name].startswith("http")), "")
        if field == "url":
            value = next((said[name] for name in names if said.get(name)), "")
        if value:
            found[field] = value
    found.setdefault("title", _headline(root))
    if site := _site(root, found["title"]):
        found.setdefault("publisher", site)
    link = root.find(".//link[@rel='canonical']")
    if link is not None and (link.get("href") or "").startswith("http"):
        found["url"] = link.get("href")
    found.setdefault("language", (root.get("lang") or "")[:20])
    found["published"] = to_edtf(found.get("published", "")) or _date_in_text(root) or _guess_date(source)
    found["language"] = re.split(r"[-_]", found["language"])[0].lower()
    return {field: value for field, value in found.items() if value}


def _metas(root: HtmlElement) -> dict[str, str]:
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())[:500]
        if name == "citation_author" and name in said and content:
            said[name] += f", {content}"
        elif name and content:
            said.setdefault(name, content)
    return said


def _headline(root: HtmlElement) -> str:
    for path in (".//h1", ".//title"):
        element = root.find(path)
        if element is not None and (words := " ".join("".join(element.itertext()).split())):
            return words[:300]
    return ""


def _site(root: HtmlElement, title: str) -> str:
    """The site's name behind the article's in the title of the window, or nothing."""
    window = " ".join((root.findtext(".//title") or "").split())
    behind = re.fullmatch(r"(?:.* )?[|–—·-] (?P<site>[^|–—·]{2,60})", window[len(title) :])
    return behind["site"] if behind and title and window.startswith(title) else ""


def _from_json_ld(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads((script.text or "")[:500_000])
        except (ValueError, RecursionError):
            continue
        for item in _items(data, depth=0):
            if _ARTICLES.search(str(item.get("@type", ""))):
                for field, value in _item_fields(item).items():
                    found.setdefault(field, value)
    return found


def _items(data: Any, *, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for each in data[:100]:
            yield from _items(each, depth=depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _items(data.get("@graph"), depth=depth + 1)


def _item_fields(item: dict[str, Any]) -> dict[str, str]:
    said = {
        "title": _named(item.get("headline")),
        "author": _named(item.get("author")),
        "publisher": _named(item.get("publisher")),
        "published": _named(item.get("datePublished")),
        "url": _named(item.get("url")),
        "language": _named(item.get("inLanguage")),
        "license": _named(item.get("license")),
    }
    return {field: value for field, value in said.items() if value}


def _named(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_named(each) for each in value[:10])))
    if isinstance(value, dict):
        return _named(value.get("name"))
    return " ".join(str(value).split())[:500] if isinstance(value, str | int) else ""


def _date_in_text(root: HtmlElement) -> str:
    for path in (".//article//time[@datetime]", ".//main//time[@datetime]"):
        element = root.find(path)
        if element is not None and (date := to_edtf(element.get("datetime") or "")):
            return date
    return ""


def _guess_date(source: str) -> str:
    """What htmldate finds in the page itself, offline and whatever the day; image addresses mislead it."""
    from htmldate import find_date

    try:
        return (
            find_date(
                source[:1_000_000], extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST
            )
            or ""
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ""

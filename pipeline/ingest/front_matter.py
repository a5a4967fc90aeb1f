"""Metadata at the head of a text file, between two `---` lines (YAML) or two `+++` lines (TOML)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from pipeline.records.record import record

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_LIMIT = 20_000
_ALIASES = {
    "author": ("author", "authors", "by", "creator", "byline"),
    "publisher": ("publisher", "site", "source", "publication", "journal", "organization", "organisation"),
    "title": ("title", "headline"),
    "published": ("published", "date", "publishdate", "pubdate", "published_at", "issued", "created"),
    "published_basis": ("published_basis",),
    "language": ("language", "lang"),
    "url": ("url", "link", "canonical_url", "permalink", "source_url"),
    "license": ("license", "licence", "rights"),
    "same_as": ("same_as",),
    "description": ("description", "summary", "abstract", "excerpt", "subtitle", "standfirst"),
}


@record
class FrontMatter:
    """What stands at the head of a file: its stretch of the text, the fields understood, and what went wrong."""

    span: tuple[int, int] | None = None
    found: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Read the metadata at the head of a text. Broken metadata is reported and still set apart from the prose."""
    opening = _FENCE.match(text)
    if not opening:
        return FrontMatter()
    closing = re.compile(rf"^{re.escape(opening[1])}[ \t]*$", re.MULTILINE).search(text, opening.end(), _LIMIT)
    if not closing or not re.match(r"\s*[\w\"'#]", text[opening.end() : closing.start()]):
        return FrontMatter()
    span = (opening.start(1), closing.end())
    try:
        values = _parse(text[slice(*span)], toml=opening[1] == "+++")
    except ValueError as error:
        if not re.search(r"^\w[\w -]{0,40}:", text[slice(*span)], re.MULTILINE):
            return FrontMatter()
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return FrontMatter(
            span=span, warnings=(f"{path}: the metadata at its head cannot be read ({reason}): correct it",)
        )
    return FrontMatter(span=span, found=fields_of(values))


def fields_of(values: Mapping[str, Any]) -> dict[str, str]:
    """Fields of a source under the names that files use for them; lists are joined, nested values named."""
    lowered = {str(key).lower().replace("-", "_"): value for key, value in values.items()}
    found = {}
    for name, aliases in _ALIASES.items():
        value = next((said for alias in aliases if (said := _said(lowered.get(alias)))), "")
        if value:
            found[name] = value
    return found


def _said(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_said, value)))
    if isinstance(value, Mapping):
        return _said(value.get("name") or value.get("title"))
    return " ".join(str(value).split())


def _parse(block: str, *, toml: bool) -> dict[str, Any]:
    """Raises ValueError where the block is not a table of fields."""
    if toml:
        import tomllib

        return tomllib.loads(block.strip("+\ufeff \r\n\t"))
    import frontmatter
    import yaml

    if re.search(r"^\s*[\w-]+:\s*[&*]\w", block, re.MULTILINE):
        message = "anchors are not understood"
        raise ValueError(message)
    try:
        return dict(frontmatter.loads(block).metadata)
    except (yaml.YAMLError, RecursionError, TypeError, AttributeError) as error:
        raise ValueError(str(error).replace("\n", " ")) from error

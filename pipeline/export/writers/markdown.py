"""Groups as Markdown, to be pasted into a draft: the question, who says what, the passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.export.camps import camps_of
from pipeline.export.order import reading_order
from pipeline.export.writers.cells import clean
from pipeline.export.writers.html import sign, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.export.camps import Camp
    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Claim
    from pipeline.records.group import ClaimGroup

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def escape(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(clean(text).split()))


def write_markdown(lookup: Lookup) -> Iterator[bytes]:
    """A section a group, in reading order."""
    for group in reading_order(lookup):
        yield ("\n".join(_section(group, lookup)) + "\n\n").encode("utf-8", "replace")


def _section(group: ClaimGroup, lookup: Lookup) -> Iterator[str]:
    on = f" on {', '.join(group.conflict_on)}" if group.conflict_on else ""
    yield f"## {escape(group.question)}"
    yield ""
    yield f"**{sign(group.verdict)} {word(group.verdict)}{on}.** {escape(group.reason)}"
    for camp in camps_of(group, lookup):
        yield ""
        yield from _camp(camp, lookup)


def _camp(camp: Camp, lookup: Lookup) -> Iterator[str]:
    yield f"**{escape(camp.value)}**" if camp.value else "**As told**"
    yield ""
    for claim in camp.claims:
        yield f"> {escape(claim.evidence.quote)}"
        yield ">"
        yield f"> — {_citation(claim, lookup)}"
        yield ""


def _citation(claim: Claim, lookup: Lookup) -> str:
    source = lookup.source_of(claim.doc_id)
    title = f"*{escape(source.title)}*" if source.title else ""
    named = [escape(part) for part in (source.author,) if part] + [title]
    rest = [escape(part) for part in (source.publisher, source.published) if part]
    line = lookup.line_of(claim.doc_id, claim.evidence.start)
    return ", ".join(part for part in (*named, *rest, f"{escape(claim.doc_id)}, line {line}") if part)

"""Conflicts as schema.org ClaimReview (JSON-LD): a claim a side, its appearances, what the comparison found.

The program says who contradicts whom, not who is right: the rating is textual (`alternateName`) and holds the verdict.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pipeline.export.camps import Camp, camps_of
from pipeline.export.order import reading_order
from pipeline.export.writers.html import word
from pipeline.records.group import CONFLICT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.export.lookup import Lookup
    from pipeline.records.group import ClaimGroup


def write_claimreview(lookup: Lookup) -> Iterator[bytes]:
    """One JSON-LD document with a review for each side of each conflict."""
    graph = [
        _review(group, camp, lookup)
        for group in reading_order(lookup)
        if group.verdict == CONFLICT
        for camp in camps_of(group, lookup)
        if camp.number and camp.claims
    ]
    document = {"@context": "https://schema.org", "@graph": graph}
    yield (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _review(group: ClaimGroup, camp: Camp, lookup: Lookup) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "@id": f"urn:variorum:{group.group_id}:{camp.number}",
        "claimReviewed": camp.claims[0].statement,
        "name": group.question,
        "reviewBody": group.reason,
        "reviewRating": {
            "@type": "Rating",
            "alternateName": f"{word(group.verdict)} on {', '.join(group.conflict_on)}",
        },
        "author": {"@type": "SoftwareApplication", "name": "Variorum"},
        "itemReviewed": {
            "@type": "Claim",
            "text": camp.claims[0].statement,
            "appearance": [_work(doc_id, lookup) for doc_id in sorted({c.doc_id for c in camp.claims})],
        },
    }


def _work(doc_id: str, lookup: Lookup) -> dict[str, Any]:
    source = lookup.source_of(doc_id)
    work: dict[str, Any] = {"@type": "Article", "identifier": doc_id}
    if source.title:
        work["headline"] = source.title
    if source.author:
        work["author"] = {"@type": "Person", "name": source.author}
    if source.publisher:
        work["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.published:
        work["datePublished"] = source.published
    if source.url:
        work["url"] = source.url
    return work

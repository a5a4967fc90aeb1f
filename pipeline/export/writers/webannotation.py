"""Evidence as W3C Web Annotations (JSON-LD): each claim anchored in its article by quote and by position."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Claim

CONTEXT_CHARACTERS = 32


def write_webannotation(lookup: Lookup) -> Iterator[bytes]:
    """An annotation collection; positions are code points in the article's text as the program holds it."""
    items = [_annotation(lookup.claims[claim_id], lookup) for claim_id in sorted(lookup.claims)]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:variorum:annotations",
        "type": "AnnotationCollection",
        "label": "Claims",
        "total": len(items),
        "first": {"id": "urn:variorum:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    yield (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _annotation(claim: Claim, lookup: Lookup) -> dict[str, Any]:
    groups = lookup.groups_of_claim.get(claim.claim_id, [])
    tags = [claim.event_type, *(f"{group.verdict}:{group.group_id}" for group in groups)]
    described = {"type": "TextualBody", "value": claim.statement, "format": "text/plain", "purpose": "describing"}
    return {
        "id": f"urn:variorum:claim:{claim.claim_id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [described, *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags)],
        "target": {"source": _source(claim.doc_id, lookup), "selector": _selectors(claim, lookup)},
    }


def _source(doc_id: str, lookup: Lookup) -> str:
    return lookup.source_of(doc_id).url or f"urn:variorum:article:{doc_id}"


def _selectors(claim: Claim, lookup: Lookup) -> list[dict[str, Any]]:
    start, end = claim.evidence.start, claim.evidence.end
    document = lookup.documents.get(claim.doc_id)
    text = document.text if document else ""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": claim.evidence.quote,
            "prefix": text[max(0, start - CONTEXT_CHARACTERS) : start],
            "suffix": text[end : end + CONTEXT_CHARACTERS],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]

"""W3C Web Annotation (Recommendation of 2017), written: one JSON-LD annotation page an article.

Every row is an annotation whose target is selected twice: by position, in code points, and by quote with its
surroundings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.reconcile.gold_format import document_rows
from pipeline.records.gold import GoldDocument, GoldSet

CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of prefix and suffix
_PLACE_FIELDS = frozenset({"start", "end", "quote", "prefix", "suffix", "trigger"})


def write_webannotation(gold: GoldSet, texts: Mapping[str, str]) -> dict[str, bytes]:
    """The set's articles. A claim's trigger is a second annotation that points at the claim's."""
    files = {}
    for document in gold.documents:
        page = {
            "@context": CONTEXT_URL,
            "id": f"urn:variorum:{gold.name}:{document.doc_id}",
            "type": "AnnotationPage",
            "items": list(_items(gold.name, document, texts[document.doc_id])),
        }
        files[f"{document.doc_id}.jsonld"] = (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode()
    return files


def _items(name: str, document: GoldDocument, text: str) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(document_rows(document)):
        if row["layer"] == "document":
            continue
        own = f"urn:variorum:{name}:{document.doc_id}:{number}"
        values = {key: value for key, value in row.items() if key not in _PLACE_FIELDS}
        yield _annotation(own, document.doc_id, text, row["start"], row["end"], values)
        if row["layer"] == "claim":
            start, end = row["trigger"]
            yield _annotation(f"{own}:trigger", document.doc_id, text, start, end, {"layer": "trigger", "of": own})


def _annotation(own: str, doc_id: str, text: str, start: int, end: int, values: Mapping[str, Any]) -> dict[str, Any]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    return {
        "id": own,
        "type": "Annotation",
        "motivation": "classifying",
        "body": {
            "type": "TextualBody",
            "format": "application/json",
            "value": json.dumps(values, ensure_ascii=False, sort_keys=True),
        },
        "target": {
            "source": f"urn:variorum:document:{doc_id}",
            "selector": [{"type": "TextPositionSelector", "start": start, "end": end}, quote],
        },
    }

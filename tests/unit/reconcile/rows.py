"""Short rows for tests."""

from __future__ import annotations

from typing import Any

from pipeline.records.gold import GoldClaim, GoldDocument, GoldSet, GoldSpan


def span(start: int, end: int, label: str = "ORG", value: str | None = "org/a", layer: str = "entity") -> GoldSpan:
    return GoldSpan(
        layer=layer, start=start, end=end, quote="x" * (end - start), label=label, value=value, row=start + 2
    )


def claim(ident: str, start: int, end: int, trigger: tuple[int, int], **values: Any) -> GoldClaim:
    filled: dict[str, Any] = {"type": "OTHER", "roles": (), "when": None, "quantity": None, "polarity": "affirmed"}
    filled |= {"modality": "asserted", "holder": "author", "text": "It happened."}
    filled |= {"quote": "x" * (end - start), "row": start + 2}
    return GoldClaim(id=ident, start=start, end=end, trigger=trigger, **(filled | values))


def document(doc_id: str = "a", **layers: Any) -> GoldDocument:
    filled: dict[str, Any] = {"regions": (), "names": (), "times": (), "claims": ()}
    return GoldDocument(doc_id=doc_id, sha256="0", source=(), text_of=None, **(filled | layers))


def gold_set(*documents: GoldDocument, name: str = "set", groups: Any = ()) -> GoldSet:
    return GoldSet(name=name, documents=documents, groups=tuple(groups))

"""spaCy DocBin, written: one `.spacy` file, ready for `spacy train`.

Names are `doc.ents` with their ids in `kb_id_`; times, claims and triggers are span groups `times`, `claims` and
`triggers` (label: event type; id: the claim's). A stretch that begins or ends inside a token is widened to the token.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pipeline.records.gold import GoldDocument, GoldSet

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span


def write_docbin(gold: GoldSet, texts: Mapping[str, str]) -> dict[str, bytes]:
    """The set's articles, tokenised by spaCy's plain English rules."""
    import spacy
    from spacy.tokens import DocBin

    english = spacy.blank("en")
    docs = [annotated_doc(document, texts[document.doc_id], english) for document in gold.documents]
    return {f"{gold.name}.spacy": DocBin(docs=docs, store_user_data=True).to_bytes()}


def annotated_doc(document: GoldDocument, text: str, english: Language) -> Doc:
    """One article as a spaCy Doc that holds its annotation."""
    from spacy.util import filter_spans

    doc = english.make_doc(text)
    doc.user_data["doc_id"] = document.doc_id
    names = (_span(doc, n.start, n.end, n.label, kb_id=n.value or "") for n in document.names)
    doc.set_ents(filter_spans(_present(names)))
    doc.spans["times"] = _present(_span(doc, t.start, t.end, t.label, kb_id=t.value or "") for t in document.times)
    doc.spans["claims"] = _present(_span(doc, c.start, c.end, c.type, span_id=c.id) for c in document.claims)
    doc.spans["triggers"] = _present(_span(doc, *c.trigger, c.type, span_id=c.id) for c in document.claims)
    return doc


def _span(doc: Doc, start: int, end: int, label: str, *, kb_id: str = "", span_id: str = "") -> Span | None:
    return doc.char_span(start, end, label=label, kb_id=kb_id, span_id=span_id, alignment_mode="expand")


def _present(spans: Iterable[Span | None]) -> list[Span]:
    return [span for span in spans if span is not None]

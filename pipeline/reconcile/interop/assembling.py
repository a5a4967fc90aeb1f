"""An annotated article put together from stretches and values that a tool's file gave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.errors import GoldError
from pipeline.reconcile.anchoring import Unplaced
from pipeline.reconcile.gold_format import SOURCE_FIELDS
from pipeline.reconcile.gold_vocabulary import TIME_TYPES
from pipeline.reconcile.interop.claim_fields import claim_from_fields
from pipeline.reconcile.interop.imported import Settler, Stretch, onto_text
from pipeline.records.claim import LABELS
from pipeline.records.gold import GoldClaim, GoldDocument, GoldSpan
from pipeline.records.record import record

REGION_PREFIX = "region_"


@record
class RawSpan:
    """A name, time or region as a tool gives it; `layer` is region, entity or time."""

    at: Stretch
    label: str
    value: str | None


@record
class RawClaim:
    """A claim as a tool gives it."""

    at: Stretch
    trigger: Stretch
    fields: Mapping[str, str]


@dataclass(slots=True, kw_only=True)
class RawDocument:
    """Everything that a tool's file says of one article. `text` is the one that the tool carried."""

    doc_id: str
    text: str
    source: Mapping[str, str | None] = field(default_factory=dict)
    spans: list[RawSpan] = field(default_factory=list)
    claims: list[RawClaim] = field(default_factory=list)


def assemble(raw: RawDocument, text: str) -> tuple[GoldDocument, tuple[Unplaced, ...]]:
    """The article on the project's text, rows in the format's order, and the rows that were refused."""
    settler = Settler(doc_id=raw.doc_id, text=raw.text)
    stretches = [span.at for span in raw.spans]
    stretches += [stretch for claim in raw.claims for stretch in (claim.at, claim.trigger)]
    places = settler.settle(stretches)
    spans = [_span(raw.text, span, place) for span, place in zip(raw.spans, places, strict=False) if place]
    rest = iter(places[len(raw.spans) :])
    claims = [
        _claim(raw, claim, span, trigger)
        for claim, span, trigger in zip(raw.claims, rest, rest, strict=True)
        if span and trigger
    ]
    document = GoldDocument(
        doc_id=raw.doc_id,
        sha256="",
        source=tuple((key, raw.source.get(key)) for key in SOURCE_FIELDS),
        text_of=None,
        regions=_sorted(spans, "region"),
        names=_sorted(spans, "entity"),
        times=_sorted(spans, "time"),
        claims=tuple(sorted(claims, key=lambda claim: (claim.start, -claim.end, claim.id))),
    )
    placed, lost = onto_text(document, raw.text, text)
    return placed, (*settler.refused, *lost)


def _span(text: str, raw: RawSpan, place: tuple[int, int]) -> GoldSpan:
    layer = raw.at.layer
    quote = text[place[0] : place[1]]
    value = raw.value or (guessed_id(raw.label, quote) if layer == "entity" else None)
    return GoldSpan(
        layer=layer,
        start=place[0],
        end=place[1],
        quote="" if layer == "region" else quote,
        label=raw.label,
        value=value,
        row=raw.at.row,
    )


def _claim(raw: RawDocument, claim: RawClaim, span: tuple[int, int], trigger: tuple[int, int]) -> GoldClaim:
    try:
        return claim_from_fields(
            claim.fields, span=span, trigger=trigger, quote=raw.text[span[0] : span[1]], row=claim.at.row
        )
    except ValueError as error:
        raise GoldError(
            str(error), at=f"{raw.doc_id}, row {claim.at.row}", remedy="correct the claim's quantity"
        ) from error


def _sorted(spans: Sequence[GoldSpan], layer: str) -> tuple[GoldSpan, ...]:
    return tuple(sorted((s for s in spans if s.layer == layer), key=lambda s: (s.start, -s.end)))


def guessed_id(label: str, quote: str) -> str:
    """An entity id from a name alone, for a person to correct: kind by label, slug by spelling."""
    kinds = {"PERSON": "person", "NORP": "state", "ORG": "org", "GPE": "state", "LOC": "region", "FAC": "place"}
    plain = unicodedata.normalize("NFKD", quote).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"
    return f"{kinds.get(label, label.lower())}/{slug}"


def layer_of(label: str) -> tuple[str, str] | None:
    """Layer and label that a tool's label stands for: a name's, a time's, or `region_...`; None for any other."""
    if label in LABELS:
        return "entity", label
    if label in TIME_TYPES:
        return "time", label
    if label.startswith(REGION_PREFIX):
        return "region", label.removeprefix(REGION_PREFIX)
    return None

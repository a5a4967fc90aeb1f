"""The names and times that a claim rests on: those in its passage, and those that fill its slots from elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.records.claim import AUTHOR, UNNAMED
from pipeline.records.gold import GoldClaim, GoldDocument, GoldSpan


def grounds(claim: GoldClaim, document: GoldDocument, *, doubted: Collection[str] = ()) -> tuple[GoldSpan, ...]:
    """Names and times of the article under the claim, in text order.

    An entity or date that its passage does not spell out is taken from the last place before the passage that does,
    else the first after it. Spans with a `doubted` value, which a reviewer put right, are left out.
    """
    spans = [span for span in (*document.names, *document.times) if span.value not in doubted]
    inside = [span for span in spans if claim.start <= span.start and span.end <= claim.end]
    told = {span.value for span in inside}
    elsewhere = (_nearest(value, claim, spans) for value in sorted(slot_values(claim) - told))
    found = {*inside, *(span for span in elsewhere if span is not None)}
    return tuple(sorted(found, key=lambda span: (span.start, -span.end, span.layer)))


def slot_values(claim: GoldClaim) -> set[str]:
    """The entities and the date that the claim names."""
    named = {entity for _, entities in claim.roles for entity in entities}
    return named | ({claim.holder} - {AUTHOR, UNNAMED}) | ({claim.when} if claim.when else set())


def _nearest(value: str, claim: GoldClaim, spans: list[GoldSpan]) -> GoldSpan | None:
    spelt = [span for span in spans if span.value == value]
    before: Iterator[GoldSpan] = (span for span in reversed(spelt) if span.end <= claim.start)
    return next(before, spelt[0] if spelt else None)

"""Gold claims as input: an annotated claim written as the record that extraction would have made of it."""

from __future__ import annotations

from pipeline.records.claim import AUTHOR, Claim, Participant, Quantity, Span
from pipeline.records.document import Evidence
from pipeline.records.edtf import edtf_days
from pipeline.records.gold import GoldClaim, GoldDocument
from pipeline.records.time import DateInterval


def claims_of(document: GoldDocument) -> tuple[Claim, ...]:
    """All claims of an annotated article, in its order. Ids are `doc_id--gold id`."""
    return tuple(claim_of(document.doc_id, gold) for gold in document.claims)


def claim_of(doc_id: str, gold: GoldClaim) -> Claim:
    """One gold claim as a Claim: the statement is the annotator's, the date's basis explicit."""
    start, end = gold.trigger
    return Claim(
        claim_id=f"{doc_id}--{gold.id}",
        evidence=Evidence(doc_id=doc_id, start=gold.start, end=gold.end, quote=gold.quote),
        trigger=Span(start=start, end=end, text=gold.quote[start - gold.start : end - gold.start]),
        predicate=gold.type.lower(),
        event_type=gold.type,
        participants=tuple(
            Participant(role=role, entity_id=entity, text=_name(entity), start=gold.start, end=gold.end)
            for role, entities in gold.roles
            for entity in entities
        ),
        date=_date(gold.when),
        quantities=_quantities(gold),
        polarity=gold.polarity,
        modality=gold.modality,
        holder=gold.holder or AUTHOR,
        attribution=None,
        statement=gold.text,
        rule_id="gold",
        confidence=1.0,
    )


def _name(entity_id: str) -> str:
    return entity_id.partition("/")[2].replace("-", " ").title()


def _date(when: str | None) -> DateInterval | None:
    if when is None:
        return None
    earliest, latest = edtf_days(when)
    return DateInterval(earliest=earliest, latest=latest, edtf=when, text=when, basis="explicit")


def _quantities(gold: GoldClaim) -> tuple[Quantity, ...]:
    if gold.quantity is None:
        return ()
    value, unit, comparator = gold.quantity
    low, high = {">": (value, None), ">=": (value, None), "<": (None, value), "<=": (None, value)}.get(
        comparator, (value, value)
    )
    return (Quantity(low=low, high=high, unit=unit, comparator=comparator, text=f"{value:g} {unit}"),)

"""Claims of invented sources for tests, written in one line."""

from __future__ import annotations

from pipeline.records.claim import AUTHOR, Claim, Participant, Quantity, Span
from pipeline.records.document import Evidence
from pipeline.records.edtf import edtf_days
from pipeline.records.time import DateInterval


def make_date(value: str | None, *, inferred: bool = False) -> DateInterval | None:
    """An EDTF value as a claim's date."""
    if value is None:
        return None
    earliest, latest = edtf_days(value)
    basis = "publication" if inferred else "explicit"
    return DateInterval(earliest=earliest, latest=latest, edtf=value, text=value, basis=basis, year_inferred=inferred)


def make_figure(value: float, unit: str, comparator: str = "=") -> Quantity:
    """A figure; bounds are open on the side that the comparator leaves open."""
    low = None if comparator in {"<", "<="} else value
    high = None if comparator in {">", ">="} else value
    return Quantity(
        low=low, high=high, unit=unit, comparator=comparator, text=f"{comparator.strip('=')}{value:g} {unit}"
    )


def make_claim(
    claim_id: str,
    sentence: str,
    trigger: str,
    event_type: str = "OTHER",
    *,
    start: int = 0,
    date: str | None = None,
    inferred: bool = False,
    figures: tuple[Quantity, ...] = (),
    polarity: str = "affirmed",
    modality: str = "asserted",
    holder: str = AUTHOR,
    **roles: str,
) -> Claim:
    """A claim of the article that `claim_id` begins with (`alpha-1` is alpha's). Roles hold entity ids by blanks; an
    id without `/` is a common noun.
    """
    doc_id = claim_id.partition("-")[0]
    spot = start + sentence.index(trigger)
    participants = tuple(
        Participant(
            role=role,
            entity_id=filler if "/" in filler else None,
            text=filler.rpartition("/")[2].replace("-", " "),
            start=start,
            end=start + 1,
        )
        for role, fillers in roles.items()
        for filler in fillers.split()
    )
    return Claim(
        claim_id=claim_id,
        evidence=Evidence(doc_id=doc_id, start=start, end=start + len(sentence), quote=sentence),
        trigger=Span(start=spot, end=spot + len(trigger), text=trigger),
        predicate=trigger.rsplit(maxsplit=1)[-1].lower(),
        event_type=event_type,
        participants=participants,
        date=make_date(date, inferred=inferred),
        quantities=figures,
        polarity=polarity,
        modality=modality,
        holder=holder,
        attribution=None,
        statement=sentence,
        rule_id="invented",
        confidence=1.0,
    )

"""A run written as an annotation set, so that gold and prediction are two sets of one form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.records.claim import Claim, Extraction, Mention, Quantity
from pipeline.records.document import Document
from pipeline.records.gold import GoldClaim, GoldDocument, GoldGroup, GoldSet, GoldSpan
from pipeline.records.group import AGREE, CONFLICT, Alignment, Comparison
from pipeline.records.time import Timex

REGION_ROLES = frozenset({"front_matter", "heading", "footnote", "note_mark", "furniture", "pull_quote", "duplicate"})


def run_as_gold(
    name: str, *, documents: Iterable[Document], extractions: Iterable[Extraction], alignment: Alignment | None
) -> GoldSet:
    """The run's articles in order of doc_id. Claims stand in text order and keep their claim ids. A comparison
    decided as agreement or conflict is a group of two, an undecided one is none.
    """
    read = {extraction.doc_id: extraction for extraction in extractions}
    chosen = sorted((d for d in documents if d.doc_id in read), key=lambda d: d.doc_id)
    written = tuple(_document(document, read[document.doc_id]) for document in chosen)
    article = {claim.id: document.doc_id for document in written for claim in document.claims}
    compared = () if alignment is None else alignment.comparisons
    return GoldSet(name=name, documents=written, groups=tuple(_groups(compared, article)))


def _document(document: Document, extraction: Extraction) -> GoldDocument:
    source = document.source
    return GoldDocument(
        doc_id=document.doc_id,
        sha256=document.sha256,
        source=(
            ("title", source.title),
            ("author", source.author),
            ("publisher", source.publisher),
            ("published", source.published),
            ("published_basis", source.published_basis),
        ),
        text_of=None,
        regions=tuple(
            GoldSpan(layer="region", start=b.start, end=b.end, quote="", label=b.role.value, value=None)
            for b in document.blocks
            if b.role.value in REGION_ROLES
        ),
        names=tuple(_name(mention, row) for row, mention in enumerate(extraction.mentions, 1)),
        times=tuple(_time(timex, row) for row, timex in enumerate(extraction.times, 1)),
        claims=tuple(_claim(claim, row) for row, claim in enumerate(sorted(extraction.claims, key=_place), 1)),
    )


def _place(claim: Claim) -> tuple[int, int, int, str]:
    """As claims.jsonl is ordered: what pairs as well as another is taken first."""
    return claim.evidence.start, claim.evidence.end, claim.trigger.start, claim.claim_id


def _name(mention: Mention, row: int) -> GoldSpan:
    place = mention.evidence
    entity = mention.entity_id or f"?{place.quote}"
    return GoldSpan(
        layer="entity", start=place.start, end=place.end, quote=place.quote, label=mention.label, value=entity, row=row
    )


def _time(timex: Timex, row: int) -> GoldSpan:
    place = timex.evidence
    return GoldSpan(
        layer="time", start=place.start, end=place.end, quote=place.quote, label=timex.type, value=timex.value, row=row
    )


def _claim(claim: Claim, row: int) -> GoldClaim:
    place = claim.evidence
    roles: dict[str, list[str]] = {}
    for participant in claim.participants:
        fillers = roles.setdefault(participant.role, []) if participant.entity_id else []
        if participant.entity_id and participant.entity_id not in fillers:
            fillers.append(participant.entity_id)
    return GoldClaim(
        id=claim.claim_id,
        start=place.start,
        end=place.end,
        quote=place.quote,
        trigger=(claim.trigger.start, claim.trigger.end),
        type=claim.event_type,
        roles=tuple((role, tuple(fillers)) for role, fillers in roles.items()),
        when=claim.date.edtf if claim.date else None,
        quantity=_quantity(claim.quantities),
        polarity=claim.polarity,
        modality=claim.modality,
        holder=claim.holder,
        text=claim.statement,
        row=row,
    )


def _quantity(quantities: Sequence[Quantity]) -> tuple[float, str, str] | None:
    """The first figure as the format writes it: the stated bound, or the middle of a range as an approximate value."""
    if not quantities:
        return None
    first = quantities[0]
    if first.low is not None and first.high is not None:
        exact = first.low == first.high
        return (first.low + first.high) / 2, first.unit, first.comparator if exact else "~"
    bound = first.low if first.low is not None else first.high
    return None if bound is None else (bound, first.unit, first.comparator)


def _groups(comparisons: Iterable[Comparison], article: dict[str, str]) -> Iterable[GoldGroup]:
    for number, compared in enumerate(comparisons, 1):
        if compared.verdict not in {AGREE, CONFLICT} or not {compared.left, compared.right} <= article.keys():
            continue
        left, right = (article[compared.left], compared.left), (article[compared.right], compared.right)
        sides = ((left,), (right,)) if compared.verdict == CONFLICT else ()
        yield GoldGroup(
            group=f"p{number}",
            question="",
            members=(left, right),
            verdict=compared.verdict,
            on=compared.conflict_on,
            sides=sides,
            strength=None,
            note="",
        )

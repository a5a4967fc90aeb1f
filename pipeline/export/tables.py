"""The tables for people: rows from a run's records, in the order in which a reader wants them."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from pipeline.export.lookup import Lookup
from pipeline.export.order import overview_of, reading_order
from pipeline.export.positions import date_in_words, names_in, positions
from pipeline.export.sides import agreeing_sources, conflicting_sources
from pipeline.export.summary import summarise_dates, summarise_decisions
from pipeline.export.told import Told, by_count, distinct, names_by_count, told_of
from pipeline.recall.found import as_found
from pipeline.records.tables import (
    ClaimRow,
    EntityRow,
    EvidenceRow,
    ScoreRow,
    SourceRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.recall.prints import Numbers
    from pipeline.records.claim import Claim, Entity
    from pipeline.records.group import ClaimGroup

CONFIDENCE_DIGITS = 3
NOBODY: tuple[tuple[Any, ...], ...] = ((),) * len(Told._fields)
"""What a group of no known claims tells."""


def claim_rows(lookup: Lookup) -> Iterator[ClaimRow]:
    """The claims table: conflicts first, then agreement by number of sources, then single-source claims."""
    return (claim_row(group, lookup) for group in reading_order(lookup))


def claim_row(group: ClaimGroup, lookup: Lookup) -> ClaimRow:
    """One group in a line."""
    told = [found for found in map(told_of(lookup), group.claim_ids) if found]
    days, fullness, who, where, figures, holders, types, modalities, polarities, sure = (
        zip(*told, strict=True) if told else NOBODY
    )
    dates = summarise_dates(days, in_conflict="date" in group.conflict_on)
    status, note = summarise_decisions(lookup.standings_of.get(group.group_id, ()))
    return ClaimRow(
        group_id=group.group_id,
        verdict=group.verdict,
        conflict_on=group.conflict_on,
        statement=min(fullness)[-1] if told else group.question,
        event_type=_commonest(types),
        who=names_by_count(who),
        where=names_by_count(where),
        date=dates.edtf,
        date_start=dates.start,
        date_end=dates.end,
        date_precision=dates.precision,
        quantity=distinct(chain.from_iterable(figures)),
        n_sources=lookup.voices(group.doc_ids),
        sources_agree=agreeing_sources(group, lookup),
        sources_conflict=conflicting_sources(group, lookup),
        positions=positions(group, lookup),
        reason=group.reason,
        attributed_to=by_count(holders),
        modality=_in_words(modalities),
        polarity=_in_words(polarities),
        confidence=confidence(group, sure, lookup),
        review_status=status,
        reviewer_note=note,
    )


def confidence(group: ClaimGroup, sure: Sequence[float], lookup: Lookup) -> float:
    """Mean confidence of the claims times the mean score of the comparisons that hold the group together."""
    return round(lookup.mean_score(group) * sum(sure) / len(sure), CONFIDENCE_DIGITS) if sure else 0.0


def evidence_rows(lookup: Lookup) -> Iterator[EvidenceRow]:
    """Every claim of every group, groups in the order of the claims table."""
    for group in reading_order(lookup):
        yield from group_evidence(group, lookup)


def group_evidence(group: ClaimGroup, lookup: Lookup) -> Iterator[EvidenceRow]:
    """Every claim of a group."""
    sides = sides_of(group)
    claims = lookup.claims_of(group)
    return (evidence_row(group.group_id, claim, sides.get(claim.claim_id), lookup) for claim in claims)


def sides_of(group: ClaimGroup) -> dict[str, int]:
    """The side, from 1, on which each claim of a conflict stands."""
    return {claim_id: n for n, side in enumerate(group.sides, start=1) for claim_id in side}


def evidence_row(group_id: str, claim: Claim, side: int | None, lookup: Lookup) -> EvidenceRow:
    """One claim as a member of one group."""
    source, match, date = (
        lookup.source_of(claim.doc_id),
        lookup.match_of.get(claim.claim_id),
        claim.date,
    )
    return EvidenceRow(
        group_id=group_id,
        claim_id=claim.claim_id,
        side=side,
        doc_id=claim.doc_id,
        author=source.author or "",
        publisher=source.publisher or "",
        published=source.published or "",
        holder=claim.holder,
        event_type=claim.event_type,
        trigger=claim.trigger.text,
        actor=names_in(claim, "actor", lookup),
        recipient=names_in(claim, "recipient", lookup),
        place=names_in(claim, "place", lookup),
        date=(date.edtf or date_in_words(date)) if date else "",
        date_start=date.earliest if date else None,
        date_end=date.latest if date else None,
        date_basis=date.basis if date else "none",
        quantity=tuple(" ".join(q.text.split()) for q in claim.quantities),
        polarity=claim.polarity,
        modality=claim.modality,
        statement=claim.statement,
        quote=claim.evidence.quote,
        line=lookup.line_of(claim.doc_id, claim.evidence.start),
        start=claim.evidence.start,
        end=claim.evidence.end,
        rule_id=claim.rule_id,
        confidence=round(claim.confidence, CONFIDENCE_DIGITS),
        gold_id=(match.gold_id or "") if match else "",
        gold_outcome=match.outcome if match else "",
    )


def entity_rows(lookup: Lookup) -> Iterator[EntityRow]:
    """Everybody and everything named, by id."""
    entities = as_found(lookup.tables.entities, attrgetter("entity_id"))
    return map(entity_row, entities, claims_naming(lookup).tolist())


def claims_naming(lookup: Lookup) -> Numbers:
    """In how many claims each entity takes part, by id."""
    return overview_of(lookup).n_claims_of(sorted(lookup.names))


def entity_row(entity: Entity, n_claims: int) -> EntityRow:
    """Somebody or something named in a line."""
    return EntityRow(
        entity_id=entity.entity_id,
        label=entity.label,
        name=entity.name,
        aliases=tuple(f"{alias.text.replace(';', ',')} ({alias.count})" for alias in entity.aliases),
        n_mentions=sum(alias.count for alias in entity.aliases),
        n_claims=n_claims,
        doc_ids=tuple(sorted({doc_id for alias in entity.aliases for doc_id in alias.doc_ids})),
        how=entity.how,
    )


def source_rows(lookup: Lookup) -> Iterator[SourceRow]:
    """The articles, by id."""
    return (source_row(*told, lookup) for told in zip(*agreements_of(lookup), strict=True))


def agreements_of(lookup: Lookup) -> tuple[list[str], list[int], list[int]]:
    """The articles, by id; in how many groups each agrees with another, and in how many it stands on a side."""

    def count() -> tuple[list[str], list[int], list[int]]:
        doc_ids = sorted(lookup.documents)
        agree, conflict = overview_of(lookup).agreements(doc_ids)
        return doc_ids, agree.tolist(), conflict.tolist()

    return lookup.remember("agreements", count)


def source_row(doc_id: str, agree: int, conflict: int, lookup: Lookup) -> SourceRow:
    """An article in a line."""
    document = lookup.documents[doc_id]
    counts = lookup.counts_of(doc_id)
    source = document.source
    return SourceRow(
        doc_id=document.doc_id,
        path=document.path,
        author=source.author or "",
        publisher=source.publisher or "",
        title=source.title or "",
        published=source.published or "",
        published_basis=source.published_basis or "",
        language=source.language or "",
        url=source.url or "",
        license=source.license or "",
        same_as=source.same_as or "",
        n_names=counts[0],
        n_times=counts[1],
        n_claims=counts[2],
        n_agree=agree,
        n_conflict=conflict,
        sha256=document.sha256,
    )


def score_rows(lookup: Lookup) -> Iterator[ScoreRow]:
    """The figures measured against gold, by set, layer, article and measure."""
    for score in sorted(lookup.tables.scores, key=lambda s: (s.set, s.layer, s.doc_id, s.measure)):
        yield ScoreRow(
            set=score.set,
            layer=score.layer,
            doc_id=score.doc_id,
            measure=score.measure,
            value=score.value,
            low=score.low,
            high=score.high,
        )


_in_words = lru_cache(maxsize=1 << 12)(distinct)
"""What claims say of something that has few values."""


def _commonest(values: tuple[str, ...]) -> str:
    return values[0] if len(set(values)) == 1 else next(iter(by_count([values])), "")

"""What a run found as tables: JSON Lines, one record a line, sorted by key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pipeline.recall.found import Found, as_found
from pipeline.recall.lines import Content, Lines
from pipeline.recall.shelves import Recall
from pipeline.records.claim import Attribution, Claim, Entity, Extraction, Mention
from pipeline.records.document import Document
from pipeline.records.gold import Match
from pipeline.records.group import (
    Alignment,
    ClaimGroup,
    Comparison,
    ComparisonCells,
    FieldComparison,
    ToldInCells,
    WithinSource,
)
from pipeline.records.on_demand import by_article
from pipeline.records.time import Timex
from pipeline.store.files import write_whole
from pipeline.store.lines import listed, number, text, texts, writer_of
from pipeline.store.rows import row_of
from pipeline.store.tables import encode

R = TypeVar("R")


def document_rows(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    """documents.jsonl, in the order given: the reading text and passages can be had again from the article and are left
    out.
    """
    for document in documents:
        row = row_of(document)
        del row["reading"], row["passages"]
        yield row


def _mentions(extraction: Extraction) -> Iterator[str]:
    """An article's part of mentions.jsonl: names and time expressions by place."""
    placed: list[Mention | Timex] = [*extraction.mentions, *extraction.times]
    placed.sort(key=lambda m: (m.evidence.start, m.evidence.end, isinstance(m, Timex)))
    return (_time(mention) if isinstance(mention, Timex) else _name(mention) for mention in placed)


def _claims(extraction: Extraction) -> Iterator[str]:
    """An article's part of claims.jsonl: claims by place."""
    return map(_claim, sorted(extraction.claims, key=_claim_place))


def _claim_place(claim: Claim) -> tuple[int, int, int, str]:
    return claim.evidence.start, claim.evidence.end, claim.trigger.start, claim.claim_id


def _stretch(place: tuple[int, int] | None) -> str:
    return f'{{"start": {place[0]}, "end": {place[1]}}}' if place else "null"


_name = writer_of(Mention, end=', "layer": "entity"')
_time = writer_of(Timex, {"anchor": _stretch}, end=', "layer": "time"')
_attribution = writer_of(Attribution, {"content": listed(_stretch)})
_claim = writer_of(Claim, {"attribution": lambda told: _attribution(told) if told else "null"})
_entity, _comparison, _contradiction, _match, _slot = map(
    writer_of, (Entity, Comparison, WithinSource, Match, FieldComparison)
)


def _compared(cells: ComparisonCells[str]) -> str:
    """What `_comparison` writes, of slots and keys that are written already: most pairs share theirs with others."""
    left, right, group_ids, verdict, conflict_on, slots, score, keys = cells
    return (
        f'{{"left": {text(left)}, "right": {text(right)}, "group_ids": {texts(group_ids)}, "verdict": {text(verdict)}, '
        f'"conflict_on": {texts(conflict_on)}, "fields": [{", ".join(slots)}], "score": {number(score)}, '
        f'"keys": [{", ".join(keys)}]}}'
    )


def _group(group: ClaimGroup) -> str:
    """What `writer_of` would write."""
    return (
        f'{{"group_id": {text(group.group_id)}, "question": {text(group.question)}, '
        f'"claim_ids": {texts(group.claim_ids)}, "doc_ids": {texts(group.doc_ids)}, "verdict": {text(group.verdict)}, '
        f'"conflict_on": {texts(group.conflict_on)}, "sides": {_sides(group.sides)}, "reason": {text(group.reason)}, '
        f'"decision": {"null" if group.decision is None else text(group.decision)}}}'
    )


_sides = listed(texts)


def write_run_tables(
    out: Path,
    *,
    documents: Iterable[Document],
    extractions: Iterable[Extraction],
    entities: Sequence[Entity],
    alignment: Alignment | None,
    matches: Iterable[Match] | None,
) -> None:
    """Write the stage tables of records in any order."""
    tables = run_tables(
        documents=sorted(documents, key=lambda d: d.doc_id),
        extractions=sorted(extractions, key=lambda e: e.doc_id),
        entities=entities,
        alignment=alignment,
        matches=matches,
    )
    for name, content in tables:
        write_whole(out / name, content)


def run_tables(
    *,
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    entities: Sequence[Entity],
    alignment: Alignment | None,
    matches: Iterable[Match] | None,
    recall: Recall | None = None,
) -> Iterator[tuple[str, Content]]:
    """The stage tables of OUTPUTS.md, as (name, content). Articles are to be in order of their ids; `recall` knows
    their prints.
    """
    yield "documents.jsonl", _by_article(documents, lambda d: map(encode, document_rows([d])), recall)
    yield "mentions.jsonl", _by_article(extractions, _mentions, recall)
    yield "claims.jsonl", _by_article(extractions, _claims, recall)
    yield "entities.jsonl", _by_record(as_found(entities, lambda e: e.entity_id), _entity)
    if alignment is not None:
        yield "comparisons.jsonl", _comparisons(alignment.comparisons)
        yield "groups.jsonl", _by_record(as_found(alignment.groups, lambda g: g.group_id), _group)
        within = sorted(alignment.within_source, key=lambda w: (w.left, w.right))
        yield "within_source.jsonl", map(_line, map(_contradiction, within))
    if matches is not None:
        yield "matches.jsonl", map(_line, map(_match, matches))


def _line(told: str) -> bytes:
    return f"{told}\n".encode()


A = TypeVar("A", Document, Extraction)


def _by_article(articles: Sequence[A], rows_of: Callable[[A], Iterable[str]], recall: Recall | None) -> Lines:
    found = by_article(articles)
    doc_ids = list(found)
    return Lines(
        prints=(recall or Recall({})).prints_of(doc_ids),
        render=lambda rows: (
            "".join([f"{row}\n" for row in rows_of(found[doc_ids[at]])]).encode() for at in rows.tolist()
        ),
    )


def _comparisons(comparisons: Sequence[Comparison]) -> Lines:
    found = as_found(comparisons, lambda c: (c.left, c.right))
    if not isinstance(found, ToldInCells):
        return _by_record(found, _comparison)
    return Lines(prints=found.prints, render=lambda rows: map(_line, map(_compared, found.cells(rows, _slot, text))))


def _by_record(found: Found[R], write: Callable[[R], str]) -> Lines:
    return Lines(prints=found.prints, render=lambda rows: map(_line, map(write, found.records(rows))))

"""What a run found as tables: JSON Lines, one record a line, sorted by key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pipeline.recall.found import Found, as_found
from pipeline.recall.lines import Content, Lines
from pipeline.recall.prints import prints_of
from pipeline.records.claim import Claim, Entity, Extraction, Mention
from pipeline.records.document import Document
from pipeline.records.gold import Match
from pipeline.records.group import Alignment, Comparison, FieldComparison, WithinSource
from pipeline.records.on_demand import by_article
from pipeline.records.time import Timex
from pipeline.store.files import write_whole
from pipeline.store.rows import row_of
from pipeline.store.tables import encode, json_line

R = TypeVar("R")


def _pair_line(pair: Comparison | WithinSource) -> bytes:
    """A compared pair as a line. Most of its slots say what others say, too, and are put into words once."""
    line = encode(row_of(pair) | {"fields": None})
    fields = f'"fields": [{", ".join(map(_slot, pair.fields))}]'
    return (line.replace('"fields": null', fields, 1) + "\n").encode()


@lru_cache(maxsize=1 << 16)
def _slot(field: FieldComparison) -> str:
    return encode(field)


def document_rows(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    """documents.jsonl, in the order given: the reading text and passages can be had again from the article and are left
    out.
    """
    for document in documents:
        row = row_of(document)
        del row["reading"], row["passages"]
        yield row


def mention_rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """An article's part of mentions.jsonl: names and time expressions by place."""
    placed: list[Mention | Timex] = [*extraction.mentions, *extraction.times]
    placed.sort(key=lambda m: (m.evidence.start, m.evidence.end, isinstance(m, Timex)))
    for mention in placed:
        yield row_of(mention) | _layer(mention)


def _layer(mention: Mention | Timex) -> dict[str, Any]:
    if isinstance(mention, Mention):
        return {"layer": "entity"}
    anchor = mention.anchor
    return {"layer": "time", "anchor": {"start": anchor[0], "end": anchor[1]} if anchor else None}


def claim_rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """An article's part of claims.jsonl: claims by place."""
    for claim in sorted(extraction.claims, key=_claim_place):
        yield row_of(claim) | {"attribution": _attribution(claim)}


def _claim_place(claim: Claim) -> tuple[int, int, int, str]:
    return claim.evidence.start, claim.evidence.end, claim.trigger.start, claim.claim_id


def _attribution(claim: Claim) -> dict[str, Any] | None:
    if claim.attribution is None:
        return None
    content = [{"start": start, "end": end} for start, end in claim.attribution.content]
    return row_of(claim.attribution) | {"content": content}


def write_run_tables(
    out: Path,
    *,
    documents: Iterable[Document],
    extractions: Iterable[Extraction],
    entities: Iterable[Entity],
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
    entities: Iterable[Entity],
    alignment: Alignment | None,
    matches: Iterable[Match] | None,
    prints: Mapping[str, str] | None = None,
) -> Iterator[tuple[str, Content]]:
    """The stage tables of OUTPUTS.md, as (name, content). Articles are to be in order of their ids; `prints` are
    fingerprints of all that a run knows of each.
    """
    yield "documents.jsonl", _by_article(documents, lambda d: document_rows([d]), prints)
    yield "mentions.jsonl", _by_article(extractions, mention_rows, prints)
    yield "claims.jsonl", _by_article(extractions, claim_rows, prints)
    yield "entities.jsonl", map(json_line, map(row_of, sorted(entities, key=lambda e: e.entity_id)))
    if alignment is not None:
        yield "comparisons.jsonl", _by_record(as_found(alignment.comparisons, lambda c: (c.left, c.right)), _pair_line)
        groups = as_found(alignment.groups, lambda g: g.group_id)
        yield "groups.jsonl", _by_record(groups, lambda group: json_line(row_of(group)))
        yield "within_source.jsonl", map(_pair_line, sorted(alignment.within_source, key=lambda w: (w.left, w.right)))
    if matches is not None:
        yield "matches.jsonl", map(json_line, map(row_of, matches))


A = TypeVar("A", Document, Extraction)


def _by_article(
    articles: Sequence[A], rows_of: Callable[[A], Iterable[Mapping[str, Any]]], prints: Mapping[str, str] | None
) -> Lines:
    known, found = prints or {}, by_article(articles)
    doc_ids = list(found)
    return Lines(
        prints=prints_of(known.get(doc_id, "") for doc_id in doc_ids),
        render=lambda rows: (b"".join(map(json_line, rows_of(found[doc_ids[row]]))) for row in rows.tolist()),
    )


def _by_record(found: Found[R], line: Callable[[R], bytes]) -> Lines:
    return Lines(prints=found.prints, render=lambda rows: map(line, found.records(rows)))

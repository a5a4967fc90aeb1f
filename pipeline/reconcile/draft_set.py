"""A run written as an annotation set that a person can correct: ids in the format's shape, groups, entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from pipeline.reconcile.run_as_gold import run_as_gold
from pipeline.records.claim import AUTHOR, UNNAMED, Entity, Extraction
from pipeline.records.document import Document
from pipeline.records.gold import GoldClaim, GoldDocument, GoldEntity, GoldGroup, GoldSet, GoldSpan
from pipeline.records.group import AGREE, CONFLICT, Alignment, ClaimGroup

CONTEXT = 32  # characters of prefix and suffix, by which a row is found again in a changed text
Names = Mapping[str, tuple[str, str]]
Row = TypeVar("Row", GoldSpan, GoldClaim)


def draft_set(
    name: str,
    *,
    documents: Sequence[Document],
    extractions: Iterable[Extraction],
    entities: Iterable[Entity],
    alignment: Alignment | None,
) -> GoldSet:
    """The run's rows as a draft. Claims are numbered in text order; groups are those of several sources that agree or
    conflict, a conflict being `soft` until somebody has looked at it.
    """
    run = run_as_gold(name, documents=documents, extractions=extractions, alignment=None)
    texts = {document.doc_id: document for document in documents}
    names: dict[str, tuple[str, str]] = {}
    drafts = []
    for document in run.documents:
        ordered = sorted(document.claims, key=lambda claim: (claim.start, -claim.end, claim.trigger, claim.id))
        names |= {claim.id: (document.doc_id, f"c{number:03d}") for number, claim in enumerate(ordered, 1)}
        claims = tuple(by_the_guidelines(replace(claim, id=names[claim.id][1])) for claim in ordered)
        drafts.append(with_context(replace(document, claims=claims), texts[document.doc_id]))
    groups = () if alignment is None else tuple(_groups(alignment.groups, names))
    used = used_entities(drafts)
    listed = tuple(_entity(entity) for entity in entities if entity.entity_id in used)
    return GoldSet(name=name, documents=tuple(drafts), groups=groups, entities=listed)


def by_the_guidelines(claim: GoldClaim) -> GoldClaim:
    """The claim as the guidelines would have it written: a forecast is of no date."""
    return replace(claim, when=None) if claim.type == "FORECAST" else claim


def with_context(document: GoldDocument, article: Document) -> GoldDocument:
    """The annotation of an article with its head filled in and every row's surroundings noted.

    Where the article's text is not its file (html, docx, pdf), the annotation brings the text along.
    """
    text = article.text
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    own = digest != article.sha256

    def around(row: Row) -> Row:
        before, after = text[max(0, row.start - CONTEXT) : row.start], text[row.end : row.end + CONTEXT]
        return replace(row, prefix=before, suffix=after)

    source = article.source
    return replace(
        document,
        sha256=digest,
        source=(
            ("title", source.title),
            ("author", source.author),
            ("publisher", source.publisher),
            ("published", source.published),
            ("published_basis", source.published_basis),
        ),
        text_of=article.path if own else None,
        text=text if own else None,
        regions=tuple(map(around, document.regions)),
        names=tuple(map(around, document.names)),
        times=tuple(map(around, document.times)),
        claims=tuple(map(around, document.claims)),
    )


def used_entities(documents: Iterable[GoldDocument]) -> set[str]:
    """Every entity id that names, roles or holders of the articles use."""
    used: set[str] = set()
    for document in documents:
        used |= {name.value for name in document.names if name.value}
        used |= {entity for claim in document.claims for _, entities in claim.roles for entity in entities}
        used |= {claim.holder for claim in document.claims} - {AUTHOR, UNNAMED}
    return used


def with_entities(gold: GoldSet) -> GoldSet:
    """The set with every id in use listed: those not yet known get the longest spelling of their names, and no id
    that is used nowhere stays.
    """
    used = used_entities(gold.documents)
    known = {entity.entity: entity for entity in gold.entities if entity.entity in used}
    spellings: dict[str, GoldSpan] = {}
    for name in (name for document in gold.documents for name in document.names):
        best = spellings.get(name.value or "")
        if name.value and (best is None or len(name.quote) > len(best.quote)):
            spellings[name.value] = name
    for entity in sorted(used - known.keys()):
        spelling = spellings.get(entity)
        label, shown = (spelling.label, spelling.quote) if spelling else ("ORG", entity.partition("/")[2])
        known[entity] = GoldEntity(entity=entity, label=label, name=" ".join(shown.split()))
    return replace(gold, entities=tuple(known[entity] for entity in sorted(known)))


def _entity(entity: Entity) -> GoldEntity:
    aliases = tuple(alias.text for alias in entity.aliases if alias.text != entity.name)
    return GoldEntity(entity=entity.entity_id, label=entity.label, name=entity.name, aliases=aliases)


def _groups(groups: Iterable[ClaimGroup], names: Names) -> Iterator[GoldGroup]:
    number = 0
    for group in groups:
        members = tuple(names[claim] for claim in group.claim_ids if claim in names)
        if group.verdict not in {AGREE, CONFLICT} or len({doc_id for doc_id, _ in members}) < 2:
            continue
        number += 1
        yield group_as_gold(group, names, name=f"g{number:02d}", verdict=group.verdict, strength="soft")


def group_as_gold(
    group: ClaimGroup, names: Names, *, name: str, verdict: str, strength: str, note: str = ""
) -> GoldGroup:
    """A group of the run with its claims' names in the set; sides and slots only where it is a conflict."""
    conflict = verdict == CONFLICT
    sides = tuple(tuple(names[claim] for claim in side if claim in names) for side in group.sides)
    return GoldGroup(
        group=name,
        question=" ".join(group.question.split()),
        members=tuple(names[claim] for claim in group.claim_ids if claim in names),
        verdict=verdict,
        on=group.conflict_on if conflict else (),
        sides=tuple(side for side in sides if side) if conflict else (),
        strength=strength if conflict else None,
        note=note,
    )

"""Articles that another tool annotated, made into an annotation set of the project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.errors import GoldError
from pipeline.reconcile.draft_set import with_context, with_entities
from pipeline.records.document import Document
from pipeline.records.gold import GoldDocument, GoldGroup, GoldSet


def imported_set(
    name: str,
    found: Sequence[GoldDocument],
    articles: Sequence[Document],
    base: GoldSet | None,
    *,
    carries_claims: bool = True,
) -> GoldSet:
    """The set of the articles found. From `base`, the draft that went out, come what the tool does not carry: the
    articles not sent out, the groups, the entities' names and the sources, and where it `carries_claims` not, the
    claims and regions. Raises GoldError where those are of another text of the article.

    A group keeps the members whose claims are still there; one left without two articles is dropped, as is a side
    without members.
    """
    own = {article.doc_id: article for article in articles}
    before = {document.doc_id: document for document in base.documents} if base else {}
    documents = dict(before)
    for document in found:
        placed = with_context(document, own[document.doc_id])
        old = before.get(document.doc_id)
        documents[document.doc_id] = _completed(placed, old, carries_claims=carries_claims) if old else placed
    claims = {(document.doc_id, claim.id) for document in documents.values() for claim in document.claims}
    groups = tuple(filter(None, (_kept(group, claims) for group in (base.groups if base else ()))))
    return with_entities(
        GoldSet(
            name=name,
            documents=tuple(documents[doc_id] for doc_id in sorted(documents)),
            groups=groups,
            entities=base.entities if base else (),
        )
    )


def _completed(placed: GoldDocument, old: GoldDocument, *, carries_claims: bool) -> GoldDocument:
    if carries_claims:
        return replace(placed, source=old.source)
    if placed.sha256 != old.sha256:
        raise GoldError(
            "the draft's claims are of another text of the article",
            at=placed.doc_id,
            remedy="bring the draft onto it first: variorum gold move",
        )
    return replace(placed, source=old.source, claims=old.claims, regions=old.regions)


def _kept(group: GoldGroup, claims: set[tuple[str, str]]) -> GoldGroup | None:
    def there(members: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple(member for member in members if member in claims)

    members, sides = there(group.members), tuple(filter(None, map(there, group.sides)))
    if len({doc_id for doc_id, _ in members}) < 2 or (group.sides and len(sides) < 2):
        return None
    return replace(group, members=members, sides=sides)

"""The review pages that lead through the queue: the list, one question, one article."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from pipeline.export.camps import shown_claims
from pipeline.export.formats import DEFAULT_DIALECT, WRITERS, narrowed
from pipeline.export.lookup import Lookup
from pipeline.export.matrix import source_ids
from pipeline.export.passages import article
from pipeline.export.ranking import VERDICT_ORDER
from pipeline.export.slots import slot_rows
from pipeline.records.group import FIELDS
from pipeline.review.decisions import EDITABLE_SLOTS, OUTCOMES
from pipeline.review.neighbours import Neighbourhood
from pipeline.review.queue import PAGE_SIZE, Filters, State, next_undecided, page_of, select
from pipeline.ui.web.page import LINKS, desk_of, fragment, missing, number_in, render

if TYPE_CHECKING:
    from markupsafe import Markup
    from starlette.requests import Request
    from starlette.responses import HTMLResponse

    from pipeline.records.claim import Claim
    from pipeline.records.document import Document
    from pipeline.records.group import ClaimGroup
    from pipeline.ui.desk import Desk

MENU_ENTITIES = 150
DOWNLOADS = {"csv": "CSV", "xlsx": "Excel", "markdown": "Markdown", "jsonl": "JSON Lines"}


async def queue(request: Request) -> HTMLResponse:
    """The queue, filtered as the address says; conflicts where it says nothing."""
    desk = desk_of(request)
    filters = Filters.from_query(request.query_params)
    groups = select(desk.ordered, filters, claims=desk.lookup.claims, states=desk.states)
    shown, n_pages = page_of(groups, number_in(request))
    page = min(number_in(request), n_pages)
    query = filters.to_query()
    return render(
        request,
        "queue.html",
        heading="The queue",
        groups=shown,
        states=desk.states,
        total=len(groups),
        of=len(desk.ordered),
        filtered=bool(query),
        filters=asdict(filters),
        choices=_choices(desk.lookup),
        page=page,
        n_pages=n_pages,
        first=(page - 1) * PAGE_SIZE + 1,
        downloads=[(told, f"/download/{form}?{urlencode(query)}") for form, told in DOWNLOADS.items()],
        address_of=lambda number: "/?" + urlencode({**query, "page": str(number)}),
    )


async def download(request: Request) -> Response:
    """The groups that the address asks for, as a file."""
    desk = desk_of(request)
    writer = next((w for w in WRITERS if w.name == request.path_params["form"] and w.name in DOWNLOADS), None)
    if writer is None:
        return missing(request, "There is no such file.")
    filters = Filters.from_query(request.query_params)
    groups = select(desk.ordered, filters, claims=desk.lookup.claims, states=desk.states)
    tables = narrowed(desk.lookup.tables, (group.group_id for group in groups))
    data = b"".join(writer.write(Lookup(tables), DEFAULT_DIALECT))
    headers = {"content-disposition": f'attachment; filename="{writer.file}"'}
    return Response(data, media_type="application/octet-stream", headers=headers)


def _choices(lookup: Lookup) -> dict[str, object]:
    """What the menus of the filters offer."""
    return lookup.remember("menu", lambda: _make_choices(lookup))


def _make_choices(lookup: Lookup) -> dict[str, object]:
    counted = Counter(entity_id for claim in lookup.claims.values() for entity_id in claim.entity_ids)
    frequent = sorted(counted, key=lambda entity_id: (-counted[entity_id], entity_id))[:MENU_ENTITIES]
    return {
        "verdicts": VERDICT_ORDER,
        "slots": FIELDS,
        "kinds": sorted({claim.event_type for claim in lookup.claims.values()}),
        "sources": source_ids(lookup),
        "entities": sorted(((i, lookup.name_of(i)) for i in frequent), key=lambda pair: pair[1].casefold()),
    }


async def claim(request: Request) -> HTMLResponse:
    """One question: slots, passages, why grouped, decisions."""
    desk = desk_of(request)
    group = desk.lookup.groups.get(request.path_params["group_id"])
    if group is None:
        return missing(request, "This run has no such question. It may have been regrouped by a rerun.")
    return claim_page(request, desk, group)


def claim_page(
    request: Request, desk: Desk, group: ClaimGroup, *, refused: str = "", status: int = 200
) -> HTMLResponse:
    """The page of a question, with the reason of a refusal where a decision was not saved."""
    lookup = desk.lookup
    claims = shown_claims(group, lookup)
    own = desk.own(group.group_id)
    return render(
        request,
        "claim.html",
        heading=group.question,
        status=status,
        group=group,
        claims=claims,
        slots=slot_rows(group, claims, lookup),
        comparisons=lookup.comparisons_of.get(group.group_id, []),
        n_sources=lookup.voices(group.doc_ids),
        event_type=", ".join(dict.fromkeys(c.event_type for c in claims)),
        state=desk.states.get(group.group_id, State()),
        standings=desk.standings_of(group.group_id),
        changed=[(s, desk.then_and_now(s)) for s in desk.standings_of(group.group_id)],
        outcomes=OUTCOMES,
        history=desk.history(group),
        mine=next((d for d in own if d.action in OUTCOMES), None),
        own_latest=str(own[0].seq) if own else "",
        seen=desk.seen(group),
        near=neighbourhood(lookup).of(group.group_id),
        editable=EDITABLE_SLOTS,
        refused=refused,
    )


def neighbourhood(lookup: Lookup) -> Neighbourhood:
    """Which groups speak of the same, worked out once a run."""
    return lookup.remember("near", lambda: Neighbourhood(lookup.tables.alignment.groups, lookup.read_claims))


async def following(request: Request) -> Response:
    """On to the next question without a decision."""
    desk = desk_of(request)
    found = next_undecided(desk.ordered, request.query_params.get("after"), desk.states)
    return RedirectResponse(LINKS.group(found.group_id) if found else "/", status_code=303)


async def source(request: Request) -> HTMLResponse:
    """A whole article with its claims marked."""
    desk = desk_of(request)
    lookup = desk.lookup
    document = lookup.documents.get(request.path_params["doc_id"])
    if document is None:
        return missing(request, "This run has no such article.")
    claims = [c for part in lookup.tables.extractions if part.doc_id == document.doc_id for c in part.claims]
    return render(
        request,
        "source.html",
        heading=document.source.title or document.doc_id,
        document=document,
        n_claims=len(claims),
        article=lookup.draw(f"article {document.doc_id}", lambda: _article(document, claims, lookup)),
    )


def _article(document: Document, claims: list[Claim], lookup: Lookup) -> Markup:
    return fragment(
        "article.html",
        blocks=article(document, claims, lookup),
        home_of=lambda claim_id: _home(claim_id, lookup),
        lookup=lookup,
    )


def _home(claim_id: str, lookup: Lookup) -> ClaimGroup | None:
    groups = lookup.groups_of_claim.get(claim_id, [])
    return min(groups, key=lambda g: (VERDICT_ORDER.index(g.verdict), g.group_id), default=None)

"""The review pages that show: queue, claim, source, matrix, timeline, entities, score, decisions, what is new."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from itertools import combinations
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from rapidfuzz import fuzz
from starlette.responses import RedirectResponse, Response

from pipeline.export.camps import shown_claims
from pipeline.export.matrix import agreement_grid, matrix_rows, source_ids
from pipeline.export.order import VERDICT_ORDER
from pipeline.export.passages import article
from pipeline.export.scoreboard import scoreboard
from pipeline.export.slots import slot_rows
from pipeline.export.tables import entity_rows, source_rows
from pipeline.export.timeline import timeline
from pipeline.records.group import FIELDS, SINGLE_SOURCE
from pipeline.review.decisions import EDITABLE_SLOTS, ON_NAMES, OUTCOMES
from pipeline.review.neighbours import Neighbourhood
from pipeline.review.queue import PAGE_SIZE, Filters, State, next_undecided, page_of, select
from pipeline.ui.web.page import LINKS, desk_of, missing, number_in, render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import HTMLResponse

    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Entity
    from pipeline.records.decision import Decision, Standing
    from pipeline.records.group import ClaimGroup
    from pipeline.ui.desk import Desk

MATRIX_ROWS = 60
ENTITY_ROWS = 200
DECISION_ROWS = 100
MATCH_ROWS = 300
TIMELINE_CLAIMS = 600
MENU_ENTITIES = 150
MAX_SUGGESTIONS = 20
SUGGEST_RATIO = 86
SUGGEST_NAMES = 400
KEYS = (
    ("j, k", "down, up the list"),
    ("Enter", "open the question"),
    ("a", "confirm the verdict"),
    ("r", "not a conflict"),
    ("1 … 9", "prefer that source"),
    ("s", "true of different events"),
    ("b", "both right"),
    ("0", "none of these"),
    ("m", "merge with another question"),
    ("e", "edit a value"),
    ("x", "the article does not say this"),
    ("n", "note"),
    ("u", "undo"),
    ("space", "next undecided"),
    ("/", "search"),
    ("Esc", "close a box"),
    ("?", "this page"),
)


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
        address_of=lambda number: "/?" + urlencode({**query, "page": str(number)}),
    )


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
    document = desk.lookup.documents.get(request.path_params["doc_id"])
    if document is None:
        return missing(request, "This run has no such article.")
    claims = [c for part in desk.lookup.tables.extractions if part.doc_id == document.doc_id for c in part.claims]
    return render(
        request,
        "source.html",
        heading=document.source.title or document.doc_id,
        document=document,
        n_claims=len(claims),
        blocks=article(document, claims, desk.lookup),
        home_of=lambda claim_id: _home(claim_id, desk.lookup),
    )


def _home(claim_id: str, lookup: Lookup) -> ClaimGroup | None:
    groups = lookup.groups_of_claim.get(claim_id, [])
    return min(groups, key=lambda g: (VERDICT_ORDER.index(g.verdict), g.group_id), default=None)


async def sources(request: Request) -> HTMLResponse:
    """All articles."""
    lookup = desk_of(request).lookup
    return render(
        request, "sources.html", heading="Sources", rows=list(source_rows(lookup)), grid=agreement_grid(lookup)
    )


async def matrix(request: Request) -> HTMLResponse:
    """Questions × sources."""
    desk = desk_of(request)
    shared = [group for group in desk.ordered if group.verdict != SINGLE_SOURCE]
    shown, n_pages = page_of(shared, number_in(request), MATRIX_ROWS)
    return render(
        request,
        "matrix.html",
        heading="Sources and claims",
        rows=matrix_rows(desk.lookup, shown),
        doc_ids=source_ids(desk.lookup),
        grid=agreement_grid(desk.lookup),
        page=min(number_in(request), n_pages),
        n_pages=n_pages,
    )


async def dates(request: Request) -> HTMLResponse:
    """Dated claims by source."""
    desk = desk_of(request)
    everything = bool(request.query_params.get("all"))
    line, shown, dated = timeline(desk.lookup, limit=TIMELINE_CLAIMS, shared=not everything)
    return render(
        request, "timeline.html", heading="Timeline", line=line, shown=shown, dated=dated, everything=everything
    )


async def entities(request: Request) -> HTMLResponse:
    """All names, and pairs that may be one."""
    desk = desk_of(request)
    rows = sorted(entity_rows(desk.lookup), key=lambda row: (-row.n_mentions, row.entity_id))
    at = number_in(request)
    n_pages = max(1, -(-len(rows) // ENTITY_ROWS))
    at = min(at, n_pages)
    settled = {s.decision.value for s in desk.standings if s.decision.action in ON_NAMES}
    return render(
        request,
        "entities.html",
        heading="Names",
        rows=rows[(at - 1) * ENTITY_ROWS : at * ENTITY_ROWS],
        suggestions=[
            pair for pair in suggestions(desk.lookup) if f"{pair[0].entity_id} {pair[1].entity_id}" not in settled
        ],
        page=at,
        n_pages=n_pages,
    )


def suggestions(lookup: Lookup) -> list[tuple[Entity, Entity]]:
    """Entities of one label whose names look alike, most alike first; judged on the names, 0 to 100, by rapidfuzz."""
    return lookup.remember("suggestions", lambda: _suggest(lookup))


def _suggest(lookup: Lookup) -> list[tuple[Entity, Entity]]:
    known = sorted(lookup.tables.entities, key=lambda e: (-sum(a.count for a in e.aliases), e.entity_id))
    alike: list[tuple[float, Entity, Entity]] = []
    for one, other in combinations(known[:SUGGEST_NAMES], 2):
        ratio = fuzz.ratio(one.name, other.name) if one.label == other.label else 0.0
        if ratio >= SUGGEST_RATIO:
            left, right = (one, other) if one.entity_id < other.entity_id else (other, one)
            alike.append((ratio, left, right))
    alike.sort(key=lambda found: (-found[0], found[1].entity_id, found[2].entity_id))
    return [(left, right) for _, left, right in alike[:MAX_SUGGESTIONS]]


async def score(request: Request) -> HTMLResponse:
    """Figures against gold, and every match behind them."""
    lookup = desk_of(request).lookup
    outcome = request.query_params.get("outcome", "")
    lines, figures = scoreboard(lookup)
    matches = [m for m in lookup.tables.matches if not outcome or m.outcome == outcome]
    return render(
        request,
        "score.html",
        heading="Score",
        lines=lines,
        rows=figures,
        matches=matches[:MATCH_ROWS],
        outcome=outcome,
        outcomes=sorted(Counter(m.outcome for m in lookup.tables.matches).items()),
    )


async def decisions(request: Request) -> HTMLResponse:
    """The logs of all reviewers, latest first."""
    desk = desk_of(request)
    by, status = request.query_params.get("by", ""), request.query_params.get("status", "")
    standing = {(s.decision.reviewer, s.decision.seq): s for s in desk.standings}
    rows = []
    for decision in sorted(desk.decisions, key=lambda d: (d.at, d.reviewer, d.seq), reverse=True):
        found = standing.get((decision.reviewer, decision.seq))
        row_status = found.status if found else "replaced"
        if (not by or by == decision.reviewer) and (not status or status == row_status):
            rows.append((decision, found, row_status))
    n_pages = max(1, -(-len(rows) // DECISION_ROWS))
    at = min(number_in(request), n_pages)
    return render(
        request,
        "decisions.html",
        heading="Decisions",
        rows=[_decision_row(desk, *row) for row in rows[(at - 1) * DECISION_ROWS : at * DECISION_ROWS]],
        total=len(desk.decisions),
        in_force=len(desk.standings),
        counts=Counter({"kept": 0, "stale": 0, "orphaned": 0} | Counter(s.status for s in desk.standings)),
        reviewers=sorted({d.reviewer for d in desk.decisions}),
        by=by,
        wanted=status,
        page=at,
        n_pages=n_pages,
    )


def _decision_row(desk: Desk, decision: Decision, found: Standing | None, status: str) -> dict[str, object]:
    group_id = found.group_id if found else None
    return {
        "decision": decision,
        "status": status,
        "because": found.because if found else "",
        "was": [then.quote for then, now in desk.then_and_now(found) if now is None] if found else [],
        "group": desk.lookup.groups.get(group_id) if group_id else None,
        "mine": decision.reviewer == desk.reviewer,
    }


async def decisions_file(request: Request) -> Response:
    """All logs as JSON Lines."""
    lines = [json.dumps(asdict(decision), ensure_ascii=False) for decision in desk_of(request).decisions]
    headers = {"content-disposition": 'attachment; filename="decisions.jsonl"'}
    text = "".join(f"{line}\n" for line in lines)
    return Response(text.encode("utf-8", "replace"), media_type="application/x-ndjson", headers=headers)


async def new(request: Request) -> HTMLResponse:
    """What the last run changed."""
    return render(request, "changes.html", heading="New since the last run", changes=desk_of(request).changes)


async def manual(request: Request) -> HTMLResponse:
    """Keys and words."""
    desk_of(request)
    return render(request, "help.html", heading="Keys and help", keys=KEYS)

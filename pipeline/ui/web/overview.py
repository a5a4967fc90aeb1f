"""The review pages over the whole run: sources, matrix, timeline, entities, score, decisions, what is new."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from starlette.responses import Response

from pipeline.export.matrix import agreement_grid, main_sources, matrix_rows
from pipeline.export.scoreboard import agreement_board, scoreboard
from pipeline.export.tables import entity_rows, source_rows
from pipeline.export.timeline import timeline
from pipeline.records.group import SINGLE_SOURCE
from pipeline.review.decisions import ON_NAMES
from pipeline.review.queue import page_of
from pipeline.ui.web.page import desk_of, fragment, number_in, render

if TYPE_CHECKING:
    from markupsafe import Markup
    from starlette.requests import Request
    from starlette.responses import HTMLResponse

    from pipeline.export.lookup import Lookup
    from pipeline.export.matrix import Pair
    from pipeline.records.claim import Entity
    from pipeline.records.decision import Decision, Standing
    from pipeline.ui.desk import Desk

MATRIX_ROWS = 60
ENTITY_ROWS = 200
DECISION_ROWS = 100
MATCH_ROWS = 300
CORRECT = "correct"
TIMELINE_CLAIMS = 600
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
    ("p", "split off some of the claims"),
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


async def sources(request: Request) -> HTMLResponse:
    """All articles."""
    lookup = desk_of(request).lookup
    return render(
        request,
        "sources.html",
        heading="Sources",
        rows=lookup.remember("sources", lambda: list(source_rows(lookup))),
        grid=_grid(lookup),
    )


def _grid(lookup: Lookup) -> list[tuple[str, list[Pair | None]]]:
    return lookup.remember("grid", lambda: agreement_grid(lookup))


async def matrix(request: Request) -> HTMLResponse:
    """Questions × sources."""
    desk = desk_of(request)
    shared = [group for group in desk.ordered if group.verdict != SINGLE_SOURCE]
    shown, n_pages = page_of(shared, number_in(request), MATRIX_ROWS)
    return render(
        request,
        "matrix.html",
        heading="Sources and claims",
        rows=matrix_rows(desk.lookup, shown, main_sources(desk.lookup)),
        doc_ids=main_sources(desk.lookup),
        grid=_grid(desk.lookup),
        page=min(number_in(request), n_pages),
        n_pages=n_pages,
    )


async def dates(request: Request) -> HTMLResponse:
    """Dated claims by source."""
    lookup = desk_of(request).lookup
    everything = bool(request.query_params.get("all"))
    picture = lookup.draw(f"timeline {everything}", lambda: _picture(lookup, everything=everything))
    return render(request, "timeline.html", heading="Timeline", picture=picture, everything=everything)


def _picture(lookup: Lookup, *, everything: bool) -> Markup:
    line, shown, dated = timeline(lookup, limit=TIMELINE_CLAIMS, shared=not everything)
    return fragment("picture.html", line=line, shown=shown, dated=dated)


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
        heading="Entities",
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
    desk = desk_of(request)
    lookup = desk.lookup
    outcome, layer = request.query_params.get("outcome", ""), request.query_params.get("layer", "")
    lines, figures = scoreboard(lookup)
    pairs, agreement = agreement_board(desk.agreement)
    matches = [
        m
        for m in lookup.tables.matches
        if (m.outcome == outcome if outcome else m.outcome != CORRECT) and layer in {"", m.layer}
    ]
    return render(
        request,
        "score.html",
        heading="Score",
        lines=lines,
        rows=figures,
        pairs=pairs,
        agreement=agreement,
        matches=matches[:MATCH_ROWS],
        total=len(matches),
        layer=layer,
        match_layers={m.layer for m in lookup.tables.matches},
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

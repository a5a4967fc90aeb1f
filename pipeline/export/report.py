"""`report.html`: the whole run on one page that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

import numpy as np
from markupsafe import Markup

from pipeline.export.matrix import COLUMNS, agreement_grid, main_sources, matrix_rows, source_ids
from pipeline.export.order import overview_of
from pipeline.export.ranking import VERDICT_ORDER
from pipeline.export.scoreboard import scoreboard
from pipeline.export.summary import summarise_decisions
from pipeline.export.tables import source_rows
from pipeline.export.templates import KeptTemplates
from pipeline.export.timeline import first_dated
from pipeline.export.writers.html import environment, static_text
from pipeline.recall.ragged import from_texts, texts_of
from pipeline.recall.shelves import Recall
from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jinja2 import Environment

    from pipeline.export.lookup import Lookup
    from pipeline.recall.found import Found
    from pipeline.recall.prints import Numbers
    from pipeline.recall.shelves import Columns
    from pipeline.records.group import ClaimGroup


TIMELINE_CLAIMS = 600
MATRIX_ROWS = 200
SHOWN = 300
LISTED = (AGREE, UNDECIDED, SINGLE_SOURCE)
CAMPS, TOLD = "camps of the report", "lists of the report"


class ReportLinks:
    """Addresses within the report."""

    def __init__(self, shown: frozenset[str] = frozenset()) -> None:
        self.shown = shown

    def group(self, group_id: str) -> str:
        """The group's place on the page; the top of the page for one that is not shown."""
        return f"#{group_id}" if group_id in self.shown else "#content"

    def source(self, doc_id: str, claim_id: str | None = None) -> str:  # noqa: ARG002 - the report has no articles
        """The list of sources: the report holds passages, not whole articles."""
        return "#sources"


def write_report(lookup: Lookup) -> Iterator[bytes]:
    """The page, in pieces. Of a large run it shows the first `SHOWN` questions of each kind and articles, and says how
    many more the tables hold.
    """
    style = static_text("style.css")
    lines, figures = scoreboard(lookup)
    overview = overview_of(lookup)
    shared = overview.in_order((CONFLICT, AGREE, UNDECIDED))
    by_verdict = {verdict: overview.in_order((verdict,)) for verdict in VERDICT_ORDER}
    shown = {verdict: found[:SHOWN] for verdict, found in by_verdict.items()}
    links = ReportLinks(frozenset(group.group_id for found in shown.values() for group in found))
    stream = (
        _templates(lookup)
        .get_template("report.html")
        .stream(
            lookup=lookup,
            links=links,
            camps=_pages((CAMPS, "camps.html"), [by_verdict[CONFLICT]], lookup, links),
            listed=_pages((TOLD, "told.html"), [by_verdict[verdict] for verdict in LISTED], lookup, links),
            run=lookup.tables.run,
            style=Markup(style),  # noqa: S704 - the program's own style sheet
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            headline=headline(by_verdict),
            standfirst=standfirst(lookup),
            n_claims=len(lookup.claims),
            counts=Counter({verdict: len(found) for verdict, found in by_verdict.items()}),
            conflicts=shown[CONFLICT],
            agreements=shown[AGREE],
            open=shown[UNDECIDED],
            alone=shown[SINGLE_SOURCE],
            rows=matrix_rows(lookup, shared[:MATRIX_ROWS], main_sources(lookup)),
            n_shared=len(shared),
            doc_ids=main_sources(lookup),
            line=first_dated(lookup, TIMELINE_CLAIMS),
            grid=agreement_grid(lookup),
            score_lines=lines,
            scores=figures,
            sources=list(islice(source_rows(lookup), SHOWN)),
            n_sources=len(lookup.documents),
            decided_of=lambda group: summarise_decisions(lookup.standings_of.get(group.group_id, ()))[0],
        )
    )
    stream.enable_buffering(200)
    return (piece.encode("utf-8", "replace") for piece in stream)


def _templates(lookup: Lookup) -> Environment:
    """The page templates, which need not be compiled in every run."""
    recall = lookup.recall
    if recall is None:
        return environment()
    return lookup.remember("templates", lambda: environment().overlay(bytecode_cache=KeptTemplates(recall)))


def _pages(
    kind: tuple[str, str], chosen: Sequence[Found[ClaimGroup]], lookup: Lookup, links: ReportLinks
) -> Mapping[str, Markup]:
    """The first of several heaps of groups as they stand on the page, by group id; `kind` is a shelf and a template.
    Written once for each group, however many runs it stands in.
    """
    shelf = (lookup.recall or Recall({})).shelf(kind[0])
    template = _templates(lookup).get_template(kind[1])
    groups = list(chain.from_iterable(found[:SHOWN] for found in chosen))
    prints = np.concatenate([found.prints[:SHOWN] for found in chosen])

    def make(new: Numbers) -> Columns:
        wanted = (groups[place] for place in new.tolist())
        return {"page": from_texts(template.render(group=group, lookup=lookup, links=links) for group in wanted)}

    pages = texts_of(shelf.once(prints, make)["page"])
    ids = (group.group_id for group in groups)
    return {group_id: Markup(page) for group_id, page in zip(ids, pages, strict=True)}  # noqa: S704 - from a template


def headline(by_verdict: Mapping[str, Sequence[ClaimGroup]]) -> str:
    """What the run comes to, in a line."""
    conflicts, agreements = len(by_verdict[CONFLICT]), len(by_verdict[AGREE])
    if not conflicts and not agreements:
        return "No two articles answer the same question"
    return f"{_count(conflicts, 'conflict')}, {_count(agreements, 'point')} of agreement"


def standfirst(lookup: Lookup) -> str:
    """Which articles were read."""
    doc_ids = source_ids(lookup)
    if len(doc_ids) > COLUMNS:
        return f"What {len(doc_ids)} articles claim, side by side, with the passages that they claim it in."
    names = [lookup.label_of(doc_id) for doc_id in doc_ids]
    told = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
    return (
        f"What {told} claim, side by side, with the passages that they claim it in." if names else "Nothing was read."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

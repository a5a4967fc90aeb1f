"""Commands for deciding and handing on: review, export, diff, plot."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Config, Json, Out, settings_of
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.export.formats import Writer
    from pipeline.review.changes import Change

Since = Annotated[Path | None, typer.Option("--since", help="Folder of an earlier run: marks what is new since.")]
Decisions = Annotated[Path | None, typer.Option("--decisions", help="Folder with reviewers' decisions.")]
TEXT_FORMATS = ("csv", "jsonl", "markdown", "datapackage", "html", "claimreview", "webannotation")


def review(
    out: Out = None,
    reviewer: Annotated[str | None, typer.Option("--reviewer", help="Name of your log. Default: your login.")] = None,
    since: Since = None,
    decisions: Decisions = None,
    annotators: Annotated[
        list[Path] | None,
        typer.Option("--annotator", help="An annotator's set; repeat: the score page tells how far they agree."),
    ] = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")] = 0,
    terminal: Annotated[bool, typer.Option("--terminal", help="Review in the terminal instead of a browser.")] = False,
    config: Config = None,
) -> None:
    """Look at conflicts side by side and decide, on pages that only this machine sees or in the terminal."""
    from pipeline.ui.opening import open_desk

    settings = settings_of(config, out=out, decisions=decisions, annotators=tuple(annotators) if annotators else None)
    desk = open_desk(settings.out, settings.decisions, reviewer=reviewer, since=since, annotators=settings.annotators)
    if terminal:
        from pipeline.ui.terminal import ReviewApp

        ReviewApp(desk).run()
        return
    from pipeline.ui.web.app import serve

    serve(desk, port=port, announce=_announce)


def _announce(address: str) -> None:
    typer.echo(address)
    typer.echo("open it in a browser on this machine; the address works once. Ctrl+C ends the review.", err=True)


def export(
    out: Out = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="csv, xlsx, jsonl, markdown (md), html, sqlite, parquet, datapackage, claimreview, webannotation.",
        ),
    ] = "csv",
    to: Annotated[Path | None, typer.Option("--to", "-t", help="File to write. Default: standard output.")] = None,
    verdict: Annotated[str, typer.Option("--verdict", help="agree, conflict, undecided or single_source.")] = "",
    slot: Annotated[str, typer.Option("--slot", help="Only conflicts about this slot, e.g. date.")] = "",
    kind: Annotated[str, typer.Option("--kind", help="Only this event type, e.g. OFFICE.")] = "",
    source: Annotated[str, typer.Option("--source", help="Only what this article (doc_id) speaks to.")] = "",
    entity: Annotated[str, typer.Option("--entity", help="Only what involves this entity id.")] = "",
    words: Annotated[str, typer.Option("--words", help="Only what holds all these words.")] = "",
    undecided: Annotated[bool, typer.Option("--undecided", help="Only what nobody has decided.")] = False,
    since: Annotated[
        Path | None, typer.Option("--since", help="Only what is new or changed since the run in this folder.")
    ] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="CSV: leave cells that a spreadsheet would run as they are.")
    ] = False,
    excel: Annotated[bool, typer.Option("--excel", help="CSV: byte order mark and CRLF.")] = False,
    decisions: Decisions = None,
    config: Config = None,
) -> None:
    """Write the claims table, or a selection of it, in one of several formats."""
    from pipeline.export.formats import narrowed
    from pipeline.export.lookup import Lookup
    from pipeline.export.writers.csv import CsvDialect
    from pipeline.review.queue import Filters, select
    from pipeline.ui.opening import open_desk

    writer = _writer(form)
    settings = settings_of(config, out=out, decisions=decisions)
    desk = open_desk(settings.out, settings.decisions, since=since)
    filters = Filters(
        verdict=verdict, slot=slot, kind=kind, source=source, entity=entity, words=words,
        undecided=undecided, new=since is not None,
    )  # fmt: skip
    _require_known(filters.verdict, source, set(desk.lookup.documents))
    tables = desk.lookup.tables
    if filters.to_query():
        chosen = select(desk.ordered, filters, claims=desk.lookup.claims, states=desk.states)
        tables = narrowed(tables, (group.group_id for group in chosen))
    _write(writer, writer.write(Lookup(tables), CsvDialect(guarded=not raw, excel=excel)), to)


def _require_known(verdict: str, source: str, doc_ids: set[str]) -> None:
    from pipeline.export.ranking import VERDICT_ORDER

    if verdict and verdict not in VERDICT_ORDER:
        raise UsageError(f"there is no verdict {verdict!r}", remedy=f"use one of {', '.join(VERDICT_ORDER)}")
    if source and source not in doc_ids:
        raise UsageError(f"this run has no article {source!r}", remedy=f"use one of {', '.join(sorted(doc_ids))}")


def _writer(form: str) -> Writer:
    from pipeline.export.formats import WRITERS

    wanted = {"md": "markdown", "json": "jsonl", "report": "html"}.get(form, form)
    found = next((writer for writer in WRITERS if writer.name == wanted), None)
    if found is None:
        raise UsageError(f"there is no format {form!r}", remedy=f"use one of {', '.join(w.name for w in WRITERS)}")
    return found


def _write(writer: Writer, chunks: object, to: Path | None) -> None:
    from pipeline.store.files import write_whole

    if to is not None:
        write_whole(to, chunks)  # type: ignore[arg-type]
        typer.echo(f"wrote {to}", err=True)
        return
    if writer.name not in TEXT_FORMATS and sys.stdout.isatty():
        raise UsageError(f"{writer.name} is not text for a terminal", remedy=f"name a file: --to {writer.file}")
    for chunk in chunks:  # type: ignore[attr-defined]
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


def diff(
    before: Annotated[Path, typer.Argument(help="Folder of the earlier run.")],
    after: Annotated[Path, typer.Argument(help="Folder of the later run.")],
    as_json: Json = False,
) -> None:
    """What is new, gone or changed between two runs, and because of what."""
    from pipeline.review.changes import compare_runs
    from pipeline.store.run import read_run

    decisions = settings_of().decisions
    changes = compare_runs(read_run(before, decisions), read_run(after, decisions))
    listed = (("new", changes.new), ("changed", changes.changed), ("gone", changes.gone))
    for name, found in listed:
        for change in found:
            typer.echo(json.dumps(_change_row(name, change), ensure_ascii=False) if as_json else _told(name, change))
    typer.echo(", ".join(f"{len(found)} {name}" for name, found in listed), err=True)


def _change_row(name: str, change: Change) -> dict[str, object]:
    return {
        "change": name, "group_id": change.group_id, "question": change.question, "before": change.before or None,
        "after": change.verdict if change.present else None, "because": change.because,
    }  # fmt: skip


def _told(name: str, change: Change) -> str:
    moved = change.verdict if change.before in {"", change.verdict} else f"{change.before} -> {change.verdict}"
    return f"{name:8} {moved:24} {change.question}\n         {change.because}"


def plot(
    picture: Annotated[str, typer.Argument(help="matrix, timeline or agreement.")],
    out: Out = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", "-t", help="File to write: .svg, .png or .csv. Default: SVG on standard output."),
    ] = None,
    as_json: Json = False,
    config: Config = None,
) -> None:
    """Draw sources × claims, the timeline, or the agreement of sources, for a paper; .csv and --json give the table."""
    from pipeline.export.lookup import Lookup
    from pipeline.export.pictures import draw, to_png
    from pipeline.export.writers.csv import write_plain
    from pipeline.store.files import write_whole
    from pipeline.store.run import read_run

    settings = settings_of(config, out=out)
    drawn = draw(picture, Lookup(read_run(settings.out, settings.decisions)))
    if as_json:
        header, *rows = drawn.table
        for row in rows:
            typer.echo(json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False))
    elif to is None:
        typer.echo(drawn.svg)
    elif to.suffix == ".png":
        write_whole(to, [to_png(drawn.svg)])
    elif to.suffix == ".csv":
        write_whole(to, write_plain(drawn.table))
    elif to.suffix == ".svg":
        write_whole(to, [drawn.svg.encode()])
    else:
        raise UsageError(f"{to.suffix or to.name!r} is no picture format", remedy="end the name in .svg, .png or .csv")


def add_to(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    for command in (review, export, diff, plot):
        app.command()(command)

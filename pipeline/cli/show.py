"""Commands that show what a run found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.options import Config, Json, Limit, Out, settings_of

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.export.lookup import Lookup
    from pipeline.records.tables import ClaimRow

show_app = typer.Typer(help="Show claims, conflicts, entities or sources of a run.", no_args_is_help=True)
MARKS = {"conflict": "≠", "agree": "=", "single_source": "•", "undecided": "?"}
COLOURS = {"conflict": "red", "agree": "green", "single_source": "dim", "undecided": "yellow"}


@show_app.command()
def claims(
    out: Out = None,
    verdict: Annotated[str | None, typer.Option(help="conflict, agree, undecided or single_source.")] = None,
    limit: Limit = None,
    as_json: Json = False,
    config: Config = None,
) -> None:
    """The claims table: one row a question, conflicts first."""
    print_claims(settings_of(config, out=out).out, verdict=verdict, limit=limit, as_json=as_json)


@show_app.command()
def conflicts(out: Out = None, limit: Limit = None, as_json: Json = False, config: Config = None) -> None:
    """Each conflict with its sides and both passages."""
    from pipeline.cli.conflicts import print_conflicts

    print_conflicts(_lookup(settings_of(config, out=out).out), limit=limit, as_json=as_json)


@show_app.command()
def entities(out: Out = None, limit: Limit = None, as_json: Json = False, config: Config = None) -> None:
    """Who and what is named, with every spelling."""
    from pipeline.export.tables import entity_rows

    rows = entity_rows(_lookup(settings_of(config, out=out).out))
    _print_rows(rows, ("entity_id", "label", "name", "n_mentions", "aliases"), limit, as_json=as_json)


@show_app.command()
def sources(out: Out = None, limit: Limit = None, as_json: Json = False, config: Config = None) -> None:
    """The articles and what is known of them."""
    from pipeline.export.tables import source_rows

    rows = source_rows(_lookup(settings_of(config, out=out).out))
    _print_rows(rows, ("doc_id", "author", "publisher", "published", "same_as"), limit, as_json=as_json)


def _lookup(folder: Path) -> Lookup:
    from pipeline.export.lookup import Lookup
    from pipeline.store.run import read_run

    return Lookup(read_run(folder, settings_of().decisions))


def print_claims(folder: Path, *, verdict: str | None = None, limit: int | None = None, as_json: bool = False) -> None:
    """Print the claims table of a run."""
    from pipeline.export.tables import claim_rows

    rows = [row for row in claim_rows(_lookup(folder)) if verdict in {None, row.verdict}]
    if as_json:
        _print_json(rows[:limit])
        return
    _print_claim_table(rows[:limit])
    _tell_more(folder, len(rows), limit)


def print_first_claims(folder: Path, *, limit: int | None) -> None:
    """Print the head of a run's claims.csv; the run behind it is not read."""
    from pipeline.store.run_files import read_run_info
    from pipeline.store.tables import read_claim_rows

    _print_claim_table(read_claim_rows(folder, limit))
    _tell_more(folder, sum(read_run_info(folder)["counts"]["groups"].values()), limit)


def _tell_more(folder: Path, total: int, limit: int | None) -> None:
    if limit is not None and total > limit:
        typer.echo(f"{total - limit} more rows: `variorum show claims` or {folder / 'claims.csv'}", err=True)


def _print_claim_table(rows: list[ClaimRow]) -> None:
    from rich.table import Table

    table = Table(show_lines=True, pad_edge=False)
    table.add_column("", width=1)
    table.add_column("claim", ratio=5)
    table.add_column("on", ratio=1)
    table.add_column("positions or sources", ratio=5)
    for row in rows:
        conflict = row.verdict == "conflict"
        detail = _escape(row.positions if conflict else "; ".join(row.sources_agree) or row.positions)
        detail += f"\n[dim]{_escape(row.reason)}[/dim]" if conflict else ""
        mark = f"[{COLOURS[row.verdict]}]{MARKS[row.verdict]}[/]"
        table.add_row(mark, _escape(row.statement), ", ".join(row.conflict_on), detail)
    _console().print(table)


def _console() -> Console:
    """Standard output: as wide as the terminal; 140 columns where it goes elsewhere."""
    from rich.console import Console

    console = Console(highlight=False)
    return console if console.is_terminal else Console(width=140, highlight=False)


def _escape(text: str) -> str:
    return text.replace("[", r"\[")


def _print_rows(rows: Iterable[object], columns: tuple[str, ...], limit: int | None, *, as_json: bool) -> None:
    kept = list(rows)[:limit]
    if as_json:
        _print_json(kept)
        return
    from rich.table import Table

    table = Table(*columns)
    for row in kept:
        table.add_row(*(_escape(_cell(getattr(row, column))) for column in columns))
    _console().print(table)


def _cell(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)


def _print_json(rows: Iterable[object]) -> None:
    from pipeline.store.rows import to_row

    for row in rows:
        typer.echo(json.dumps(to_row(row), ensure_ascii=False))


def print_summary(folder: Path, *, written: bool, gold: Path | None) -> None:
    """Say on standard error what a run found and where it stands."""
    from pipeline.store.run_files import read_run_info

    counts = read_run_info(folder)["counts"]
    groups = counts["groups"]
    verdicts = ", ".join(f"{groups.get(kind, 0)} {kind.replace('_', ' ')}" for kind in MARKS)
    total = sum(groups.values())
    typer.echo(f"{counts['articles']} articles, {counts['claims']} claims, {total} groups: {verdicts}", err=True)
    if gold is None:
        typer.echo("not compared with gold: no annotation set of these articles is configured (--gold DIR)", err=True)
    told = "tables in" if written else "nothing has changed since the last run: tables in"
    typer.echo(f"{told} {folder}/: claims.csv, evidence.csv, report.html and more", err=True)


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.add_typer(show_app, name="show")

"""Scores and agreement shown: a summary for people, JSON Lines and CSV for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import typer

from pipeline.records.gold import ALPHA, HEADLINES, Match, Score

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.reconcile.stage import Reconciliation

LAYER_NAMES = {
    "entity": "names",
    "time": "times",
    "claim": "claims",
    "slot": "slots",
    "link": "links",
    "conflict": "conflicts",
}


def print_reconciliation(found: Reconciliation) -> None:
    """The headline figures over all articles with their intervals, and article by article; then what went wrong."""
    from rich.table import Table

    scores = {(s.layer, s.measure, s.doc_id): s for s in found.scores}
    articles = sorted({s.doc_id for s in found.scores if s.doc_id})
    table = Table(title=f"against {found.scores[0].set}", title_justify="left", pad_edge=False)
    table.add_column("layer")
    table.add_column("measure")
    table.add_column("all", justify="right", style="bold")
    table.add_column("95 %", justify="right", style="dim")
    for article in articles:
        table.add_column(article, justify="right", overflow="fold")
    shown = ""
    for layer, measure in HEADLINES:
        whole = scores.get((layer, measure, ""))
        if whole is None:
            continue
        cells = [_figure(scores.get((layer, measure, article))) for article in articles]
        name = LAYER_NAMES[layer] if layer != shown else ""
        table.add_row(name, measure, _figure(whole), _interval(whole), *cells)
        shown = layer
    _console().print(table)
    _print_causes(found)
    _print_unplaced(found)


def _figure(score: Score | None) -> str:
    if score is None or score.value is None:
        return "-"
    return str(score.value) if isinstance(score.value, int) else f"{score.value:.3f}"


def _interval(score: Score) -> str:
    return "" if score.low is None or score.high is None else f"{score.low:.2f}-{score.high:.2f}"


def _print_causes(found: Reconciliation) -> None:
    for layer, name in LAYER_NAMES.items():
        counts = dict.fromkeys(("correct", "incorrect", "partial", "missed", "spurious"), 0)
        for match in found.matches:
            if match.layer == layer:
                counts[match.outcome] += 1
        if any(counts.values()):
            listed = ", ".join(f"{n} {outcome}" for outcome, n in counts.items() if n)
            typer.echo(f"{name}: {listed}")
    causes = [score for score in found.scores if score.layer == "handoff"]
    if causes:
        typer.echo("because of an earlier error:")
        for score in causes:
            typer.echo(f"  {score.measure.replace(' because of: ', ' <- ')}: {score.value}")


def _print_unplaced(found: Reconciliation) -> None:
    for doc_id in found.moved:
        typer.echo(f"{doc_id}: the text is not the one annotated; rows were placed by quote and context", err=True)
    for row in found.unplaced:
        typer.echo(f"not placed, and not compared: {row}", err=True)
    for doc_id in found.missing:
        typer.echo(f"{doc_id}: annotated, but not in this run", err=True)


def print_matches(matches: Iterable[Match], layer: str, *, as_json: bool) -> None:
    """Gold rows that were missed or met wrongly and spurious predictions of a layer, with their lines."""
    for match in matches:
        if match.layer != layer or match.outcome == "correct":
            continue
        if as_json:
            typer.echo(json.dumps(asdict(match), ensure_ascii=False))
            continue
        wrong = "; ".join(f"{f.field}: {f.gold} / {f.predicted}" for f in match.fields if not f.equal)
        place = f"{match.doc_id}:{match.line}" if match.line else match.gold_id or match.predicted_id or ""
        quote = " ".join(match.quote.split())[: 80 if match.line else 240]
        because = f" <- {match.because}" if match.because else ""
        typer.echo(f"{match.outcome:9} {place} {quote!r} {wrong}{because}")


def print_scores_json(scores: Iterable[Score]) -> None:
    """Every figure, a JSON object a line."""
    for score in scores:
        typer.echo(json.dumps(asdict(score), ensure_ascii=False))


def scores_csv(scores: Iterable[Score]) -> bytes:
    """Every figure as CSV with the columns of scores.csv."""
    written = io.StringIO()
    writer = csv.DictWriter(
        written, [field.name for field in fields(Score)], quoting=csv.QUOTE_ALL, lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(asdict(score) for score in scores)
    return written.getvalue().encode()


def print_agreement(scores: Sequence[Score], *, as_json: bool) -> None:
    """The agreement table of every pair of sets, and alpha over all."""
    if as_json:
        print_scores_json(scores)
        return
    _print_pairs([score for score in scores if score.measure != ALPHA])
    for alpha in scores:
        if alpha.measure == ALPHA:
            typer.echo(f"Krippendorff's alpha over words, {LAYER_NAMES[alpha.layer]}: {_figure(alpha)}")


def _print_pairs(rows: Sequence[Score]) -> None:
    from rich.table import Table

    for pair in dict.fromkeys(row.set for row in rows):
        of_pair = {(r.layer, r.measure, r.doc_id): r for r in rows if r.set == pair}
        articles = sorted({doc_id for _, _, doc_id in of_pair if doc_id})
        table = Table(title=pair, title_justify="left", pad_edge=False)
        table.add_column("measure")
        for column in (*articles, "all"):
            table.add_column(column, justify="right", overflow="fold")
        for layer, measure, doc_id in of_pair:
            if not doc_id:
                cells = [_figure(of_pair.get((layer, measure, article))) for article in (*articles, "")]
                table.add_row(f"{layer} {measure}", *cells)
        _console().print(table)


def _console() -> Console:
    from rich.console import Console

    console = Console(highlight=False)
    return console if console.is_terminal else Console(width=140, highlight=False)

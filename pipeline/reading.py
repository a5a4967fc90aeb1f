"""Articles read in batches: file -> document -> what it claims. The unit of work of every engine.

Functions here are called in worker processes by name; the model is loaded once in each.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.collector import collector_paused
from pipeline.errors import VariorumError
from pipeline.ingest.metadata import Sidecar
from pipeline.ingest.stage import ingest
from pipeline.packs.knowledge import load_knowledge
from pipeline.records.claim import Extraction
from pipeline.records.document import Document, RawFile
from pipeline.records.record import record

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@record
class ReadingJob:
    """Raw files to be read under one set of packs and one model. `parse` is False where only documents are wanted."""

    files: tuple[RawFile, ...]
    sidecar: Sidecar
    packs: tuple[str, ...]
    model: str | None
    blas: str = "auto"
    parse: bool = True


@record
class Article:
    """One file as read: its document and what was extracted, or why it could not be read."""

    path: str
    document: Document | None = None
    extraction: Extraction | None = None
    problem: str = ""


def read_articles(job: ReadingJob) -> list[Article]:
    """Read a batch. A file that cannot be read yields its problem; the others are read all the same."""
    articles = [_ingest_one(raw, job.sidecar, _spellings(job.packs)) for raw in job.files]
    if not job.parse:
        return articles
    nlp, knowledge = _loaded(job.model, job.blas, job.packs)
    documents = [article.document for article in articles if article.document]
    found = _extract_all(documents, nlp, knowledge)
    return [_completed(article, found) for article in articles]


def prepare(model: str | None, blas: str, packs: tuple[str, ...]) -> None:
    """Load at once what is otherwise loaded with the first articles. What fails here fails there again, and is told."""
    with suppress(Exception):
        _loaded(model, blas, packs)


def halves(job: ReadingJob) -> tuple[ReadingJob, ReadingJob]:
    """A batch in two, to find the article in it that ends its process."""
    middle = len(job.files) // 2
    return replace(job, files=job.files[:middle]), replace(job, files=job.files[middle:])


def _ingest_one(raw: RawFile, sidecar: Sidecar, names: frozenset[str]) -> Article:
    try:
        return Article(path=raw.path, document=ingest(raw, sidecar, names))
    except VariorumError as error:
        return Article(path=raw.path, problem=str(error))
    except Exception as error:  # noqa: BLE001 - one broken article never stops the others
        return Article(path=raw.path, problem=_bug("reading", error))


def _extract_all(documents: Sequence[Document], nlp: Language, knowledge: Knowledge) -> dict[str, Extraction | str]:
    """Extractions by doc_id, or why there is none. Articles are parsed together, which is faster; after a crash one
    by one, so that only the culprit is lost.
    """
    from pipeline.extract.stage import extract

    try:
        return {found.doc_id: found for found in extract(documents, nlp=nlp, knowledge=knowledge)}
    except Exception:  # noqa: BLE001 - the culprit is found below
        return {document.doc_id: _extract_one(document, nlp, knowledge) for document in documents}


def _extract_one(document: Document, nlp: Language, knowledge: Knowledge) -> Extraction | str:
    from pipeline.extract.stage import extract

    try:
        return next(extract([document], nlp=nlp, knowledge=knowledge))
    except Exception as error:  # noqa: BLE001 - one broken article never stops the others
        return _bug("extracting claims from", error)


def _completed(article: Article, found: Mapping[str, Extraction | str]) -> Article:
    if article.document is None:
        return article
    extraction = found[article.document.doc_id]
    if isinstance(extraction, str):
        return Article(path=article.path, problem=extraction)
    return Article(path=article.path, document=article.document, extraction=extraction)


def _bug(doing: str, error: Exception) -> str:
    return f"{doing} this article failed: {type(error).__name__}: {error}\n  try: report it with the article"


@lru_cache(maxsize=4)
def _spellings(packs: tuple[str, ...]) -> frozenset[str]:
    """Names of the gazetteer and the packs, by which call-outs in capitals get their ordinary spelling back."""
    return frozenset(row.alias for row in load_knowledge(packs).names.rows)


@lru_cache(maxsize=1)
def _loaded(name: str | None, blas: str, packs: tuple[str, ...]) -> tuple[Language, Knowledge]:
    """The model and the knowledge. They stay, so the garbage collector need not go through them again and again."""
    with collector_paused():
        from pipeline.extract.kernel import use_kernel
        from pipeline.extract.nlp import load_model

        nlp, knowledge = load_model(name), load_knowledge(packs)
        use_kernel(nlp, blas)
        knowledge.names.prepare()
        gc.freeze()
    return nlp, knowledge

"""Runs the stages whose inputs changed, and writes what they give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import islice
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.collector import collector_paused
from pipeline.errors import CorpusError, GoldError
from pipeline.fingerprints import article_prints, combine, model_description, versions
from pipeline.inputs import Inputs
from pipeline.progress import Progress, Silent
from pipeline.recall.hashes import fingerprint
from pipeline.records.claim import Entity, Extraction
from pipeline.records.document import Document
from pipeline.records.gold import GoldSet
from pipeline.records.group import Alignment, count_verdicts
from pipeline.records.tables import RunTables
from pipeline.stages import ALIGN, EXPORT, LINK, RECONCILE, REVIEW
from pipeline.store.articles import ListedFile, read_raw
from pipeline.store.cache import Cache
from pipeline.store.decisions import DecisionLog
from pipeline.store.files import clear_parts, one_at_a_time, require_writable
from pipeline.store.gold import read_gold_set
from pipeline.store.names import read_name_rulings
from pipeline.store.run import StageClock
from pipeline.store.run_files import RunFolder, is_current, new_run, untouched

if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.reading import Article, ReadingJob
    from pipeline.recall.lines import Content
    from pipeline.recall.shelves import Recall
    from pipeline.reconcile.stage import Reconciliation

FILES_PER_BATCH = 32
ROUNDS = 2
"""Where several processes read, a batch is so large that each could have this many of what is left."""


def batch_sizes(files: int, processes: int) -> Iterator[int]:
    """How many articles are read together. Several processes are given ever smaller batches towards the end, so that
    none waits long for the last.
    """
    while files > 0:
        share = files if processes == 1 else ceil(files / (processes * ROUNDS))
        size = min(FILES_PER_BATCH, share)
        yield size
        files -= size


@dataclass
class Run:
    """One run over a corpus. Each result is computed when it is first asked for, so that a command that needs only
    the documents never loads the model.
    """

    settings: Settings
    progress: Progress = field(default_factory=Silent)
    warnings: list[str] = field(default_factory=list)
    clock: StageClock = field(default_factory=StageClock)

    @cached_property
    def inputs(self) -> Inputs:
        """What the run is given, with its hashes."""
        return Inputs(self.settings)

    def start(self, stage: str, total: int | None = None) -> None:
        """A stage begins."""
        self.clock.start(stage)
        self.progress.start(stage, total)

    def warn(self, message: str) -> None:
        """Keep a warning for run.json and tell it now."""
        self.warnings.append(message)
        self.progress.warn(message)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Every readable article with its claims, in order of doc_id."""
        return self._checked(self._read(parse=True))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every readable article as a document, copies marked, in order of doc_id."""
        articles = self.articles if "articles" in vars(self) else self._checked(self._read(parse=False))
        found = [article.document for article in articles if article.document]
        from pipeline.ingest.duplicates import copies_of

        copies = copies_of(found)
        return tuple(
            replace(d, source=replace(d.source, same_as=copies[d.doc_id])) if d.doc_id in copies else d for d in found
        )

    def _checked(self, articles: Iterable[Article]) -> tuple[Article, ...]:
        """Readable articles by doc_id; the others become warnings. Raises CorpusError for none, or one id twice."""
        known: dict[str, Article] = {}
        for article in articles:
            if article.document is None:
                self.warn(f"{article.path}: {article.problem}")
                continue
            twin = known.setdefault(article.document.doc_id, article)
            if twin is not article:
                raise CorpusError(
                    f"two articles have the id {article.document.doc_id!r}",
                    at=f"{twin.path} and {article.path}",
                    remedy="rename one of the files, or move it out of the corpus",
                )
            for warning in article.document.warnings:
                self.warn(f"{article.path}: {warning}")
            self._warn_of_dates(article)
        if not known:
            raise CorpusError(
                "none of the files could be read",
                at=str(self.settings.corpus),
                remedy="the warnings above say why; `variorum doctor` lists every file",
            )
        return tuple(known[doc_id] for doc_id in sorted(known))

    def _warn_of_dates(self, article: Article) -> None:
        """Tell where an article names a date that no calendar has."""
        from pipeline.extract.times import date_warnings

        if article.document is not None and article.extraction is not None:
            for line, warning in date_warnings(article.document.text, article.extraction.times):
                self.warn(f"{article.path}:{line}: {warning}")

    def _read(self, *, parse: bool) -> Iterator[Article]:
        from pipeline.engine import open_engine

        self.start("read articles", len(self.inputs.files))
        with closing(Cache(self.settings.cache)) as cache:
            keys = self.inputs.keys if parse else self.inputs.bare_keys
            with collector_paused():
                kept = {path: found for path, key in keys.items() if (found := cache.get(key)) is not None}
            self.progress.advance(len(kept))
            todo = [file for file in self.inputs.files if file.path not in kept]
            if todo:
                with open_engine(self.settings, self._prepare if parse else None) as engine:
                    for batch in engine.read(self._jobs(todo, parse=parse)):
                        cache.put((keys[article.path], article) for article in batch if not article.problem)
                        kept.update((article.path, article) for article in batch)
                        self.progress.advance(len(batch))
        return iter([kept[file.path] for file in self.inputs.files])

    @cached_property
    def inputs_key(self) -> str:
        """Hash of everything that the tables depend on: where it is that of the last run, nothing need be done."""
        inputs = self.inputs
        files = [f"{file.path} {file.sha256} {inputs.said_of(file)}" for file in inputs.files]
        given = [read_name_rulings(self.settings.names), self.decisions.read(), self.gold, self.settings.packs]
        program = (inputs.model_fingerprint, inputs.versions, *inputs.stage_keys.values())
        return combine(*program, *files, *map(repr, given))

    def _jobs(self, files: Sequence[ListedFile], *, parse: bool) -> Iterator[ReadingJob]:
        from pipeline.reading import ReadingJob

        left = iter(files)
        for size in batch_sizes(len(files), self.settings.jobs):
            yield ReadingJob(
                files=tuple(read_raw(file, self.settings.corpus) for file in islice(left, size)),
                sidecar=self.inputs.sidecar,
                packs=self.settings.packs,
                model=self.settings.model,
                blas=self.kernel if parse else self.settings.blas,
                parse=parse,
            )

    @property
    def _prepare(self) -> Callable[[], None]:
        """What a process may do before it has articles to parse."""
        from pipeline.reading import prepare

        return partial(prepare, self.settings.model, self.kernel, self.settings.packs)

    @cached_property
    def kernel(self) -> str:
        """Linear algebra kernel to parse with. `auto` is measured once and remembered in the cache folder; workers of a
        cluster are other machines and measure for themselves.
        """
        if self.settings.blas != "auto" or self.settings.engine == "dask":
            return self.settings.blas
        from pipeline.extract.kernel import fastest_kernel, machine

        with closing(Cache(self.settings.cache)) as cache:
            key = combine("kernel", *machine())
            chosen: str = cache.get(key) or fastest_kernel()
            cache.put([(key, chosen)])
        return chosen

    @cached_property
    def linked(self) -> tuple[tuple[Extraction, ...], tuple[Entity, ...]]:
        """Extractions with corpus-wide entity ids, and the entities."""
        read = tuple(article.extraction for article in self.articles if article.extraction)
        self.start("link names")
        from pipeline.review.names import overrides_of

        overrides = (*read_name_rulings(self.settings.names), *overrides_of(self.decisions.read()))
        linked: tuple[tuple[Extraction, ...], tuple[Entity, ...]] = LINK.load()(
            read, knowledge=self.inputs.knowledge, overrides=overrides
        )
        return linked

    @property
    def extractions(self) -> tuple[Extraction, ...]:
        """What each article says, in order of doc_id."""
        return self.linked[0]

    @cached_property
    def decisions(self) -> DecisionLog:
        """Reviewers' logs."""
        return DecisionLog(self.settings.decisions)

    @cached_property
    def alignment(self) -> Alignment:
        """Comparisons and groups."""
        self.start("align claims")
        from pipeline.review.decisions import in_force

        found: Alignment = ALIGN.load()(
            {extraction.doc_id: extraction.claims for extraction in self.extractions},
            sources={document.doc_id: document.source for document in self.documents},
            entities=self.linked[1],
            knowledge=self.inputs.knowledge,
            decisions=in_force(self.decisions.read()),
            recall=self.recall,
        )
        return found

    @cached_property
    def recall(self) -> Recall:
        """What the last run over this corpus worked out of articles that did not change."""
        from pipeline.recall.shelves import Recall
        from pipeline.review.decisions import in_force
        from pipeline.store.shelves import read_shelves

        program = (*self.inputs.stage_keys.values(), self.inputs.versions)
        prints = article_prints(
            {d.doc_id: combine(self.inputs.keys[d.path], *program) for d in self.documents},
            self.extractions,
            sources={d.doc_id: d.source for d in self.documents},
            names={entity.entity_id: entity.name for entity in self.linked[1]},
            decisions=in_force(self.decisions.read()),
        )
        return Recall(prints, read_shelves(self._shelves))

    @cached_property
    def _shelves(self) -> Path:
        """Where the cache keeps what runs over this corpus worked out."""
        return self.settings.cache / f"{fingerprint(self.settings.corpus.resolve().as_posix())}.npz"

    def _remember(self) -> None:
        """Keep what the next run over this corpus need not work out again."""
        from pipeline.store.shelves import write_shelves

        write_shelves(self._shelves, self.recall.kept())

    @cached_property
    def gold(self) -> GoldSet | None:
        """The annotation set in force, if there is one."""
        return read_gold_set(self.settings.gold) if self.settings.gold else None

    @cached_property
    def reconciliation(self) -> Reconciliation | None:
        """The run compared with the gold set; None, and a warning, where there is none."""
        if self.gold is None:
            return None
        self.start("compare with gold")
        try:
            found: Reconciliation = RECONCILE.load()(
                self.gold, documents=self.documents, extractions=self.extractions, alignment=self.alignment
            )
        except GoldError as error:
            self.warn(str(error))
            return None
        for unplaced in found.unplaced:
            self.warn(f"gold row not placed: {unplaced}")
        return found

    @cached_property
    def tables(self) -> RunTables:
        """Everything found, as the exporters take it."""
        from pipeline.align.decisions import changed_claims  # loaded with the stage

        made, seen = self.decisions.read(), self.decisions.seen()
        standings = REVIEW.load()(made, extractions=self.extractions, alignment=self.alignment, seen=seen)
        scored = self.reconciliation
        return RunTables(
            documents=self.documents,
            extractions=self.extractions,
            entities=self.linked[1],
            alignment=self.alignment,
            matches=scored.matches if scored else (),
            scores=scored.scores if scored else (),
            decisions=made,
            standings=standings,
            edited=changed_claims([c for e in self.extractions for c in e.claims], [s.decision for s in standings]),
        )

    def write(self) -> bool:
        """Run what has to be run and write the tables. False where the last run's tables still hold."""
        out = self.settings.out
        require_writable(out)
        with one_at_a_time(out):
            clear_parts(out)
            if is_current(out, self.inputs_key):
                return False
            self._write_tables(out)
        return True

    def _write_tables(self, out: Path) -> None:
        tables = self.tables
        self.start("write tables")
        from pipeline.store.run_tables import run_tables

        with new_run(out) as folder, collector_paused():
            made = run_tables(
                documents=tables.documents,
                extractions=tables.extractions,
                entities=tables.entities,
                alignment=tables.alignment,
                matches=tables.matches if self.reconciliation else None,
                prints=self.recall.prints,
            )
            self._write_files(folder, made)
            run = folder.content_id()
            self._write_files(folder, EXPORT.load()(replace(tables, run=run), recall=self.recall))
            self._remember()
            folder.finish({"run": run, "inputs_key": self.inputs_key} | self._info())

    def _write_files(self, folder: RunFolder, contents: Iterable[tuple[str, Content]]) -> None:
        """Write files, of large ones only what has changed since the last run."""
        from pipeline.recall.lines import Lines
        from pipeline.store.assembly import assembly_of, shelf_name

        last = untouched(self.settings.out)
        for name, content in contents:
            if not isinstance(content, Lines):
                folder.write(name, content)
                continue
            assembly = assembly_of(name, content, self.settings.out, last, self.recall)
            self.recall.keep(shelf_name(name), assembly.kept(folder.write(name, assembly.chunks())))

    def _info(self) -> dict[str, object]:
        """What run.json tells of this run."""
        tables = self.tables
        verdicts = count_verdicts(tables.alignment.groups)
        return {
            "versions": versions(),
            "model": {**model_description(self.settings.model), "fingerprint": self.inputs.model_fingerprint},
            "configuration": self.settings.model_dump(mode="json", exclude={"cache", "jobs", "engine", "scheduler"}),
            "inputs": {file.path: file.sha256 for file in self.inputs.files},
            "counts": {
                "articles": len(tables.documents),
                "names": sum(len(e.mentions) for e in tables.extractions),
                "times": sum(len(e.times) for e in tables.extractions),
                "claims": sum(len(e.claims) for e in tables.extractions),
                "entities": len(tables.entities),
                "comparisons": len(tables.alignment.comparisons),
                "groups": dict(sorted(verdicts.items())),
            },
            "seconds": self.clock.seconds(),
            "warnings": self.warnings,
        }

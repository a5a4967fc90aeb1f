"""Runs the stages whose inputs changed, and writes what they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.collector import collector_paused
from pipeline.errors import GoldError
from pipeline.fingerprints import combine, model_description, versions
from pipeline.inputs import Inputs
from pipeline.progress import Progress, Silent
from pipeline.recall.hashes import fingerprint
from pipeline.records.claim import Claim, Entity, names_by_id
from pipeline.records.decision import Decision
from pipeline.records.document import Document
from pipeline.records.gold import GoldSet
from pipeline.records.group import Alignment, count_verdicts
from pipeline.records.on_demand import ByName, Documents, Extractions, InOrder
from pipeline.records.tables import RunTables
from pipeline.stages import ALIGN, EXPORT, LINK, RECONCILE, REVIEW
from pipeline.store.decisions import DecisionLog
from pipeline.store.files import clear_parts, one_at_a_time, require_writable
from pipeline.store.gold import read_gold_set
from pipeline.store.names import read_name_rulings
from pipeline.store.run import StageClock
from pipeline.store.run_files import RunFolder, is_current, new_run, untouched

if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.corpus import Corpus
    from pipeline.recall.lines import Content
    from pipeline.recall.shelves import Recall, Shelf
    from pipeline.reconcile.stage import Reconciliation


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
    def corpus(self) -> Corpus:
        """The articles with their claims."""
        return self._corpus(self.recall.shelf("faces"), parse=True)

    @cached_property
    def documents(self) -> Sequence[Document]:
        """Every readable article as a document, copies marked, in order of doc_id."""
        if "corpus" in vars(self):
            corpus = self.corpus
            said = {doc_id: face.same_as for doc_id, face in corpus.faces.items() if face.same_as}
            return Documents(corpus.documents, {**said, **corpus.copies})
        from pipeline.recall.shelves import Shelf

        return InOrder(self._corpus(Shelf({}), parse=False).documents)

    def _corpus(self, shelf: Shelf, *, parse: bool) -> Corpus:
        from pipeline.corpus import Corpus

        self.start("read articles", len(self.inputs.files))
        corpus = Corpus(self.inputs, self.progress, self.warn, shelf, parse=parse)
        corpus.read()
        return corpus

    @cached_property
    @collector_paused()
    def inputs_key(self) -> str:
        """Hash of everything that the tables depend on: where it is that of the last run, nothing need be done."""
        inputs = self.inputs
        files = [f"{file.path} {file.sha256} {inputs.said_of(file)}" for file in inputs.files]
        given = [read_name_rulings(self.settings.names), self.decisions.read(), self.gold, self.settings.packs]
        program = (inputs.model_fingerprint, inputs.versions, *inputs.stage_keys.values())
        return combine(*program, *files, *map(repr, given))

    @cached_property
    def linked(self) -> tuple[Extractions, Sequence[Entity]]:
        """What each article says with corpus-wide entity ids, in order of doc_id, and the entities."""
        faces, read = self.corpus.faces, self.corpus.extractions
        self.start("link names")
        from pipeline.extract.entities import with_final_ids
        from pipeline.review.names import overrides_of

        overrides = (*read_name_rulings(self.settings.names), *overrides_of(self.decisions.read()))
        named = [face.named for face in faces.values()]
        final, entities = LINK.load()(named, knowledge=self.inputs.knowledge, overrides=overrides)
        self.recall.prints = self._prints(final, entities)
        moved = {old for old, new in final.items() if old != new}
        stays = {doc_id: moved.isdisjoint(face.ids) for doc_id, face in faces.items()}
        linked = ByName(faces, lambda name: read[name] if stays[name] else with_final_ids(read[name], final))
        homes = {claim_id: face.doc_id for face in faces.values() for claim_id in face.claims}
        return Extractions(linked, homes), entities

    def _prints(self, final: Mapping[str, str], entities: Sequence[Entity]) -> dict[str, int]:
        """The print of all that is known of each article before articles are set side by side."""
        from pipeline.faces import print_faces
        from pipeline.review.decisions import in_force

        decided: dict[str, list[str]] = {}
        faces, copies, known = self.corpus.faces, self.corpus.copies, self.corpus.key_of
        homes = {claim_id: face.doc_id for face in faces.values() for claim_id in face.claims}
        for decision in in_force(self.decisions.read()):
            for claim_id in decision.key:
                decided.setdefault(homes.get(claim_id, ""), []).append(f"{claim_id} {decision!r}")
        told = ((known(name), self._program, copies.get(name, ""), *decided.get(name, ())) for name in faces)
        prints = print_faces(list(faces.values()), told, final, names_by_id(entities))
        return dict(zip(faces, prints.tolist(), strict=True))

    @property
    def extractions(self) -> Extractions:
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
        from pipeline.engine.crew import Crew
        from pipeline.review.decisions import in_force

        extractions, entities = self.linked
        documents = self.corpus.documents
        found: Alignment = ALIGN.load()(
            ByName(documents, lambda doc_id: extractions.by_name[doc_id].claims),
            sources=ByName(documents, lambda doc_id: documents[doc_id].source),
            entities=entities,
            knowledge=self.inputs.knowledge,
            decisions=in_force(self.decisions.read()),
            recall=self.recall,
            work=Crew(self.settings.jobs),
        )
        return found

    @cached_property
    @collector_paused()
    def recall(self) -> Recall:
        """What the last run over this corpus worked out."""
        from pipeline.recall.shelves import Recall
        from pipeline.store.shelves import read_shelves

        return Recall({}, read_shelves(self._shelves, self._program))

    @cached_property
    def _program(self) -> str:
        """What results depend on beside what they are worked out from."""
        return combine(*self.inputs.stage_keys.values(), self.inputs.versions)

    @cached_property
    def _shelves(self) -> Path:
        """Where the cache keeps what runs over this corpus worked out."""
        from pipeline.store.shelves import ENDING

        return self.settings.cache / f"{fingerprint(self.settings.corpus.resolve().as_posix())}{ENDING}"

    def _remember(self) -> None:
        """Keep what the next run over this corpus need not work out again."""
        from pipeline.store.shelves import write_shelves

        write_shelves(self._shelves, self._program, self.recall.kept())

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
            edited=self._edited([standing.decision for standing in standings]),
        )

    def _edited(self, decisions: Sequence[Decision]) -> tuple[Claim, ...]:
        """The claims that reviewers corrected, as corrected."""
        from pipeline.align.decisions import changed_claims  # loaded with the stage

        claims = self.extractions.claims
        named = dict.fromkeys(claim_id for decision in decisions for claim_id in decision.key if claim_id in claims)
        return changed_claims([claims[claim_id] for claim_id in named], decisions)

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

    @collector_paused()
    def _write_tables(self, out: Path) -> None:
        tables = self.tables
        self.start("write tables")
        from pipeline.store.run_tables import run_tables

        with new_run(out) as folder:
            made = run_tables(
                documents=tables.documents,
                extractions=tables.extractions,
                entities=tables.entities,
                alignment=tables.alignment,
                matches=tables.matches if self.reconciliation else None,
                recall=self.recall,
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
        verdicts, faces = count_verdicts(tables.alignment.groups), self.corpus.faces.values()
        return {
            "versions": versions(),
            "model": {**model_description(self.settings.model), "fingerprint": self.inputs.model_fingerprint},
            "configuration": self.settings.model_dump(mode="json", exclude={"cache", "jobs", "engine", "scheduler"}),
            "inputs": {file.path: file.sha256 for file in self.inputs.files},
            "counts": {
                "articles": len(faces),
                "names": sum(face.n_names for face in faces),
                "times": sum(face.n_times for face in faces),
                "claims": sum(len(face.claims) for face in faces),
                "entities": len(tables.entities),
                "comparisons": len(tables.alignment.comparisons),
                "groups": dict(sorted(verdicts.items())),
            },
            "seconds": self.clock.seconds(),
            "warnings": self.warnings,
        }

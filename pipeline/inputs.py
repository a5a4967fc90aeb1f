"""What a run is given, and the hashes that tell whether any of it has changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.errors import CorpusError
from pipeline.fingerprints import combine, stage_fingerprint
from pipeline.fingerprints import versions as library_versions
from pipeline.packs.knowledge import Knowledge, load_knowledge
from pipeline.records.document import RawFile
from pipeline.stages import EXTRACT, INGEST, STAGES
from pipeline.store.articles import ListedFile, list_files, read_sidecars

if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.ingest.metadata import Sidecar


@dataclass
class Inputs:
    """The articles of a run, what stands beside them, the knowledge, the model and the program."""

    settings: Settings

    @cached_property
    def knowledge(self) -> Knowledge:
        """Resources and packs in force."""
        return load_knowledge(self.settings.packs)

    @cached_property
    def sidecar(self) -> Sidecar:
        """What the files beside the articles say of them."""
        from pipeline.ingest.metadata import read_sidecar

        return read_sidecar(list(read_sidecars(self.settings.corpus)))

    @cached_property
    def files(self) -> tuple[ListedFile, ...]:
        """All files of the corpus with their hashes. Raises CorpusError where there is none."""
        corpus = self.settings.corpus
        found = tuple(list_files(corpus))
        if not found:
            raise CorpusError(
                "no articles in this folder", at=str(corpus), remedy="put txt, md, html, pdf or docx files there"
            )
        if corpus.is_dir():
            self.sidecar.check(file.path for file in found)
        return found

    @cached_property
    def keys(self) -> dict[str, str]:
        """What the reading of each file depends on, claims included, by path."""
        program = (self.stage_keys[EXTRACT.name], self.model_fingerprint)
        return {path: combine(key, *program) for path, key in self.bare_keys.items()}

    @cached_property
    def bare_keys(self) -> dict[str, str]:
        """What each document depends on, by path: all but the claims."""
        program = (self.stage_keys[INGEST.name], self.versions)
        return {file.path: combine(file.path, file.sha256, self.said_of(file), *program) for file in self.files}

    def said_of(self, file: ListedFile) -> str:
        """What the sidecars say of one file; entries by title count for all, since titles are known only later."""
        if file.path not in self._said:
            bare = RawFile(path=file.path, data=b"", sha256=file.sha256)
            self._said[file.path] = f"{self.sidecar.entry(bare)!r} {self._said_by_title}"
        return self._said[file.path]

    @cached_property
    def _said(self) -> dict[str, str]:
        """What the sidecars say of files, by path."""
        return {}

    @cached_property
    def _said_by_title(self) -> str:
        return combine(*map(repr, sorted(self.sidecar.by_title.items())))

    @cached_property
    def stage_keys(self) -> dict[str, str]:
        """What each stage's result depends on beside its input: code and data."""
        return {stage.name: stage_fingerprint(stage, self.knowledge.layers) for stage in STAGES}

    @cached_property
    def versions(self) -> str:
        """Versions of the program and its libraries."""
        return repr(library_versions())

    @cached_property
    def model_fingerprint(self) -> str:
        """Hash of the model in force."""
        from pipeline.extract.nlp import model_fingerprint

        return model_fingerprint(self.settings.model)

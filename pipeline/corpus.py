"""The articles of a run: read where they are new, read back where they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING

from pipeline.collector import collector_paused
from pipeline.errors import CorpusError
from pipeline.faces import Face, face_from, face_of
from pipeline.fingerprints import combine
from pipeline.recall.prints import prints_of
from pipeline.recall.ragged import bytes_of, from_bytes
from pipeline.records.document import Document
from pipeline.records.on_demand import ByName
from pipeline.store.articles import ListedFile, read_raw
from pipeline.store.cache import Cache

if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.inputs import Inputs
    from pipeline.progress import Progress
    from pipeline.reading import Article, ReadingJob
    from pipeline.recall.shelves import Shelf
    from pipeline.records.claim import Extraction

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
class Corpus:
    """All articles of a run. `parse` is False where only their documents are wanted; `shelf` keeps faces from run to
    run.
    """

    inputs: Inputs
    progress: Progress
    warn: Callable[[str], None]
    shelf: Shelf
    parse: bool = True

    def __post_init__(self) -> None:
        """Nothing has gone wrong yet."""
        self._problems: dict[str, str] = {}
        """Why files could not be read, by path."""
        self._fresh: dict[str, Article] = {}
        """Articles that were read in this run, by path, until they are asked for."""

    @property
    def settings(self) -> Settings:
        """What the run was asked for."""
        return self.inputs.settings

    @cached_property
    def _keys(self) -> dict[str, str]:
        """What the reading of each file depends on, by path."""
        return self.inputs.keys if self.parse else self.inputs.bare_keys

    @cached_property
    def _found(self) -> tuple[dict[str, Face], dict[str, str]]:
        """Faces of readable articles and their paths, both by doc_id, in order. The others become warnings. Raises
        CorpusError for none, or one id twice.
        """
        known: dict[str, Face] = {}
        paths: dict[str, str] = {}
        for path, face in self._read():
            if face is None:
                self.warn(f"{path}: {self._problems[path]}")
                continue
            if paths.setdefault(face.doc_id, path) != path:
                raise CorpusError(
                    f"two articles have the id {face.doc_id!r}",
                    at=f"{paths[face.doc_id]} and {path}",
                    remedy="rename one of the files, or move it out of the corpus",
                )
            known[face.doc_id] = face
            for warning in face.warnings:
                self.warn(f"{path}{warning}")
        if not known:
            raise CorpusError(
                "none of the files could be read",
                at=str(self.settings.corpus),
                remedy="the warnings above say why; `variorum doctor` lists every file",
            )
        return {doc_id: known[doc_id] for doc_id in sorted(known)}, paths

    def read(self) -> None:
        """Read the articles now."""
        _ = self._found

    @property
    def faces(self) -> Mapping[str, Face]:
        """Faces of the readable articles by doc_id, in order."""
        return self._found[0]

    def key_of(self, doc_id: str) -> str:
        """What the reading of an article depends on."""
        return self._keys[self._found[1][doc_id]]

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """Articles that are copies of another: doc_id -> doc_id of the original."""
        from pipeline.ingest.duplicates import copies_of

        return copies_of(face.sample for face in self.faces.values())

    @cached_property
    def documents(self) -> ByName[Document]:
        """The articles as documents, copies marked, by doc_id."""
        return ByName(self.faces, self._document)

    @cached_property
    def extractions(self) -> ByName[Extraction]:
        """What was read from each article, with the article's own ids, by doc_id."""
        return ByName(self.faces, self._extraction)

    def _document(self, doc_id: str) -> Document:
        document = self._articles[doc_id].document
        assert document is not None
        copied = self.copies.get(doc_id)
        return replace(document, source=replace(document.source, same_as=copied)) if copied else document

    def _extraction(self, doc_id: str) -> Extraction:
        extraction = self._articles[doc_id].extraction
        assert extraction is not None
        return extraction

    @cached_property
    def _articles(self) -> ByName[Article]:
        return ByName(self.faces, self._read_back)

    def _read_back(self, doc_id: str) -> Article:
        """An article as it was read in this run, or from the cache; one that is broken there is read once more."""
        path = self._found[1][doc_id]
        if path in self._fresh:
            return self._fresh.pop(path)
        with collector_paused():
            found: Article | None = self._cache.get(self._keys[path])
        if found is not None:
            return found
        return next(self._read_files([file for file in self.inputs.files if file.path == path]))

    @cached_property
    def _cache(self) -> Cache:
        return Cache(self.settings.cache)

    def close(self) -> None:
        """Let go of the cache."""
        if "_cache" in vars(self):
            self._cache.close()
            del self._cache

    def _read(self) -> list[tuple[str, Face | None]]:
        """Paths and faces of all files, None where one cannot be read."""
        files, shelf = self.inputs.files, self.shelf
        prints = prints_of(self._keys[file.path] for file in files)
        known = bytes_of(shelf.known["face"]) if shelf.known else []
        there = self._cache.keys()
        kept = {
            file.path: known[row]
            for file, row in zip(files, shelf.find(prints).tolist(), strict=True)
            if row >= 0 and known[row] and self._keys[file.path] in there
        }
        self.progress.advance(len(kept))
        with collector_paused():
            faces = self._faces([file for file in files if file.path not in kept], there)
        told = [kept.get(file.path) or _told(faces[file.path]) for file in files]
        shelf.keep({"print": prints, "face": from_bytes(told)})
        with collector_paused():
            return [(file.path, face_from(face) if face else None) for file, face in zip(files, told, strict=True)]

    def _faces(self, files: Sequence[ListedFile], there: AbstractSet[str]) -> dict[str, Face | None]:
        """Faces of files by path: of articles that the cache has, and of those that are read now."""
        found: dict[str, Face | None] = {}
        unread = []
        for file in files:
            article = self._cache.get(self._keys[file.path]) if self._keys[file.path] in there else None
            if article is None:
                unread.append(file)
            else:
                found[file.path] = face_of(article)
                self.progress.advance(1)
        for article in self._read_files(unread):
            found[article.path] = face_of(article)
            if article.problem:
                self._problems[article.path] = article.problem
            else:
                self._fresh[article.path] = article
        return found

    def _read_files(self, files: Sequence[ListedFile]) -> Iterator[Article]:
        """Articles read and kept in the cache."""
        from pipeline.engine import open_engine

        if files:
            with open_engine(self.settings, self._prepare if self.parse else None) as engine:
                for batch in engine.read(self._jobs(files)):
                    self._cache.put((self._keys[article.path], article) for article in batch if not article.problem)
                    yield from batch
                    self.progress.advance(len(batch))

    def _jobs(self, files: Sequence[ListedFile]) -> Iterator[ReadingJob]:
        from pipeline.reading import ReadingJob

        left = iter(files)
        for size in batch_sizes(len(files), self.settings.jobs):
            yield ReadingJob(
                files=tuple(read_raw(file, self.settings.corpus) for file in islice(left, size)),
                sidecar=self.inputs.sidecar,
                packs=self.settings.packs,
                model=self.settings.model,
                blas=self.kernel if self.parse else self.settings.blas,
                parse=self.parse,
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

        key = combine("kernel", *machine())
        chosen: str = self._cache.get(key) or fastest_kernel()
        self._cache.put([(key, chosen)])
        return chosen


def _told(face: Face | None) -> bytes:
    return face.told() if face else b""

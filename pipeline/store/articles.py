"""Articles of a corpus folder as found on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import CorpusError
from pipeline.ingest.metadata import is_sidecar
from pipeline.records.document import RawFile
from pipeline.records.record import record


@record
class ListedFile:
    """A file of the corpus, not yet read: `path` relative to the corpus with `/`, and its hash."""

    path: str
    sha256: str


def list_files(corpus: Path) -> Iterator[ListedFile]:
    """Files of a corpus that are not hidden, not sidecars, and not what a saved page brings along; sorted by path.

    A corpus may be one file. Raises CorpusError when the folder is missing.
    """
    if corpus.is_file():
        yield ListedFile(path=corpus.name, sha256=_hash(corpus))
        return
    if not corpus.is_dir():
        raise CorpusError(
            "no such corpus folder", at=str(corpus), remedy="name a folder with txt, md, html, pdf or docx files"
        )
    paths = {path.relative_to(corpus).as_posix(): path for path in corpus.rglob("*") if path.is_file()}
    for shown in sorted(paths):
        if _is_article(Path(shown)):
            yield ListedFile(path=shown, sha256=_hash(paths[shown]))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_article(path: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.parts)
    brought_along = any(part.endswith(("_files", ".files")) for part in path.parts[:-1])
    return not hidden and not brought_along and not is_sidecar(path.name)


def read_raw(file: ListedFile, corpus: Path) -> RawFile:
    """A listed file with its bytes."""
    data = (corpus if corpus.is_file() else corpus / file.path).read_bytes()
    return RawFile(path=file.path, data=data, sha256=hashlib.sha256(data).hexdigest())


def read_sidecars(corpus: Path) -> Iterator[RawFile]:
    """The files beside the articles that say what the articles do not."""
    folder = corpus.parent if corpus.is_file() else corpus
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_file() and is_sidecar(path.name):
            yield read_raw(ListedFile(path=path.name, sha256=""), folder)

"""Articles of a corpus folder as found on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import CorpusError
from pipeline.ingest.metadata import is_sidecar
from pipeline.records.document import RawFile


def list_articles(corpus: Path) -> list[Path]:
    """Files of a corpus that are not hidden, not sidecars, and not the files that a saved page brings along; sorted.

    Raises CorpusError when the folder is missing.
    """
    if corpus.is_file():
        return [corpus]
    if not corpus.is_dir():
        raise CorpusError(
            "no such corpus folder", at=str(corpus), remedy="name a folder with txt, md, html, pdf or docx files"
        )
    return sorted(
        (path for path in corpus.rglob("*") if path.is_file() and _is_article(path.relative_to(corpus))),
        key=lambda path: path.relative_to(corpus).as_posix(),
    )


def _is_article(path: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.parts)
    brought_along = any(part.endswith(("_files", ".files")) for part in path.parts[:-1])
    return not hidden and not brought_along and not is_sidecar(path.name)


def read_raw(path: Path, corpus: Path) -> RawFile:
    """One file with its hash; its path is relative to the corpus, with `/`."""
    data = path.read_bytes()
    shown = path.name if corpus.is_file() else path.relative_to(corpus).as_posix()
    return RawFile(path=shown, data=data, sha256=hashlib.sha256(data).hexdigest())


def read_sidecars(corpus: Path) -> Iterator[RawFile]:
    """The files beside the articles that say what the articles do not."""
    folder = corpus.parent if corpus.is_file() else corpus
    for path in sorted(folder.iterdir()):
        if path.is_file() and is_sidecar(path.name):
            yield read_raw(path, folder)

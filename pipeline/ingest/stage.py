"""Ingest: one file becomes a document with blocks, a reading text and passages."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.errors import ReadError
from pipeline.ingest.blocks import judge
from pipeline.ingest.decoding import LONGEST_TEXT
from pipeline.ingest.draft import CODE, MATTER, Draft
from pipeline.ingest.duplicates import restatements
from pipeline.ingest.footnotes import stray_marks
from pipeline.ingest.head import read_head
from pipeline.ingest.language import check_language
from pipeline.ingest.metadata import Sidecar, doc_id_of, source_of
from pipeline.ingest.note_links import link_notes
from pipeline.ingest.pages.content import OUTSIDE
from pipeline.ingest.passages import make_passages
from pipeline.ingest.readers import reader_for
from pipeline.ingest.reading import SKIPPED, draw_reading, visible
from pipeline.ingest.sheet import Sheet, Words, lay_out
from pipeline.ingest.truecase import in_ordinary_case, spelling_of
from pipeline.records.document import PROSE_ROLES, Block, Document, RawFile, Role

LARGEST_FILE = 60_000_000
_ABOVE_TITLE = 2


def ingest(raw: RawFile, sidecar: Sidecar, names: Collection[str] = ()) -> Document:
    """Read one article. `names` are spellings that call-outs in capitals are rewritten to.

    Nothing of the text is dropped: what is not prose keeps its place as a block with a role and a reason. Raises
    ReadError where the file is no article in English that can be read.
    """
    if len(raw.data) > LARGEST_FILE:
        raise ReadError("the file is larger than 60 MB", at=raw.path, remedy="cut the article out of it")
    draft = reader_for(raw.path)(raw.data, raw.path)
    if len(draft.text) > LONGEST_TEXT:
        raise _too_long(raw.path)
    sheet = lay_out(draft)
    entry = sidecar.entry(raw, draft.found.get("title", ""))
    author = (entry.fields.get("author") if entry else "") or draft.found.get("author", "")
    verdicts = judge(sheet, author=author)
    roles = [role for role, _ in verdicts]
    marks = _marks(sheet, roles)
    reading = _reading(draft, sheet, roles, marks, names)
    passages = make_passages(sheet, roles, reading)
    if not any(passage.role in PROSE_ROLES for passage in passages):
        raise ReadError("no running text was found", at=raw.path, remedy="save the article's text, not only its frame")
    language = check_language(_prose(sheet, roles), raw.path)
    said = read_head(
        _head(sheet, verdicts),
        next((w.text for w, role in zip(sheet.words, roles, strict=True) if role in PROSE_ROLES), ""),
    )
    source, missing = source_of(entry, draft.found, said | ({"language": language} if language else {}))
    return Document(
        doc_id=(entry.doc_id if entry and entry.doc_id else doc_id_of(raw.path)),
        path=raw.path,
        sha256=raw.sha256,
        source=source,
        text=draft.text,
        blocks=_blocks(sheet, verdicts, marks),
        reading=visible(reading),
        passages=passages,
        warnings=(*draft.warnings, *_missing(raw.path, missing), *restatements(sheet, roles)),
        notes=link_notes(sheet, roles, marks),
    )


def _head(sheet: Sheet, verdicts: Sequence[tuple[Role, str]]) -> list[Words]:
    """The lines that may tell of the article: front matter, and what a page shows between its title and its body."""
    titled = next((i for i, (role, _) in enumerate(verdicts) if role == Role.FRONT_MATTER), len(verdicts))
    body = next(i for i, (role, _) in enumerate(verdicts) if role in PROSE_ROLES)
    return [
        words
        for index, (words, (role, reason)) in enumerate(zip(sheet.words, verdicts, strict=True))
        if (role == Role.FRONT_MATTER or (titled - _ABOVE_TITLE <= index < body and reason == OUTSIDE))
        and words.part.kind != MATTER
    ]


def _too_long(path: str) -> ReadError:
    return ReadError("the text is longer than two million characters", at=path, remedy="cut the article out of it")


def _prose(sheet: Sheet, roles: Sequence[Role]) -> str:
    return "\n".join(w.text for w, role in zip(sheet.words, roles, strict=True) if role in PROSE_ROLES)


def _marks(sheet: Sheet, roles: Sequence[Role]) -> list[tuple[int, int, str]]:
    """Note marks inside prose: those that the format sets apart, and numbers left behind."""
    prose = [(w.part.start, w.part.end) for w, role in zip(sheet.words, roles, strict=True) if role in PROSE_ROLES]
    known = [mark for start, end in prose for mark in sheet.draft.marks if start <= mark[0] <= end]
    taken = {start for start, _, _ in known}
    notes = sum(role == Role.FOOTNOTE for role in roles)
    return sorted([*known, *(mark for mark in stray_marks(sheet.draft.text, prose, notes) if mark[0] not in taken)])


def _reading(
    draft: Draft, sheet: Sheet, roles: Sequence[Role], marks: Sequence[tuple[int, int, str]], names: Collection[str]
) -> str:
    hidden = [
        *draft.skips,
        *((start, end) for start, end, _ in draft.marks),
        *((start, end) for start, end, _ in marks),
    ]
    loud = [i for i, words in enumerate(sheet.words) if words.in_capitals and words.part.kind not in {MATTER, CODE}]
    quiet = [w.text for w, role in zip(sheet.words, roles, strict=True) if role in PROSE_ROLES and not w.in_capitals]
    spelling = spelling_of(quiet, names)
    plain_text = sheet.reading
    if not set(marks) <= set(draft.marks):
        plain_text = draw_reading(draft.text, skips=hidden, entities=draft.entities, recased=())
    if not loud:
        return plain_text
    recased = []
    for index in loud:
        part = sheet.words[index].part
        plain = plain_text[part.start : part.end]
        recased.append((part.start, in_ordinary_case(plain.replace(SKIPPED, " "), spelling)))
    return draw_reading(draft.text, skips=hidden, entities=draft.entities, recased=recased)


def _blocks(
    sheet: Sheet, verdicts: Sequence[tuple[Role, str]], marks: Sequence[tuple[int, int, str]]
) -> tuple[Block, ...]:
    blocks = [
        Block(role=role, start=words.part.start, end=words.part.end, reason=reason)
        for words, (role, reason) in zip(sheet.words, verdicts, strict=True)
    ]
    blocks += [
        Block(role=Role.NOTE_MARK, start=start, end=end, reason=f"note mark {said}") for start, end, said in marks
    ]
    return tuple(sorted(blocks, key=lambda block: (block.start, -block.end)))


def _missing(path: str, missing: set[str]) -> list[str]:
    """Warnings that name the key to add."""
    name = doc_id_of(path).rsplit("--", 1)[-1]
    called = {"published": "date of publication"}
    return [
        f'no {called.get(key, key)} found: add `{key} = "..."` under [{name}] in sources.toml'
        for key in sorted(missing)
    ]

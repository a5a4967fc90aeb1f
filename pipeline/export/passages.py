"""Passages in context, cut into segments that a template can mark."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.records.document import PROSE_ROLES
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Claim
    from pipeline.records.document import Block, Document

CONTEXT_CHARACTERS = 220
EVIDENCE, TRIGGER, CHANGED = "evidence", "trigger", "changed"
_READ_ROLES = frozenset({"heading", *(role.value for role in PROSE_ROLES)})
_SENTENCE_END = re.compile(r"[.!?][\"”’)*\]]{0,2}\s+")


@record
class Segment:
    """Text with the marks that all of it bears, and the claims whose evidence it belongs to."""

    text: str
    marks: frozenset[str]
    claim_ids: tuple[str, ...] = ()


_ELLIPSIS = Segment(text=" … ", marks=frozenset())


@record
class Mark:
    """A stretch `[start, end)` and what it is."""

    start: int
    end: int
    name: str
    claim_id: str = ""


@record
class ArticleBlock:
    """One block of an article as shown: skipped blocks carry the reason."""

    role: str
    line: int
    skipped: bool
    reason: str
    segments: tuple[Segment, ...]
    claim_ids: tuple[str, ...]


def cut(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """`text[start:end]` as segments, each with all marks that cover it; marks may overlap."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    if not inside:
        return (Segment(text=text[start:end], marks=frozenset()),)
    edges = sorted({start, end, *(min(max(edge, start), end) for m in inside for edge in (m.start, m.end))})
    segments = []
    for left, right in pairwise(edges):
        covering = [mark for mark in inside if mark.start <= left and mark.end >= right]
        ids = tuple(sorted({mark.claim_id for mark in covering if mark.name == EVIDENCE and mark.claim_id}))
        names = frozenset(mark.name for mark in covering)
        segments.append(Segment(text=text[left:right], marks=names, claim_ids=ids))
    return tuple(segments)


def changed_from(text: str, other: str) -> tuple[Segment, ...]:
    """A passage with the words marked that the other wording of it lacks."""
    words, theirs = (re.findall(r"\s+|\S+", told) for told in (text, other))
    blanked = [[word if word.strip() else " " for word in told] for told in (theirs, words)]
    steps = SequenceMatcher(None, blanked[0], blanked[1], autojunk=False).get_opcodes()
    parts = ((tag, "".join(words[start:end])) for tag, _, _, start, end in steps if end > start)
    kept: frozenset[str] = frozenset()
    return tuple(Segment(text=part, marks=kept if tag == "equal" else frozenset({CHANGED})) for tag, part in parts)


def marks_of(claim: Claim) -> list[Mark]:
    """The claim's evidence and trigger."""
    evidence = Mark(start=claim.evidence.start, end=claim.evidence.end, name=EVIDENCE, claim_id=claim.claim_id)
    return [evidence, Mark(start=claim.trigger.start, end=claim.trigger.end, name=TRIGGER)]


def in_context(claim: Claim, lookup: Lookup) -> tuple[Segment, ...]:
    """The claim's passage with some of what stands around it, cut at word boundaries within its block."""
    document = lookup.documents.get(claim.doc_id)
    evidence = claim.evidence
    if document is None:
        return (Segment(text=evidence.quote, marks=frozenset({EVIDENCE}), claim_ids=(claim.claim_id,)),)
    block = _block_at(document, evidence.start)
    low, high = (block.start, block.end) if block else (0, len(document.text))
    high = max(high, evidence.end)
    start = _sentence_start(document.text, max(low, evidence.start - CONTEXT_CHARACTERS), low, evidence.start)
    end = _sentence_end(document.text, min(high, evidence.end + CONTEXT_CHARACTERS), high, evidence.end)
    inner = cut(document.text, start, end, marks_of(claim))
    before = (_ELLIPSIS,) if document.text[low:start].strip() and not _at_sentence(document.text, start) else ()
    after = (_ELLIPSIS,) if document.text[end:high].strip() and not _at_sentence(document.text, end) else ()
    return (*before, *inner, *after)


def _block_at(document: Document, offset: int) -> Block | None:
    return next((b for b in document.blocks if b.role in PROSE_ROLES and b.start <= offset < b.end), None)


def _at_sentence(text: str, at: int) -> bool:
    return bool(_SENTENCE_END.search(text[max(0, at - 4) : at].rstrip() + " "))


def _sentence_start(text: str, at: int, low: int, evidence: int) -> int:
    """The first sentence start after `at` and before the evidence; a word start where there is none."""
    if at <= low:
        return low
    found = _SENTENCE_END.search(text, at, evidence)
    if found:
        return found.end()
    while at < evidence and not text[at - 1].isspace():
        at += 1
    return at


def _sentence_end(text: str, at: int, high: int, evidence: int) -> int:
    """The last sentence end before `at` and after the evidence; a word end where there is none."""
    if at >= high:
        return high
    ends = [found.end() for found in _SENTENCE_END.finditer(text, max(evidence - 1, 0), at)]
    if ends:
        return ends[-1]
    while at > evidence and not text[at].isspace():
        at -= 1
    return at


def article(document: Document, claims: Sequence[Claim], lookup: Lookup) -> list[ArticleBlock]:
    """The whole article in order, with the evidence of its claims marked and skipped blocks told apart."""
    waiting = sorted((mark for claim in claims for mark in marks_of(claim)), key=lambda m: -m.start)
    open_marks: list[Mark] = []
    blocks = []
    for piece in _pieces(document):
        while waiting and waiting[-1].start < piece[1]:
            open_marks.append(waiting.pop())
        open_marks = [mark for mark in open_marks if mark.end > piece[0]]
        if document.text[piece[0] : piece[1]].strip():
            blocks.append(_article_block(document, piece, open_marks, lookup))
    return blocks


def _pieces(document: Document) -> Iterable[tuple[int, int, str, str]]:
    """Blocks in order, and what lies between them; a block inside another is left to the outer one."""
    at = 0
    for block in sorted(document.blocks, key=lambda b: (b.start, -b.end)):
        if block.end <= at:
            continue
        if block.start > at:
            yield at, block.start, "gap", ""
        yield max(at, block.start), block.end, block.role.value, block.reason
        at = block.end
    if at < len(document.text):
        yield at, len(document.text), "gap", ""


def _article_block(
    document: Document, piece: tuple[int, int, str, str], marks: list[Mark], lookup: Lookup
) -> ArticleBlock:
    start, end, role, reason = piece
    segments = cut(document.text, start, end, marks)
    read = role in _READ_ROLES
    ids = dict.fromkeys(m.claim_id for m in sorted(marks, key=lambda m: m.start) if m.name == EVIDENCE)
    return ArticleBlock(
        role=role,
        line=lookup.line_of(document.doc_id, start),
        skipped=not read,
        reason=reason,
        segments=segments,
        claim_ids=tuple(ids),
    )

"""The notes of a claim: those whose mark stands in its evidence, or behind it in the same sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Claim
    from pipeline.records.document import Document, NoteLink

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]{0,2}\s+[\"“‘„«(]?[A-Z\d]|\n\s*\n")
_TAGS = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_ADDRESS = re.compile(r"(?:mailto:)?[\w.+%-]{1,64}(?:@|\(at\)|\[at\])[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.IGNORECASE)
_URL = re.compile(r"[<(\[]{0,2}(?:https?://|www\.)\S{3,2000}", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:\[\^?[\w-]{1,40}\]:?|\(?\d{1,3}[).:]?)\s+")
_LONGEST = 300
_SENTENCE = 600


@record
class Note:
    """A note as shown: its number, its words without markup and e-mail addresses, and its web address if any."""

    number: str
    text: str
    url: str | None


def notes_of(claim: Claim, lookup: Lookup) -> tuple[Note, ...]:
    """The claim's notes in the order of their marks, each once."""
    document = lookup.documents.get(claim.doc_id)
    if document is None:
        return ()
    meant = [link for link in document.notes if _bears(document, claim, link)]
    return tuple(dict.fromkeys(_shown(document, link) for link in meant))


def _bears(document: Document, claim: Claim, link: NoteLink) -> bool:
    start, end = claim.evidence.start, claim.evidence.end
    at = link.mark[0]
    if at < start or at > end + _SENTENCE:
        return False
    return at <= end or not _SENTENCE_END.search(_without_marks(document, max(start, end - 1), at))


def _without_marks(document: Document, start: int, end: int) -> str:
    """The text in between without markup and earlier marks, so that `2021.<sup>1</sup> Then` ends a sentence."""
    pieces = []
    for link in document.notes:
        if start <= link.mark[0] and link.mark[1] <= end:
            pieces.append(document.text[start : link.mark[0]])
            start = link.mark[1]
    return _TAGS.sub("", "".join([*pieces, document.text[start:end]]))


def _shown(document: Document, link: NoteLink) -> Note:
    said = _TAGS.sub(" ", document.text[link.note[0] : link.note[1]])
    said = _URL.sub(" ", _ADDRESS.sub(" ", _NUMBER.sub("", said, count=1)))
    words = " ".join(said.split()).strip(" ,;:<>[]()")
    shown = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    url = link.url if link.url and not _ADDRESS.search(link.url) else None
    return Note(number=link.number, text=shown, url=url)

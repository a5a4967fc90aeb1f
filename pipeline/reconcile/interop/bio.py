"""Columns with B-I-O tags, written: one `<doc_id>.conllup` an article, in the shape of CoNLL-U Plus.

A token a line with its offsets in the article; sentences end at the tokeniser's sentence marks and at blank lines. A
token belongs to a stretch that it overlaps; tags are `B-ORG`, `I-ORG`, `O`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.records.gold import GoldDocument, GoldSet

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

COLUMNS = "ID FORM START END NAME ENTITY TIME CLAIM"
Stretch = tuple[int, int, str]


def write_bio(gold: GoldSet, texts: Mapping[str, str]) -> dict[str, bytes]:
    """The set's articles; the last column tags triggers with their event types."""
    import spacy

    english = spacy.blank("en")
    english.add_pipe("sentencizer")
    english.max_length = max([english.max_length, *map(len, texts.values())])
    files = {}
    for document in gold.documents:
        sentences = english(texts[document.doc_id]).sents
        lines = "".join(f"{line}\n" for line in _lines(document, sentences))
        files[f"{document.doc_id}.conllup"] = lines.encode()
    return files


def _lines(document: GoldDocument, sentences: Iterator[Span]) -> Iterator[str]:
    yield f"# global.columns = {COLUMNS}"
    yield f"# newdoc id = {document.doc_id}"
    names = [(n.start, n.end, n.label) for n in document.names]
    entities = [(n.start, n.end, n.value or "_") for n in document.names]
    times = [(t.start, t.end, t.label) for t in document.times]
    triggers = [(*c.trigger, c.type) for c in document.claims]
    for sentence in sentences:
        words = [token for token in sentence if not token.is_space]
        if not words:
            continue
        yield ""
        yield f"# text = {' '.join(sentence.text.split())}"
        for number, token in enumerate(words, 1):
            start, end = token.idx, token.idx + len(token)
            tags = (_tag(token, names), _value(token, entities), _tag(token, times), _tag(token, triggers))
            yield "\t".join((str(number), token.text, str(start), str(end), *tags))
    yield ""


def _over(token: Token, stretches: Sequence[Stretch]) -> Stretch | None:
    start, end = token.idx, token.idx + len(token)
    return next((s for s in stretches if s[0] < end and start < s[1]), None)


def _tag(token: Token, stretches: Sequence[Stretch]) -> str:
    found = _over(token, stretches)
    if found is None:
        return "O"
    return f"{'B' if token.idx <= found[0] else 'I'}-{found[2]}"


def _value(token: Token, stretches: Sequence[Stretch]) -> str:
    found = _over(token, stretches)
    return found[2] if found else "_"

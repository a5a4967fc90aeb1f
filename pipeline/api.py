"""What other programs call: texts in, records out, no files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from pipeline.align.compare import TextVerdict, compare_wholes
from pipeline.align.texts.whole import WholeText
from pipeline.packs.knowledge import Knowledge, load_knowledge
from pipeline.records.claim import Extraction
from pipeline.records.document import Block, Document, Passage, Role, Source

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.extract.nlp import ParsedDocument
    from pipeline.records.claim import Claim

_BREAK = re.compile(r"\n\s*\n")


def compare_texts(a: str, b: str, *, nlp: Language | None = None, knowledge: Knowledge | None = None) -> TextVerdict:
    """What two short texts are to each other: agree, conflict, undecided or unrelated, on which slots and why.

    Without `nlp` the default model is loaded, which takes seconds: give it when you compare many.
    """
    return next(compare_pairs([(a, b)], nlp=nlp, knowledge=knowledge))


def compare_pairs(
    pairs: Iterable[tuple[str, str]], *, nlp: Language | None = None, knowledge: Knowledge | None = None
) -> Iterator[TextVerdict]:
    """`compare_texts` for many pairs, parsed in batches, in the order given."""
    from pipeline.extract.nlp import load_model, parse

    known = knowledge or load_knowledge(())
    documents = chain.from_iterable((plain_document("a", a), plain_document("b", b)) for a, b in pairs)
    parses = parse(documents, nlp or load_model())
    for left, right in zip(parses, parses, strict=True):
        yield _compare_parsed(left, right, known)


def _compare_parsed(left: ParsedDocument, right: ParsedDocument, knowledge: Knowledge) -> TextVerdict:
    """Compare two parsed texts. Claims are read only where the words alone do not decide."""
    from pipeline.extract.entities import link_entities
    from pipeline.extract.names import find_names
    from pipeline.extract.stage import extract_parsed
    from pipeline.extract.times import find_times

    def read_claims() -> tuple[Sequence[Claim], Sequence[Claim]]:
        full = [extract_parsed(side, knowledge=knowledge) for side in (left, right)]
        (one, two), _ = link_entities(full, knowledge=knowledge)
        return one.claims, two.claims

    found = [
        Extraction(
            doc_id=side.document.doc_id,
            mentions=find_names(side, knowledge=knowledge),
            times=find_times(side, knowledge=knowledge),
            claims=(),
        )
        for side in (left, right)
    ]
    linked, entities = link_entities(found, knowledge=knowledge)
    listed = frozenset(e.entity_id for e in entities if e.how in {"gazetteer", "pack"})
    one, two = (_whole_text(side, named, listed, knowledge) for side, named in zip((left, right), linked, strict=True))
    return compare_wholes(one, two, read_claims, entities=entities, knowledge=knowledge)


def _whole_text(side: ParsedDocument, found: Extraction, known: frozenset[str], knowledge: Knowledge) -> WholeText:
    from pipeline.extract.words import read_figures, read_words

    return WholeText(
        text=side.document.text,
        words=read_words(side),
        figures=read_figures(side, units=knowledge.units),
        mentions=found.mentions,
        times=found.times,
        known=known,
    )


def extract_text(
    text: str,
    *,
    doc_id: str = "text",
    published: str | None = None,
    nlp: Language | None = None,
    knowledge: Knowledge | None = None,
) -> list[Claim]:
    """The claims of one text, in text order; offsets point into `text`.

    `published` (EDTF) anchors dates that leave the year out. Without `nlp` the default model is loaded, which takes
    seconds: give it when you read many texts.
    """
    from pipeline.extract.nlp import load_model
    from pipeline.extract.stage import extract

    documents = [plain_document(doc_id, text, published=published)]
    found = extract(documents, nlp=nlp or load_model(), knowledge=knowledge or load_knowledge(()))
    return list(next(found).claims)


def plain_document(doc_id: str, text: str, *, published: str | None = None) -> Document:
    """A text without layout as a document: paragraphs are parted by blank lines."""
    edges = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    blocks = tuple(
        Block(role=Role.PARAGRAPH, start=start, end=end, reason="plain text")
        for start, end in pairwise(edges)
        if text[start:end].strip()
    )
    return Document(
        doc_id=doc_id,
        path=doc_id,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        source=Source(published=published, published_basis="stated" if published else None),
        text=text,
        blocks=blocks,
        reading=re.sub(r"\s", " ", text),
        passages=tuple(Passage(role=b.role, pieces=((b.start, b.end),)) for b in blocks),
    )

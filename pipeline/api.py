"""What other programs call: texts in, records out, no files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain, pairwise, tee
from typing import TYPE_CHECKING

from pipeline.align.compare import TextVerdict, compare_heaps
from pipeline.align.texts import WholeText
from pipeline.packs.knowledge import Knowledge, load_knowledge
from pipeline.records.document import Block, Document, Passage, Role, Source

if TYPE_CHECKING:
    from spacy.language import Language

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
    from pipeline.extract.entities import link_entities
    from pipeline.extract.nlp import load_model
    from pipeline.extract.stage import extract

    known = knowledge or load_knowledge(())
    ahead, behind = tee(pairs)
    documents = chain.from_iterable((plain_document("a", a), plain_document("b", b)) for a, b in ahead)
    extractions = extract(documents, nlp=nlp or load_model(), knowledge=known)
    for left in extractions:
        linked, entities = link_entities((left, next(extractions)), knowledge=known)
        one, two = (
            WholeText(text=text, mentions=found.mentions, times=found.times)
            for text, found in zip(next(behind), linked, strict=True)
        )
        yield compare_heaps(linked[0].claims, linked[1].claims, entities=entities, knowledge=known, texts=(one, two))


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

"""Document -> Extraction: parse, names, references, times, attributions, claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.collector import collector_paused
from pipeline.extract.attribution import find_attributions
from pipeline.extract.claims import draft_claims, find_claims
from pipeline.extract.coreference import resolve_references
from pipeline.extract.drafts import Draft
from pipeline.extract.names import find_names
from pipeline.extract.nlp import ParsedDocument, in_batches, parse_together
from pipeline.extract.readings import Surroundings
from pipeline.extract.times import find_times
from pipeline.records.claim import Extraction

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge
    from pipeline.records.document import Document


def extract(documents: Iterable[Document], *, nlp: Language, knowledge: Knowledge) -> Iterator[Extraction]:
    """What each article names, dates and claims, in the order given. Nothing is carried from one to the next."""
    for batch in in_batches(documents):
        with collector_paused():
            found = [_extract_once(parsed, knowledge) for parsed in parse_together(batch, nlp)]
        yield from found


def _extract_once(parsed: ParsedDocument, knowledge: Knowledge) -> Extraction:
    """What a parsed article says; its parse is used up."""
    found = extract_parsed(parsed, knowledge=knowledge)
    for passage in parsed.passages:
        passage.doc.unlink()
    return found


def extract_parsed(parsed: ParsedDocument, *, knowledge: Knowledge) -> Extraction:
    """What one parsed article names, dates and claims."""
    surroundings = read_surroundings(parsed, knowledge=knowledge)
    claims = find_claims(parsed, surroundings, knowledge=knowledge)
    return Extraction(
        doc_id=parsed.document.doc_id,
        mentions=surroundings.mentions,
        times=surroundings.times,
        claims=tuple(claims),
    )


def drafts_of(parsed: ParsedDocument, *, knowledge: Knowledge) -> Iterator[Draft]:
    """Every predicate of an article that might become a claim, for fitting the models that choose."""
    return draft_claims(parsed, read_surroundings(parsed, knowledge=knowledge), knowledge=knowledge)


def read_surroundings(parsed: ParsedDocument, *, knowledge: Knowledge) -> Surroundings:
    """Names, references, times and attributions of an article."""
    mentions = find_names(parsed, knowledge=knowledge)
    references = resolve_references(parsed, mentions, knowledge=knowledge)
    return Surroundings(
        mentions=mentions,
        references=references,
        times=find_times(parsed, knowledge=knowledge),
        attributions=find_attributions(parsed, mentions, references, cues=knowledge.cues),
    )

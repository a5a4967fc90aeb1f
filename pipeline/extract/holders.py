"""Who a source phrase means: a named person or body, somebody unnamed, or the author."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.records.claim import AUTHOR, UNNAMED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.extract.coreference import References
    from pipeline.extract.nlp import ParsedDocument
    from pipeline.extract.tokens import Token
    from pipeline.packs.cues import Cues
    from pipeline.records.claim import Mention

FIRST_PERSON = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
THIRD_PERSON = frozenset({"he", "she", "they", "it", "who", "that", "which", "him", "her", "them", "whom"})
SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP", "WORK"})


@dataclass(frozen=True)
class Holders:
    """Names by token, references, and the words that stand for sources."""

    names: Mapping[tuple[int, int], tuple[str, str]]
    references: References
    cues: Cues

    def holder_of(self, passage: int, source: Token) -> str:
        """Holder that a source phrase, given by its head, stands for. First persons are the author's own voice."""
        if source.lower_ in FIRST_PERSON:
            return AUTHOR
        named = self._named(passage, source)
        if named:
            return named
        if source.lower_ in THIRD_PERSON or source.pos_ != "PRON":
            if self.cues.effect("unnamed_source", source.lemma_.lower()) and source.lower_ not in THIRD_PERSON:
                return UNNAMED
            found = self.references.entities_of(passage, source.i)
            return found[0] if found else self._behind(passage, source) or UNNAMED
        return UNNAMED

    def _named(self, passage: int, source: Token) -> str | None:
        """The name that is the source or stands in apposition to it; the person of "expert Ben Dubow"."""
        own = self.names.get((passage, source.i))
        if own and own[0] in SPEAKERS:
            return own[1]
        for child in source.children:
            if child.dep_ in {"appos", "compound", "nmod"}:
                near = self.names.get((passage, child.i))
                if near and (near[0] == "PERSON" or (child.dep_ == "appos" and near[0] in SPEAKERS)):
                    return near[1]
        return None

    def _behind(self, passage: int, source: Token) -> str | None:
        """Who speaks through an official or a document: "the club's secretary", "a study by X"."""
        lemma = source.lemma_.lower()
        if not self.cues.effect("role_noun", lemma) and not self.cues.effect("document_source", lemma):
            return None
        for child in source.children:
            if child.dep_ in {"poss", "amod", "compound", "nmod"}:
                found = self.references.entities_of(passage, child.i)
                near = self.names.get((passage, child.i))
                if near or found:
                    return near[1] if near else found[0]
            if child.dep_ == "prep" and child.lower_ in {"of", "at", "from", "for", "by"}:
                for noun in child.children:
                    near = self.names.get((passage, noun.i))
                    if near:
                        return near[1]
        return None

    def can_speak(self, passage: int, source: Token) -> bool:
        """Whether the phrase may be a source at all: somebody, a body, or a document; never a bare thing."""
        if source.pos_ == "PROPN" or source.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
            return True
        if source.lower_ in FIRST_PERSON | {"he", "she", "who", "one"}:
            return True
        if source.pos_ == "PRON":
            return bool(self.references.entities_of(passage, source.i)) or source.lower_ in {"some", "many", "others"}
        lemma = source.lemma_.lower()
        return any(self.cues.effect(kind, lemma) for kind in ("unnamed_source", "document_source", "role_noun"))


def read_names(parsed: ParsedDocument, mentions: Sequence[Mention]) -> dict[tuple[int, int], tuple[str, str]]:
    """(passage, token) -> (label, entity) of the name in which the token begins."""
    spans = sorted((m.evidence.start, m.evidence.end, m.label, m.entity_id) for m in mentions)
    found = {}
    for index, passage in enumerate(parsed.passages):
        starts = passage.token_starts
        if not starts:
            continue
        inside = slice(bisect_left(spans, (starts[0],)), bisect_left(spans, (starts[-1] + 1,)))
        for start, end, label, entity in spans[inside]:
            for i in range(bisect_left(starts, start), bisect_left(starts, end)):
                if not passage.doc[i].is_space:
                    found[index, i] = label, entity
    return found

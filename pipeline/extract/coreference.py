"""Who or what a noun phrase means: names, and the pronouns and common nouns that stand for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.extract.nlp import ParsedDocument
    from pipeline.packs.knowledge import Knowledge
    from pipeline.records.claim import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """Entity ids by (passage, token). Unresolved noun phrases have none."""

    by_token: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)

    def entities_of(self, passage_index: int, token_i: int) -> tuple[str, ...]:
        """Entities that the noun phrase headed by this token means; empty where it could not be resolved."""
        return self.by_token.get((passage_index, token_i), ())


def resolve_references(
    parsed: ParsedDocument, mentions: Sequence[Mention], *, knowledge: Knowledge
) -> References:
    """References of an article: every token of a name means the name's entity."""
    by_token: dict[tuple[int, int], tuple[str, ...]] = {}
    starts = sorted((m.evidence.start, m.evidence.end, m.entity_id) for m in mentions)
    for number, passage in enumerate(parsed.passages):
        for token in passage.doc:
            place, _ = passage.to_document(token.idx, token.idx + 1)
            for start, end, entity_id in starts:
                if start <= place < end:
                    by_token[number, token.i] = (entity_id,)
    return References(by_token=by_token)

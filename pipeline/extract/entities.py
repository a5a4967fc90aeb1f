"""Entities of the whole corpus."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.records.claim import Alias, Entity, Extraction

if TYPE_CHECKING:
    from pipeline.packs.knowledge import Knowledge


def link_entities(
    extractions: Sequence[Extraction], *, knowledge: Knowledge, overrides: Sequence[object] = ()
) -> tuple[tuple[Extraction, ...], tuple[Entity, ...]]:
    """Entities of all articles, with their spellings."""
    spellings: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for extraction in extractions:
        for mention in extraction.mentions:
            spellings[mention.entity_id][mention.evidence.quote].append(extraction.doc_id)
            labels[mention.entity_id][mention.label] += 1
    entities = []
    for entity_id in sorted(spellings):
        aliases = tuple(
            Alias(text=text, count=len(docs), doc_ids=tuple(sorted(set(docs))))
            for text, docs in sorted(spellings[entity_id].items())
        )
        row = knowledge.names.canonical.get(entity_id)
        counts = labels[entity_id]
        label = row.label if row else min(counts, key=lambda k: (-counts[k], k))
        name = row.name if row else max(aliases, key=lambda a: (len(a.text), a.count, a.text)).text
        entities.append(Entity(entity_id=entity_id, label=label, name=name, aliases=aliases, how=row.how if row else "new"))
    return tuple(extractions), tuple(entities)

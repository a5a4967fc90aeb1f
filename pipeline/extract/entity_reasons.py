"""Why the spellings of an entity were taken for one, in lines that a reader can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.extract.merges import acronym_of
from pipeline.extract.variants import is_edition, same_person, same_thing
from pipeline.packs.names import fold

if TYPE_CHECKING:
    from pipeline.packs.entity_overrides import EntityOverride
    from pipeline.packs.knowledge import Knowledge
    from pipeline.packs.names import Names
    from pipeline.records.claim import Alias, Entity


def explain_entity(
    entity: Entity, *, knowledge: Knowledge, overrides: Sequence[EntityOverride] = ()
) -> tuple[str, ...]:
    """A heading, a line for each spelling with its reason, and people's overrides that name the entity."""
    total = sum(alias.count for alias in entity.aliases)
    lines = [f"{entity.entity_id}: {entity.name} ({entity.label}, {entity.how}), named {total} times"]
    for alias in sorted(entity.aliases, key=lambda a: (-a.count, a.text)):
        where = ", ".join(alias.doc_ids)
        lines.append(f"  {alias.text!r} ×{alias.count} in {where}: {reason_for(alias, entity, knowledge.names)}")
    lines += [f"  {line}" for line in _people_say(entity, overrides)]
    return tuple(lines)


def reason_for(alias: Alias, entity: Entity, names: Names) -> str:
    """Why a spelling stands for an entity: a row of a table, a rule that ties it to another spelling, or itself."""
    row = names.by_alias.get(fold(alias.text))
    if row is not None and row.entity_id == entity.entity_id:
        return f"listed in {row.place}"
    if row is not None and names.seats.get(row.entity_id) == entity.entity_id:
        return f"seat of the government ({row.place}), used as one who acts"
    others = [other.text for other in entity.aliases if other.text != alias.text]
    others += [text for text in names.spellings.get(entity.entity_id, ()) if text != alias.text]
    for other in others:
        reason = _tie(alias.text, other, entity.entity_id, names)
        if reason is not None:
            return reason
    return "named so"


def _tie(text: str, other: str, entity_id: str, names: Names) -> str | None:
    if acronym_of(text, [other]):
        return f"abbreviates {other!r}"
    if is_edition(text, other):
        return f"{other!r} with or without its year"
    if entity_id.startswith("person/"):
        if " " not in text and fold(other.rsplit(maxsplit=1)[-1]) == fold(text):
            return f"surname of {other!r}"
        return same_person(text, other, names) if " " in text and " " in other else None
    return same_thing(text, other, names) or (f"short for {other!r}" if other.endswith(f" {text}") else None)


def _people_say(entity: Entity, overrides: Sequence[EntityOverride]) -> Iterator[str]:
    for row in overrides:
        if entity.entity_id in {row.left, row.right}:
            yield f"{row.action} {row.left} {row.right} ({row.place}){': ' + row.note if row.note else ''}"

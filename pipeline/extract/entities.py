"""Entities of the whole corpus: spellings of one name put together, ids rewritten everywhere, every merge explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pipeline.extract.merges import Merge, Naming, find_merges, taken_by_look
from pipeline.extract.name_table import Entities, Head, Named, NameTable, tabulate_names
from pipeline.packs.entity_overrides import ID
from pipeline.records.claim import Attribution, Claim, Entity, Extraction
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.packs.entity_overrides import EntityOverride
    from pipeline.packs.knowledge import Knowledge
    from pipeline.packs.names import Names


LABEL_OF = {"person": "PERSON", "org": "ORG", "city": "GPE", "region": "LOC", "fac": "FAC"}


@record
class Linking:
    """What was put together: `final` maps each id of an article to the corpus's id, `merges` says why."""

    final: Mapping[str, str]
    merges: tuple[Merge, ...]


def link_entities(
    extractions: Sequence[Extraction], *, knowledge: Knowledge, overrides: Sequence[EntityOverride] = ()
) -> tuple[tuple[Extraction, ...], tuple[Entity, ...]]:
    """Entities of all articles, and the articles' extractions with the corpus's ids.

    People's overrides go before the program's own merges.
    """
    final, entities = link_names([named_in(part) for part in extractions], knowledge=knowledge, overrides=overrides)
    return tuple(with_final_ids(extraction, final) for extraction in extractions), tuple(entities)


def link_names(
    named: Sequence[Named], *, knowledge: Knowledge, overrides: Sequence[EntityOverride] = ()
) -> tuple[Mapping[str, str], Entities]:
    """The corpus's id for each id of an article, and the entities."""
    table = tabulate_names(named)
    linking = link(table, names=knowledge.names, overrides=overrides)
    titles = {row.left: row.right for row in overrides if row.action == "rename" and not ID.fullmatch(row.right)}
    return linking.final, _entities(table, linking, knowledge.names, titles)


def named_in(extraction: Extraction) -> Named:
    """Who and what an article names."""
    told = ((m.entity_id, m.evidence.quote, m.label) for m in extraction.mentions)
    return Named(extraction.doc_id, tuple((*name, count) for name, count in sorted(Counter(told).items())))


def link(table: NameTable, *, names: Names, overrides: Sequence[EntityOverride] = ()) -> Linking:
    """Which ids of the articles mean the same, with a reason for each merge."""
    namings = namings_of(table)
    apart = {frozenset((row.left, row.right)) for row in overrides if row.action == "different"}
    parent: dict[str, str] = {}
    merges: list[Merge] = []
    said = [
        Merge(kept=row.right, merged=row.left, reason=f"a person says so ({row.place})")
        for row in overrides
        if row.action == "same" or (row.action == "rename" and ID.fullmatch(row.right))
    ]
    chosen = {row.right for row in overrides if row.action == "rename"}
    for merge in [*said, *find_merges(namings, names)]:
        kept, merged = _root(parent, merge.kept), _root(parent, merge.merged)
        if kept == merged or _kept_apart(parent, kept, merged, apart):
            continue
        kept, merged = _order(kept, merged, namings, names, chosen)
        parent[merged] = kept
        merges.append(Merge(kept=kept, merged=merged, reason=merge.reason))
    return Linking(final={i: _root(parent, i) for i in {*namings, *parent}}, merges=tuple(merges))


def _root(parent: Mapping[str, str], entity: str) -> str:
    while parent.get(entity, entity) != entity:
        entity = parent[entity]
    return entity


def _kept_apart(parent: Mapping[str, str], left: str, right: str, apart: set[frozenset[str]]) -> bool:
    """Whether somebody said that a member of one group differs from a member of the other."""
    return any({_root(parent, entity) for entity in pair} == {left, right} for pair in apart)


def _order(left: str, right: str, namings: Mapping[str, Naming], names: Names, chosen: set[str]) -> tuple[str, str]:
    """The id to keep first: a reviewer's choice, one that the gazetteer knows, one that is no person by its look alone,
    the one named more often and in full. Of whom another article only calls by the surname the look is enough.
    """
    of_two_sorts = left.partition("/")[0] != right.partition("/")[0] and not _by_surname(left, right, namings)

    def rank(entity: str) -> tuple[bool, bool, bool, int, int, str]:
        naming = namings.get(entity)
        full, count = naming.fullness if naming else (0, 0)
        look = of_two_sorts and naming is not None and taken_by_look(naming, names)
        return entity not in chosen, entity not in names.canonical, look, -min(full, 2), -count, entity

    first, second = sorted((left, right), key=rank)
    return first, second


def _by_surname(left: str, right: str, namings: Mapping[str, Naming]) -> bool:
    """Whether one id is named by a single word, the last of a person's names that the other has."""
    told = [namings[entity] for entity in (left, right) if entity in namings]
    words = {text for naming in told if len(naming.spellings) == 1 for text in naming.spellings}
    return any(
        text.split()[-1] in words
        for naming in told
        if naming.kind == "person"
        for text in naming.spellings
        if " " in text
    )


def namings_of(table: NameTable) -> dict[str, Naming]:
    """Spellings and articles of each id."""
    return {
        entity_id: Naming(entity_id=entity_id, spellings=table.spellings(keys), homes=partial(table.homes, place))
        for place, (entity_id, keys) in enumerate(table.entities)
    }


def _commonest(labels: Mapping[str, int]) -> str:
    """The label given most often, of equals the first by alphabet."""
    return min(labels, key=lambda label: (-labels[label], label))


def with_final_ids(extraction: Extraction, final: Mapping[str, str]) -> Extraction:
    """The extraction with the corpus's ids; records that name nobody put together stay as they are."""
    mentions = tuple(
        mention
        if (new := final.get(mention.entity_id, mention.entity_id)) == mention.entity_id
        else replace(mention, entity_id=new, label=_label(mention.entity_id, mention.label, new))
        for mention in extraction.mentions
    )
    claims = tuple(
        _rewritten_claim(claim, final) if any(final.get(i, i) != i for i in ids_of(claim)) else claim
        for claim in extraction.claims
    )
    return replace(extraction, mentions=mentions, claims=claims)


def ids_of(claim: Claim) -> Iterator[str]:
    """Every id that a claim names."""
    yield claim.holder
    yield from (participant.entity_id for participant in claim.participants if participant.entity_id)
    if claim.attribution is not None:
        yield from claim.attribution.chain


def _label(old_id: str, label: str, new_id: str) -> str:
    """The label of a name that turned out to be another sort of thing, else its own."""
    if old_id == new_id:
        return label
    old, new = old_id.split("/", 1)[0], new_id.split("/", 1)[0]
    return LABEL_OF.get(new, label) if old in LABEL_OF and old != new else label


def _rewritten_claim(claim: Claim, final: Mapping[str, str]) -> Claim:
    participants = tuple(
        replace(p, entity_id=final.get(p.entity_id, p.entity_id)) if p.entity_id else p for p in claim.participants
    )
    attribution: Attribution | None = claim.attribution
    if attribution is not None:
        attribution = replace(attribution, chain=tuple(final.get(holder, holder) for holder in attribution.chain))
    holder = final.get(claim.holder, claim.holder)
    return replace(claim, participants=participants, attribution=attribution, holder=holder)


def _entities(table: NameTable, linking: Linking, names: Names, titles: Mapping[str, str]) -> Entities:
    merged = {linking.final[merge.merged] for merge in linking.merges}

    def relabel(key: tuple[str, str, str]) -> tuple[str, str, str]:
        old, text, label = key
        new = linking.final.get(old, old)
        return new, text, _label(old, label, new)

    def head(entity_id: str, spellings: Mapping[str, int], labels: Mapping[str, int]) -> Head:
        row = names.canonical.get(entity_id)
        return Head(
            name=titles.get(entity_id) or (row.name if row else _best_name(spellings)),
            label=row.label if row else _commonest(labels),
            how=row.how if row else "merged" if entity_id in merged else "new",
        )

    return Entities(table.relabelled(relabel), head)


def _best_name(spellings: Mapping[str, int]) -> str:
    """The fullest spelling that is not an acronym, the more frequent of equals."""
    return max(spellings, key=lambda text: (not text.isupper(), min(len(text.split()), 4), spellings[text], text))

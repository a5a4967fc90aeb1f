"""Two annotation sets of the same articles brought to one: where they differ, and the set that rulings make of them.

Rows that say the same are taken from the first set. The rest are disagreements, each to be ruled: `a`, `b`, `both` or
`neither`. Two ids that the sets give to the same mentions are one disagreement (`a` or `b`), and the same id
everywhere else. The sets themselves are never changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.errors import GoldError
from pipeline.reconcile.agreement import PairedDocument, matched_ids, pair_documents
from pipeline.reconcile.day_bounds import same_days
from pipeline.reconcile.frame_scores import SLOTS, filled
from pipeline.reconcile.group_rulings import Disagreement, Key, group_disagreements, merge_groups
from pipeline.reconcile.interop.claim_fields import claim_fields
from pipeline.reconcile.matching import optimal_claims, overlapping_spans
from pipeline.records.gold import GoldClaim, GoldDocument, GoldSet, GoldSpan
from pipeline.records.record import record

RULINGS = ("a", "b", "both", "neither")
Row = GoldSpan | GoldClaim
AnyRow = TypeVar("AnyRow", bound=GoldSpan | GoldClaim)


@record
class Adjudicated:
    """The set that the rulings make, and what they made impossible: groups left without two articles."""

    gold: GoldSet
    lost_groups: tuple[str, ...]


@record
class _Choice:
    """A pair of rows, one of them perhaps absent; `key` is empty where both say the same."""

    layer: str
    left: Row | None
    right: Row | None
    key: str


def disagreements(first: GoldSet, second: GoldSet) -> tuple[Disagreement, ...]:
    """Where the sets differ: ids, then article by article in text order, then the groups."""
    paired = pair_documents(first, second)
    renamed = _other_names(first, paired)
    found = [
        _described(document.doc_id, choice)
        for document in paired
        for choice in _choices(document, renamed)
        if choice.key
    ]
    ids = (
        Disagreement(key=_id_key(left, right), doc_id="", layer="id", quote="", a=left, b=right)
        for right, left in sorted(renamed.items())
        if left != right
    )
    return (*ids, *found, *group_disagreements(first, second, paired))


def _id_key(left: str, right: str) -> str:
    return f"id:{left}:{right}"


def _other_names(first: GoldSet, paired: Sequence[PairedDocument]) -> dict[str, str]:
    """The second set's own ids -> the first's for the same mentions. An id that both use means the same in both."""
    used = _used_ids(first.documents)
    return {right: left for right, left in matched_ids(paired).items() if right not in used}


def _choices(document: PairedDocument, renamed: Mapping[str, str]) -> list[_Choice]:
    """Every row of both sets, paired where two answer to each other, in text order within a layer."""
    left, right = document.gold, document.found
    spans = ((left.regions, right.regions), (left.names, right.names), (left.times, right.times))
    choices = []
    for one, other in spans:
        pairs = overlapping_spans(one, other)
        choices += list(_paired(document.doc_id, one, other, pairs, renamed))
    claims = optimal_claims(left.claims, right.claims)
    return [*choices, *_paired(document.doc_id, left.claims, right.claims, claims, renamed)]


def _paired(
    doc_id: str,
    left: Sequence[Row],
    right: Sequence[Row],
    pairs: Sequence[tuple[Row, Row]],
    renamed: Mapping[str, str],
) -> Iterator[_Choice]:
    partner = {id(a): b for a, b in pairs}
    taken = {id(b) for _, b in pairs}
    both: list[tuple[Row | None, Row | None]] = [(row, partner.get(id(row))) for row in left]
    both += [(None, row) for row in right if id(row) not in taken]
    for one, other in sorted(both, key=_place):
        same = one is not None and other is not None and _says_the_same(one, other, renamed)
        layer = _layer(one or other)
        yield _Choice(layer=layer, left=one, right=other, key="" if same else _key(doc_id, layer, one, other))


def _place(both: tuple[Row | None, Row | None]) -> tuple[int, int]:
    row = both[0] or both[1]
    return (row.start, -row.end) if row else (0, 0)


def _layer(row: Row | None) -> str:
    return row.layer if isinstance(row, GoldSpan) else "claim"


def _key(doc_id: str, layer: str, left: Row | None, right: Row | None) -> str:
    places = (("-" if row is None else f"{row.start}-{row.end}") for row in (left, right))
    return f"{doc_id}:{layer}:{':'.join(places)}"


def _says_the_same(left: Row, right: Row, renamed: Mapping[str, str]) -> bool:
    if isinstance(left, GoldClaim) and isinstance(right, GoldClaim):
        same_place = (left.start, left.end, left.trigger) == (right.start, right.end, right.trigger)
        return same_place and all(filled(left, slot) == filled(right, slot, renamed) for slot in SLOTS)
    if isinstance(left, GoldSpan) and isinstance(right, GoldSpan):
        same = (left.start, left.end, left.label) == (right.start, right.end, right.label)
        other = renamed.get(right.value or "", right.value) if left.layer == "entity" else right.value
        return same and same_days(left.value, other)
    return False


def _described(doc_id: str, choice: _Choice) -> Disagreement:
    row = choice.left or choice.right
    return Disagreement(
        key=choice.key,
        doc_id=doc_id,
        layer=choice.layer,
        quote=row.quote if row else "",
        a=_in_words(choice.left, choice.right),
        b=_in_words(choice.right, choice.left),
    )


def _in_words(row: Row | None, other: Row | None) -> str:
    """What a row says, as far as the other row says something else."""
    if row is None:
        return ""
    if isinstance(row, GoldSpan):
        extent = f"{row.quote!r} " if other is not None and row.quote != other.quote else ""
        return f"{extent}{row.label} {row.value or ''}".strip()
    fields = claim_fields(row) | {"evidence": row.quote, "trigger": _trigger(row)}
    if isinstance(other, GoldClaim):
        others = claim_fields(other) | {"evidence": other.quote, "trigger": _trigger(other)}
        differing = [field for field in fields if fields[field] != others[field] and field not in {"id", "text"}]
        fields = {field: fields[field] for field in differing}
    return "; ".join(f"{field}: {value or 'none'}" for field, value in fields.items() if value or other is not None)


def _trigger(claim: GoldClaim) -> str:
    return claim.quote[claim.trigger[0] - claim.start : claim.trigger[1] - claim.start]


def adjudicate(first: GoldSet, second: GoldSet, rulings: Mapping[str, str], *, name: str) -> Adjudicated:
    """The set that the rulings make. Raises GoldError for a disagreement without a ruling and for an unknown one."""
    open_ones = [one.key for one in disagreements(first, second) if one.key not in rulings]
    if open_ones:
        raise GoldError(
            f"{len(open_ones)} disagreements have no ruling", at=open_ones[0], remedy=f"rule each: {', '.join(RULINGS)}"
        )
    for key, ruling in rulings.items():
        allowed = RULINGS[:2] if key.startswith("id:") else RULINGS
        if ruling not in allowed:
            raise GoldError(f"unknown ruling {ruling!r}", at=key, remedy=f"use one of {', '.join(allowed)}")
    paired = pair_documents(first, second)
    renamed = _other_names(first, paired)
    chosen = {left: right for right, left in renamed.items() if rulings.get(_id_key(left, right)) == "b"}
    documents, names = [], {}
    for document in paired:
        made, ids = _merge(document, rulings, renamed)
        documents.append(_with_ids(made, chosen))
        names.update(ids)
    groups, lost = merge_groups(first, second, rulings, paired, names)
    known = {e.entity: e for e in second.entities} | {e.entity: e for e in first.entities}
    used = sorted(_used_ids(documents) & known.keys())
    gold = GoldSet(name=name, documents=tuple(documents), groups=groups, entities=tuple(known[e] for e in used))
    return Adjudicated(gold=gold, lost_groups=lost)


def _with_ids(document: GoldDocument, chosen: Mapping[str, str]) -> GoldDocument:
    """The article with the ids that were ruled for."""
    return replace(
        document,
        names=tuple(_renamed(name, chosen) for name in document.names),
        claims=tuple(_renamed(claim, chosen) for claim in document.claims),
    )


def _merge(
    document: PairedDocument, rulings: Mapping[str, str], renamed: Mapping[str, str]
) -> tuple[GoldDocument, dict[tuple[str, Key], str]]:
    """The article's rows as ruled, and for (side, (doc_id, claim)) of both sets the claim's id in it."""
    doc_id = document.doc_id
    rows: dict[str, list[Row]] = {"region": [], "entity": [], "time": [], "claim": []}
    ids: dict[tuple[str, Key], str] = {}
    taken = {claim.id for claim in document.gold.claims}
    for choice in _choices(document, renamed):
        ruling = rulings[choice.key] if choice.key else "a"
        chosen: list[Row] = []
        if ruling in {"a", "both"} and choice.left is not None:
            chosen.append(choice.left)
        if ruling in {"b", "both"} and choice.right is not None:
            chosen.append(_renamed(choice.right, renamed))
        for position, row in enumerate(chosen):
            kept = row
            if isinstance(row, GoldClaim) and (position == 1 or (choice.left is None and row.id in taken)):
                kept = replace(row, id=_free_id(taken))
            elif isinstance(row, GoldClaim) and isinstance(choice.left, GoldClaim):
                kept = replace(row, id=choice.left.id)
            if isinstance(kept, GoldClaim):
                taken.add(kept.id)
                ids |= _sides_of(doc_id, choice, kept.id, position, ruling)
            rows[choice.layer].append(kept)
    return _document(document.gold, rows), ids


def _sides_of(doc_id: str, choice: _Choice, kept: str, position: int, ruling: str) -> dict[tuple[str, Key], str]:
    """The claims of either set that a kept claim stands for: both of a pair, unless both were kept apart."""
    sides = {"a": choice.left, "b": choice.right}
    if ruling == "both" and choice.left is not None and choice.right is not None:
        side = "a" if position == 0 else "b"
        sides = {side: sides[side]}
    return {(side, (doc_id, row.id)): kept for side, row in sides.items() if isinstance(row, GoldClaim)}


def _renamed(row: AnyRow, renamed: Mapping[str, str]) -> AnyRow:
    if isinstance(row, GoldSpan):
        return replace(row, value=renamed.get(row.value or "", row.value)) if row.layer == "entity" else row
    roles = tuple((role, tuple(renamed.get(e, e) for e in entities)) for role, entities in row.roles)
    return replace(row, roles=roles, holder=renamed.get(row.holder, row.holder))


def _free_id(taken: set[str]) -> str:
    return next(ident for n in range(1, len(taken) + 2) if (ident := f"c{n:03d}") not in taken)


def _document(first: GoldDocument, rows: Mapping[str, list[Row]]) -> GoldDocument:
    spans = {layer: tuple(row for row in found if isinstance(row, GoldSpan)) for layer, found in rows.items()}
    claims = tuple(row for row in rows["claim"] if isinstance(row, GoldClaim))
    return replace(first, regions=spans["region"], names=spans["entity"], times=spans["time"], claims=claims)


def _used_ids(documents: Sequence[GoldDocument]) -> set[str]:
    used = {name.value or "" for document in documents for name in document.names}
    for document in documents:
        for claim in document.claims:
            used |= {claim.holder, *(entity for _, entities in claim.roles for entity in entities)}
    return used

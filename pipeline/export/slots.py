"""A group laid out slot by slot: what each claim says, where they differ, what was inferred."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.export.positions import names_in, value_of
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Claim, Participant
    from pipeline.records.group import ClaimGroup


@record
class SlotCell:
    """What one claim says in a slot; `inferred` where the text does not state all of it, `edited` by a reviewer."""

    value: str
    inferred: bool = False
    edited: bool = False


@record
class SlotRow:
    """One slot across claims. `at_issue` where the group's conflict is about it, `differs` where wordings differ."""

    name: str
    cells: tuple[SlotCell, ...]
    at_issue: bool
    differs: bool


def slot_rows(group: ClaimGroup, claims: list[Claim], lookup: Lookup) -> list[SlotRow]:
    """The slots on which any claim says something, those at issue first.

    A conflict's slot on which all say the same, or only one says anything, is not at issue while another differs.
    """
    rows: list[SlotRow] = []
    for name, fields, read in _SLOTS:
        cells = tuple(_marked(read(claim, lookup), claim, lookup, read) for claim in claims)
        if not any(cell.value for cell in cells):
            continue
        said = {cell.value.casefold() for cell in cells if cell.value}
        at_issue = any(field in group.conflict_on for field in fields)
        rows.append(SlotRow(name=name, cells=cells, at_issue=at_issue, differs=len(said) > 1))
    if any(row.at_issue and row.differs for row in rows):
        rows = [replace(row, at_issue=row.at_issue and row.differs) for row in rows]
    return sorted(rows, key=lambda row: not row.at_issue)


def _marked(cell: SlotCell, claim: Claim, lookup: Lookup, read: Callable[[Claim, Lookup], SlotCell]) -> SlotCell:
    """The cell, told apart where a reviewer's value stands in it."""
    original = lookup.read_claims.get(claim.claim_id, claim)
    if original is claim or read(original, lookup).value == cell.value:
        return cell
    return SlotCell(value=cell.value, edited=True)


def claim_slots(claim: Claim, lookup: Lookup) -> tuple[tuple[str, str], ...]:
    """What one claim says, as (slot, value), without the slots on which it is silent."""
    said = ((name, read(claim, lookup).value) for name, _, read in _SLOTS)
    return tuple((name, value) for name, value in said if value)


def _date(claim: Claim, lookup: Lookup) -> SlotCell:
    inferred = claim.date is not None and (claim.date.year_inferred or claim.date.basis not in {"explicit", "none"})
    return SlotCell(value=value_of("date", claim, lookup), inferred=inferred)


def _role(role: str) -> Callable[[Claim, Lookup], SlotCell]:
    def read(claim: Claim, lookup: Lookup) -> SlotCell:
        named = [p for p in claim.participants if p.role == role]
        inferred = any(_is_inferred(participant, lookup) for participant in named)
        return SlotCell(value=", ".join(names_in(claim, role, lookup)), inferred=inferred)

    return read


def _is_inferred(participant: Participant, lookup: Lookup) -> bool:
    """Whether the text names the entity by none of its spellings: a pronoun or a common noun stands there."""
    known = lookup.spellings.get(participant.entity_id or "", frozenset())
    text = participant.text.casefold()
    return bool(known) and not any(spelling in text for spelling in known)


def _slot(slot: str) -> Callable[[Claim, Lookup], SlotCell]:
    def read(claim: Claim, lookup: Lookup) -> SlotCell:
        return SlotCell(value=value_of(slot, claim, lookup))

    return read


def _holder(claim: Claim, lookup: Lookup) -> SlotCell:
    return SlotCell(value=lookup.holder_name(claim.holder))


_SLOTS: tuple[tuple[str, tuple[str, ...], Callable[[Claim, Lookup], SlotCell]], ...] = (
    ("What", ("kind", "assessment", "office"), _slot("kind")),
    ("Who", ("participant", "office"), _role("actor")),
    ("Towards whom", ("participant",), _role("recipient")),
    ("Where", ("place",), _role("place")),
    ("Also named", ("office",), _role("other")),
    ("When", ("date",), _date),
    ("How many", ("quantity",), _slot("quantity")),
    ("Yes or no", ("polarity",), _slot("polarity")),
    ("How certain", ("modality",), _slot("modality")),
    ("Said by", (), _holder),
)

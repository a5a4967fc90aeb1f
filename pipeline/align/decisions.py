"""What reviewers' decisions change in alignment: claims edited or dropped, pairs joined, parted or reconciled.

Only decisions in force are to be given. Of two that contradict each other the later one (by time, then reviewer) acts;
a group shows both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from pipeline.records.claim import Claim, Participant, Quantity
from pipeline.records.decision import (
    BOTH_RIGHT,
    CONFIRM,
    EDIT,
    EXTRACTION_WRONG,
    MERGE,
    NONE_OF_THESE,
    NOT_A_CONFLICT,
    PREFER,
    SPLIT,
    Decision,
)
from pipeline.records.edtf import edtf_days
from pipeline.records.group import (
    ClaimGroup,
)
from pipeline.records.record import record
from pipeline.records.time import DateInterval

ClaimPair = tuple[str, str]
OUTCOMES = frozenset({CONFIRM, NOT_A_CONFLICT, PREFER, BOTH_RIGHT, NONE_OF_THESE, SPLIT, MERGE})


@record
class Verdicts:
    """Pairs of claim ids (sorted) by what reviewers said of them, and the outcomes by the claims that they name.

    `disputed` pairs are parted where they are in conflict: a split along the sides.
    """

    joined: frozenset[ClaimPair]
    parted: frozenset[ClaimPair]
    disputed: frozenset[ClaimPair]
    reconciled: frozenset[ClaimPair]
    outcomes: tuple[tuple[frozenset[str], str], ...]


def read_verdicts(decisions: Iterable[Decision]) -> Verdicts:
    """Pairs to join, part and reconcile. A split that names no parts parts opponents."""
    joined: set[ClaimPair] = set()
    parted: set[ClaimPair] = set()
    disputed: set[ClaimPair] = set()
    reconciled: set[ClaimPair] = set()
    ordered = sorted(decisions, key=lambda d: (d.at, d.reviewer, d.seq))
    for decision in ordered:
        pairs = {(min(p), max(p)) for p in combinations(decision.key, 2)}
        if decision.action == MERGE:
            joined |= pairs
            parted -= pairs
            disputed -= pairs
        elif decision.action == SPLIT and decision.value:
            apart = set(_across([part.split() for part in decision.value.split("|")]))
            parted |= apart
            joined -= apart
        elif decision.action == SPLIT:
            disputed |= pairs
        elif decision.action in {NOT_A_CONFLICT, BOTH_RIGHT}:
            reconciled |= pairs
        elif decision.action in OUTCOMES:
            reconciled -= pairs
    return Verdicts(
        joined=frozenset(joined),
        parted=frozenset(parted),
        disputed=frozenset(disputed),
        reconciled=frozenset(reconciled),
        outcomes=tuple((frozenset(d.key), d.action) for d in ordered if d.action in OUTCOMES),
    )


def _across(parts: Sequence[Sequence[str]]) -> Iterable[ClaimPair]:
    for one, other in combinations(parts, 2):
        yield from ((min(a, b), max(a, b)) for a in one for b in other)


def with_outcome(group: ClaimGroup, verdicts: Verdicts) -> ClaimGroup:
    """The group with the outcomes of decisions on its claims; several are joined by `; `."""
    own = frozenset(group.claim_ids)
    found = {action: None for key, action in verdicts.outcomes if len(key & own) > 1 and (key <= own or own <= key)}
    return replace(group, decision="; ".join(found)) if found else group


def edit_claims(claims: Sequence[Claim], decisions: Iterable[Decision]) -> tuple[Claim, ...]:
    """Claims as reviewers corrected them; those that the article does not make are left out."""
    ordered = sorted(decisions, key=lambda d: (d.at, d.reviewer, d.seq))
    dropped = {d.key[0] for d in ordered if d.action == EXTRACTION_WRONG and d.key}
    edits: dict[str, list[Decision]] = {}
    for decision in ordered:
        if decision.action == EDIT and decision.key:
            edits.setdefault(decision.key[0], []).append(decision)
    kept = []
    for claim in claims:
        if claim.claim_id in dropped:
            continue
        edited = claim
        for decision in edits.get(claim.claim_id, ()):
            edited = _edit(edited, decision.slot or "", decision.value)
        kept.append(edited)
    return tuple(kept)


def claim_editor(decisions: Iterable[Decision]) -> Callable[[Sequence[Claim]], Sequence[Claim]]:
    """What corrects claims as reviewers did."""
    made = [decision for decision in decisions if decision.action in {EDIT, EXTRACTION_WRONG}]
    named = {claim_id for decision in made for claim_id in decision.key}

    def edited(claims: Sequence[Claim]) -> Sequence[Claim]:
        return claims if named.isdisjoint(claim.claim_id for claim in claims) else edit_claims(claims, made)

    return edited


def changed_claims(claims: Sequence[Claim], decisions: Iterable[Decision]) -> tuple[Claim, ...]:
    """Only the claims that reviewers corrected, as corrected."""
    made = [decision for decision in decisions if decision.action == EDIT]
    named = {claim_id for decision in made for claim_id in decision.key}
    return edit_claims([claim for claim in claims if claim.claim_id in named], made)


def _edit(claim: Claim, slot: str, value: str | None) -> Claim:
    if slot in {"actor", "recipient", "place"}:
        others = tuple(p for p in claim.participants if p.role != slot)
        return replace(claim, participants=(*others, *_participants(claim, slot, value)))
    if slot == "date":
        return replace(claim, date=_date(value))
    if slot == "quantity":
        return replace(claim, quantities=_quantities(claim, value))
    return _edit_word(claim, slot, value) if value else claim


def _edit_word(claim: Claim, slot: str, value: str) -> Claim:
    """The claim with another word in a slot that holds one; other slots stay."""
    if slot == "polarity":
        return replace(claim, polarity=value)
    if slot == "modality":
        return replace(claim, modality=value)
    if slot == "holder":
        return replace(claim, holder=value)
    return replace(claim, event_type=value) if slot == "event_type" else claim


def _date(value: str | None) -> DateInterval | None:
    if not value:
        return None
    earliest, latest = edtf_days(value)
    return DateInterval(earliest=earliest, latest=latest, edtf=value, text=value, basis="explicit")


def _quantities(claim: Claim, value: str | None) -> tuple[Quantity, ...]:
    """A figure as typed, `2500` or `2500 troops`; without a unit the claim's first unit stays."""
    if not value:
        return ()
    number, _, unit = value.replace(",", "").partition(" ")
    try:
        amount = float(number)
    except ValueError:
        return claim.quantities
    unit = unit or (claim.quantities[0].unit if claim.quantities else "")
    return (Quantity(low=amount, high=amount, unit=unit, comparator="=", text=value),)


def _participants(claim: Claim, role: str, value: str | None) -> tuple[Participant, ...]:
    spot = claim.evidence.start
    return tuple(
        Participant(role=role, entity_id=entity, text=entity, start=spot, end=spot) for entity in (value or "").split()
    )

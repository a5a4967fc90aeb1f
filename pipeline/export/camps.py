"""The camps of a group: who stands together, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.export.positions import side_values, value_of
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Claim
    from pipeline.records.group import ClaimGroup


@record
class Camp:
    """Claims that stand together. `number` counts sides from 1; 0 for claims on no side. `voices` counts sources."""

    number: int
    value: str
    voices: int
    claims: tuple[Claim, ...]


def camps_of(group: ClaimGroup, lookup: Lookup) -> list[Camp]:
    """The sides in order, then those on none; all claims as one camp where there are no sides."""
    sided = {claim_id for side in group.sides for claim_id in side}
    camps = [_camp(number, side, group, lookup) for number, side in enumerate(group.sides, start=1)]
    rest = tuple(claim_id for claim_id in group.claim_ids if claim_id not in sided)
    return [*camps, _camp(0, rest, group, lookup)] if rest else camps


def _camp(number: int, claim_ids: tuple[str, ...], group: ClaimGroup, lookup: Lookup) -> Camp:
    claims = tuple(lookup.claims[claim_id] for claim_id in claim_ids if claim_id in lookup.claims)
    value = side_values(group, claim_ids, lookup) if group.conflict_on else common_value(claims, lookup)
    return Camp(number=number, value=value, voices=lookup.voices(c.doc_id for c in claims), claims=claims)


def common_value(claims: tuple[Claim, ...], lookup: Lookup) -> str:
    """The dates and figures that claims without a conflict give; their triggers where they give none."""
    for slot in ("date", "quantity"):
        said = dict.fromkeys(value for claim in claims if (value := value_of(slot, claim, lookup)))
        if said:
            return " / ".join(said)
    return " / ".join(dict.fromkeys(claim.trigger.text for claim in claims))


def shown_claims(group: ClaimGroup, lookup: Lookup) -> list[Claim]:
    """The group's claims, camp by camp."""
    return [claim for camp in camps_of(group, lookup) for claim in camp.claims]

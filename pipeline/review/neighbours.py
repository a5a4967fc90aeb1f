"""Groups that a reviewer may want to merge with the one in hand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.records.claim import Claim
    from pipeline.records.group import ClaimGroup

Nearby = dict[str, tuple["ClaimGroup", frozenset[str]]]
NEIGHBOURS = 12
CROWDED = 400


class Neighbourhood:
    """Groups by what they speak of: entities and event types. Entities of more than `CROWDED` groups tell nothing."""

    def __init__(self, groups: Iterable[ClaimGroup], claims: Mapping[str, Claim]) -> None:
        self._topics: Nearby = {}
        self._holders: dict[str, list[str]] = defaultdict(list)
        for group in groups:
            own = [claims[claim_id] for claim_id in group.claim_ids if claim_id in claims]
            topics = frozenset(i for claim in own for i in claim.entity_ids) | {claim.event_type for claim in own}
            self._topics[group.group_id] = (group, topics)
            for topic in topics:
                self._holders[topic].append(group.group_id)

    def of(self, group_id: str) -> list[ClaimGroup]:
        """The groups that share most topics with this one, at least two, most first."""
        _, topics = self._topics[group_id]
        near = {other for topic in topics if len(self._holders[topic]) <= CROWDED for other in self._holders[topic]}
        ranked = sorted((-len(topics & self._topics[other][1]), other) for other in near - {group_id})
        return [self._topics[other][0] for shared, other in ranked[:NEIGHBOURS] if shared <= -2]

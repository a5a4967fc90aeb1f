from __future__ import annotations

from pipeline.review.neighbours import NEIGHBOURS, Neighbourhood
from tests.invention import invented_run

TABLES = invented_run(60, 4)
CLAIMS = {claim.claim_id: claim for part in TABLES.extractions for claim in part.claims}
GROUPS = {group.group_id: group for group in TABLES.alignment.groups}


def topics(group_id: str) -> set[str]:
    own = [CLAIMS[claim_id] for claim_id in GROUPS[group_id].claim_ids]
    return {i for claim in own for i in claim.entity_ids} | {claim.event_type for claim in own}


def test_neighbours_share_most_and_at_least_two_topics() -> None:
    near = Neighbourhood(TABLES.alignment.groups, CLAIMS).of("g-0008")
    shared = [len(topics(group.group_id) & topics("g-0008")) for group in near]
    assert shared == sorted(shared, reverse=True)
    assert min(shared) >= 2
    assert len(near) <= NEIGHBOURS
    assert "g-0008" not in [group.group_id for group in near]


def test_a_group_on_its_own_has_none() -> None:
    assert Neighbourhood([GROUPS["g-0008"]], CLAIMS).of("g-0008") == []

"""A run of invented articles and decisions about it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.records.decision import CONFIRM, Decision
from pipeline.records.group import ClaimGroup
from pipeline.review.decisions import fingerprint
from tests.invention import invented_run

TABLES = invented_run(12, 4)
CLAIMS = {claim.claim_id: claim for part in TABLES.extractions for claim in part.claims}
GROUPS = {group.group_id: group for group in TABLES.alignment.groups}
GROUP = GROUPS["g-0008"]


def decided(seq: int = 1, action: str = CONFIRM, group: ClaimGroup = GROUP, **fields: object) -> Decision:
    key = tuple(sorted(group.claim_ids))
    made = Decision(
        seq=seq, at=f"2031-01-01T00:00:{seq:02d}+00:00", reviewer="ann", run="r", key=key,
        evidence=fingerprint(key, CLAIMS), action=action,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]

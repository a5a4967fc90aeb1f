"""What reviewers decide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of a reviewer's log, never changed once written.

    `key` is the sorted claim ids that the decision names; `evidence` a fingerprint of their passages and values;
    `supersedes` the `seq` that this one takes back or replaces. `at` is ISO 8601, UTC.
    """

    seq: int
    at: str
    reviewer: str
    run: str
    key: tuple[str, ...]
    evidence: str
    action: str
    slot: str | None = None
    value: str | None = None
    note: str = ""
    supersedes: int | None = None

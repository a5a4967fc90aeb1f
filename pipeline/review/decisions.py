"""Which decisions are in force, what each settles, and the fingerprint of what a reviewer saw."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.records.decision import (
    BOTH_RIGHT,
    CONFIRM,
    EDIT,
    EXTRACTION_WRONG,
    KEEP_NAMES_APART,
    MERGE,
    MERGE_NAMES,
    NONE_OF_THESE,
    NOT_A_CONFLICT,
    NOTE,
    PREFER,
    SPLIT,
    UNDO,
    Decision,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.records.claim import Claim

OUTCOMES = (CONFIRM, NOT_A_CONFLICT, PREFER, BOTH_RIGHT, NONE_OF_THESE, SPLIT)
ON_NAMES = (MERGE_NAMES, KEEP_NAMES_APART)
EDITABLE_SLOTS = (
    "date",
    "quantity",
    "polarity",
    "modality",
    "place",
    "actor",
    "recipient",
    "holder",
    "event_type",
)
DIGEST_LENGTH = 12
_WORDS = {
    CONFIRM: "confirmed",
    NOT_A_CONFLICT: "not a conflict",
    PREFER: "prefers",
    BOTH_RIGHT: "both right",
    NONE_OF_THESE: "none of these",
    SPLIT: "different events",
    MERGE: "merged",
    EDIT: "edited",
    EXTRACTION_WRONG: "extraction wrong",
    NOTE: "note",
    UNDO: "taken back",
    MERGE_NAMES: "same entity",
    KEEP_NAMES_APART: "different entities",
}


def in_words(action: str) -> str:
    """An action as a reader would put it; an unknown one as it stands."""
    return _WORDS.get(action, action)


def digest_of(claim: Claim) -> str:
    """Fingerprint of what a reviewer sees of a claim: its passage and the value of every slot."""
    seen = [
        claim.evidence.quote,
        claim.trigger.text,
        claim.event_type,
        claim.polarity,
        claim.modality,
        claim.holder,
        (claim.date.edtf or claim.date.text) if claim.date else None,
        sorted([p.role, p.entity_id or p.text] for p in claim.participants),
        [[q.low, q.high, q.unit, q.comparator] for q in claim.quantities],
    ]
    text = json.dumps(seen, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def fingerprint(key: Sequence[str], claims: Mapping[str, Claim]) -> str:
    """Fingerprint of all claims that a decision names: their digests in the order of the key, joined by `-`."""
    return "-".join(digest_of(claims[claim_id]) for claim_id in key if claim_id in claims)


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions that have been neither taken back nor replaced, by reviewer and number.

    A decision is replaced by a later one of the same reviewer that names it in `supersedes`, or that settles the
    same thing: an outcome for the same claims, the same slot of the same claim, the same two names. Taking back the
    later one brings the earlier one back into force.
    """
    per_reviewer: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        per_reviewer[decision.reviewer].append(decision)
    kept: list[Decision] = []
    for reviewer in sorted(per_reviewer):
        kept += _standing_of(sorted(per_reviewer[reviewer], key=lambda d: d.seq))
    return tuple(kept)


def _standing_of(own: list[Decision]) -> list[Decision]:
    undone = {d.supersedes for d in own if d.action == UNDO}
    alive = [d for d in own if d.action != UNDO and d.seq not in undone]
    replaced = {d.supersedes for d in alive}
    latest: dict[object, int] = {subject: d.seq for d in alive if (subject := _subject(d)) is not None}
    return [d for d in alive if d.seq not in replaced and latest.get(_subject(d), d.seq) == d.seq]


def _subject(decision: Decision) -> object:
    """What a decision settles; None where it settles nothing that another could settle anew."""
    if decision.action in OUTCOMES:
        return ("outcome", decision.key)
    if decision.action == EDIT:
        return ("edit", decision.key, decision.slot)
    if decision.action in ON_NAMES:
        return ("names", tuple(sorted((decision.value or "").split())))
    if decision.action in {EXTRACTION_WRONG, MERGE}:
        return (decision.action, decision.key)
    return None

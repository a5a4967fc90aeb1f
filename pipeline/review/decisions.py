"""Which decisions are in force, and what has become of each after a rerun: kept, stale or orphaned."""

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
    KEPT,
    MERGE,
    MERGE_NAMES,
    NONE_OF_THESE,
    NOT_A_CONFLICT,
    NOTE,
    ORPHANED,
    PREFER,
    SPLIT,
    STALE,
    UNDO,
    Decision,
    Standing,
)
from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.records.claim import Claim
    from pipeline.records.group import ClaimGroup

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
_URGENCY = {CONFLICT: 0, UNDECIDED: 1, AGREE: 2, SINGLE_SOURCE: 3}
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


def standings(
    decisions: Iterable[Decision],
    claims: Mapping[str, Claim],
    groups: Iterable[ClaimGroup],
    known: dict[Decision, Standing] | None = None,
) -> tuple[Standing, ...]:
    """What has become of every decision in force: none is ever dropped.

    `known` keeps what was judged for the same run, so that one more decision costs one more judgement.
    """
    judged = {} if known is None else known
    current = in_force(decisions)
    fresh = [decision for decision in current if decision not in judged]
    if fresh:
        groups_of: dict[str, list[ClaimGroup]] = defaultdict(list)
        for group in groups:
            for claim_id in group.claim_ids:
                groups_of[claim_id].append(group)
        digests: dict[str, str] = {}
        judged.update((decision, _standing(decision, claims, groups_of, digests)) for decision in fresh)
    return tuple(judged[decision] for decision in current)


def _standing(
    decision: Decision,
    claims: Mapping[str, Claim],
    groups_of: Mapping[str, list[ClaimGroup]],
    digests: dict[str, str],
) -> Standing:
    if decision.action in ON_NAMES:
        return Standing(decision=decision, status=KEPT, group_id=None)
    group = _home(decision.key, groups_of)
    group_id = group.group_id if group else None
    gone = [claim_id for claim_id in decision.key if claim_id not in claims]
    if gone:
        because = f"{len(gone)} of {len(decision.key)} claims that it names are gone"
        return Standing(decision=decision, status=ORPHANED, group_id=group_id, because=because)
    because = _changed(decision, claims, digests) or _regrouped(decision, group, claims)
    return Standing(
        decision=decision,
        status=STALE if because else KEPT,
        group_id=group_id,
        because=because,
    )


def _home(key: Sequence[str], groups_of: Mapping[str, list[ClaimGroup]]) -> ClaimGroup | None:
    """The group that a decision speaks of: most of its claims, fewest others; of one claim's groups the one most in
    need of a decision.
    """
    named = set(key)
    candidates = {group.group_id: group for claim_id in key for group in groups_of.get(claim_id, ())}
    return min(
        candidates.values(),
        key=lambda g: (
            -len(named.intersection(g.claim_ids)),
            len(set(g.claim_ids) - named) if len(named) > 1 else _URGENCY.get(g.verdict, len(_URGENCY)),
            g.group_id,
        ),
        default=None,
    )


def _changed(decision: Decision, claims: Mapping[str, Claim], digests: dict[str, str]) -> str:
    then = decision.evidence.split("-")
    for claim_id in decision.key:
        if claim_id not in digests:
            digests[claim_id] = digest_of(claims[claim_id])
    now = [digests[claim_id] for claim_id in decision.key]
    if now == then:
        return ""
    if len(then) != len(now):
        return "the passages are others than those decided on"
    changed = sorted({claims[c].doc_id for c, a, b in zip(decision.key, then, now, strict=True) if a != b})
    return f"what was read from {', '.join(changed)} has changed"


def _regrouped(decision: Decision, group: ClaimGroup | None, claims: Mapping[str, Claim]) -> str:
    """How the group differs from the one decided on, where that matters for the outcome.

    A split or a merge regroups claims by its own effect, which makes nothing stale.
    """
    if decision.action not in OUTCOMES or decision.action == SPLIT:
        return ""
    if group is None:
        return "its claims are no longer grouped"
    named, present = set(decision.key), set(group.claim_ids)
    lost = sorted({claims[c].doc_id for c in named - present})
    gained = sorted({claims[c].doc_id for c in present - named if c in claims})
    told = [f"{', '.join(docs)} {verb} the group" for docs, verb in ((gained, "joined"), (lost, "left")) if docs]
    return " and ".join(told)

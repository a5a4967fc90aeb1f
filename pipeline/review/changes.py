"""What one run has that another has not: groups new, gone, changed in verdict, and because of what."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.records.decision import CONFIRM, NOTE, PREFER
from pipeline.records.group import AGREE, CONFLICT, UNDECIDED
from pipeline.records.record import record
from pipeline.review.decisions import digest_of, in_force, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.records.claim import Claim
    from pipeline.records.group import ClaimGroup
    from pipeline.records.tables import RunTables

_URGENCY = {CONFLICT: 0, UNDECIDED: 1, AGREE: 2}
_IDLE = frozenset({CONFIRM, NOTE, PREFER})


@record
class Change:
    """A group that differs between two runs. `before` is its earlier verdict, empty for a new one; `present` tells
    whether the later run has it.
    """

    group_id: str
    question: str
    verdict: str
    before: str
    because: str
    present: bool


@record
class Changes:
    """All differences between two runs, each list in the order of its run."""

    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    gone: tuple[Change, ...]


class _Run:
    """A run with what a comparison needs to find quickly."""

    def __init__(self, tables: RunTables) -> None:
        self.claims: dict[str, Claim] = {c.claim_id: c for part in tables.extractions for c in part.claims}
        self.hashes: dict[str, str] = {document.doc_id: document.sha256 for document in tables.documents}
        self.groups = tables.alignment.groups
        self.decisions = in_force(tables.decisions)
        self.run = tables.run


def compare_runs(before: RunTables, after: RunTables) -> Changes:
    """Groups are the same where they have the same id, else where they share most claims. In each list changed
    verdicts come first, then conflicts.
    """
    old, new = _Run(before), _Run(after)
    partner = _partners(old.groups, new.groups)
    taken = {group.group_id for group in partner.values()}
    fresh, changed = [], []
    for group in new.groups:
        former = partner.get(group.group_id)
        if former is None:
            fresh.append(_change(group, None, old, new))
        elif _differs(former, group):
            changed.append(_change(group, former, old, new))
    gone = [_gone(group, old, new) for group in old.groups if group.group_id not in taken]
    return Changes(new=_sorted(fresh), changed=_sorted(changed), gone=_sorted(gone))


def _sorted(changes: list[Change]) -> tuple[Change, ...]:
    def urgency(change: Change) -> tuple[bool, int, str]:
        calm = change.before == change.verdict and change.present
        return calm, min(_URGENCY.get(v, 3) for v in (change.verdict, change.before or change.verdict)), change.group_id

    return tuple(sorted(changes, key=urgency))


def _partners(old: Sequence[ClaimGroup], new: Sequence[ClaimGroup]) -> dict[str, ClaimGroup]:
    """The earlier group of each later one, each used once."""
    by_id = {group.group_id: group for group in old}
    found = {group.group_id: by_id[group.group_id] for group in new if group.group_id in by_id}
    free: dict[str, list[ClaimGroup]] = defaultdict(list)
    for group in old:
        if group.group_id not in found:
            for claim_id in group.claim_ids:
                free[claim_id].append(group)
    pairs = sorted(
        (-len(set(former.claim_ids).intersection(group.claim_ids)), former.group_id, group.group_id)
        for group in new
        if group.group_id not in found
        for former in {g.group_id: g for c in group.claim_ids for g in free.get(c, ())}.values()
    )
    used: set[str] = set()
    for _, former_id, group_id in pairs:
        if former_id not in used and group_id not in found:
            found[group_id] = by_id[former_id]
            used.add(former_id)
    return found


def _differs(former: ClaimGroup, group: ClaimGroup) -> bool:
    return (former.verdict, former.conflict_on, former.claim_ids, former.decision) != (
        group.verdict,
        group.conflict_on,
        group.claim_ids,
        group.decision,
    )


def _change(group: ClaimGroup, former: ClaimGroup | None, old: _Run, new: _Run) -> Change:
    return Change(
        group_id=group.group_id,
        question=group.question,
        verdict=group.verdict,
        before=former.verdict if former else "",
        because=_because(former, group, old, new),
        present=True,
    )


def _gone(group: ClaimGroup, old: _Run, new: _Run) -> Change:
    return Change(
        group_id=group.group_id,
        question=group.question,
        verdict=group.verdict,
        before=group.verdict,
        because=_because(group, None, old, new),
        present=False,
    )


def _because(former: ClaimGroup | None, group: ClaimGroup | None, old: _Run, new: _Run) -> str:
    """The causes that can be told apart, most telling first: decisions, articles, what was read, how it compares."""
    was, now = set(former.claim_ids if former else ()), set(group.claim_ids if group else ())
    causes = _decisions(was | now, old, new)
    if not causes and group and group.decision != (former.decision if former else None):
        causes.append(f"decision: {group.decision or 'taken back'}")
    causes += _articles(now - was, new.claims, new.hashes, old.hashes, "is new")
    causes += _articles(was - now, old.claims, old.hashes, new.hashes, "is gone")
    edited = sorted(
        d for d in _doc_ids(was, old.claims) | _doc_ids(now, new.claims) if _edited(d, old.hashes, new.hashes)
    )
    causes += [f"article {doc_id} was edited" for doc_id in edited]
    causes += _readings(was, now, old, new, set(edited))
    return "; ".join(causes) or "the same claims are compared or grouped differently"


def _decisions(claim_ids: set[str], old: _Run, new: _Run) -> list[str]:
    """Decisions made on the earlier run about any of the claims."""
    made = [d for d in new.decisions if d.run == old.run and d.action not in _IDLE and claim_ids.intersection(d.key)]
    return [f"decision: {in_words(decision.action)} ({decision.reviewer})" for decision in made]


def _articles(
    claim_ids: set[str], claims: Mapping[str, Claim], here: Mapping[str, str], there: Mapping[str, str], told: str
) -> list[str]:
    return [
        f"article {doc_id} {told}"
        for doc_id in sorted(_doc_ids(claim_ids, claims))
        if doc_id in here and doc_id not in there
    ]


def _doc_ids(claim_ids: set[str], claims: Mapping[str, Claim]) -> set[str]:
    return {claims[claim_id].doc_id for claim_id in claim_ids if claim_id in claims}


def _edited(doc_id: str, old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    return doc_id in old and doc_id in new and old[doc_id] != new[doc_id]


def _readings(was: set[str], now: set[str], old: _Run, new: _Run, edited: set[str]) -> list[str]:
    """Claims that rules or knowledge now find, no longer find, or read differently, in articles left as they were."""
    found = _doc_ids({c for c in now - was if c not in old.claims}, new.claims)
    lost = _doc_ids({c for c in was - now if c not in new.claims}, old.claims)
    read = {
        new.claims[c].doc_id
        for c in was & now
        if c in old.claims and c in new.claims and digest_of(old.claims[c]) != digest_of(new.claims[c])
    }
    told = []
    for doc_ids, words in (
        (found & set(old.hashes), "newly found in {}"),
        (lost & set(new.hashes), "no longer found in {}"),
        (read, "read differently in {}"),
    ):
        if rest := sorted(doc_ids - edited):
            told.append(words.format(", ".join(rest)))
    return told

"""What has become of every decision in force after a rerun: kept, stale or orphaned."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.records.decision import BOTH_RIGHT, KEPT, NOT_A_CONFLICT, ORPHANED, SPLIT, STALE, Standing
from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, UNDECIDED
from pipeline.review.decisions import ON_NAMES, OUTCOMES, digest_of, in_force
from pipeline.review.successors import successor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.records.claim import Claim
    from pipeline.records.decision import Decision, Seen
    from pipeline.records.group import ClaimGroup

_URGENCY = {CONFLICT: 0, UNDECIDED: 1, AGREE: 2, SINGLE_SOURCE: 3}


def standings(
    decisions: Iterable[Decision],
    claims: Mapping[str, Claim],
    groups: Iterable[ClaimGroup],
    *,
    seen: Mapping[str, Seen] | None = None,
    known: dict[Decision, Standing] | None = None,
) -> tuple[Standing, ...]:
    """What has become of every decision in force: none is ever dropped.

    `seen` is what reviewers saw, by digest: with it a claim whose passage was edited is found again. `known` keeps what
    was judged for the same run, so that one more decision costs one more judgement.
    """
    judged = {} if known is None else known
    current = in_force(decisions)
    fresh = [decision for decision in current if decision not in judged]
    if fresh:
        run = _Run(claims, groups, seen or {})
        judged.update((decision, run.judge(decision)) for decision in fresh)
    return tuple(judged[decision] for decision in current)


class _Run:
    """The claims and groups at hand, with what judging a decision needs to find quickly."""

    def __init__(self, claims: Mapping[str, Claim], groups: Iterable[ClaimGroup], seen: Mapping[str, Seen]) -> None:
        self.claims, self.seen = claims, seen
        self.groups_of: dict[str, list[ClaimGroup]] = defaultdict(list)
        for group in groups:
            for claim_id in group.claim_ids:
                self.groups_of[claim_id].append(group)
        self.digests: dict[str, str] = {}
        self._by_article: dict[str, list[Claim]] = {}

    def judge(self, decision: Decision) -> Standing:
        """What has become of one decision."""
        if decision.action in ON_NAMES:
            return Standing(decision=decision, status=KEPT, group_id=None)
        moved = self._moved(decision)
        key = tuple(moved.get(claim_id, claim_id) for claim_id in decision.key)
        group = self._home(key)
        gone = [claim_id for claim_id in key if claim_id not in self.claims]
        if gone:
            status, because = ORPHANED, f"{len(gone)} of {len(key)} claims that it names are gone"
        elif moved:
            status, because = STALE, f"the passage in {self._articles(moved.values())} was edited"
        else:
            because = self._changed(decision) or self._regrouped(decision, group)
            status = STALE if because else KEPT
        return Standing(
            decision=decision,
            status=status,
            group_id=group.group_id if group else None,
            because=because,
            moved=tuple(sorted(moved.items())),
        )

    def _moved(self, decision: Decision) -> dict[str, str]:
        """Claims that are gone -> the claims that stand in their place, as far as any do."""
        digests = decision.evidence.split("-")
        if all(claim_id in self.claims for claim_id in decision.key) or len(digests) != len(decision.key):
            return {}
        found: dict[str, str] = {}
        for claim_id, digest in zip(decision.key, digests, strict=True):
            seen = self.seen.get(digest)
            if claim_id in self.claims or seen is None:
                continue
            taken = {*decision.key, *found.values()}
            heir = successor(seen, [c for c in self._near(decision.key, seen.doc_id) if c.claim_id not in taken])
            if heir is not None:
                found[claim_id] = heir.claim_id
        return found

    def _near(self, key: Sequence[str], doc_id: str) -> list[Claim]:
        """Claims of an article that may stand for one that is gone: those still grouped with the others that the
        decision names; all of the article where it names no other.
        """
        groups = [group for claim_id in key for group in self.groups_of.get(claim_id, ())]
        if not groups:
            return self._of_article(doc_id)
        ids = dict.fromkeys(claim_id for group in groups for claim_id in group.claim_ids)
        return [self.claims[c] for c in ids if c in self.claims and self.claims[c].doc_id == doc_id]

    def _of_article(self, doc_id: str) -> list[Claim]:
        if not self._by_article:
            for claim in self.claims.values():
                self._by_article.setdefault(claim.doc_id, []).append(claim)
        return self._by_article.get(doc_id, [])

    def _articles(self, claim_ids: Iterable[str]) -> str:
        return ", ".join(sorted({self.claims[claim_id].doc_id for claim_id in claim_ids}))

    def _home(self, key: Sequence[str]) -> ClaimGroup | None:
        """The group that a decision speaks of: most of its claims, fewest others; of one claim's groups the one most in
        need of a decision.
        """
        named = set(key)
        candidates = {group.group_id: group for claim_id in key for group in self.groups_of.get(claim_id, ())}
        return min(
            candidates.values(),
            key=lambda g: (
                -len(named.intersection(g.claim_ids)),
                len(set(g.claim_ids) - named) if len(named) > 1 else _URGENCY.get(g.verdict, len(_URGENCY)),
                g.group_id,
            ),
            default=None,
        )

    def _digest(self, claim_id: str) -> str:
        if claim_id not in self.digests:
            self.digests[claim_id] = digest_of(self.claims[claim_id])
        return self.digests[claim_id]

    def _changed(self, decision: Decision) -> str:
        then = decision.evidence.split("-")
        now = [self._digest(claim_id) for claim_id in decision.key]
        if now == then:
            return ""
        if len(then) != len(now):
            return "the passages are others than those decided on"
        changed = [c for c, a, b in zip(decision.key, then, now, strict=True) if a != b]
        return f"what was read from {self._articles(changed)} has changed"

    def _regrouped(self, decision: Decision, group: ClaimGroup | None) -> str:
        """How the group differs from the one decided on, where that matters for the outcome.

        A split or a merge regroups claims by its own effect, which makes nothing stale; so does a conflict that was
        found to be none: its claims may stand with others then, as long as nothing contradicts them.
        """
        if decision.action not in OUTCOMES or decision.action == SPLIT:
            return ""
        if group is None:
            return "its claims are no longer grouped"
        named, present = set(decision.key), set(group.claim_ids)
        if decision.action in {NOT_A_CONFLICT, BOTH_RIGHT} and named <= present and group.verdict != CONFLICT:
            return ""
        gained, lost = [c for c in present - named if c in self.claims], named - present
        told = [f"{self._articles(ids)} {verb} the group" for ids, verb in ((gained, "joined"), (lost, "left")) if ids]
        return " and ".join(told)

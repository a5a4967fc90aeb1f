"""The reviewer's desk: one run, its decisions, and saving a new one. Both front ends work on it."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipeline.align.decisions import changed_claims
from pipeline.errors import DecisionError
from pipeline.export.lookup import Lookup
from pipeline.export.order import reading_order
from pipeline.export.slots import claim_slots
from pipeline.records.decision import EDIT, EXTRACTION_WRONG, KEPT, MERGE, PREFER, SPLIT, UNDO, Decision, Seen, Standing
from pipeline.records.record import record
from pipeline.review.changes import Changes, compare_runs
from pipeline.review.decisions import ON_NAMES, OUTCOMES, digest_of, fingerprint
from pipeline.review.queue import Progress, State, progress, state_of
from pipeline.review.standings import standings
from pipeline.ui.values import NOTE_LENGTH, VALUE_LENGTH, checked_value, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from pipeline.records.claim import Claim
    from pipeline.records.gold import Score
    from pipeline.records.group import ClaimGroup
    from pipeline.records.tables import RunTables
    from pipeline.store.decisions import DecisionLog

_GROUP_IN_ADDRESS = re.compile(r"([^/?#\s]+)(?:[?#].*)?$")


class StaleError(DecisionError):
    """What the reviewer looked at is no longer what the run holds."""


@record
class Wish:
    """A decision as asked for on a page or in the terminal, before it is checked."""

    action: str
    group_id: str = ""
    seen: str = ""
    claim_id: str = ""  # several joined by blanks for a split
    slot: str = ""
    value: str = ""
    note: str = ""


def now() -> str:
    """The time of a decision: UTC, to the second."""
    return datetime.now(tz=UTC).isoformat(timespec="seconds")


class Desk:
    """One run under review.

    `load` reads the run's tables, `stamp` changes when they have been written anew: a rerun shows without a restart.
    `agreement` is what annotators of these articles agree on, where sets of several were given.
    """

    def __init__(
        self,
        *,
        load: Callable[[], RunTables],
        stamp: Callable[[], Hashable],
        log: DecisionLog,
        reviewer: str,
        earlier: RunTables | None = None,
        clock: Callable[[], str] = now,
    ) -> None:
        self._load, self._stamp, self._clock = load, stamp, clock
        self.log, self.reviewer, self.earlier = log, reviewer, earlier
        self.agreement: tuple[Score, ...] = ()
        self._run_stamp: Hashable = None
        self._log_stamp: Hashable = None
        self.lookup = Lookup(load())
        self._run_stamp = stamp()
        self._take_run()
        self.refresh()

    def refresh(self) -> None:
        """Take in a rerun and what others have saved."""
        if (stamp := self._stamp()) != self._run_stamp:
            self.lookup, self._run_stamp, self._log_stamp = Lookup(self._load()), stamp, None
            self._take_run()
        if (found := self.log.stamp()) != self._log_stamp:
            self._take_decisions()
            self._log_stamp = found

    def _take_run(self) -> None:
        self.ordered: list[ClaimGroup] = list(reading_order(self.lookup))
        self._judged: dict[Decision, Standing] = {}
        self.changes: Changes | None = compare_runs(self.earlier, self.lookup.tables) if self.earlier else None
        changed = (*self.changes.new, *self.changes.changed) if self.changes else ()
        self.new_ids = frozenset(change.group_id for change in changed)

    def _take_decisions(self) -> None:
        self.decisions = self.log.read()
        read = self.lookup.read_claims
        groups = self.lookup.tables.alignment.groups
        standing = standings(self.decisions, read, groups, seen=self.log.seen(), known=self._judged)
        edited = changed_claims(list(read.values()), (s.decision for s in standing))
        self.lookup = self.lookup.with_standings(self.decisions, standing, edited)
        self.states: dict[str, State] = {
            group.group_id: state_of(self.standings_of(group.group_id), new=group.group_id in self.new_ids)
            for group in self.ordered
            if group.group_id in self.lookup.standings_of or group.group_id in self.new_ids
        }
        self._progress = progress(self.ordered, self.states)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """The decisions in force."""
        return self.lookup.tables.standings

    def standings_of(self, group_id: str) -> list[Standing]:
        """The decisions in force on a group."""
        return self.lookup.standings_of.get(group_id, [])

    def progress(self) -> Progress:
        """How many conflicts are decided."""
        return self._progress

    def seen(self, group: ClaimGroup) -> str:
        """Fingerprint of what a page shows of a group; a decision carries it back."""
        shown = " ".join(group.claim_ids) + fingerprint(group.claim_ids, self.lookup.read_claims)
        return hashlib.sha256(shown.encode()).hexdigest()[:24]

    def own(self, group_id: str) -> list[Decision]:
        """The reviewer's own decisions in force on a group, latest first."""
        own = [s.decision for s in self.standings_of(group_id) if s.decision.reviewer == self.reviewer]
        return sorted(own, key=lambda d: -d.seq)

    def history(self, group: ClaimGroup) -> list[Decision]:
        """Every decision ever made on the group's claims, or on those in whose place they stand, latest first."""
        ids = {*group.claim_ids, *(was for s in self.standings_of(group.group_id) for was, _ in s.moved)}
        found = [d for d in self.decisions if ids.intersection(d.key)]
        return sorted(found, key=lambda d: (d.at, d.reviewer, d.seq), reverse=True)

    def save(self, wish: Wish) -> Decision:
        """Check a wish and append it to the reviewer's log.

        Raises StaleError where the page shown is out of date, DecisionError where the wish makes no sense.
        """
        self.refresh()
        if wish.action in ON_NAMES:
            decision = self._on_names(wish)
        elif wish.action == UNDO and not wish.group_id:
            decision = self._undo(wish, self._standing_decisions())
        else:
            decision = self._on_group(wish)
        self.log.remember(self.reviewer, self._seen_now(decision.key))
        saved = self.log.append(decision)
        self.refresh()
        return saved

    def _seen_now(self, key: tuple[str, ...]) -> list[Seen]:
        return [
            seen_of(self.lookup.claims[claim_id], self.lookup) for claim_id in key if claim_id in self.lookup.claims
        ]

    def then_and_now(self, standing: Standing) -> list[tuple[Seen, Seen | None]]:
        """What was seen of each claim that has changed since the decision, and what is there now; None for a claim that
        is gone. Claims of which nothing was kept are left out.
        """
        decision, kept = standing.decision, self.log.seen()
        digests = decision.evidence.split("-")
        if standing.status == KEPT or len(digests) != len(decision.key):
            return []
        found, moved = [], dict(standing.moved)
        for claim_id, digest in zip(decision.key, digests, strict=True):
            claim = self.lookup.read_claims.get(moved.get(claim_id, claim_id))
            now = seen_of(claim, self.lookup) if claim else None
            if digest in kept and (now is None or now.digest != digest):
                found.append((kept[digest], now))
        return found

    def _on_group(self, wish: Wish) -> Decision:
        group = self.lookup.groups.get(wish.group_id)
        if group is None:
            raise StaleError(f"there is no group {wish.group_id!r} in this run", remedy="go back to the queue")
        if wish.seen != self.seen(group):
            raise StaleError("the run has changed since this page was opened")
        if wish.action == UNDO:
            return self._undo(wish, self.own(group.group_id))
        if wish.action in {EDIT, EXTRACTION_WRONG}:
            return self._on_claim(wish, group)
        if wish.action == MERGE:
            return self._merge(wish, group)
        if wish.action == PREFER and wish.value not in group.doc_ids:
            raise DecisionError(f"{wish.value!r} is not one of the group's articles", remedy="name one of them")
        earlier = next((d.seq for d in self.own(group.group_id) if {d.action, wish.action} <= set(OUTCOMES)), None)
        value = self._parts(group, wish.claim_id.split()) if wish.action == SPLIT else wish.value or None
        return self._decision(wish, group.claim_ids, value=value, supersedes=earlier)

    def _parts(self, group: ClaimGroup, chosen: list[str]) -> str | None:
        """How a split parts the group: the claims chosen from the rest; without any chosen along its sides, which
        alignment knows, else source from source.
        """
        if chosen:
            rest = [claim_id for claim_id in group.claim_ids if claim_id not in chosen]
            if not rest or not set(chosen) <= set(group.claim_ids):
                raise DecisionError("no part of this group was chosen", remedy="choose some of its claims, not all")
            return f"{' '.join(rest)} | {' '.join(sorted(set(chosen)))}"
        if group.sides:
            return None
        by_source: dict[str, list[str]] = {}
        for claim in self.lookup.claims_of(group):
            by_source.setdefault(self.lookup.origin_of(claim.doc_id), []).append(claim.claim_id)
        return " | ".join(" ".join(by_source[doc_id]) for doc_id in sorted(by_source))

    def _on_claim(self, wish: Wish, group: ClaimGroup) -> Decision:
        if wish.claim_id not in group.claim_ids:
            raise DecisionError(f"{wish.claim_id!r} is not one of the group's claims", remedy="choose one of them")
        if wish.action == EXTRACTION_WRONG:
            return self._decision(wish, (wish.claim_id,))
        value = checked_value(wish.slot, wish.value, self.lookup.names)
        return self._decision(wish, (wish.claim_id,), slot=wish.slot, value=value)

    def _merge(self, wish: Wish, group: ClaimGroup) -> Decision:
        named = _GROUP_IN_ADDRESS.search(wish.value.strip().rstrip("/"))
        other = self.lookup.groups.get(named.group(1)) if named else None
        if other is None or other.group_id == group.group_id:
            raise DecisionError(
                f"{wish.value!r} names no other group", remedy="give the id from the other page's address"
            )
        return self._decision(wish, tuple({*group.claim_ids, *other.claim_ids}))

    def _on_names(self, wish: Wish) -> Decision:
        ids = wish.value.split()
        if len(ids) != 2 or any(entity_id not in self.lookup.names for entity_id in ids):
            raise DecisionError(f"{wish.value!r} does not name two entities of this run", remedy="give two entity ids")
        return self._decision(wish, (), value=" ".join(sorted(ids)))

    def _standing_decisions(self) -> list[Decision]:
        return [s.decision for s in self.standings if s.decision.reviewer == self.reviewer]

    def _undo(self, wish: Wish, own: list[Decision]) -> Decision:
        target = next((d for d in own if str(d.seq) == wish.value), None)
        if target is None:
            raise StaleError(f"you have no decision no. {wish.value} in force here")
        return self._decision(wish, target.key, supersedes=target.seq)

    def _decision(
        self,
        wish: Wish,
        key: tuple[str, ...],
        *,
        slot: str | None = None,
        value: str | None = None,
        supersedes: int | None = None,
    ) -> Decision:
        ordered = tuple(sorted(key))
        return Decision(
            seq=0,
            at=self._clock(),
            reviewer=self.reviewer,
            run=self.lookup.tables.run,
            key=ordered,
            evidence=fingerprint(ordered, self.lookup.read_claims),
            action=wish.action,
            slot=slot,
            value=(value if wish.action == SPLIT else plain(value, VALUE_LENGTH)) if value else None,
            note=plain(wish.note, NOTE_LENGTH),
            supersedes=supersedes,
        )


def seen_of(claim: Claim, lookup: Lookup) -> Seen:
    """What a page shows of a claim."""
    return Seen(
        digest=digest_of(claim),
        claim_id=claim.claim_id,
        doc_id=claim.doc_id,
        quote=claim.evidence.quote,
        slots=claim_slots(claim, lookup),
        trigger=claim.trigger.text,
    )

"""The queue of groups that wait for a reviewer: filters, pages, progress, what comes next."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Self

from pipeline.records.decision import KEPT, ORPHANED
from pipeline.records.group import CONFLICT
from pipeline.records.record import record
from pipeline.review.decisions import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.records.claim import Claim
    from pipeline.records.decision import Standing
    from pipeline.records.group import ClaimGroup

PAGE_SIZE = 40


@record
class Filters:
    """What a reviewer wants to see; an empty value asks for everything.

    `slot` is a field that sources differ on, `kind` an event type, `source` a doc_id, `entity` an entity id.
    """

    verdict: str = ""
    slot: str = ""
    kind: str = ""
    source: str = ""
    entity: str = ""
    words: str = ""
    undecided: bool = False
    stale: bool = False
    new: bool = False

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Filters as they stand in an address; unknown names are ignored."""
        return cls(
            verdict=query.get("verdict", ""),
            slot=query.get("slot", ""),
            kind=query.get("kind", ""),
            source=query.get("source", ""),
            entity=query.get("entity", ""),
            words=query.get("words", ""),
            undecided=bool(query.get("undecided")),
            stale=bool(query.get("stale")),
            new=bool(query.get("new")),
        )

    def to_query(self) -> dict[str, str]:
        """The filters that ask for something, for an address."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: "1" if value is True else value for name, value in values.items() if value}


@record
class State:
    """How far a group's review has come: decided by whom, anything stale, reviewers at odds, new in this run."""

    decided: bool = False
    stale: bool = False
    disputed: bool = False
    new: bool = False


@record
class Progress:
    """`done` of `total` conflicts are decided."""

    done: int
    total: int


def state_of(standings: Iterable[Standing], *, new: bool = False) -> State:
    """A group's state. Only an outcome that still stands decides a group; two reviewers with different outcomes are
    at odds.
    """
    outcomes = [s for s in standings if s.decision.action in OUTCOMES and s.status != ORPHANED]
    kept = [s for s in outcomes if s.status == KEPT]
    said = {(s.decision.action, s.decision.value) for s in outcomes}
    return State(
        decided=bool(kept),
        stale=len(kept) < len(outcomes),
        disputed=len(said) > 1,
        new=new,
    )


def select(
    groups: Iterable[ClaimGroup],
    filters: Filters,
    *,
    claims: Mapping[str, Claim],
    states: Mapping[str, State],
) -> list[ClaimGroup]:
    """The groups that pass, in the order given."""
    return [group for group in groups if _passes(group, filters, claims, states.get(group.group_id, State()))]


def _passes(group: ClaimGroup, filters: Filters, claims: Mapping[str, Claim], state: State) -> bool:
    if filters.verdict and group.verdict != filters.verdict:
        return False
    if filters.slot and filters.slot not in group.conflict_on:
        return False
    if filters.source and filters.source not in group.doc_ids:
        return False
    if (filters.undecided and state.decided) or (filters.stale and not state.stale) or (filters.new and not state.new):
        return False
    if not (filters.kind or filters.entity or filters.words):
        return True
    return _claims_pass([claims[c] for c in group.claim_ids if c in claims], group, filters)


def _claims_pass(claims: Sequence[Claim], group: ClaimGroup, filters: Filters) -> bool:
    if filters.kind and all(claim.event_type != filters.kind for claim in claims):
        return False
    if filters.entity and all(filters.entity not in claim.entity_ids for claim in claims):
        return False
    if filters.words:
        text = " ".join([group.question, *(f"{c.statement} {c.evidence.quote}" for c in claims)]).casefold()
        return all(word in text for word in filters.words.casefold().split())
    return True


def page_of(groups: Sequence[ClaimGroup], number: int, size: int = PAGE_SIZE) -> tuple[Sequence[ClaimGroup], int]:
    """The groups on one page, from 1, and the number of pages; a number out of range gives the nearest page."""
    pages = max(1, -(-len(groups) // size))
    at = min(max(number, 1), pages)
    return groups[(at - 1) * size : at * size], pages


def progress(groups: Iterable[ClaimGroup], states: Mapping[str, State]) -> Progress:
    """How many conflicts are decided."""
    conflicts = [group.group_id for group in groups if group.verdict == CONFLICT]
    return Progress(
        done=sum(1 for g in conflicts if g in states and states[g].decided),
        total=len(conflicts),
    )


def next_undecided(groups: Sequence[ClaimGroup], after: str | None, states: Mapping[str, State]) -> ClaimGroup | None:
    """The next group without a standing outcome after the one named, going round to the beginning once."""
    at = next((i for i, group in enumerate(groups) if group.group_id == after), -1)
    around = [*groups[at + 1 :], *groups[: max(at, 0)]]
    return next((g for g in around if not states.get(g.group_id, State()).decided), None)

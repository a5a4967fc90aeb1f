"""What claims of different sources are to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar, runtime_checkable

from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.recall.prints import Flags, Floats, Numbers
    from pipeline.recall.ragged import Ragged

S = TypeVar("S")
FIELDS = ("date", "quantity", "polarity", "participant", "place", "office", "kind", "modality", "assessment")
AGREE, CONFLICT, UNDECIDED, SILENT, SINGLE_SOURCE = "agree", "conflict", "undecided", "silent", "single_source"


@record
class FieldComparison:
    """What one comparator says of two claims: `outcome` agree, conflict, silent or undecided, with its reason."""

    field: str
    outcome: str
    reason: str

    def __reduce__(self) -> tuple[Any, ...]:
        """Read back, equal ones are one object: every pair has one a slot, and few of them say anything new."""
        return judged, (self.field, self.outcome, self.reason)


@lru_cache(maxsize=1 << 14)
def judged(field: str, outcome: str, reason: str) -> FieldComparison:
    """What a comparator says; equal ones are mostly one object."""
    return FieldComparison(field=field, outcome=outcome, reason=reason)


@record
class Comparison:
    """Two claims of different sources judged to speak of the same thing. `left < right` (claim ids).

    `score` in [0, 1] is the probability that they answer one question; `keys` say why they were compared.
    """

    left: str
    right: str
    group_ids: tuple[str, ...]
    verdict: str
    conflict_on: tuple[str, ...]
    fields: tuple[FieldComparison, ...]
    score: float
    keys: tuple[str, ...]


ComparisonCells = tuple[str, str, tuple[str, ...], str, tuple[str, ...], tuple[S, ...], float, tuple[str, ...]]
"""The fields of a comparison in their order, with something that stands for each slot and each key."""


@runtime_checkable
class ToldInCells(Protocol):
    """Comparisons that tell their fields without a record for each."""

    def cells(
        self, rows: Numbers, put: Callable[[FieldComparison], S], write: Callable[[str], str]
    ) -> Iterator[ComparisonCells[S]]:
        """Some comparisons; `put` gives what stands for a slot, `write` what stands for a key."""


class Scored(Protocol):
    """What a comparison came to, without why."""

    @property
    def left(self) -> str:
        """One claim."""

    @property
    def right(self) -> str:
        """The other."""

    @property
    def verdict(self) -> str:
        """Their verdict."""

    @property
    def score(self) -> float:
        """Probability that they answer one question."""


class PairScore(NamedTuple):
    """Two claims, their verdict, and the probability that they answer one question."""

    left: str
    right: str
    verdict: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupColumns:
    """Some groups in columns: their verdicts, the claims of each, and the comparisons that each rests on, in their
    order, as the two claims, their score, and whether their verdict is the group's. Claims stand by their places in
    `claim_ids`.
    """

    claim_ids: Sequence[str]
    verdicts: Sequence[str]
    claims: Ragged
    pairs: Ragged
    left: Numbers
    right: Numbers
    scores: Floats
    carrying: Flags


@runtime_checkable
class ScoredByGroup(Protocol):
    """Comparisons that know the groups that rest on them, and tell by group id what they came to."""

    @property
    def groups(self) -> Sequence[ClaimGroup]:
        """The groups."""

    @property
    def scores(self) -> Mapping[str, Sequence[Scored]]:
        """By group id."""

    def mean_score(self, group_id: str) -> float:
        """The mean score of the comparisons that a group rests on; 1 where there are none."""

    def in_groups(self, rows: Numbers) -> GroupColumns:
        """Some groups, by their places."""


@runtime_checkable
class CountedByVerdict(Protocol):
    """Groups that know how many there are of each verdict."""

    def counts(self) -> dict[str, int]:
        """By verdict."""


@record
class ClaimGroup:
    """A question that one or more sources answer. `verdict` is agree, conflict, undecided or single_source;
    `sides` lists the camps of a conflict as claim ids. `decision` is a reviewer's outcome, where there is one.
    """

    group_id: str
    question: str
    claim_ids: tuple[str, ...]
    doc_ids: tuple[str, ...]
    verdict: str
    conflict_on: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    reason: str
    decision: str | None = None


@record
class WithinSource:
    """A contradiction inside one source. `left < right`."""

    left: str
    right: str
    doc_id: str
    conflict_on: tuple[str, ...]
    fields: tuple[FieldComparison, ...]
    reason: str


@record
class Alignment:
    """The whole of what alignment found."""

    comparisons: Sequence[Comparison]
    groups: Sequence[ClaimGroup]
    within_source: tuple[WithinSource, ...]


def count_verdicts(groups: Sequence[ClaimGroup]) -> dict[str, int]:
    """How many groups there are of each verdict."""
    return groups.counts() if isinstance(groups, CountedByVerdict) else dict(Counter(g.verdict for g in groups))

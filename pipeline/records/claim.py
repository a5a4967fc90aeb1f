"""Names in place, and claims: one thing that one source says is, was or will be the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from pipeline.records.document import Evidence
from pipeline.records.record import record
from pipeline.records.time import DateInterval, Timex

ROLES = ("actor", "recipient", "place", "other")
LOCALITIES = ("city/", "fac/")
"""How ids of towns and buildings begin: something goes there, comes from there or is there, whatever their role."""
AUTHOR = "author"
UNNAMED = "unnamed"
LABELS = ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "WORK")
POLARITIES = ("affirmed", "negated")
MODALITIES = ("asserted", "possible", "predicted", "hypothetical", "normative")


@record
class Span:
    """A stretch `[start, end)` of the claim's document and its text."""

    start: int
    end: int
    text: str


@record
class Mention:
    """A name in place. `label` is one of `LABELS`; `entity_id` is `kind/slug` of what is meant."""

    evidence: Evidence
    label: str
    entity_id: str


@record
class Participant:
    """Who or what takes part, in which of `ROLES`. `entity_id` is null where a common noun could not be resolved;
    `text` is then its head phrase. Several participants may fill one role.
    """

    role: str
    entity_id: str | None
    text: str
    start: int
    end: int


@record
class Quantity:
    """A figure with its unit. `low <= high`, null is open; `comparator` is one of = > < >= <= ~."""

    low: float | None
    high: float | None
    unit: str
    comparator: str
    text: str


@record
class Attribution:
    """Who is made to say it: source phrase, cue word, reported content, and the chain of holders, outermost first."""

    source: Span | None
    cue: Span | None
    content: tuple[tuple[int, int], ...]
    chain: tuple[str, ...]


@record
class Claim:
    """What one source says once.

    `evidence` is the shortest stretch, within one sentence, from which a reader sees the claim; `trigger` the one
    word in it that says what happened or holds. `holder` is author, unnamed or an entity id. `confidence` in [0, 1].
    `due` is the time for which a forecast is made, which is no date of a happening.
    """

    claim_id: str
    evidence: Evidence
    trigger: Span
    predicate: str
    event_type: str
    participants: tuple[Participant, ...]
    date: DateInterval | None
    quantities: tuple[Quantity, ...]
    polarity: str
    modality: str
    holder: str
    attribution: Attribution | None
    statement: str
    rule_id: str
    confidence: float
    due: DateInterval | None = None

    @property
    def doc_id(self) -> str:
        """The article that says it."""
        return self.evidence.doc_id

    def fillers(self, role: str) -> frozenset[str]:
        """Entity ids that fill a role."""
        return frozenset(p.entity_id for p in self.participants if p.role == role and p.entity_id)

    @property
    def entity_ids(self) -> frozenset[str]:
        """Entity ids in any role."""
        return frozenset(p.entity_id for p in self.participants if p.entity_id)


@record
class Alias:
    """A spelling of an entity, how often it stands in the corpus, and where."""

    text: str
    count: int
    doc_ids: tuple[str, ...]


@record
class Entity:
    """Somebody or something named in the corpus. `how` is gazetteer, pack, merged or new."""

    entity_id: str
    label: str
    name: str
    aliases: tuple[Alias, ...]
    how: str


@runtime_checkable
class NamedById(Protocol):
    """Entities that tell by id what they are called."""

    @property
    def names(self) -> Mapping[str, str]:
        """By id."""


def names_by_id(entities: Sequence[Entity]) -> Mapping[str, str]:
    """What entities are called, by id."""
    return entities.names if isinstance(entities, NamedById) else {each.entity_id: each.name for each in entities}


@record
class Extraction:
    """Everything read from one article."""

    doc_id: str
    mentions: tuple[Mention, ...]
    times: tuple[Timex, ...]
    claims: tuple[Claim, ...]

"""Finding a run's records by their ids."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.records.claim import AUTHOR, UNNAMED, names_by_id
from pipeline.records.document import Source
from pipeline.records.group import ScoredByGroup
from pipeline.records.on_demand import ByName, Documents, Extractions, by_article, claims_by_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pipeline.recall.shelves import Recall
    from pipeline.records.claim import Claim, Extraction
    from pipeline.records.decision import Decision, Standing
    from pipeline.records.document import Document
    from pipeline.records.gold import Match
    from pipeline.records.group import ClaimGroup, Comparison, Scored
    from pipeline.records.tables import RunTables

T = TypeVar("T")
KEPT_DRAWINGS = 32


class Lookup:
    """Indexes over one run's records, each built when it is first asked for."""

    def __init__(self, tables: RunTables, recall: Recall | None = None) -> None:
        """`recall` holds what the last run worked out."""
        self.tables, self.recall = tables, recall
        self._made: dict[str, Any] = {}
        self._drawn: dict[str, Any] = {}

    def remember(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this run; decisions do not touch it."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    def draw(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once until a reviewer corrects a claim; the latest `KEPT_DRAWINGS` are kept."""
        if name not in self._drawn:
            while len(self._drawn) >= KEPT_DRAWINGS:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[name] = make()
        drawn: T = self._drawn[name]
        return drawn

    def forget(self, name: str) -> None:
        """Let go of what was drawn under a name."""
        self._drawn.pop(name, None)

    def with_standings(
        self, decisions: tuple[Decision, ...], standings: tuple[Standing, ...], edited: tuple[Claim, ...]
    ) -> Lookup:
        """The same run after more decisions; indexes that decisions do not touch are carried over."""
        fresh = Lookup(replace(self.tables, decisions=decisions, standings=standings, edited=edited))
        touched = {"tables", "standings_of"} | ({"claims", "_drawn"} if edited != self.tables.edited else set())
        carried = {name: value for name, value in vars(self).items() if name not in touched}
        vars(fresh).update(carried)
        return fresh

    @cached_property
    def read_claims(self) -> Mapping[str, Claim]:
        """Claims by id, as they were read."""
        return claims_by_id(self.tables.extractions)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id, with reviewers' corrections."""
        edited = {claim.claim_id: claim for claim in self.tables.edited}
        if not edited:
            return self.read_claims
        return ByName(self.read_claims, lambda claim_id: edited.get(claim_id) or self.read_claims[claim_id])

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Articles by id."""
        return by_article(self.tables.documents)

    @cached_property
    def extractions(self) -> Mapping[str, Extraction]:
        """What was read from articles, by their ids."""
        return by_article(self.tables.extractions)

    def counts_of(self, doc_id: str) -> tuple[int, int, int]:
        """How many names, times and claims were found in an article."""
        found = self.extractions.get(doc_id)
        return (len(found.mentions), len(found.times), len(found.claims)) if found else (0, 0, 0)

    @cached_property
    def groups(self) -> dict[str, ClaimGroup]:
        """Groups by id."""
        return {group.group_id: group for group in self.tables.alignment.groups}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Usual names by entity id."""
        return names_by_id(self.tables.entities)

    @cached_property
    def spellings(self) -> dict[str, frozenset[str]]:
        """How each entity is spelt anywhere in the corpus, folded to lower case, by id."""
        return {
            entity.entity_id: frozenset(text.casefold() for text in (entity.name, *(a.text for a in entity.aliases)))
            for entity in self.tables.entities
        }

    @cached_property
    def comparisons_of(self) -> dict[str, list[Comparison]]:
        """Comparisons by group id."""
        found: dict[str, list[Comparison]] = defaultdict(list)
        for comparison in self.tables.alignment.comparisons:
            for group_id in comparison.group_ids:
                found[group_id].append(comparison)
        return found

    @cached_property
    def in_groups(self) -> ScoredByGroup | None:
        """The comparisons, where they stand in columns and know the groups that rest on them."""
        comparisons, groups = self.tables.alignment.comparisons, self.tables.alignment.groups
        return comparisons if isinstance(comparisons, ScoredByGroup) and comparisons.groups is groups else None

    @cached_property
    def scores_of(self) -> Mapping[str, Sequence[Scored]]:
        """What comparisons came to, by group id."""
        comparisons = self.tables.alignment.comparisons
        return comparisons.scores if isinstance(comparisons, ScoredByGroup) else self.comparisons_of

    def scores_in(self, group: ClaimGroup) -> Sequence[Scored]:
        """What the comparisons in a group came to."""
        return self.scores_of.get(group.group_id, ()) if len(group.claim_ids) > 1 else ()

    def mean_score(self, group: ClaimGroup) -> float:
        """The mean score of the comparisons in a group; 1 where there are none."""
        if len(group.claim_ids) == 1:
            return 1.0
        if self.in_groups:
            return self.in_groups.mean_score(group.group_id)
        scores = [comparison.score for comparison in self.scores_in(group)]
        return sum(scores) / len(scores) if scores else 1.0

    @cached_property
    def groups_of_claim(self) -> dict[str, list[ClaimGroup]]:
        """Groups in which a claim stands, by claim id."""
        found: dict[str, list[ClaimGroup]] = defaultdict(list)
        for group in self.tables.alignment.groups:
            for claim_id in group.claim_ids:
                found[claim_id].append(group)
        return found

    @cached_property
    def standings_of(self) -> dict[str, list[Standing]]:
        """Decisions in force by group id."""
        found: dict[str, list[Standing]] = defaultdict(list)
        for standing in self.tables.standings:
            if standing.group_id is not None:
                found[standing.group_id].append(standing)
        return found

    @cached_property
    def match_of(self) -> dict[str, Match]:
        """Matches with the gold annotation by the id of the predicted claim."""
        claims = self.claims
        return {m.predicted_id: m for m in self.tables.matches if m.predicted_id and m.predicted_id in claims}

    @cached_property
    def _line_starts(self) -> Mapping[str, list[int]]:
        return ByName(self.documents, lambda doc_id: _line_starts(self.documents[doc_id].text))

    def line_of(self, doc_id: str, offset: int) -> int:
        """The line of the article, from 1, on which an offset lies; 0 for an unknown article."""
        return bisect_right(self._line_starts.get(doc_id, []), offset)

    def source_of(self, doc_id: str) -> Source:
        """Who published an article; an empty source for an unknown one."""
        document = self.documents.get(doc_id)
        return document.source if document else Source()

    def origin_of(self, doc_id: str) -> str:
        """The article itself, or the one of which it is a copy: both are one voice."""
        documents = self.tables.documents
        if isinstance(documents, Documents):
            return documents.originals.get(doc_id, doc_id)
        return self.source_of(doc_id).same_as or doc_id

    def article_of(self, claim_id: str) -> str:
        """The article that says a claim; empty for an unknown one."""
        extractions = self.tables.extractions
        if isinstance(extractions, Extractions):
            return extractions.homes.get(claim_id, "")
        claim = self.claims.get(claim_id)
        return claim.doc_id if claim else ""

    def claims_of(self, group: ClaimGroup) -> list[Claim]:
        """The group's claims, in its order."""
        return [claim for claim in map(self.claims.get, group.claim_ids) if claim]

    def voices(self, doc_ids: Iterable[str]) -> int:
        """Number of independent sources among articles."""
        return len(set(map(self.origin_of, doc_ids)))

    def name_of(self, entity_id: str) -> str:
        """Usual name of an entity, or its id in words where it has none."""
        return self.names.get(entity_id) or entity_id.rpartition("/")[2].replace("-", " ")

    def holder_name(self, holder: str) -> str:
        """Whom a claim is attributed to, in words."""
        return {AUTHOR: "the author", UNNAMED: "unnamed"}.get(holder) or self.name_of(holder)

    def label_of(self, doc_id: str) -> str:
        """A short name for an article: its author, else publisher, else id."""
        source = self.source_of(doc_id)
        return source.author or source.publisher or doc_id


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts

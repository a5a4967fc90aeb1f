"""Of every group, in columns: where it comes in reading order, and which articles and claims stand in it.

Worked out once for each group, however many runs it stands in.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from pipeline.export.overview_columns import told_of_groups
from pipeline.export.ranking import VERDICT_ORDER
from pipeline.recall.found import Reordered, as_found
from pipeline.recall.prints import Numbers, Prints, print_of, prints_of
from pipeline.recall.ragged import from_prints
from pipeline.recall.shelves import Recall
from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.export.lookup import Lookup
    from pipeline.recall.found import Found
    from pipeline.recall.ragged import Ragged
    from pipeline.recall.shelves import Columns
    from pipeline.records.group import ClaimGroup

GROUPS, NAMED = "groups in view", "named in claims"
_URGENCY = np.array([(CONFLICT, UNDECIDED, AGREE, SINGLE_SOURCE).index(verdict) for verdict in VERDICT_ORDER])


class Overview:
    """All groups of a run, by id."""

    def __init__(self, lookup: Lookup, recall: Recall | None) -> None:
        self._lookup = lookup
        self._recall = Recall({}) if recall is None else recall
        self.groups: Found[ClaimGroup] = as_found(lookup.tables.alignment.groups, lambda group: group.group_id)

    @cached_property
    def _told(self) -> Columns:
        """Every group's rank, its claims and articles, and articles that agree and that stand on a side; by print of
        the id.
        """
        shelf = self._recall.shelf(GROUPS)
        return shelf.once(self.groups.prints, lambda new: told_of_groups(self.groups, new, self._lookup))

    @cached_property
    def _verdicts(self) -> Numbers:
        """Every group's verdict, by number in `VERDICT_ORDER`."""
        found: Numbers = self._told["rank"][:, 0].astype(np.int64)
        return found

    @cached_property
    def order(self) -> Numbers:
        """The rows of the groups in reading order."""
        ranks = self._told["rank"]
        return np.lexsort((ranks[:, 3], ranks[:, 2], ranks[:, 1], ranks[:, 0]))

    def in_order(self, verdicts: Iterable[str] = VERDICT_ORDER) -> Found[ClaimGroup]:
        """The groups of some verdicts in reading order."""
        chosen = np.isin(self._verdicts[self.order], [VERDICT_ORDER.index(verdict) for verdict in verdicts])
        return Reordered(self.groups, self.order[chosen])

    def n_evidence(self) -> int:
        """How many claims stand in groups, counted in each."""
        return int(self._told["claims"].starts[-1])

    def most_urgent(self, claim_ids: Iterable[str]) -> Mapping[str, tuple[str, str]]:
        """For claims that stand in a group, the verdict and id of the most urgent one."""
        wanted = {print_of(claim_id): claim_id for claim_id in claim_ids}
        claims: Ragged = self._told["claims"]
        places = np.flatnonzero(np.isin(claims.values, np.array(list(wanted), dtype=np.uint64)))
        rows = claims.owners[places]
        found: dict[str, tuple[str, str]] = {}
        best = places[np.lexsort((rows, _URGENCY[self._verdicts[rows]]))]
        for place, row in zip(best.tolist(), claims.owners[best].tolist(), strict=True):
            claim_id = wanted[int(claims.values[place])]
            if claim_id not in found:
                group = self.groups[row]
                found[claim_id] = group.verdict, group.group_id
        return found

    def answers(self, doc_ids: Sequence[str]) -> Numbers:
        """How many of the questions that several sources answer each article answers."""
        articles: Ragged = self._told["articles"]
        shared = self._verdicts != VERDICT_ORDER.index(SINGLE_SOURCE)
        return _counted(doc_ids, articles.values[shared[articles.owners]])

    def agreements(self, doc_ids: Sequence[str]) -> tuple[Numbers, Numbers]:
        """In how many groups each article agrees with another, and in how many it stands on a side of a conflict."""
        return _counted(doc_ids, self._told["agree"].values), _counted(doc_ids, self._told["conflict"].values)

    def n_claims_of(self, entity_ids: Sequence[str]) -> Numbers:
        """In how many claims each of some entities takes part."""
        lookup = self._lookup
        doc_ids = list(lookup.extractions)

        def make(new: Numbers) -> Columns:
            claims = [[claim.claim_id for claim in lookup.extractions[doc_ids[place]].claims] for place in new.tolist()]
            named = [[i for claim_id in told for i in lookup.claims[claim_id].entity_ids] for told in claims]
            return {"entities": from_prints(named)}

        found = self._recall.shelf(NAMED).once(self._recall.prints_of(doc_ids), make)["entities"]
        return _counted(entity_ids, found.values)

    def answering(self, doc_ids: Iterable[str]) -> Sequence[ClaimGroup]:
        """Groups that two or more of some articles answer."""
        articles: Ragged = self._told["articles"]
        wanted = np.isin(articles.values, np.array([print_of(doc_id) for doc_id in doc_ids], dtype=np.uint64))
        counts = np.bincount(articles.owners[wanted], minlength=len(articles))
        return Reordered(self.groups, np.flatnonzero(counts > 1))


def _counted(ids: Sequence[str], prints: Prints) -> Numbers:
    """How often the print of each id stands among some."""
    found, counts = np.unique(prints, return_counts=True)
    wanted = prints_of(ids)
    places = np.searchsorted(found, wanted)
    known: Numbers = np.append(counts, 0)[places] * (np.append(found, 0)[places] == wanted)
    return known

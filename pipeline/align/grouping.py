"""Linked pairs to groups of one question each, with verdict, camps and reason.

A cluster with conflicts gives one group for each slot in conflict, and one for what its sources agree on; a claim that
nobody else speaks to is a group of its own. A group is made anew only where a pair of its cluster has changed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.align.decisions import Verdicts, with_outcome
from pipeline.align.found import Groups, group_columns
from pipeline.align.joining import AllClaims
from pipeline.align.outcomes import NUMBER, Compared
from pipeline.align.questions import GroupMaker, Made
from pipeline.align.rows import Numbers
from pipeline.recall.prints import Prints, mixed, print_of, summed, summed_by
from pipeline.recall.ragged import Ragged, joined, ragged, starts_of
from pipeline.recall.shelves import Columns, Recall
from pipeline.records.group import CONFLICT, FIELDS

ASKED, GROUPS = "questions", "groups"
CALM, ALONE = len(FIELDS), len(FIELDS) + 1
"""Beside the slots in conflict, what a group may be about: what its sources do not differ on; a claim alone."""


@dataclass(frozen=True, slots=True)
class Cores:
    """What groups are to be made of: `about` is a slot in conflict, `CALM` or `ALONE`; `rows` are the pairs that a
    group is about, or the claim alone; `prints` are those of all that a group depends on.
    """

    about: Numbers
    rows: Ragged
    prints: Prints

    def of(self, chosen: Numbers) -> Cores:
        """Some of them."""
        return Cores(self.about[chosen], self.rows.take(chosen), self.prints[chosen])


def group_pairs(
    claims: AllClaims,
    homes: Numbers,
    compared: Compared,
    maker: GroupMaker,
    verdicts: Verdicts,
    recall: Recall,
) -> Groups:
    """Groups by question. Compared pairs are to be sorted, and all linked; `homes` tells each
    claim's cluster.
    """
    clusters = _Clusters(claims, homes, compared, maker)
    cores = _all([clusters.conflicts(recall), clusters.calm(), clusters.alone()])

    def make(new: Numbers) -> Columns:
        places = zip(cores.about[new].tolist(), new.tolist(), strict=True)
        made = [_made(maker, about, cores.rows[place]) for about, place in places]
        return {
            **group_columns([with_outcome(each.group, verdicts) for each in made]),
            "held": ragged([[claim for pair in each.held for claim in pair] for each in made]),
        }

    found = recall.shelf(GROUPS).once(cores.prints, make, moved={"held": claims.moved})
    return Groups(found, cores.prints)


def _made(maker: GroupMaker, about: int, rows: Numbers) -> Made:
    if about == ALONE:
        return maker.alone(int(rows[0]))
    return maker.calm(rows) if about == CALM else maker.conflict(about, rows)


class _Clusters:
    """Compared pairs by cluster. A pair whose claims fell apart is a cluster of its own."""

    def __init__(self, claims: AllClaims, homes: Numbers, compared: Compared, maker: GroupMaker) -> None:
        self._claims, self._compared, self._maker = claims, compared, maker
        left, right = homes[compared.left], homes[compared.right]
        numbers = np.where(left == right, left, len(homes) + np.arange(len(compared)))
        _, self._of = np.unique(numbers, return_inverse=True)
        self._rows = _by(self._of, np.arange(len(compared)), int(self._of.max(initial=-1)) + 1)
        self._states = compared.prints(claims.prints)
        self._prints = summed(self._states[self._rows.values], self._rows.starts)

    def conflicts(self, recall: Recall) -> Cores:
        """One for each slot on which a cluster's pairs conflict; those of several clusters that share a claim and ask
        the same are one.
        """
        rows, places = np.nonzero(self._compared.outcomes == NUMBER[CONFLICT])
        fights, numbers = np.unique(self._of[rows] * len(FIELDS) + places, return_inverse=True)
        found = _by(numbers, rows, len(fights))
        clusters, about = fights // len(FIELDS), fights % len(FIELDS)
        prints = mixed(self._prints[clusters], about)

        def make(new: Numbers) -> Columns:
            asked = [self._maker.asked(int(about[i]), found[i]) for i in new.tolist()]
            return {"question": np.array([print_of(text) for text in asked], dtype=np.uint64)}

        asked = mixed(about, recall.shelf(ASKED).once(prints, make)["question"])
        return self._merged(Cores(about, found, prints), asked)

    def _merged(self, fights: Cores, asked: Prints) -> Cores:
        """Fights about the same that share a claim, directly or through others, put together."""
        pairs, count = self._compared, len(self._claims.table)
        owners = np.repeat(fights.rows.owners, 2)
        claims = np.stack((pairs.left[fights.rows.values], pairs.right[fights.rows.values]), axis=1).ravel()
        owners, claims = np.divmod(np.unique(owners * count + claims), count)
        _, meetings = np.unique(mixed(asked[owners], claims), return_inverse=True)
        together = _components(owners, meetings, len(asked))
        names, numbers, counts = np.unique(together, return_inverse=True, return_counts=True)
        order = np.argsort(numbers, kind="stable")
        starts = starts_of(counts)
        rows = fights.rows.take(order)
        merged = (counts > 1)[numbers[owners]]
        among = self._among(numbers[owners[merged]], claims[merged], len(names))
        prints = mixed(summed(fights.prints[order], starts), among, fights.about[names])
        return Cores(
            about=fights.about[names],
            rows=Ragged(rows.starts[starts], rows.values),
            prints=np.where(counts == 1, fights.prints[names], prints),
        )

    def _among(self, owners: Numbers, claims: Numbers, count: int) -> Prints:
        """A print for each of `count` owners of claims, of all pairs among its claims."""
        pairs, total = self._compared, len(self._claims.table)
        owned = np.unique(owners * total + claims)
        owners, claims = np.divmod(owned, total)
        firsts = Ragged(np.searchsorted(pairs.left, np.arange(total + 1)), np.arange(len(pairs)))
        mine = firsts.take(claims)
        rows, whose = mine.values, np.repeat(owners, mine.lengths)
        ends = whose * total + pairs.right[rows]
        inside = np.isin(ends, owned)
        return summed_by(whose[inside], self._states[rows[inside]], count)

    def calm(self) -> Cores:
        """One for each cluster with pairs that do not conflict."""
        rows = np.flatnonzero(self._compared.verdicts != NUMBER[CONFLICT])
        clusters, numbers = np.unique(self._of[rows], return_inverse=True)
        about = np.full(len(clusters), CALM)
        return Cores(about, _by(numbers, rows, len(clusters)), mixed(self._prints[clusters], about))

    def alone(self) -> Cores:
        """One for each claim that was compared with none."""
        spoken_to = np.zeros(len(self._claims.table), dtype=bool)
        spoken_to[self._compared.left] = spoken_to[self._compared.right] = True
        claims = np.flatnonzero(~spoken_to)
        about = np.full(len(claims), ALONE)
        return Cores(about, Ragged(np.arange(len(claims) + 1), claims), mixed(self._claims.prints[claims], about))


def _components(ones: Numbers, others: Numbers, count: int) -> Numbers:
    """For each of `count` ones the least of those that it hangs together with: by the others that both go with."""
    labels = np.arange(count)
    while True:
        least = np.full(int(others.max(initial=-1)) + 1, count)
        np.minimum.at(least, others, labels[ones])
        found = labels.copy()
        np.minimum.at(found, ones, least[others])
        found = found[found]
        if (found == labels).all():
            return labels
        labels = found


def _by(owners: Numbers, values: Numbers, count: int) -> Ragged:
    """Values by owner, in order."""
    return Ragged(starts_of(np.bincount(owners, minlength=count)), values[np.argsort(owners, kind="stable")])


def _all(cores: list[Cores]) -> Cores:
    return Cores(
        np.concatenate([each.about for each in cores]),
        joined([each.rows for each in cores]),
        np.concatenate([each.prints for each in cores]),
    )

"""Linked pairs to groups of one question each, with verdict, camps and reason.

A cluster with conflicts gives one group for each slot in conflict, and one for what its sources agree on; a claim that
nobody else speaks to is a group of its own. A group is made anew only where a pair of its cluster has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from pipeline.align.background import Background
from pipeline.align.batches import Work, in_turn
from pipeline.align.calm_pairs import groups_of_pairs
from pipeline.align.decisions import Verdicts, with_outcome
from pipeline.align.found import CLAIMS, HELD, Groups, group_columns
from pipeline.align.joining import AllClaims, Views
from pipeline.align.outcomes import NUMBER, Compared
from pipeline.align.questions import GroupMaker, Made
from pipeline.align.rows import Numbers, distinct
from pipeline.align.view import ClaimView
from pipeline.align.wording import Voice, voice_of
from pipeline.recall.cells import packed, unpacked
from pipeline.recall.order import in_order, numbered
from pipeline.recall.prints import Prints, mixed, print_of, summed, summed_by
from pipeline.recall.ragged import Column, Ragged, drained, joined, ragged, starts_of
from pipeline.recall.shelves import Columns, Recall, rows_of_columns
from pipeline.records.group import AGREE, CONFLICT, FIELDS

ASKED, GROUPS = "questions", "groups"
MOST_CORES = 20_000
"""Groups made at a time."""
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


@dataclass(frozen=True, slots=True)
class Job:
    """Cores to make groups of, with the voices of their claims and the pairs among these, given by their places, and
    the views of those claims that are in conflict, whose places are `fighting`.
    """

    about: Numbers
    rows: Ragged
    voices: Sequence[Voice]
    fighting: Numbers
    views: Sequence[ClaimView]
    compared: Compared

    def cores(self) -> Iterator[tuple[int, list[int]]]:
        """What each group is about, and its rows."""
        rows = self.rows.values.tolist()
        return zip(
            self.about.tolist(), (rows[first:last] for first, last in pairwise(self.rows.starts.tolist())), strict=True
        )

    def maker(self, background: Background) -> GroupMaker:
        """What makes the groups."""
        views = dict(zip(self.fighting.tolist(), self.views, strict=True))
        return GroupMaker(self.compared, self.voices, views, background)


def group_pairs(
    claims: AllClaims,
    homes: Numbers,
    compared: Compared,
    views: Views,
    asking: tuple[Background, Verdicts],
    recall: Recall,
    work: Work = in_turn,
) -> Groups:
    """Groups by question. Compared pairs are to be sorted, and all linked; `homes` tells each claim's cluster."""
    desk = _Desk(compared, views, asking, work)
    clusters = _Clusters(claims, homes, compared)
    cores = _all([clusters.conflicts(desk, recall), clusters.calm(), clusters.alone()])
    cores = cores.of(clusters.order(cores))

    def make(new: Numbers) -> Columns:
        return desk.done(make_groups, cores.about[new], cores.rows.take(new))

    found = recall.shelf(GROUPS).once(cores.prints, make, moved={CLAIMS: claims.moved, HELD: claims.moved})
    rests = _pairs_in(found[HELD], compared, len(claims.table))
    scores = mixed(clusters.pairs, compared.rounded)
    return Groups(found, mixed(cores.prints, summed(scores[rests.values], rests.starts)), claims.table, rests)


def _pairs_in(held: Ragged, compared: Compared, count: int) -> Ragged:
    """The compared pairs on which groups rest, from their claims, of which there are `count`."""
    ends = held.values.reshape(-1, 2)
    rows = np.searchsorted(compared.left * count + compared.right, ends[:, 0] * count + ends[:, 1])
    return Ragged(held.starts // 2, rows)


class _Desk:
    """Hands out cores in jobs."""

    def __init__(
        self, compared: Compared, views: Views, asking: tuple[Background, Verdicts], work: Work = in_turn
    ) -> None:
        self._compared, self._views, self._asking, self._work = compared, views, asking, work
        self._firsts = np.searchsorted(compared.left, np.arange(len(views) + 1))
        self._voices: dict[int, list[bytes]] = {}

    def done(
        self, function: Callable[[tuple[Background, Verdicts], Job], Columns], about: Numbers, rows: Ragged
    ) -> Columns:
        """What a function makes of cores, in their order; claims that it gives by place are given by number."""
        claims: list[Numbers] = []
        jobs = (
            self._job(about[first : first + MOST_CORES], rows.part(first, first + MOST_CORES), claims)
            for first in range(0, max(len(about), 1), MOST_CORES)
        )
        done = []
        for place, columns in enumerate(self._work(function, self._asking, jobs)):
            found: dict[str, Any] = dict(columns)
            for name in (CLAIMS, HELD):
                if name in found:
                    found[name] = Ragged(found[name].starts, claims[place][found[name].values])
            done.append(found)
        return {name: _together([each.pop(name) for each in done]) for name in list(done[0])}

    def _job(self, about: Numbers, rows: Ragged, claims: list[Numbers]) -> Job:
        alone = np.repeat(about == ALONE, rows.lengths)
        pairs = rows.values[~alone]
        held = distinct(np.concatenate((rows.values[alone], self._compared.left[pairs], self._compared.right[pairs])))
        claims.append(held)
        among, known = self._compared.among(held, self._firsts)
        places = np.empty(len(rows.values), dtype=np.int64)
        places[alone] = np.searchsorted(held, rows.values[alone])
        places[~alone] = np.searchsorted(known, pairs)
        fights = rows.values[np.repeat(about < CALM, rows.lengths)]
        fighting = distinct(np.concatenate((self._compared.left[fights], self._compared.right[fights])))
        return Job(
            about=about,
            rows=Ragged(rows.starts, places),
            voices=self._voices_at(held),
            fighting=np.searchsorted(held, fighting),
            views=self._views.at(fighting),
            compared=among,
        )

    def _voices_at(self, claims: Numbers) -> list[Voice]:
        """The voices of some claims, made article by article, so that claims are read once and need not be held; kept
        as bytes, which take half the room.
        """
        places = self._views.places(claims)
        for article in {article for article, _ in places} - self._voices.keys():
            voices = (voice_of(claim, self._asking[0]) for claim in self._views.claims_in(article))
            self._voices[article] = [packed(tuple(voice)) for voice in voices]
        return [Voice(*unpacked(self._voices[article][place])) for article, place in places]


def _together(parts: list[Column | Ragged]) -> Column | Ragged:
    """Columns or rows one after another; the list is emptied, for of many groups there is no room for both."""
    rows = [part for part in parts if isinstance(part, Ragged)]
    columns = [part.values if isinstance(part, Ragged) else part for part in parts]
    starts = starts_of(np.concatenate([part.lengths for part in rows])) if rows else None
    parts.clear()
    rows.clear()
    return drained(columns) if starts is None else Ragged(starts, drained(columns))


def make_groups(asking: tuple[Background, Verdicts], job: Job) -> Columns:
    """Groups as columns, with the pairs of claims that each rests on."""
    verdicts = asking[1]
    paired = (job.about == CALM) & (job.rows.lengths == 1)
    if verdicts.outcomes or not paired.any():
        return _made_singly(asking, job)
    pairs, others = np.flatnonzero(paired), np.flatnonzero(~paired)
    parts = [
        groups_of_pairs(job.compared, job.voices, job.rows.values[job.rows.starts[pairs]]),
        _made_singly(asking, replace(job, about=job.about[others], rows=job.rows.take(others))),
    ]
    places = np.empty(len(paired), dtype=np.int64)
    places[np.concatenate((pairs, others))] = np.arange(len(paired))
    return {name: rows_of_columns([part[name] for part in parts], places) for name in parts[0]}


def _made_singly(asking: tuple[Background, Verdicts], job: Job) -> Columns:
    background, verdicts = asking
    maker = job.maker(background)
    made = [_made(maker, about, rows) for about, rows in job.cores()]
    return {
        **group_columns([with_outcome(each.group, verdicts) for each in made]),
        CLAIMS: ragged([each.claims for each in made]),
        HELD: ragged([[claim for pair in each.held for claim in pair] for each in made]),
    }


def ask_questions(asking: tuple[Background, Verdicts], job: Job) -> Columns:
    """Prints of what is asked about cores in conflict."""
    maker = job.maker(asking[0])
    asked = [maker.asked(about, rows) for about, rows in job.cores()]
    return {"question": np.array([print_of(text) for text in asked], dtype=np.uint64)}


def _made(maker: GroupMaker, about: int, rows: Sequence[int]) -> Made:
    if about == ALONE:
        return maker.alone(rows[0])
    return maker.calm(rows) if about == CALM else maker.conflict(about, rows)


class _Clusters:
    """Compared pairs by cluster. A pair whose claims fell apart is a cluster of its own."""

    def __init__(self, claims: AllClaims, homes: Numbers, compared: Compared) -> None:
        self._claims, self._compared = claims, compared
        left, right = homes[compared.left], homes[compared.right]
        numbers = np.where(left == right, left, len(homes) + np.arange(len(compared)))
        _, self._of = numbered(numbers)
        self.pairs = mixed(claims.prints[compared.left], claims.prints[compared.right])
        """Prints of the two claims of each pair."""
        self._states = compared.states(self.pairs)

    def order(self, cores: Cores) -> Numbers:
        """Cores cluster by cluster, and last the claims alone."""
        firsts = cores.rows.values[cores.rows.starts[:-1]]
        alone = cores.about == ALONE
        clusters = self._of[np.where(alone, 0, firsts)] if len(self._of) else firsts
        return in_order(np.where(alone, len(self._of) + firsts, clusters))

    def conflicts(self, desk: _Desk, recall: Recall) -> Cores:
        """One for each slot on which a cluster's pairs conflict; those of several clusters that share a claim and ask
        the same are one.
        """
        rows, places = np.nonzero(self._compared.outcomes == NUMBER[CONFLICT])
        fights, numbers = np.unique(self._of[rows] * len(FIELDS) + places, return_inverse=True)
        found = _by(numbers, rows, len(fights))
        about = fights % len(FIELDS)
        prints = mixed(summed(self.pairs[found.values], found.starts), about)

        def make(new: Numbers) -> Columns:
            return desk.done(ask_questions, about[new], found.take(new))

        asked = mixed(about, recall.shelf(ASKED).once(prints, make)["question"])
        return self._merged(Cores(about, found, prints), asked)

    def _merged(self, fights: Cores, asked: Prints) -> Cores:
        """Fights about the same that share a claim, directly or through others, put together."""
        pairs, count = self._compared, len(self._claims.table)
        owners = np.repeat(fights.rows.owners, 2)
        claims = np.stack((pairs.left[fights.rows.values], pairs.right[fights.rows.values]), axis=1).ravel()
        owners, claims = np.divmod(distinct(owners * count + claims), count)
        _, meetings = np.unique(mixed(asked[owners], claims), return_inverse=True)
        together = _components(owners, meetings, len(asked))
        names, numbers, counts = np.unique(together, return_inverse=True, return_counts=True)
        order = np.argsort(numbers, kind="stable")
        starts = starts_of(counts)
        rows = fights.rows.take(order)
        found = Ragged(rows.starts[starts], rows.values)
        several = (found.lengths > 1)[numbers[owners]]
        among = self._among(numbers[owners[several]], claims[several], len(names))
        return Cores(fights.about[names], found, mixed(self._prints(found), among, fights.about[names]))

    def _prints(self, rows: Ragged) -> Prints:
        """A print for each of some pairs that make a group, of what they came to, and which is told as the reason."""
        return mixed(summed(self._states[rows.values], rows.starts), self.pairs[self._surest(rows)])

    def _surest(self, rows: Ragged) -> Numbers:
        """Of pairs that make a group the one that `GroupMaker` tells as the reason."""
        found, several = rows.values[rows.starts[:-1]], np.flatnonzero(rows.lengths > 1)
        among = rows.take(several)
        agreed, scores = self._compared.verdicts == NUMBER[AGREE], self._compared.rounded
        order = in_order(among.owners, agreed[among.values], scores[among.values], among.values)
        found[several] = among.values[order[among.starts[1:] - 1]]
        return found

    def _among(self, owners: Numbers, claims: Numbers, count: int) -> Prints:
        """A print for each of `count` owners of claims, of all pairs among its claims."""
        pairs, total = self._compared, len(self._claims.table)
        owned = distinct(owners * total + claims)
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
        clusters, numbers = numbered(self._of[rows])
        about = np.full(len(clusters), CALM)
        found = _by(numbers, rows, len(clusters))
        return Cores(about, found, mixed(self._prints(found), about))

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
    return Ragged(starts_of(np.bincount(owners, minlength=count)), values[in_order(owners)])


def _all(cores: list[Cores]) -> Cores:
    return Cores(
        np.concatenate([each.about for each in cores]),
        joined([each.rows for each in cores]),
        np.concatenate([each.prints for each in cores]),
    )

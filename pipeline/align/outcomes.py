"""Compared pairs in columns: what each slot came to as numbers, and the reasons as places in a list of all reasons.

Pairs are compared once, however many runs they stand in.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from pipeline.align.background import Background
from pipeline.align.batches import Work, batches, in_turn
from pipeline.align.doubts import DOUBTED, DOUBTS, JOINT, NEVER, doubt_of
from pipeline.align.joining import Views
from pipeline.align.rows import Flags, Floats, Numbers, Short, distinct
from pipeline.align.scoring import Links
from pipeline.align.verdict import SURE, UNTELLING, compare_fields
from pipeline.align.view import ClaimView, in_order
from pipeline.recall.prints import Prints, mixed
from pipeline.recall.ragged import Ragged, from_texts, joined
from pipeline.recall.shelves import Columns, Later, Recall
from pipeline.records.group import (
    AGREE,
    CONFLICT,
    FIELDS,
    SILENT,
    UNDECIDED,
    Comparison,
    FieldComparison,
    judged,
)

OUTCOMES = (SILENT, AGREE, UNDECIDED, CONFLICT, DOUBTED)
"""What a slot comes to, by number; of verdicts the same numbers are used. The last one is decided by the link."""
NUMBER = {outcome: number for number, outcome in enumerate(OUTCOMES)}
NO_CHANGE, RECONCILED, SETTLED, FIRST_DOUBT = range(4)
BECAUSE = (
    "",
    "a reviewer found no conflict: ",
    "the other source says the same elsewhere; here ",
    *(f"{doubt.words}{JOINT}" for doubt in DOUBTS),
)
"""Why a slot's conflict was silenced, said before its own reason."""
OTHERWISE = np.array([NUMBER[doubt.otherwise] for doubt in DOUBTS], dtype=np.uint8)
LEAST = np.array([[doubt.least.get(field, NEVER) for field in FIELDS] for doubt in DOUBTS])
"""By doubt, what a slot comes to where it stands, and by slot the link from which it falls."""
COMPARED, REASONS = "compared", "reasons"
TELLING = np.array([field not in UNTELLING for field in FIELDS])
Codes = npt.NDArray[np.uint8]
MOST_READ = 100_000
"""Texts kept at a time."""


class Texts:
    """Texts by number, each read when it is first asked for, and kept: few are told of many pairs."""

    def __init__(self, rows: Ragged) -> None:
        self._rows = rows
        self._read: dict[int, str] = {}
        self._slots: dict[tuple[str, int, int, int], FieldComparison] = {}

    def take(self, rows: Numbers) -> Texts:
        """Some of them."""
        return Texts(self._rows.take(rows))

    def slot(self, told: tuple[str, int, int, int]) -> FieldComparison:
        """What a slot came to, by its name and the numbers of its outcome, of what silenced it, and of the reason."""
        found = self._slots.get(told)
        if found is None:
            if len(self._slots) >= MOST_READ:
                self._slots.clear()
            field, outcome, because, reason = told
            found = self._slots[told] = judged(field, OUTCOMES[outcome], BECAUSE[because] + self[reason])
        return found

    def __getitem__(self, row: int) -> str:
        text = self._read.get(row)
        if text is None:
            if len(self._read) >= MOST_READ:
                self._read.clear()
            text = self._read[row] = self._rows[row].tobytes().decode()
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Pairs of claims, given by number (smaller first): `scores` say how probable it is that both answer one question,
    `rounded` to what is told; `outcomes` and `reasons` have a column for each slot, `silenced` tells of conflicts that
    something silenced; `verdicts` are of the whole.
    """

    left: Numbers
    right: Numbers
    scores: Floats
    rounded: Floats
    outcomes: Codes
    reasons: Short
    silenced: Codes
    verdicts: Codes
    texts: Texts

    def __len__(self) -> int:
        return len(self.left)

    def of(self, chosen: Flags | Numbers) -> Compared:
        """Some of them."""
        names = ("left", "right", "scores", "rounded", "outcomes", "reasons", "silenced", "verdicts")
        return replace(self, **{name: getattr(self, name)[chosen] for name in names})

    def among(self, claims: Numbers, firsts: Numbers) -> tuple[Compared, Numbers]:
        """The pairs among some claims, which are then given by their places among these, and their rows; `firsts` tells
        where the pairs of each left claim begin. Both claims and pairs are to be sorted.
        """
        mine = Ragged(firsts, np.arange(len(self))).take(claims)
        places = np.searchsorted(claims, self.right[mine.values])
        inside = claims[np.minimum(places, len(claims) - 1)] == self.right[mine.values]
        rows = mine.values[inside]
        chosen = self.of(rows)
        used, reasons = np.unique(chosen.reasons, return_inverse=True)
        told = replace(
            chosen,
            left=mine.owners[inside],
            right=places[inside],
            reasons=reasons.reshape(chosen.reasons.shape).astype(np.int32),
            texts=self.texts.take(used.astype(np.int64)),
        )
        return told, rows

    @property
    def conflicting(self) -> Flags:
        """Which pairs conflict on some slot."""
        found: Flags = (self.outcomes == NUMBER[CONFLICT]).any(axis=1)
        return found

    def silence(self, conflicts: Flags, because: int, scores: Floats) -> Compared:
        """With some conflicts, marked by pair and slot, silenced; those pairs are judged anew, by `scores`."""
        touched = conflicts.any(axis=1)
        outcomes = np.where(conflicts, np.uint8(NUMBER[SILENT]), self.outcomes)
        return replace(
            self,
            outcomes=outcomes,
            silenced=np.where(conflicts, np.uint8(because), self.silenced),
            verdicts=np.where(touched, verdicts_of(outcomes, scores), self.verdicts),
        )

    def fields(self, row: int, outcome: str = "") -> tuple[FieldComparison, ...]:
        """What every slot of a pair came to, or those that came to one outcome."""
        wanted = NUMBER.get(outcome)
        slots = zip(
            FIELDS,
            self.outcomes[row].tolist(),
            self.silenced[row].tolist(),
            self.reasons[row].tolist(),
            strict=True,
        )
        return tuple([self.texts.slot(slot) for slot in slots if wanted is None or slot[1] == wanted])

    def record(
        self, row: int, left: str, right: str, keys: tuple[str, ...] = (), group_ids: tuple[str, ...] = ()
    ) -> Comparison:
        """A pair as a record; `left` and `right` are the ids of its claims in alphabetical order."""
        fields, verdict = self.fields(row), OUTCOMES[self.verdicts.item(row)]
        differing = [field.field for field in fields if field.outcome == CONFLICT] if verdict == CONFLICT else ()
        return Comparison(
            left=left,
            right=right,
            group_ids=group_ids,
            verdict=verdict,
            conflict_on=tuple(differing),
            fields=fields,
            score=self.rounded.item(row),
            keys=keys,
        )

    def prints(self, claims: Prints) -> Prints:
        """A print for each pair; `claims` are the claims' own."""
        powers = 16 ** np.arange(len(FIELDS))
        told = [(codes.astype(np.int64) * powers).sum(axis=1) for codes in (self.outcomes, self.silenced)]
        return mixed(claims[self.left], claims[self.right], self.rounded, *told, self.verdicts)


def verdicts_of(outcomes: Codes, scores: Floats) -> Codes:
    """Verdicts of pairs, as `judge_pair` has them."""
    conflict = (outcomes == NUMBER[CONFLICT]).any(axis=1)
    unclear = (outcomes[:, TELLING] == NUMBER[UNDECIDED]).any(axis=1) | (scores < SURE)
    return np.where(conflict, NUMBER[CONFLICT], np.where(unclear, NUMBER[UNDECIDED], NUMBER[AGREE])).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs to compare, by their places among some views."""

    views: Sequence[ClaimView]
    left: Numbers
    right: Numbers


def compare_pairs(
    links: Links,
    one_story: Flags,
    views: Views,
    claims: Prints,
    background: Background,
    recall: Recall,
    work: Work = in_turn,
) -> Compared:
    """Linked pairs of claims compared slot by slot; `claims` are the claims' prints. Doubts fall only in pairs of
    `one_story` by two authors: what one author says twice is seldom a contradiction.
    """
    left, right, scores = links.left, links.right, links.scores
    shelf = recall.shelf(COMPARED)
    last = recall.last(REASONS).get("texts", from_texts(()))
    said = [last]

    def make(new: Numbers) -> Columns:
        outcomes = np.empty((len(new), len(FIELDS)), dtype=np.uint8)
        doubts = np.empty_like(outcomes)
        reasons = np.empty((len(new), len(FIELDS)), dtype=np.int32)
        rows = batches(links.of(new), len(claims))
        first = len(last)
        for batch, found in zip(rows, work(_worked_out, background, _jobs(links.of(new), rows, views)), strict=True):
            outcomes[batch], doubts[batch], reasons[batch] = found[0], found[1], found[2] + first
            said.append(found[3])
            first += len(found[3])
        return {"outcomes": outcomes, "doubts": doubts, "reasons": reasons}

    found = shelf.once(Later(len(left), lambda: mixed(claims[left], claims[right])), make)
    texts = joined(said)
    used = np.zeros(len(texts), dtype=bool)
    used[found["reasons"]] = True
    reasons: Short = (np.cumsum(used, dtype=np.int32) - 1)[found["reasons"]]
    texts = texts.take(np.flatnonzero(used))
    shelf.keep({**shelf.kept, "reasons": reasons})
    recall.keep(REASONS, {"texts": texts})
    rounded = np.array([round(score, 4) for score in scores.tolist()], dtype=float)
    outcomes, silenced = _decided(found["outcomes"], found["doubts"], np.where(one_story, rounded, 0.0))
    return Compared(
        left=left,
        right=right,
        scores=scores,
        rounded=rounded,
        outcomes=outcomes,
        reasons=reasons,
        silenced=silenced,
        verdicts=verdicts_of(outcomes, scores),
        texts=Texts(texts),
    )


def _decided(outcomes: Codes, doubts: Codes, scores: Floats) -> tuple[Codes, Codes]:
    """Outcomes with the doubts decided, as `doubts.decided` has them, and the doubts that stand."""
    doubted = outcomes == NUMBER[DOUBTED]
    stands = doubted & (scores[:, None] < LEAST[doubts, np.arange(len(FIELDS))])
    settled = np.where(doubted, np.uint8(NUMBER[CONFLICT]), outcomes)
    settled = np.where(stands, OTHERWISE[doubts], settled)
    return settled, np.where(stands, doubts + np.uint8(FIRST_DOUBT), np.uint8(NO_CHANGE))


def _jobs(links: Links, rows: Sequence[Numbers], views: Views) -> Iterator[Pairs]:
    for batch in rows:
        left, right = links.left[batch], links.right[batch]
        claims = distinct(np.concatenate((left, right)))
        yield Pairs(views.at(claims), np.searchsorted(claims, left), np.searchsorted(claims, right))


def _worked_out(background: Background, pairs: Pairs) -> tuple[Codes, Codes, Short, Ragged]:
    """Outcomes of pairs, doubts and reasons by number, and the reasons."""
    views, told = list(pairs.views), _Told()
    for i, j in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
        told.add(compare_fields(*in_order(views[i], views[j]), background))
    return told.columns()


class _Told:
    """What comparators said, by number: of many pairs they say the same."""

    def __init__(self) -> None:
        self._numbers = array("q")
        self._places: dict[int, int] = {}
        self._kept: list[FieldComparison] = []

    def add(self, fields: Sequence[FieldComparison]) -> None:
        """What was said of one more pair."""
        known = self._places
        try:
            row = [known[id(found)] for found in fields]
        except KeyError:
            row = list(map(self._place, fields))
        self._numbers.extend(row)

    def _place(self, found: FieldComparison) -> int:
        place = self._places.setdefault(id(found), len(self._kept))
        if place == len(self._kept):
            self._kept.append(found)  # which also keeps its id from being given to another
        return place

    def columns(self) -> tuple[Codes, Codes, Short, Ragged]:
        """Outcomes, doubts and reasons of the pairs, and the reasons in words."""
        said: dict[str, int] = {}
        codes = np.zeros((len(self._kept), 3), dtype=np.int32)
        for place, found in enumerate(self._kept):
            doubt, reason = doubt_of(found) if found.outcome == DOUBTED else (DOUBTS[0], found.reason)
            codes[place] = NUMBER[found.outcome], DOUBTS.index(doubt), said.setdefault(reason, len(said))
        outcomes, doubts, reasons = codes[np.array(self._numbers, dtype=np.int64).reshape(-1, len(FIELDS))].T
        return outcomes.T.astype(np.uint8), doubts.T.astype(np.uint8), reasons.T.copy(), from_texts(said)

"""Compared pairs in columns: what each slot came to as numbers, and the reasons as places in a list of all reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from pipeline.align.doubts import DOUBTED, DOUBTS, JOINT
from pipeline.align.rows import Flags, Floats, Numbers, Short
from pipeline.align.verdict import SURE, UNTELLING
from pipeline.recall.prints import Prints, mixed
from pipeline.recall.ragged import Ragged
from pipeline.records.group import (
    AGREE,
    CONFLICT,
    FIELDS,
    SILENT,
    UNDECIDED,
    FieldComparison,
    judged,
)

S = TypeVar("S")
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
TELLING = np.array([field not in UNTELLING for field in FIELDS])
Codes = npt.NDArray[np.uint8]
DIGITS, HALF_WAY = 4, 1e-6
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
            found = self._slots[told] = self.judged(*told)
        return found

    def judged(self, field: str, outcome: int, because: int, reason: int) -> FieldComparison:
        """The same, made anew."""
        return judged(field, OUTCOMES[outcome], BECAUSE[because] + self[reason])

    def __getitem__(self, row: int) -> str:
        text = self._read.get(row)
        if text is None:
            if len(self._read) >= MOST_READ:
                self._read.clear()
            text = self._read[row] = self._rows[row].tobytes().decode()
        return text


class Slots(dict[int, S]):
    """What stands for slots, by the codes of what they came to; made when it is first asked for, and kept."""

    def __init__(self, texts: Texts, put: Callable[[FieldComparison], S]) -> None:
        super().__init__()
        self._texts, self._put = texts, put

    def __missing__(self, code: int) -> S:
        if len(self) >= MOST_READ:
            self.clear()
        told, field = divmod(code, len(FIELDS))
        told, outcome = divmod(told, len(OUTCOMES))
        reason, because = divmod(told, len(BECAUSE))
        found = self[code] = self._put(self._texts.judged(FIELDS[field], outcome, because, reason))
        return found


def fields_in(codes: Sequence[int], outcome: str) -> tuple[str, ...]:
    """The slots of a pair that came to one outcome, by name."""
    wanted = NUMBER[outcome]
    return tuple(
        [field for field, code in zip(FIELDS, codes, strict=True) if code // len(FIELDS) % len(OUTCOMES) == wanted]
    )


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
        rows = np.flatnonzero(chosen) if chosen.dtype == bool else chosen
        return replace(self, **{name: getattr(self, name).take(rows, axis=0) for name in names})

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
        rows, slots = np.nonzero(conflicts)
        outcomes, silenced, verdicts = self.outcomes.copy(), self.silenced.copy(), self.verdicts.copy()
        outcomes[rows, slots], silenced[rows, slots] = NUMBER[SILENT], because
        verdicts[rows] = verdicts_of(outcomes[rows], scores[rows])
        return replace(self, outcomes=outcomes, silenced=silenced, verdicts=verdicts)

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

    def codes(self) -> Numbers:
        """What every slot of the pairs came to, each as one number, which `Slots` reads."""
        told = self.reasons.astype(np.int64) * len(BECAUSE) + self.silenced
        return (told * len(OUTCOMES) + self.outcomes) * len(FIELDS) + np.arange(len(FIELDS))

    def states(self, pairs: Prints) -> Prints:
        """A print for each pair of what it came to, its score apart; `pairs` are the prints of the two claims."""
        codes = np.concatenate((self.outcomes, self.silenced, self.verdicts[:, None]), axis=1)
        told = np.zeros((len(self), -(-codes.shape[1] // 8)), dtype=np.uint64)
        told.view(np.uint8)[:, : codes.shape[1]] = codes
        return mixed(pairs, *told.T)

    def prints(self, claims: Prints) -> Prints:
        """A print for each pair; `claims` are the claims' own."""
        return mixed(self.states(mixed(claims[self.left], claims[self.right])), self.rounded)


def as_told(scores: Floats) -> Floats:
    """Scores rounded to `DIGITS`, each as Python's `round` has it, which takes its time: only those that may lie half
    way between two results are given to it.
    """
    scaled = scores * 10**DIGITS
    found: Floats = np.rint(scaled) / 10**DIGITS
    between = np.flatnonzero(np.abs(scaled - np.floor(scaled) - 0.5) < HALF_WAY)
    found[between] = [round(score, DIGITS) for score in scores[between].tolist()]
    return found


def verdicts_of(outcomes: Codes, scores: Floats) -> Codes:
    """Verdicts of pairs, as `judge_pair` has them."""
    conflict = (outcomes == NUMBER[CONFLICT]).any(axis=1)
    unclear = (outcomes[:, TELLING] == NUMBER[UNDECIDED]).any(axis=1) | (scores < SURE)
    return np.where(conflict, NUMBER[CONFLICT], np.where(unclear, NUMBER[UNDECIDED], NUMBER[AGREE])).astype(np.uint8)

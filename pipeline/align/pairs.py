"""Linked pairs compared slot by slot, once however many runs they stand in, in batches that several processes share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pipeline.align.background import Background
from pipeline.align.batches import Work, batches, in_turn
from pipeline.align.comparators import asked_of, spoken_of
from pipeline.align.doubts import DOUBTED, DOUBTS, doubt_of
from pipeline.align.joining import Views
from pipeline.align.outcomes import FIRST_DOUBT, NO_CHANGE, NUMBER, Codes, Compared, Texts, as_told, verdicts_of
from pipeline.align.rows import Flags, Floats, Numbers, Short, distinct
from pipeline.align.scoring import Links
from pipeline.align.verdict import compare_fields
from pipeline.align.view import ClaimView, in_order
from pipeline.recall.prints import Prints
from pipeline.recall.ragged import Ragged, from_texts, joined
from pipeline.recall.shelves import Columns, Recall
from pipeline.records.group import CONFLICT, FIELDS, FieldComparison

OTHERWISE = np.array([NUMBER[doubt.otherwise] for doubt in DOUBTS], dtype=np.uint8)
LEAST = np.array(
    [[[doubt.least_of(field, strangers=apart) for field in FIELDS] for doubt in DOUBTS] for apart in (False, True)]
)
ASKED = np.array([bool(doubt.by_strangers) for doubt in DOUBTS])
"""By doubt, what a slot comes to where it stands, by slot the link from which it falls, without and with strangers, and
whether these differ.
"""
COMPARED, REASONS = "compared", "reasons"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs to compare, by their places among some views."""

    views: Sequence[ClaimView]
    left: Numbers
    right: Numbers


class Meeting(NamedTuple):
    """What the articles of pairs of claims have to do with each other: in which pairs neither names the other's actors,
    and which tell of one story.
    """

    strangers: Callable[[Numbers, Numbers], Flags]
    one_story: Callable[[Numbers, Numbers], Flags]


def compare_pairs(
    links: Links,
    apart: Flags,
    views: Views,
    claims: Prints,
    background: Background,
    recall: Recall,
    meeting: Meeting,
    work: Work = in_turn,
) -> Compared:
    """Linked pairs of claims compared slot by slot; `claims` are the claims' prints. Doubts fall only where the two
    articles tell of one story, and not in pairs that stand `apart`: what one author says twice is seldom a
    contradiction.
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
        asked = new[((outcomes == NUMBER[DOUBTED]) & ASKED[doubts]).any(axis=1)]
        strangers = np.zeros(len(left), dtype=bool)
        strangers[asked] = meeting.strangers(left[asked], right[asked])
        one_story = meeting.one_story(left[new], right[new])
        told = {"outcomes": outcomes, "doubts": doubts, "reasons": reasons}
        return {**told, "strangers": strangers[new], "one story": one_story}

    found = shelf.of_pairs(claims, left, right, make)
    texts = joined(said)
    used = np.zeros(len(texts), dtype=bool)
    used[found["reasons"]] = True
    reasons: Short = found["reasons"]
    if not used.all():
        reasons = (np.cumsum(used, dtype=np.int32) - 1)[reasons]
        texts = texts.take(np.flatnonzero(used))
    shelf.keep({**shelf.kept, "reasons": reasons})
    recall.keep(REASONS, {"texts": texts})
    rounded = as_told(scores)
    doubted = np.where(found["one story"] & ~apart, rounded, 0.0)
    outcomes, silenced = _decided(found["outcomes"], found["doubts"], doubted, found["strangers"])
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


def _decided(outcomes: Codes, doubts: Codes, scores: Floats, apart: Flags) -> tuple[Codes, Codes]:
    """Outcomes with the doubts decided, as `doubts.decided` has them, and the doubts that stand; `apart` tells between
    which pairs of strangers.
    """
    settled, silenced = outcomes.copy(), np.full_like(outcomes, NO_CHANGE)
    rows, slots = np.nonzero(outcomes == NUMBER[DOUBTED])
    doubted = doubts[rows, slots]
    stands = scores[rows] < LEAST[apart[rows].astype(np.int64), doubted, slots]
    settled[rows, slots] = np.where(stands, OTHERWISE[doubted], np.uint8(NUMBER[CONFLICT]))
    silenced[rows[stands], slots[stands]] = doubted[stands] + np.uint8(FIRST_DOUBT)
    return settled, silenced


def _jobs(links: Links, rows: Sequence[Numbers], views: Views) -> Iterator[Pairs]:
    for batch in rows:
        left, right = links.left[batch], links.right[batch]
        claims = distinct(np.concatenate((left, right)))
        yield Pairs(views.at(claims), np.searchsorted(claims, left), np.searchsorted(claims, right))


def _worked_out(background: Background, pairs: Pairs) -> tuple[Codes, Codes, Short, Ragged]:
    """Outcomes of pairs, doubts and reasons by number, and the reasons."""
    views, told = list(pairs.views), list[FieldComparison]()
    spoken = np.array([background.once(spoken_of, view) for view in views], dtype=np.int64)
    asked = asked_of(spoken[pairs.left], spoken[pairs.right])
    for i, j, slots in zip(pairs.left.tolist(), pairs.right.tolist(), asked.tolist(), strict=True):
        told += compare_fields(*in_order(views[i], views[j]), background, slots)
    return _columns(told)


def _columns(told: Sequence[FieldComparison]) -> tuple[Codes, Codes, Short, Ragged]:
    """Outcomes, doubts and reasons of pairs by number, and the reasons in words: of many pairs comparators say the
    same. `told` are all slots of the first pair, then of the next.
    """
    ids = np.fromiter(map(id, told), dtype=np.int64, count=len(told))
    _, firsts, numbers = np.unique(ids, return_index=True, return_inverse=True)
    said: dict[str, int] = {}
    codes = np.zeros((len(firsts), 3), dtype=np.int32)
    for place in np.argsort(firsts).tolist():
        found = told[firsts[place]]
        doubt, reason = doubt_of(found) if found.outcome == DOUBTED else (DOUBTS[0], found.reason)
        codes[place] = NUMBER[found.outcome], DOUBTS.index(doubt), said.setdefault(reason, len(said))
    outcomes, doubts, reasons = codes[numbers.reshape(-1, len(FIELDS))].T
    return outcomes.T.astype(np.uint8), doubts.T.astype(np.uint8), reasons.T.copy(), from_texts(said)

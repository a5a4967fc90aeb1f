"""One group from the pairs that it is about: its question, its sides and its reason."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from pipeline.align.background import Background
from pipeline.align.comparators import COMPARATORS
from pipeline.align.outcomes import NUMBER, OUTCOMES, Compared, Slots
from pipeline.align.verdict import camps
from pipeline.align.view import ClaimView, in_order
from pipeline.align.wording import Voice, calm_question, calm_reason, pair_reason, question
from pipeline.records.group import AGREE, CONFLICT, FIELDS, SINGLE_SOURCE, UNDECIDED, ClaimGroup
from pipeline.records.record import record

Pair = tuple[int, int]


@record
class Made:
    """A group, its claims by number, and the compared pairs that it rests on."""

    group: ClaimGroup
    claims: Sequence[int]
    held: tuple[Pair, ...]


class GroupMaker:
    """Makes groups of compared pairs, which are to be sorted. `voices` are those of all claims, `views` those of claims
    that are in conflict, by number.
    """

    def __init__(
        self, compared: Compared, voices: Sequence[Voice], views: Mapping[int, ClaimView], background: Background
    ) -> None:
        self._voices, self._views, self._background = voices, views, background
        self._codes, self._outcomes = compared.codes(), compared.outcomes
        self._slots = Slots(compared.texts, lambda slot: slot)
        self._firsts = np.searchsorted(compared.left, np.arange(len(voices) + 1)).tolist()
        self._left, self._right = compared.left.tolist(), compared.right.tolist()
        self._scores, self._verdicts = compared.rounded.tolist(), compared.verdicts.tolist()

    def asked(self, place: int, rows: Sequence[int]) -> str:
        """What is asked about a slot on which pairs conflict."""
        return question(FIELDS[place], [self._views[i] for i in self.claims(rows)], self._background)

    def claims(self, rows: Sequence[int]) -> list[int]:
        """The claims of some pairs."""
        return sorted({claim for row in rows for claim in (self._left[row], self._right[row])})

    def conflict(self, place: int, rows: Sequence[int]) -> Made:
        """What sources differ on: `rows` are the pairs that conflict on a slot."""
        involved, fighting = self.claims(rows), set(rows)
        known = self.among(involved)
        outcomes = {}
        for i, j in combinations(involved, 2):
            left, right = in_order(self._views[i], self._views[j])
            row = known.get((i, j))
            if row is None:  # what is not linked may agree, but is in no conflict
                outcome = COMPARATORS[place](left, right, self._background).outcome
                telling = outcome == AGREE
            else:
                outcome = OUTCOMES[self._outcomes.item(row, place)]
                telling = outcome != CONFLICT or row in fighting
            if telling:
                outcomes[left.claim_id, right.claim_id] = outcome
        sides = camps([self._views[i].claim_id for i in involved], outcomes)
        first = self._surest(rows)
        left, right = in_order(self._views[self._left[first]], self._views[self._right[first]])
        reason = pair_reason(left, right, self._slots[self._codes.item(first, place)], self._background)
        asked = question(FIELDS[place], [self._views[i] for i in involved], self._background)
        return self._made(FIELDS[place], CONFLICT, asked, involved, sides, reason, tuple(known))

    def calm(self, rows: Sequence[int]) -> Made:
        """What the pairs of a cluster that do not conflict agree on, or leave open."""
        agreeing = [row for row in rows if self._verdicts[row] == NUMBER[AGREE]]
        verdict, first = (AGREE, self._surest(agreeing)) if agreeing else (UNDECIDED, self._surest(rows))
        wanted = NUMBER[verdict]
        slots = zip(self._codes[first].tolist(), self._outcomes[first].tolist(), strict=True)
        fields = [self._slots[code] for code, outcome in slots if outcome == wanted]
        reason = calm_reason(self._voices[self._left[first]], self._voices[self._right[first]], fields, verdict)
        held = tuple([(self._left[row], self._right[row]) for row in rows])
        claims = sorted({claim for pair in held for claim in pair})
        asked = calm_question([self._voices[i] for i in claims])
        return self._made("", verdict, asked, claims, (), reason, held)

    def alone(self, claim: int) -> Made:
        """A claim that nobody else speaks to."""
        return self._made("", SINGLE_SOURCE, calm_question([self._voices[claim]]), [claim], (), "", ())

    def among(self, involved: Sequence[int]) -> dict[Pair, int]:
        """The compared pairs among some claims, and their rows."""
        wanted, found = set(involved), {}
        for i in involved:
            first, last = self._firsts[i], self._firsts[i + 1]
            for row, j in enumerate(self._right[first:last], first):
                if j in wanted:
                    found[i, j] = row
        return found

    def _surest(self, rows: Sequence[int]) -> int:
        """The pair that is likeliest of one question; of equals the last."""
        return max(rows, key=lambda row: (self._scores[row], row)) if len(rows) > 1 else rows[0]

    def _made(
        self,
        field: str,
        verdict: str,
        asked: str,
        claims: Sequence[int],
        sides: tuple[tuple[str, ...], ...],
        reason: str,
        held: tuple[Pair, ...],
    ) -> Made:
        voices = [self._voices[claim] for claim in claims]
        claim_ids = tuple(sorted([voice.claim_id for voice in voices]))
        group = ClaimGroup(
            group_id=group_id(claim_ids, field),
            question=asked,
            claim_ids=claim_ids,
            doc_ids=tuple(sorted({voice.doc_id for voice in voices})),
            verdict=verdict,
            conflict_on=(field,) if field else (),
            sides=sides,
            reason=reason,
        )
        return Made(group=group, claims=claims, held=held)


def group_id(claim_ids: Sequence[str], field: str) -> str:
    """From the claim ids and the slot asked about; begins with a letter."""
    return f"g{group_number(claim_ids, field):012x}"


def group_number(claim_ids: Sequence[str], field: str) -> int:
    """The same as a number."""
    told = "\n".join([*sorted(claim_ids), field]).encode()
    return int.from_bytes(hashlib.sha256(told).digest()[:6], "big")

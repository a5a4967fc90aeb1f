"""Groups of one compared pair without a conflict, which most groups are: made as columns, without a record for each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.align.found import CLAIMS, HELD, VERDICTS, told_in_group
from pipeline.align.outcomes import NUMBER, Compared, Slots
from pipeline.align.questions import group_number
from pipeline.align.rows import Numbers
from pipeline.align.wording import Voice, calm_question_of_two, calm_told, said_by_two
from pipeline.recall.ragged import Ragged, from_bytes
from pipeline.recall.shelves import Columns
from pipeline.records.group import AGREE, UNDECIDED

NOTHING = -1


def groups_of_pairs(compared: Compared, voices: Sequence[Voice], rows: Numbers) -> Columns:
    """A group for each of some compared pairs, of which none conflict, as `GroupMaker.calm` makes it."""
    pairs = compared.of(rows)
    agreed = pairs.verdicts == NUMBER[AGREE]
    wanted = np.where(agreed, NUMBER[AGREE], NUMBER[UNDECIDED])
    codes = np.where(pairs.outcomes == wanted[:, None], pairs.codes(), NOTHING)
    slots = Slots(compared.texts, lambda slot: slot)
    reasons: dict[tuple[str, tuple[int, ...]], str] = {}
    numbers, told = list[int](), list[bytes]()
    verdicts = [AGREE if agrees else UNDECIDED for agrees in agreed.tolist()]
    keys = zip(verdicts, map(tuple, codes.tolist()), strict=True)
    for left, right, key in zip(pairs.left.tolist(), pairs.right.tolist(), keys, strict=True):
        reason = reasons.get(key)
        if reason is None:
            reason = reasons[key] = calm_told([slots[code] for code in key[1] if code != NOTHING], key[0])
        one, other = voices[left], voices[right]
        numbers.append(group_number((one.claim_id, other.claim_id), ""))
        told.append(told_in_group(calm_question_of_two(one, other), said_by_two(reason, one, other)))
    claims = Ragged(np.arange(0, 2 * len(rows) + 1, 2), np.stack((pairs.left, pairs.right), axis=1).ravel())
    return {
        "id": np.array(numbers, dtype=np.int64),
        "verdict": np.array([VERDICTS.index(verdict) for verdict in verdicts], dtype=np.int64),
        "told": from_bytes(told),
        CLAIMS: claims,
        HELD: claims,
    }

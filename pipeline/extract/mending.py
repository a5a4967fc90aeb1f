"""What the parser often gets wrong and the text itself tells, mended before anything is read off a parse."""

from __future__ import annotations

from collections.abc import Sequence

APART = ";"
SAID, ROOT = "ccomp", "ROOT"


def part_clauses(words: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """Set clauses before a semicolon beside the clause behind it: the parser takes them for what that says, "the ship
    sank; all were rescued" like "the ship sank, he said".

    `labels` are dependency labels, `heads` how far away each head is; both are changed.
    """
    for mark, word in enumerate(words):
        if word != APART:
            continue
        later = mark + heads[mark]
        for clause in range(mark):
            if labels[clause] == SAID and clause + heads[clause] == later > mark:
                labels[clause] = labels[later]
                heads[clause] = 0 if labels[later] == ROOT else later + heads[later] - clause

"""Contradictions inside one source."""

from __future__ import annotations

import numpy as np

from pipeline.align.columns import ClaimTable
from pipeline.align.outcomes import NUMBER, Compared
from pipeline.align.rows import Flags
from pipeline.align.scoring import Links
from pipeline.records.group import CONFLICT, WithinSource

SURER = 1.5
"""How much likelier than a link between sources: an author seldom contradicts himself."""


def may_contradict(links: Links, table: ClaimTable, least: float) -> Flags:
    """Which links are of one article and one holder, and likely to speak of the same thing."""
    articles, holders = table.values["article"].numbers, table.values["holder"].numbers
    alike = (articles[links.left] == articles[links.right]) & (holders[links.left] == holders[links.right])
    found: Flags = alike & (links.scores >= min(0.9, least * SURER))
    return found


def find_contradictions(compared: Compared, table: ClaimTable) -> tuple[WithinSource, ...]:
    """Those of one source's pairs that cannot both hold."""
    found = []
    for row in np.flatnonzero((compared.outcomes == NUMBER[CONFLICT]).any(axis=1)).tolist():
        left, right = sorted((table.ids[compared.left[row]], table.ids[compared.right[row]]))
        fields = compared.fields(row)
        reasons = [f.reason for f in fields if f.outcome == CONFLICT]
        article = table.values["article"]
        found.append(
            WithinSource(
                left=left,
                right=right,
                doc_id=article.names[article.numbers[compared.left[row]]],
                conflict_on=tuple(f.field for f in fields if f.outcome == CONFLICT),
                fields=fields,
                reason=f"{reasons[0][:1].upper()}{reasons[0][1:]}.",
            )
        )
    return tuple(sorted(found, key=lambda w: (w.doc_id, w.left, w.right)))

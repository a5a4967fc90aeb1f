"""Which claim stands where one that is gone stood: the same passage of the same article, edited a little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.records.claim import Claim
    from pipeline.records.decision import Seen

LEAST_LIKENESS = 80.0  # of 100, share of characters kept: an edited figure, date or word, not another sentence
LEAST_LEAD = 5.0  # of 100, by which the best must beat the second best


def successor(seen: Seen, candidates: Iterable[Claim]) -> Claim | None:
    """The claim whose passage is most like the one seen; None where none is like it, or two are equally so.

    Claims with the trigger seen go before all others: several claims of one sentence are told apart by nothing else.
    """
    alike = [
        (claim.trigger.text == seen.trigger, likeness, claim)
        for claim in candidates
        if (likeness := fuzz.ratio(_folded(seen.quote), _folded(claim.evidence.quote))) >= LEAST_LIKENESS
    ]
    ranked = sorted(alike, key=lambda found: (not found[0], -found[1], found[2].claim_id))
    if not ranked:
        return None
    trigger, likeness, best = ranked[0]
    rivals = [other for same, other, _ in ranked[1:] if same == trigger]
    return None if rivals and likeness - rivals[0] < LEAST_LEAD else best


def _folded(quote: str) -> str:
    return " ".join(quote.split()).casefold()

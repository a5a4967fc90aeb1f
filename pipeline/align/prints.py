"""Fingerprints of articles as comparators see them: two that did not change are to each other what they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.recall import fingerprint
from pipeline.records.claim import Claim
from pipeline.records.document import Source


def article_prints(
    read: Mapping[str, str],
    claims: Sequence[Claim],
    originals: Sequence[Claim],
    *,
    sources: Mapping[str, Source],
    names: Mapping[str, str],
) -> dict[str, str]:
    """A fingerprint of each article: what its claims were read from (`read`), whose copy it is, whom its claims name,
    how these are called, and what reviewers corrected in them.

    `claims` are `originals` with corrections. Ids are told in the order in which they stand, so that two that were
    swapped by linking are noticed.
    """
    known = {claim.claim_id: claim for claim in originals}
    told: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        own = told[claim.doc_id]
        own.append(claim.claim_id)
        own += (f"{entity} {names.get(entity, '')}" for entity in _named(claim))
        if claim is not known[claim.claim_id]:
            own.append(repr(claim))
    return {
        doc_id: fingerprint(read[doc_id], (sources[doc_id].same_as or "") if doc_id in sources else "", *own)
        for doc_id, own in told.items()
    }


def _named(claim: Claim) -> Iterator[str]:
    """Every id in a claim, in order."""
    yield claim.holder
    yield from (participant.entity_id or "" for participant in claim.participants)
    if claim.attribution is not None:
        yield from claim.attribution.chain

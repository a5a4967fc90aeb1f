"""Which drafts of an article become claims: the likeliest, spread over sentences, as many as news texts hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.extract.worth import probability

if TYPE_CHECKING:
    from pipeline.extract.drafts import Draft
    from pipeline.packs.claim_weights import ClaimWeights

WORDS_A_CLAIM = 10.3
"""Tokens of running text (about 1.16 to a word) for one claim at most, but for what is kept beyond: 105 claims in 1,000
words."""
VALUED = 0.6
"""Probability from which a claim with a date or a figure of its own is kept beyond that number."""
ALONE = 0.2
"""How much likelier the likeliest draft of a sentence counts."""
VALUED_VERB = 0.24
"""The same of a verb, which seldom has a date or a figure that is not worth telling."""
FEWEST = 12
DENIED = 0.5
"""Share of the least probability that suffices for a denial, which others may affirm."""


def keep_worthwhile(drafts: Iterable[Draft], weights: ClaimWeights) -> Iterator[tuple[Draft, float]]:
    """Drafts worth a claim with their probability.

    Of a verb and the event noun that it carries, the likelier one is kept; of a whole article, no more than one claim
    in `WORDS_A_CLAIM` words, the likeliest, those of sentences that have none before further ones, and those beyond
    that are likely and say when or how many, or that deny what others may affirm. A verb that only passes a clause on
    gives up its place to what is told there.
    """
    rated = [(draft, probability(draft.features, weights.worth)) for draft in drafts]
    rivals = {draft.key: (draft, confidence) for draft, confidence in rated}
    kept = [
        (draft, confidence)
        for draft, confidence in rated
        if (confidence >= weights.keep * (DENIED if draft.is_denial else 1.0) or draft.is_plain)
        and draft.says_something
        and not any(_outdoes(*rivals[key], draft, confidence) for key in draft.same if key in rivals)
    ]
    words = sum(len(doc) for doc in {d.key[0]: d.reading.passage.doc for d, _ in rated}.values())
    room = max(FEWEST, int(words / WORDS_A_CLAIM))
    chosen = {draft.key for draft in (*_in_order(kept)[:room], *_first_posts(kept))}
    clauses = {draft.clause for draft, _ in rated if draft.predicate.kind != "noun"}
    passing_on = {draft.key: draft.told & clauses for draft, _ in kept if draft.told & clauses}
    told = frozenset[tuple[int, int]]().union(*(passing_on[key] for key in passing_on.keys() & chosen))
    worthwhile = {
        draft.key
        for draft, confidence in kept
        if draft.key in chosen or draft.is_fixed or draft.is_denial or _has_likely_value(draft, confidence)
    }
    for draft, confidence in rated:
        passed_on = draft.clause in told and draft.predicate.kind != "noun"
        if draft.key not in passing_on and (passed_on or draft.key in worthwhile):
            yield draft, confidence


def _has_likely_value(draft: Draft, confidence: float) -> bool:
    """Whether a draft has a date or a figure of its own and is likely enough to be kept for it."""
    return draft.has_value and confidence >= (VALUED_VERB if draft.predicate.kind == "verb" else VALUED)


def _outdoes(rival: Draft, its_confidence: float, draft: Draft, confidence: float) -> bool:
    """Whether another draft of the same event is likelier and says something; what is told of a drill does not say that
    somebody took no part in it.
    """
    return its_confidence > confidence and rival.says_something and rival.polarity == draft.polarity


def _first_posts(kept: Iterable[tuple[Draft, float]]) -> Iterator[Draft]:
    """The drafts that first tell of each person's posts beside the name: who is who has to be known."""
    told: set[tuple[str, str]] = set()
    for draft, _ in kept:
        if draft.predicate.kind == "noun" and draft.held:
            post = draft.held[0].post
            people = {(p.entity_id, post) for p in draft.participants if p.role == "actor" and p.entity_id}
            if people - told:
                yield draft
            told |= people


def _in_order(kept: Iterable[tuple[Draft, float]]) -> list[Draft]:
    """Drafts, the likeliest first; what a sentence has beside its likeliest counts as less likely."""
    ranked = sorted(kept, key=lambda row: (-row[1], row[0].key))
    told: set[tuple[int, int]] = set()
    order = []
    for draft, confidence in ranked:
        sentence = (draft.key[0], draft.predicate.trigger.sent.start)
        order.append((confidence + ALONE * (sentence not in told), draft))
        told.add(sentence)
    return [draft for _, draft in sorted(order, key=lambda row: (-row[0], row[1].key))]

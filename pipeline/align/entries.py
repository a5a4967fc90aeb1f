"""When somebody came into a post, in whatever words: "succeeded Finn", "became director", "took over from Finn", "has
run the office since". Two authors who date it differently contradict each other, though neither act is in the other's
words.
"""

from __future__ import annotations

from pipeline.align.background import Background, dated_in_words
from pipeline.align.beginnings import Starts, first_day
from pipeline.align.dated_acts import of_another_act
from pipeline.align.inferred_years import beginnings_apart
from pipeline.align.posts import titles
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words
from pipeline.records.time import DateInterval

PERSON, OFFICE = "person/", "office."
FAR_DAYS = 400
"""Most days between two such dates; within years somebody may come into another post."""


def find_entries(left: ClaimView, right: ClaimView, background: Background) -> Starts | None:
    """When each says that one person came into one post; None where they do not both say so, or name other posts or
    other predecessors.
    """
    a, b = background.once(_entry, left), background.once(_entry, right)
    if a is None or b is None or not _persons(left.actors) & _persons(right.actors):
        return None
    if beginnings_apart(left, right) > FAR_DAYS:
        return None
    posts = [set(background.once(titles, view)) for view in (left, right)]
    predecessors = [_persons(view.recipients | view.others) for view in (left, right)]
    apart = any(one and other and one.isdisjoint(other) for one, other in (posts, predecessors))
    return None if apart else (a, b)


def _persons(entities: frozenset[str]) -> frozenset[str]:
    return frozenset(e for e in entities if e.startswith(PERSON))


def _entry(view: ClaimView, background: Background) -> DateInterval | None:
    """The date by which a passage says in its own words that its actor came into a post."""
    claim = view.claim
    if claim.date is None or (claim.polarity, claim.modality) != ("affirmed", "asserted") or not dated_in_words(view):
        return None
    if not _comes_in(view, background) or of_another_act(view, background):
        return None
    if claim.date.latest is not None:
        return claim.date if claim.date.earliest else None
    begun = first_day(claim.date)
    return begun if begun.earliest else None


def _comes_in(view: ClaimView, background: Background) -> bool:
    """Whether a claim tells of coming into a post: by its verb with somebody in whose place, of a post by the verb
    before it, or of a post that is held since then.
    """
    claim, slots = view.claim, background.contrasts.slots
    start = max(claim.trigger.start - claim.evidence.start, 0)
    before, told = lower_words(claim.evidence.quote[:start]), lower_words(claim.evidence.quote[start:])
    if "-".join(told[:2]) in slots["entering_phrases"]:
        return True
    if not claim.rule_id.startswith(OFFICE) or slots["former_words"] & set(before[-3:]):
        return False
    if claim.date and f"since {claim.date.text}".lower() in claim.evidence.quote.lower():
        return True
    return not slots["entering_words"].isdisjoint((*before[-3:], *told[:1]))

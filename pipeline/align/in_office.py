"""Who holds a post to this day: "is the director", "remains acting director", and what cannot be beside it: that the
same person left the post before, or got it for good while they only act.
"""

from __future__ import annotations

from pipeline.align.background import Background, dated_before
from pipeline.align.posts import LEADS, Post, passing, posts, posts_in
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words, words_around

OFFICE, LEAVE = "OFFICE", "LEAVE"
BODIES = ("org/", "state/")
"""What the ids of bodies in which posts are held begin with."""
NOW = frozenset({"is", "remains", "stays", "continues"})
GOT = frozenset({"appointed", "elected", "became", "named", "chosen", "took"})
STANDING_IN = frozenset({"acting", "interim", "caretaker"})
REACH = 5
"""Words before a title among which its verb stands."""


def against_today(holding: ClaimView, other: ClaimView, background: Background) -> tuple[str, bool] | None:
    """What one claim says against another by which somebody holds a post when its article is written, in words, and
    whether both name one post; None where it says nothing against it.
    """
    if not background.once(holds_today, holding) or not _before(other, holding) or _in_two_bodies(holding, other):
        return None
    mine = background.once(posts, holding)
    acts = not STANDING_IN.isdisjoint(background.once(passing, holding))
    if acts and background.once(got_post, other):
        theirs, told = background.once(posts, other), f"acting {mine[0].title} to this day"
    elif background.once(left_post, other):
        theirs, told = posts_in(other.claim.evidence.quote, background), f"{mine[0].title} to this day"
    else:
        return None
    same = _shared(mine, theirs)
    return (f"{told} against “{other.claim.trigger.text}” before", same) if same or not theirs else None


def holds_today(view: ClaimView, background: Background) -> bool:
    """Whether a claim says that somebody holds a post when the article is written."""
    claim = view.claim
    if claim.event_type != OFFICE or claim.polarity != "affirmed" or not background.once(posts, view):
        return False
    before, told = words_around(claim.evidence.quote, max(claim.trigger.start - claim.evidence.start, 0), REACH, 1)
    return not NOW.isdisjoint(before) or not LEADS.keys().isdisjoint(told)


def left_post(view: ClaimView, background: Background) -> bool:
    """Whether a claim says that somebody gave up or lost a post."""
    claim = view.claim
    leaves = claim.event_type == LEAVE and claim.rule_id in background.contrasts.slots["leaving_rules"]
    return leaves and claim.polarity == "affirmed" and claim.modality == "asserted"


def got_post(view: ClaimView, background: Background) -> bool:
    """Whether a claim says that somebody was put into a post, and not only for a while."""
    claim = view.claim
    if claim.event_type != OFFICE or claim.polarity != "affirmed" or claim.modality != "asserted":
        return False
    got = not GOT.isdisjoint((*lower_words(claim.trigger.text), *lower_words(claim.evidence.quote)))
    return got and not background.once(passing, view)


def speaks_of_post(view: ClaimView, background: Background) -> bool:
    """Whether a claim says that somebody left a post or got one."""
    return background.once(left_post, view) or background.once(got_post, view)


def _before(one: ClaimView, other: ClaimView) -> bool:
    """Whether what one claim tells of by a date of its own was over when the other's article was written."""
    end = one.days[1] if one.days and not dated_before(one) else None
    written = other.published[0] if other.published else None
    return end is not None and written is not None and end < written


def _in_two_bodies(one: ClaimView, other: ClaimView) -> bool:
    """Whether both name a body, and not the same."""
    mine, theirs = (frozenset(e for e in view.entities if e.startswith(BODIES)) for view in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _shared(mine: tuple[Post, ...], theirs: tuple[Post, ...]) -> bool:
    return not {post.office for post in mine}.isdisjoint(post.office for post in theirs)

"""Until when something was so: the ends of one state that two claims give."""

from __future__ import annotations

from dataclasses import replace

from pipeline.align.answering import names_written
from pipeline.align.background import Background, named
from pipeline.align.beginnings import HOLDINGS, NEGATED
from pipeline.align.posts import titles
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words
from pipeline.records.edtf import edtf_days
from pipeline.records.time import DateInterval

UNTIL = frozenset({"until", "till"})
OFFICE, EXPLICIT = "OFFICE", "explicit"
REACH = 3
"""Words before a date among which "until" stands: "until the end of May"."""
Ends = tuple[DateInterval, DateInterval]


def find_endings(left: ClaimView, right: ClaimView, background: Background) -> Ends | None:
    """When each says that one state ended: "was mayor until 2014"; None where they do not both say so of one state."""
    ends = [_end(view) for view in (left, right)]
    if ends[0] is None or ends[1] is None or left.claim.modality != right.claim.modality:
        return None
    if not background.same_thing(left, right) or background.places_apart(left, right):
        return None
    held = {left.claim.event_type, right.claim.event_type} <= HOLDINGS and not left.actors.isdisjoint(right.actors)
    if OFFICE in {left.claim.event_type, right.claim.event_type}:
        posts = [set(background.once(titles, view)) for view in (left, right)]
        same = bool(posts[0] & posts[1]) or (not (posts[0] and posts[1]) and left.trigger == right.trigger)
        one = held and same and not _elsewhere(left, right, background)
    else:
        one = held or _one_state(left, right)
    return (ends[0], ends[1]) if one else None


def _elsewhere(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both name what the post is of, and not the same: "mayor of Oslo", "mayor of Bergen"."""
    holder = left.actors & right.actors
    bodies = [named((view.others | view.places | view.actors) - holder) for view in (left, right)]
    if bodies[0] and bodies[1] and bodies[0].isdisjoint(bodies[1]):
        return True
    mine, theirs = background.once(names_written, left), background.once(names_written, right)
    return bool(mine - theirs and theirs - mine)


def _one_state(left: ClaimView, right: ClaimView) -> bool:
    """Whether both tell in one word, or near words of one type, of one thing."""
    things = (view.actors | view.recipients | view.others for view in (left, right))
    if not frozenset.intersection(*things):
        return False
    alike = left.claim.event_type == right.claim.event_type and not left.senses.isdisjoint(right.senses)
    return left.trigger == right.trigger or alike


def _end(view: ClaimView) -> DateInterval | None:
    """The day, month or year with which a stretch ends whose beginning is open, where the passage says "until"; of a
    post the passage may end before it: "was mayor" of "was mayor until 2014".
    """
    date, quote = view.claim.date, view.claim.evidence.quote
    if date is None or date.earliest is not None or date.latest is None or view.claim.polarity == NEGATED:
        return None
    before, told, _ = quote.lower().partition(date.text.lower())
    if told and UNTIL.isdisjoint(lower_words(before)[-REACH:]):
        return None
    if not told and (view.claim.event_type, date.basis) != (OFFICE, EXPLICIT):
        return None
    last = (date.edtf or "").rpartition("/")[2]
    earliest, latest = edtf_days(last)
    return replace(date, edtf=last, earliest=earliest, latest=latest) if earliest and latest else None

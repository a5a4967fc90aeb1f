"""Opposite words: one author has an act done, the other has it undone or refused."""

from __future__ import annotations

from itertools import pairwise

from pipeline.align.background import Background
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, lower_words, stem

PLANS = frozenset({"planned", "scheduled", "due", "supposed", "intended", "expected", "plan", "plans"})
PARTICLES = frozenset({"up", "down", "out", "off", "away", "apart", "aside", "back", "together"})
HAPPENINGS = ("event/", NOUN)
"""What is held, cancelled or takes place."""


def opposite(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one word denies the other, of the same parties, and neither tells of a mere plan."""
    denied = left.senses.isdisjoint(right.senses) and not background.once(_denying, left).isdisjoint(
        background.once(_senses, right)
    )
    if not (denied or _granted(left, right, background)) or not _of_one(left, right, background, denied=denied):
        return False
    foretold = left.claim.modality == right.claim.modality == "predicted"
    return foretold or not (_planned(left) or _planned(right))


def particle_of(view: ClaimView, _: Background) -> str:
    """What makes another verb of the trigger: "up" of "broke up", "away" of "broke away"; empty where nothing does, and
    where another word tells the act: "carried out the repairs".
    """
    if stem(view.claim.trigger.text.lower()) != view.trigger:
        return ""
    after = view.claim.evidence.quote[view.claim.trigger.end - view.claim.evidence.start :].split(maxsplit=2)[:2]
    return after[0] if after and after[0] in PARTICLES and after[1:] != ["to"] else ""


def _senses(view: ClaimView, background: Background) -> frozenset[str]:
    """The classes of near-synonyms of a claim's word; of a verb that a particle makes another they are not those of the
    bare verb: who "stayed away" did not stay.
    """
    bare = stem(view.claim.predicate.lower()) == view.trigger
    return frozenset() if bare and background.once(particle_of, view) else view.senses


def _denying(view: ClaimView, background: Background) -> frozenset[str]:
    """The classes of words that deny a claim's word."""
    return background.relatedness.denying(background.once(_senses, view))


def _granted(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one grants what the other denies, by the types of what they tell and the same parties."""
    if left.recipients.isdisjoint(right.recipients) or left.actors.isdisjoint(right.actors):
        return False
    slots, types = background.contrasts.slots, (left.claim.event_type, right.claim.event_type)
    return any(a in slots["denies"] and b in slots["grants"] for a, b in (types, types[::-1]))


def _of_one(left: ClaimView, right: ClaimView, background: Background, *, denied: bool) -> bool:
    """Whether opposite words are said of one thing; `denied` tells that the words themselves are opposite."""
    slots, types = background.contrasts.slots, (left.claim.event_type, right.claim.event_type)
    if all(t in slots["denies"] for t in types):
        return False
    if _granted(left, right, background):
        return True
    if tells_of_the_others_object(left, right) or tells_of_the_others_object(right, left):
        return denied
    nested = left.entities <= right.entities or right.entities <= left.entities
    if set(types) & slots["broad"] and not (left.actors == right.actors and nested):
        return False
    return denied and not left.actors.isdisjoint(right.actors) and len(left.entities ^ right.entities) <= 1


def tells_of_the_others_object(left: ClaimView, right: ClaimView) -> bool:
    """Whether one tells of a thing, and alone of it, what somebody did to it according to the other: "the drill took
    place", "the army cancelled the drill".
    """
    things = frozenset(e for e in left.actors if e.startswith(HAPPENINGS))
    alone = things == left.actors and not left.recipients | left.others
    return bool(things) and alone and things <= right.recipients | right.others


def _planned(view: ClaimView) -> bool:
    words = lower_words(view.claim.evidence.quote)
    trigger = lower_words(view.claim.trigger.text)[-1:]
    infinitive = any(
        words[i] in {"to", "be"} and trigger == words[i + 1 : i + 3][-1 if words[i + 1] == "have" else 0 :][:1]
        for i in range(len(words) - 1)
    )
    planned = any(word in PLANS and before != "as" for before, word in pairwise(("", *words)))
    return view.claim.modality not in {"asserted", "possible"} or infinitive or planned

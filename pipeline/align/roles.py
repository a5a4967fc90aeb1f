"""Which role of what a claim fills: who "was in charge of the descent" and who "directed" it fill one role of it.

The words of roles stand in `alignment/roles.toml`; whoever does something to a thing fills a role of it too.
"""

from __future__ import annotations

import re
from itertools import takewhile

from pipeline.align.background import Background, dated_in_words, kinds_of, named, times_meet
from pipeline.align.doers import common_things, nouns_differ, thing_classes
from pipeline.align.posts import BOUNDS
from pipeline.align.role_words import (
    BARE,
    LEADING,
    OF_OCCASION,
    TITLE,
    converse_roles,
    getters_of,
    occasions_by_stem,
    own_names,
    roles_by_stem,
    roles_told,
    words_before,
)
from pipeline.align.view import ClaimView, senses_of_stems
from pipeline.align.words import NOUN, WORD, content_stems, stem
from pipeline.records.claim import Participant
from pipeline.records.record import record

_OF = re.compile(r"\W+(?:of|over|for|by) ((?:[\w’'-]+ ?){1,4})")
WHOSE = ("person/", "state/", "people/", "city/", "region/", "org/")
"""Kinds of names that say whose a thing is or where, not which."""
PRIVATE = frozenset({"person", "org"})
"""Kinds of those who act for themselves."""
FACTS = frozenset({"asserted", "predicted"})
STATE, BODY = "state/", "org/"
THING, UNSAID, LONE, DONE, ACTED, UNTOLD = "thing", "unsaid", "lone", "done", "acted", "untold"


@record
class Role:
    """The roles that the actors of a claim fill by its word, who they are, and the things of which they fill it, as far
    as it is told; `whole` where it is that of the whole. `acts` are the words and classes of what they do, `states` the
    states that are told beside them.
    """

    roles: frozenset[str]
    acts: frozenset[str]
    fillers: frozenset[str]
    things: frozenset[str]
    states: frozenset[str]
    whole: bool = False


NOBODY = Role(roles=frozenset(), acts=frozenset(), fillers=frozenset(), things=frozenset(), states=frozenset())


def role_of(view: ClaimView, background: Background) -> Role:
    """The role that the named actors of a claim fill; none where nobody is named."""
    given = converse_roles(view.trigger, background.contrasts)
    getters = getters_of(view.claim) if given else frozenset()
    fillers = getters or own_names(view.actors) or _houses(view)
    if not fillers:
        return NOBODY
    known = roles_by_stem(background.contrasts)
    roles = given if getters else roles_told(view.claim, view.trigger, background.contrasts)
    nouns = _nouns(view, roles, background)
    things = frozenset(NOUN + noun for noun in nouns if not known.get(noun, frozenset()) & roles)
    things |= frozenset(e for e in named(view.entities) - fillers if not e.startswith(WHOSE))
    whole = not things and not background.contrasts.slots["whole_words"].isdisjoint(words_before(view.claim))
    if not things and not whole and view.claim.rule_id == TITLE:
        roles -= {LEADING}
    states = frozenset(e for e in view.entities if e.startswith(STATE)) - fillers
    acts = frozenset[str]() if getters else _acts(view, background)
    return Role(roles=roles, acts=acts, fillers=fillers, things=things, states=states, whole=whole)


def _houses(view: ClaimView) -> frozenset[str]:
    """The bodies at which something is done of which no doer is told: "was analysed at the University of Alba"."""
    return frozenset(p for p in view.places if p.startswith(BODY)) if not view.actors else frozenset()


def _acts(view: ClaimView, background: Background) -> frozenset[str]:
    """The word and the classes of words of what is done, of a verb that says little those of its noun ("received a
    visit"), but for what several do, each for itself or together.
    """
    slots = background.contrasts.slots
    if view.claim.event_type in slots["shared_types"]:
        return frozenset()
    words, senses = frozenset({view.trigger}), view.senses
    if view.trigger in slots["light_words"] | BARE:
        place = max(view.claim.trigger.end - view.claim.evidence.start, 0)
        words = frozenset(e.removeprefix(NOUN) for e in view.recipients | view.others if e.startswith(NOUN))
        words |= view.words.intersection(content_stems(view.claim.evidence.quote[place:])[:1])
        senses = senses_of_stems(words, background.relatedness)
    return (senses - slots["shared_senses"] - slots["bare_senses"]) | {f"by its word {word}" for word in words}


def _named_so(participant: Participant) -> bool:
    """Whether somebody or something is told by a name, and not by a noun that stands for it."""
    words = (participant.entity_id or "").partition("/")[2].split("-")
    return participant.text.split()[-1].lower() in words


def _nouns(view: ClaimView, roles: frozenset[str], background: Background) -> frozenset[str]:
    """Stems of the common nouns by which those who have part in a claim are told, whatever they stand for, of what
    stands behind "of" after a word of the role, and of an occasion or group behind a name: "the Alba mission".
    """
    known = roles_by_stem(background.contrasts)
    told = [p.text.split()[-1] for p in view.claim.participants if p.text and not _named_so(p)]
    quote, first = view.claim.evidence.quote, view.claim.evidence.start
    led = occasions_by_stem(background.contrasts).keys()
    behind = (WORD.match(quote, max(p.end - first, 0) + 1) for p in view.claim.participants if _named_so(p))
    told += [word[0] for word in behind if word and not led.isdisjoint(content_stems(word[0]))]
    for word in WORD.finditer(quote) if roles else ():
        if not known.get(stem(word[0]), frozenset()).isdisjoint(roles) and (found := _OF.match(quote, word.end())):
            told += takewhile(lambda each: each not in BOUNDS, found[1].split())
    return frozenset(s for word in told if word[:1].islower() for s in content_stems(word))


def roles_met(left: ClaimView, right: ClaimView, background: Background) -> str:
    """How others fill a role of one name in both: THING where it is one of one thing, UNSAID where one does not say of
    what, LONE where each article knows of no other name in it, DONE where they do one act to one thing, ACTED where
    other words tell what they do to it, UNTOLD where one does not say to what they do it; else nothing.
    """
    one, other = background.once(role_of, left), background.once(role_of, right)
    named_in_both = one.fillers and other.fillers
    if not named_in_both or not (_differ(one, other) or _body_and_person(left, right, background)):
        return ""
    if not _told_alike(left, right) or _of_two_states(one, other):
        return ""
    if not times_meet(left, right) and dated_in_words(left) and dated_in_words(right):
        return ""
    told = _of_one(one, other, background) if one.roles & other.roles else ""
    if told != THING and _alone(left, right, background):
        return LONE
    if told or not (one.acts and other.acts):
        return told
    return _acts_met(left, right, background)


def _told_alike(left: ClaimView, right: ClaimView) -> bool:
    """Whether both tell a fact, or what is to be one, or both hold it for possible."""
    told = {left.claim.modality, right.claim.modality}
    return len(told) == 1 or told <= FACTS


def _alone(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether each article has one name only for a role that both tell of, unless it is that of other things; who leads
    a body leads nothing else, but what both call an occasion or a group of it. Of one sort of occasion one leader is
    enough.
    """
    one, other = background.once(role_of, left), background.once(role_of, right)
    if any(role.startswith(OF_OCCASION) for role in left.lone & right.lone):
        return True
    lone = left.lone & right.lone & one.roles & other.roles
    if lone == {LEADING}:
        bodies = _bodies(left, one), _bodies(right, other)
        if bodies[0] != bodies[1] or (one.things and other.things):
            return False
        if bodies[0] and not all(_led(frozenset(NOUN + word for word in v.words), background) for v in (left, right)):
            return False
    return bool(lone) and not nouns_differ(left, right, background)


def _bodies(view: ClaimView, role: Role) -> frozenset[str]:
    """The bodies that a claim names beside those who fill a role."""
    return frozenset(e for e in view.entities - role.fillers if e.startswith(BODY))


def _acts_met(left: ClaimView, right: ClaimView, background: Background) -> str:
    """How two named actors do what may be one act."""
    if common_things(left, right, background):
        acts = background.once(role_of, left).acts & background.once(role_of, right).acts
        return DONE if acts else ACTED
    return UNTOLD if left.trigger == right.trigger and _leaves_untold(left, right) else ""


def _leaves_untold(left: ClaimView, right: ClaimView) -> bool:
    """Whether just one of two claims tells what something is done to, where the other has a pronoun for it."""
    return bool(left.recipients | left.others) != bool(right.recipients | right.others)


def _differ(one: Role, other: Role) -> bool:
    apart = one.fillers.isdisjoint(other.fillers)
    return apart and not kinds_of(one.fillers).isdisjoint(kinds_of(other.fillers))


def _body_and_person(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether a body did by one what a person did by the other, neither of whom the other passage speaks of: one may
    act for the other, and many lead or own something for a body.
    """
    one, other = background.once(role_of, left), background.once(role_of, right)
    if one.roles.isdisjoint(other.roles):
        return False
    deeds = (one.roles & other.roles) - background.contrasts.slots["acting_for_bodies"]
    kinds = kinds_of(one.fillers), kinds_of(other.fillers)
    if not deeds or not kinds[0] or not kinds[1] or not kinds[0] | kinds[1] <= PRIVATE:
        return False
    return one.fillers.isdisjoint(right.names_around) and other.fillers.isdisjoint(left.names_around)


def _of_two_states(one: Role, other: Role) -> bool:
    """Whether both tell of which state the role is, and mean two."""
    return bool(one.states and other.states) and one.states.isdisjoint(other.states)


def _of_one(one: Role, other: Role, background: Background) -> str:
    """Whether both roles are of one thing, as far as it is told. Many lead something in every story, and bodies one
    after another: of leaders it has to be told of which occasion, or that they led the whole.
    """
    common, sides = one.roles & other.roles, (one.things, other.things)
    leading = common == {LEADING}
    a, b = (_led(things, background) for things in sides) if leading else sides
    whole = (one.whole and b) or (other.whole and a)
    if a & b or thing_classes(a, background.contrasts) & thing_classes(b, background.contrasts) or (leading and whole):
        return THING
    told = all(sides) or (leading and not (one.whole or other.whole))
    return "" if told else UNSAID


def _led(things: frozenset[str], background: Background) -> frozenset[str]:
    """Those of some things that one person leads from beginning to end."""
    return things & frozenset(NOUN + word for word in occasions_by_stem(background.contrasts))

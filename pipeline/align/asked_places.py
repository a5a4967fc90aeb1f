"""Places by which two articles of one story answer one question of where, each the only one that its article gives."""

from __future__ import annotations

from functools import lru_cache

from pipeline.align.asked_figures import long_apart
from pipeline.align.background import Background
from pipeline.align.doers import thing_classes
from pipeline.align.roles import FACTS
from pipeline.align.told_places import WHERE, asks_for_alike
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, stem
from pipeline.packs.contrasts import Contrasts

PERSON, BODY, TOWN = "person/", "org/", "city/"


def asked_for_one_place(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether two claims answer one question of where, of which each article knows one answer only, and say it of no
    two people, things or times.
    """
    lone = [each for each in left.lone & right.lone if each.startswith(WHERE)]
    if not lone:
        return False
    if left.claim.modality != right.claim.modality or left.claim.modality not in FACTS or long_apart(left, right):
        return False
    people = [frozenset(e for e in view.entities if e.startswith(PERSON)) for view in (left, right)]
    bodies = [frozenset(e for e in view.actors if e.startswith(BODY)) for view in (left, right)]
    things = [background.once(_things, view) for view in (left, right)]
    if _differ(*people) or _differ(*bodies) or _of_person_and_thing(people, things):
        return False
    if not all(asks_for_alike(each, background.contrasts) for each in lone):
        return True
    called = [thing_classes(each, background.contrasts) for each in things]
    return not _differ(*things) or not called[0].isdisjoint(called[1])


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both tell of somebody or something, and of none alike."""
    return bool(one and other) and one.isdisjoint(other)


def towns_apart(left: frozenset[str], right: frozenset[str], background: Background) -> bool:
    """Whether the towns among two answers are not the same, whatever buildings stand beside them."""
    a, b = (frozenset(e for e in places if e.startswith(TOWN)) for places in (left, right))
    return background.apart(a, b)


def _of_person_and_thing(people: list[frozenset[str]], things: list[frozenset[str]]) -> bool:
    """Whether one speaks of a person, and the other of a thing and of nobody."""
    return any(people[i] and not things[i] and things[1 - i] and not people[1 - i] for i in (0, 1))


def _things(view: ClaimView, background: Background) -> frozenset[str]:
    """The common nouns for things, not for people, that take part in a claim."""
    people = background.contrasts.slots["anybody_words"] | _of_camps(background.contrasts)
    nouns = (e for e in view.recipients | view.others | view.actors if e.startswith(NOUN))
    return frozenset(noun for noun in nouns if noun.removeprefix(NOUN) not in people)


@lru_cache(maxsize=4)
def _of_camps(contrasts: Contrasts) -> frozenset[str]:
    """Stems of the words for people and bodies that stand in some camp."""
    return frozenset(map(stem, contrasts.doers))

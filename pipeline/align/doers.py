"""Who does something where nobody is named, and to which one thing it is done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.align.background import Background, common_time, named, told_of_other_parts
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, content_stems, lower_words, stem
from pipeline.packs.contrasts import Contrasts
from pipeline.records.claim import Participant

ACTOR = "actor"
OBJECTS = frozenset({"recipient", "other"})
ONE_THING = ("person/", "work/", "fac/", "event/", "law/", "org/", "ship/")
"""Names of what one does something to once; a state has much done to it by many."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "both", "all"})
ANYWHERE = "any"
"""The sort of what may be part of a place of every other sort: a room, a courtyard."""
ROOM = "room-"
"""What the sorts of parts of buildings begin with."""
NEW = frozenset({"a", "an", "another", "two", "three", "four", "five", "six"})
_BEHIND = re.compile(
    r" (?:the|its|his|her|their) ([a-z’'-]+)"
    r"(?=[,;:.]|$| (?:of|who|which|that|in|on|at|to|from|by|with|as|after|before|when)\b)"
)
"""A definite noun that is the whole object of the verb before it."""
_OF = re.compile(r" of ((?:[\w’'-]+ ){0,3}[\w’'-]+)")


def camps(view: ClaimView, background: Background) -> frozenset[str]:
    """The camps of doers.toml in which the actors of a claim stand, by the words that name them; none where one of
    them stands in no camp.
    """
    actors = [p for p in view.claim.participants if p.role == ACTOR]
    span = view.claim.evidence
    inside = [p for p in actors if span.start <= p.start and p.end <= span.end]
    found = [_camps_of(p, view, background.contrasts) for p in inside or actors]
    return frozenset().union(*found) if all(found) else frozenset()


def _camps_of(participant: Participant, view: ClaimView, contrasts: Contrasts) -> frozenset[str]:
    words = lower_words(participant.text.replace("-", " "))
    if participant.entity_id:
        words = (*words, *participant.entity_id.partition("/")[2].split("-"))
    span = view.claim.evidence
    if span.start <= participant.end <= span.end and (tail := _OF.match(span.quote, participant.end - span.start)):
        words = (*words, *lower_words(tail.group(1)))
    known = _by_stem(contrasts, "doers")
    return frozenset().union(*(known.get(stem(word), frozenset()) for word in words))


@lru_cache(maxsize=8)
def _by_stem(contrasts: Contrasts, table: str) -> dict[str, frozenset[str]]:
    """A table of words with stems for words, so that inflected words find theirs."""
    found: dict[str, frozenset[str]] = {}
    for word, sorts in getattr(contrasts, table).items():
        found[stem(word)] = found.get(stem(word), frozenset()) | sorts
    return found


def things_by_stem(contrasts: Contrasts) -> dict[str, frozenset[str]]:
    """The classes of common nouns by which two authors call one thing, by the stems of the nouns."""
    return _by_stem(contrasts, "things")


def camps_apart(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether the actors of two claims are people or bodies of different sorts."""
    a, b = background.once(camps, left), background.once(camps, right)
    return bool(a and b) and not a & b


def newcomers(view: ClaimView, background: Background) -> frozenset[str]:
    """The nouns of actors without a name that a claim brings in as new to the reader, each of which says what sort of
    person it is: "a lorry driver", "two anglers", not "the driver" or "a man"; none where one of them does not.
    """
    actors = [p for p in view.claim.participants if p.role == ACTOR]
    if not all(p.entity_id is None and _is_new(p.text) for p in actors):
        return frozenset()
    heads = frozenset(head for p in actors for head in content_stems(p.text.split()[-1]))
    return frozenset() if heads & background.contrasts.slots["anybody_words"] else heads


def _is_new(text: str) -> bool:
    words = lower_words(text)
    return words[:1] != () and words[0] in NEW


def newcomers_differ(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both bring in people of different sorts, of whom none may be another by a synonym."""
    a, b = background.once(newcomers, left), background.once(newcomers, right)
    if not a or not b or a & b:
        return False
    return background.once(camps, left).isdisjoint(background.once(camps, right))


def scenes_apart(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both say in common nouns where, and beside what they have in common speak of places of other sorts: the
    church, the barracks; the cellar of the hotel, its kitchen; or of other parts of one place: the upper station, the
    lower station. Not "schools", "school gyms", nor "the kitchen", "the hotel", for a room may be in any building.
    """
    if told_of_other_parts(background.once(_positions, left), background.once(_positions, right)):
        return True
    a, b = background.once(scenes, left), background.once(scenes, right)
    if not (a and b) or ANYWHERE in a | b:
        return False
    rooms, others = _apart(*map(_rooms, (a, b))), _apart(a - _rooms(a), b - _rooms(b))
    words = background.once(_words_for_places, left) & background.once(_words_for_places, right)
    heads = background.once(_nouns_for_places, left) & background.once(_nouns_for_places, right)
    return (rooms or others) and words <= heads


def _positions(view: ClaimView, background: Background) -> frozenset[tuple[str, int, int]]:
    """The nouns for places with which of several they mean, where a word before them says so."""
    known = background.contrasts.positions
    places = [p.text.lower().split() for p in view.claim.participants if p.role == "place" and p.entity_id is None]
    return frozenset(
        (head, *position)
        for *before, noun in filter(None, places)
        for head in content_stems(noun)
        for word in before
        for position in known.get(word, ())
    )


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether each has something that the other lacks."""
    return bool(a - b and b - a)


def _rooms(sorts: frozenset[str]) -> frozenset[str]:
    return frozenset(sort for sort in sorts if sort.startswith(ROOM))


def _nouns_for_places(view: ClaimView, _: Background) -> frozenset[str]:
    places = (p.text for p in view.claim.participants if p.role == "place" and p.entity_id is None)
    return frozenset(head for text in places for head in content_stems(text)[-1:])


def _words_for_places(view: ClaimView, _: Background) -> frozenset[str]:
    places = (p.text for p in view.claim.participants if p.role == "place" and p.entity_id is None)
    return frozenset(content_stems(" ".join(places)))


def scenes(view: ClaimView, background: Background) -> frozenset[str]:
    """The sorts of places that a claim names in common nouns."""
    return sorts_of_places(view.places, background.contrasts)


def sorts_of_places(things: Iterable[str], contrasts: Contrasts) -> frozenset[str]:
    """The sorts of places that some things are, as far as they are common nouns."""
    return _sorts(things, contrasts, "scenes")


def one_things(view: ClaimView, _: Background) -> frozenset[str]:
    """What the act is done to, as far as it is one thing that the passage has spoken of or names: "the bridge"; of a
    phrase for one verb its noun, too: "raised the alarm".
    """
    found = {*_noun_of_phrase(view), *_noun_behind(view)}
    for participant in view.claim.participants:
        if participant.role not in OBJECTS:
            continue
        if participant.entity_id is not None:
            if participant.entity_id.startswith(ONE_THING):
                last = participant.entity_id.rpartition("-")[2].rpartition("/")[2]
                found |= {participant.entity_id, *(f"{NOUN}{head}" for head in content_stems(last))}
        elif _is_definite(participant.text):
            found |= {f"{NOUN}{head}" for head in content_stems(participant.text)[-1:]}
    return frozenset(found)


def _noun_of_phrase(view: ClaimView) -> Iterable[str]:
    """The noun that tells the act together with a verb, where it is definite."""
    trigger, quote = view.claim.trigger, view.claim.evidence.quote
    before = quote[: max(trigger.start - view.claim.evidence.start, 0)]
    told = content_stems(trigger.text)
    if told and told[-1] != view.trigger and (words := lower_words(before)[-1:]) and words[0] in DEFINITE:
        yield f"{NOUN}{told[-1]}"


def _noun_behind(view: ClaimView) -> Iterable[str]:
    """The definite noun right behind the verb where nothing else is told that it is done to, and which means nobody
    who has part in it: "raised the alarm".
    """
    if any(participant.role in OBJECTS for participant in view.claim.participants):
        return
    after = view.claim.evidence.quote[max(view.claim.trigger.end - view.claim.evidence.start, 0) :]
    found = _BEHIND.match(after)
    if found and not any(found[1] in (p.entity_id or "") for p in view.claim.participants):
        yield from (f"{NOUN}{head}" for head in content_stems(found[1]))


def _is_definite(text: str) -> bool:
    words = text.lower().split()
    return words[:1] != [] and (words[0] in DEFINITE or any(w.endswith(("'s", "’s", "s'", "s’")) for w in words[:-1]))


def common_things(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one thing undergoes both acts: the same name, else the same noun or a near-synonym of it, definite on
    both sides ("the injured", "the wounded").
    """
    a, b = background.once(one_things, left), background.once(one_things, right)
    names = (named(a), named(b)) if a and b else (a, b)
    if names[0] and names[1]:
        return bool(names[0] & names[1])
    return bool(a & b) or not background.once(_things_classed, left).isdisjoint(background.once(_things_classed, right))


def _things_classed(view: ClaimView, background: Background) -> frozenset[str]:
    """The classes of words for the one things that undergo an act."""
    return thing_classes(background.once(one_things, view), background.contrasts)


def undergone_alike(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one thing undergoes both acts, or two names and nouns beside the actors are the same."""
    beside = (left.entities - left.actors) & (right.entities - right.actors)
    return len(beside) > 1 or common_things(left, right, background)


def same_day_and_thing(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both tell what was done to one thing on one day or in one month, in whatever words."""
    return bool(common_time(left, right)) and undergone_alike(left, right, background)


def nouns_differ(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both say in common nouns what is acted upon, and have none of them in common."""
    (a, one), (b, other) = background.once(_nouns_acted_upon, left), background.once(_nouns_acted_upon, right)
    return bool(a and b) and a.isdisjoint(b) and one.isdisjoint(other)


def _nouns_acted_upon(view: ClaimView, background: Background) -> tuple[frozenset[str], frozenset[str]]:
    """The common nouns for what is acted upon, and their classes."""
    nouns = frozenset(filter(is_noun, view.recipients | view.others))
    return nouns, thing_classes(nouns, background.contrasts)


def things_alike(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both have an object or an actor that may be one thing by two names: "a peace agreement", "the accord"."""
    return not background.once(classes, left).isdisjoint(background.once(classes, right))


def classes(view: ClaimView, background: Background) -> frozenset[str]:
    """The classes of near-synonyms of the common nouns among those who have part in a claim."""
    return thing_classes(view.entities, background.contrasts)


def is_noun(thing: str) -> bool:
    """Whether something is told by a common noun."""
    return thing.startswith(NOUN)


def thing_classes(things: Iterable[str], contrasts: Contrasts) -> frozenset[str]:
    """The classes of words for one thing of those that are common nouns."""
    return _sorts(things, contrasts, "things")


def _sorts(things: Iterable[str], contrasts: Contrasts, table: str) -> frozenset[str]:
    """What a table of words has for the common nouns among some things."""
    known = _by_stem(contrasts, table)
    return frozenset().union(*(known.get(t.removeprefix(NOUN), frozenset()) for t in things if is_noun(t)))

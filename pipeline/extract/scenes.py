"""Where something happens: places below a scene ("in an attic in Alba"), behind a verb of motion ("fled to Alba") or
beside an unnamed doer ("controllers in Alba"), and scenes that have no name ("in the church").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.extract.clauses import prepositions
from pipeline.extract.slots import MOTION

if TYPE_CHECKING:
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.reader import Reader
    from pipeline.extract.tokens import Token

Hit = tuple[str | None, "Token"]
PLACES = ("state/", "city/", "region/", "fac/")
PASSING = frozenset({"march", "parade", "ride", "walk", "drive", "run", "travel", "pass", "sail", "flow"})
ENTERING = PASSING | {"enter", "come", "get", "leave", "escape", "break", "climb", "flee", "slip", "gain", "crawl"}
"""Verbs whose "through" says where."""
BESIDE = frozenset({"beneath", "behind", "below", "beside", "above", "underneath"})
"""Prepositions that say where, as far as a place stands behind them."""
NARROWED = frozenset({"det", "poss", "nummod"})
"""What stands before a noun for one thing, but not before frostbite or murder."""
DEEPEST = 1
"""How many nouns may stand between a scene and the place in which it lies: "in front of the church in Alba"."""
OCCASIONS = frozenset({"on", "during", "with", "into", "through", "aboard", "behind", "under", "amid", "by"})
INSIDE = frozenset({"in", "at"})
VISITING = INSIDE | {"to"}
PASSED = INSIDE | {"of"}
SEATED = frozenset({"authority", "government", "official", "leader", "minister", "ministry", "parliament", "president"})
"""Doers whose seat is not where what they do is done."""
VISITS = frozenset({"visit", "trip", "journey", "tour", "mission", "pilgrimage"})
EDGES = frozenset({"outskirt", "edge", "bank", "shore", "coast", "slope", "fringe", "summit", "site", "ground", "spot"})
"""Parts of a place on which something happens."""
WHEN = frozenset({"DATE", "TIME"})
"""Labels of times, to which the parser may attach the place that follows: "the same evening in Alba"."""
EDGING = frozenset({"of", "at", "near", "outside"})
"""Prepositions by which a part of a place is placed: "the edge of Alba", "the site at Alba"."""
BELOW = BESIDE | {"in", "at", "near", "on", "of", "outside", "inside", "within"}
"""Prepositions by which a scene is placed."""
SITES = ("city/", "fac/")
FOREIGN = frozenset({"embassy", "barracks", "ship", "aircraft", "train", "restaurant", "camp"})
"""Sorts of places that a state has abroad."""
TOWNS = ("city/",)
BEFORE = frozenset({"compound", "nmod", "amod"})
OUTDOORS = ("fac/", "region/")
"""Kinds of places on which something happens."""


def are_where(head: Token, hits: Iterable[Hit], reader: Reader) -> list[Hit]:
    """The names behind a preposition of place, but not the state whose embassy, base or ship it is."""
    if FOREIGN.isdisjoint((reader.names.kind(head.lemma_, "scenes") or "").split()):
        return list(hits)
    return [(e, t) for e, t in hits if not ((e or "").startswith("state/") and t.dep_ in BEFORE and t.head.i == head.i)]


def is_scene(slot: str, role: str, head: Token, predicate: Predicate, reader: Reader) -> bool:
    """Whether a slot says where: it has the role of a place, or leads to or through one by motion, or is a square or an
    island on which something happens.
    """
    if role == "place":
        return True
    if slot == "to" and predicate.trigger.lemma_ in MOTION:
        return names_scene(head, reader) or any(e.startswith(PLACES) for e, _ in reader.entities(head))
    if slot == "iobject" and predicate.trigger.lemma_ in MOTION:
        return any(e.startswith(SITES) for e, _ in reader.named(head))
    if slot in BESIDE or (slot == "through" and predicate.trigger.lemma_ in ENTERING):
        return names_scene(head, reader) or any(e.startswith(PLACES) for e, _ in _named_below(head, reader))
    if slot != "on":
        return False
    outside = _named_below(head, reader) if head.lemma_ in EDGES else []
    named = any(e.startswith(OUTDOORS) for e, _ in reader.named(head)) or any(e.startswith(PLACES) for e, _ in outside)
    return named or names_scene(head, reader)


def _named_below(head: Token, reader: Reader) -> list[tuple[str, Token]]:
    """What a noun is named, or a town or a village by what follows after "of", "at" and the like."""
    return reader.named(head) or [hit for p, noun in prepositions(head) if p in EDGING for hit in reader.named(noun)]


def names_scene(head: Token, reader: Reader) -> bool:
    """Whether a noun is a sort of place: a church, a harbour, St Agatha's Hospital."""
    return head.pos_ in {"NOUN", "PROPN"} and reader.names.kind(head.lemma_, "scenes") is not None


def places_before(head: Token, hits: Iterable[Hit], reader: Reader) -> list[Hit]:
    """Those of the names that a noun brings in that say where as well: "the Lima talks" are in Lima."""
    noun = head.head if head.dep_ in BEFORE else head
    if noun.i not in reader.happenings:
        return []
    return [(e, t) for e, t in hits if e and e.startswith(TOWNS) and t.dep_ in BEFORE and t.head.i == noun.i]


def places_within(scene: Token, hits: Iterable[Hit], reader: Reader, depth: int = 0) -> Iterator[Hit]:
    """The scene itself where it has no name, and the places in which it lies: "at a yard in Alba"."""
    known = {entity for entity, _ in hits}
    if names_scene(scene, reader) and not reader.named(scene):
        yield None, scene
    yield from _called_behind(scene, reader)
    for preposition, noun in prepositions(scene):
        if preposition not in BELOW:
            continue
        found = [(e, t) for e, t in reader.entities(noun) if e.startswith(PLACES)]
        yield from ((e, t) for e, t in found if e not in known)
        if not found and depth < DEEPEST:
            yield from places_within(noun, hits, reader, depth + 1)


def _called_behind(noun: Token, reader: Reader) -> Iterator[Hit]:
    """The name set off behind a noun for a town, which the parser may misread: "in the capital, Alba"."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    if len(after) > 1 and after[0].text == "," and "city" in (reader.names.kind(noun.lemma_, "nominals") or "").split():
        yield from ((e, t) for e, t in reader.named(after[1]) if e.startswith(PLACES))


def places_of_doers(slots: Sequence[tuple[str, Token]], reader: Reader) -> Iterator[Hit]:
    """The place of a doer without a name, where nothing else says where: "coastguards in Alba received the call"; and
    of what undergoes it: "the mill at Alba was sold".
    """
    for slot, head in slots:
        if (
            (slot != "subject" and head.dep_ != "nsubjpass")
            or head.pos_ not in {"NOUN", "PROPN"}
            or reader.named(head)
            or head.lemma_ in SEATED
        ):
            continue
        below = [noun for preposition, noun in prepositions(head) if preposition in INSIDE]
        below += [inner for noun in below for preposition, inner in prepositions(noun) if preposition in INSIDE]
        kinds = PLACES if slot == "subject" else SITES
        found = [(e, t) for noun in below for e, t in reader.named(noun) if e.startswith(kinds)]
        if found and names_scene(head, reader):
            yield None, head
        yield from found


def places_of_occasions(slots: Sequence[tuple[str, Token]], reader: Reader) -> Iterator[Hit]:
    """The town or building of what something was done on, during or for, where nothing else says where: "agreed on a
    truce in Alba", "fell ill during a stay in Alba", "learned of it on a visit to Alba", "tried for murder in Alba",
    "sold it to a dealer in Alba".
    """
    for slot, head in slots:
        placed = slot in OCCASIONS or (slot in {"from", "before"} and names_scene(head, reader))
        placed = placed or (slot == "for" and head.labels.isdisjoint(NARROWED))
        placed = placed or head.lemma_ == "time" or head.ent_type_ in WHEN
        if (head.pos_ != "NOUN" and head.ent_type_ not in WHEN) or reader.named(head):
            continue
        if placed:
            yield from _sites_below(head, reader)
        elif slot == "to":
            below = [noun for preposition, noun in prepositions(head) if preposition in INSIDE]
            yield from ((e, t) for noun in below for e, t in reader.named(noun) if e.startswith(PLACES))


def _sites_below(head: Token, reader: Reader, depth: int = 0) -> Iterator[Hit]:
    """The town or building in which what a noun means is or was: "a speech in Alba", "an account at a bank in Alba",
    "the sidelines of a meeting in Alba", "a visit to Alba".
    """
    leading = VISITING if head.lemma_ in VISITS else PASSED if names_scene(head, reader) else INSIDE
    for preposition, noun in prepositions(head):
        found = [(e, t) for e, t in reader.named(noun) if e.startswith(SITES)] if preposition in leading else []
        yield from found
        if not found and preposition in PASSED and noun.pos_ in {"NOUN", "PROPN"} and depth < DEEPEST:
            yield from _sites_below(noun, reader, depth + 1)

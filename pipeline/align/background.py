"""What comparators may ask: relatedness, exclusions, containment of places, names of entities, link weights."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any, TypeVar

from pipeline.align.named_after import named_after
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, lower_words, stem
from pipeline.packs.contrasts import Contrasts
from pipeline.packs.relatedness import Relatedness
from pipeline.records.record import record

T = TypeVar("T")
_HOUR = re.compile(r"(?:(?:at|around|about|by) )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?| o'clock| hours)?", re.IGNORECASE)
"""A time of day and no more."""


@record
class Background:
    """Everything that comparisons consult beside the two claims.

    `within` maps a place to the places that hold it, all levels. `names` maps entity ids to names. `called` keeps the
    names of sets of entities.
    """

    relatedness: Relatedness
    contrasts: Contrasts
    within: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    called: dict[frozenset[str], str] = field(default_factory=dict, repr=False, compare=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent to another process it goes without what it keeps."""
        told = {name: getattr(self, name) for name in ("relatedness", "contrasts", "within", "names")}
        return partial(Background, **told), ()

    def once(self, read: Callable[[ClaimView, Background], T], view: ClaimView) -> T:
        """What `read` finds in a claim, worked out once however many pairs the claim stands in."""
        try:
            found: T = view.noted[read]  # type: ignore[assignment]
        except KeyError:
            found = view.noted[read] = read(view, self)
        return found

    def name(self, entity_id: str) -> str:
        """What to call an entity in a sentence."""
        return self.names.get(entity_id) or readable(entity_id)

    def name_all(self, entity_ids: frozenset[str]) -> str:
        """Names of several entities, in alphabetical order, joined as English joins them."""
        if entity_ids not in self.called:
            self.called[entity_ids] = join_words(sorted(self.name(e) for e in entity_ids))
        return self.called[entity_ids]

    def same_place(self, left: str, right: str) -> bool:
        """Whether one place is the other or holds it; of a place that no table knows its name tells: Alba airport lies
        in Alba.
        """
        if left == right or left in self.within.get(right, ()) or right in self.within.get(left, ()):
            return True
        if left in self.within and right in self.within:
            return False
        a, b = _words_of(left), _words_of(right)
        return bool(a and b) and (a <= b or b <= a)

    def happens_once(self, left: ClaimView, right: ClaimView) -> bool:
        """Whether what both report happens once to its participants: a founding, a birth."""
        once = self.contrasts.slots["once"]
        if left.claim.event_type in once and right.claim.event_type in once:
            return True
        return not self.contrasts.slots["once_senses"].isdisjoint(left.senses & right.senses)

    def one_origin(self, left: ClaimView, right: ClaimView) -> bool:
        """Whether both tell in one word, or a synonym, how one named thing or person came to be: born in Alba in 1912
        is not born in Selby in 1921, though day and place differ.
        """
        said = left.senses & right.senses & self.contrasts.slots["once_senses"]
        return bool(said and named(left.actors & right.actors))

    def pinned(self, left: ClaimView, right: ClaimView) -> int:
        """How firmly something beside the act says that one happening is meant; 2 is firm.

        Counted are a common day (2) or month (1), a named thing (2), the same figure (2), a common place, a common
        recipient or object, and at least three content words in common (1 each).
        """
        thing = named_things(left.entities) & right.entities
        figures = {(q.low, q.high) for q in left.claim.quantities} & {(q.low, q.high) for q in right.claim.quantities}
        return (
            common_time(left, right)
            + 2 * bool(thing)
            + 2 * bool(figures)
            + bool(left.places & right.places)
            + bool((left.recipients | left.others) & (right.recipients | right.others))
            + (len(left.words & right.words) >= COMMON_WORDS)
        )

    def places_apart(self, left: ClaimView, right: ClaimView) -> bool:
        """Whether both name places of which none is or holds one of the other's; of a city and its state the city
        counts. A building or an unknown place may lie in any city, so that only places of one level exclude each other.
        """
        return self.apart(named(left.places), named(right.places))

    def apart(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """The same of two sets of places."""
        a, b = self.narrowest(left), self.narrowest(right)
        if not a or not b or not a.isdisjoint(b) or any(self.same_place(x, y) for x in a for y in b):
            return False
        a, b = self._with_cities(a), self._with_cities(b)
        return (self._on_one_level(a, b) or (a | b) <= self.within.keys()) and a.isdisjoint(b)

    def _on_one_level(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether both have a place of one kind."""
        return not {self._level(place) for place in left}.isdisjoint({self._level(place) for place in right})

    def _level(self, place: str) -> str:
        """The kind of a place; regions and waters are of one, for a name seldom tells which it is."""
        kind = place.partition("/")[0]
        return "region" if kind in WATERS else "fac" if self.is_building(place) else kind

    def is_building(self, place: str) -> bool:
        """Whether a place is called by a word for a building, though it may be a body too: a school, a museum."""
        kind, _, name = place.partition("/")
        return kind == "fac" or (kind == "org" and any(word in self.contrasts.scenes for word in name.split("-")))

    def _with_cities(self, places: frozenset[str]) -> frozenset[str]:
        """Places and the known cities that the names of others begin with: Alba airport is in Alba."""
        slugs = [place.removeprefix("fac/") for place in places if place.startswith("fac/")]
        if not slugs:
            return places
        starts = {f"city/{slug[: at.start()]}" for slug in slugs for at in re.finditer("-", slug)}
        return places | (starts & self.within.keys())

    def narrowest(self, places: frozenset[str]) -> frozenset[str]:
        """Places without those that hold another of them."""
        if len(places) == 1:
            return places
        return frozenset(p for p in places if not any(p in self.within.get(q, ()) for q in places))

    def same_act(self, left: ClaimView, right: ClaimView) -> bool:
        """Whether both claims may report one act: the same word, near-synonyms, one names the other's word, or both
        are of one narrow type and of the same names.
        """
        if left.trigger == right.trigger or left.senses & right.senses:
            return True
        if left.trigger in right.words or right.trigger in left.words:
            return True
        types = {left.claim.event_type, right.claim.event_type}
        if len(types) > 1 or types & self.contrasts.slots["broad"]:
            return False
        shared = left.entities & right.entities
        return bool(left.actors & right.actors) or len(shared) > (not types & self.contrasts.slots["distinct"])

    def _one_named_by_other(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether a body of the one is named after one of the other: the union, the Council of the Union."""
        mine = [_words_of_name(self.name(e)) for e in left if e.startswith("org/")]
        theirs = [_words_of_name(self.name(e)) for e in right if e.startswith("org/")] if mine else mine
        return bool(theirs) and any(a < b or b < a for a in mine for b in theirs)

    def same_thing(self, left: ClaimView, right: ClaimView) -> bool:
        """Whether nothing says that two things are meant: neither other actors, recipients, objects nor named events,
        nor happenings that are called after two towns.

        A slot that one side leaves empty says nothing.
        """
        doers = (left.actors - left.places, right.actors - right.places)
        slots = (doers, (left.recipients, right.recipients), (left.others, right.others))
        for a, b in slots:
            if not a or not b or not a.isdisjoint(b):
                continue
            alike = not kinds_of(a - right.entities).isdisjoint(kinds_of(b - left.entities))
            if alike and not self._one_named_by_other(a, b):
                return False
        a, b = self.once(named_after, left), self.once(named_after, right)
        if a and b and a.isdisjoint(b):
            return False
        a, b = named_things(left.entities), named_things(right.entities)
        return not (a and b and a.isdisjoint(b))

    def of_other_parts(self, left: ClaimView, right: ClaimView) -> bool:
        """Whether two passages tell of two of several ("the first blast", "the second blast"), or of two parts."""
        mine = self.once(parts_told, left)
        return bool(mine) and told_of_other_parts(mine, self.once(parts_told, right))


def parts_told(view: ClaimView, background: Background) -> frozenset[tuple[str, int, int]]:
    """The nouns of a passage, as stems, with which of several they mean, where the word before says so: "the second
    blast", "the north wing".
    """
    known = background.contrasts.positions
    words = lower_words(view.claim.evidence.quote)
    if known.keys().isdisjoint(words):
        return frozenset()
    return frozenset((stem(noun), *position) for word, noun in pairwise(words) for position in known.get(word, ()))


def told_of_other_parts(a: frozenset[tuple[str, int, int]], b: frozenset[tuple[str, int, int]]) -> bool:
    """Whether of one sort of thing both say which one, and not the same."""
    told = {(noun, row) for noun, row, _ in a} & {(noun, row) for noun, row, _ in b}
    return bool(told) and a.isdisjoint(b)


@lru_cache(maxsize=100_000)
def _words_of_name(name: str) -> frozenset[str]:
    return frozenset(name.lower().split()) - {"the", "of"}


COMMON_WORDS = 3
DAYS, MONTH = 3, 31
INHERITED = "inherited"
"""Basis of a date that stands in an earlier sentence."""
WATERS = frozenset({"sea", "ocean", "river", "lake"})
PLACES = ("city/", "fac/", "region/", "sea/", "river/", "lake/", "state/")
NAMED_THINGS = ("event/", "law/", "work/")


@lru_cache(maxsize=100_000)
def _words_of(place: str) -> frozenset[str]:
    """The words of a place's name."""
    return frozenset(place.partition("/")[2].split("-")) if place.startswith(PLACES) else frozenset()


def dated_before(view: ClaimView) -> bool:
    """Whether a claim's date stands in an earlier sentence, and may be of something else."""
    return view.claim.date is not None and view.claim.date.basis == INHERITED


@lru_cache(maxsize=100_000)
def kinds_of(entity_ids: frozenset[str]) -> frozenset[str]:
    """Kinds of those that are entities: a state stands for another state, but not for its minister."""
    return frozenset(e.partition("/")[0] for e in named(entity_ids))


@lru_cache(maxsize=100_000)
def named_things(entity_ids: frozenset[str]) -> frozenset[str]:
    """Those that are named events, laws and works."""
    return frozenset(e for e in entity_ids if e.startswith(NAMED_THINGS))


def common_time(left: ClaimView, right: ClaimView) -> int:
    """2 where both dates meet and neither is longer than a few days, 1 where neither is longer than a month, else 0."""
    if not left.days or not right.days or not left.claim.date or not right.claim.date:
        return 0
    if not left.claim.date.meets(right.claim.date):
        return 0
    longest = max(length_of(left.days), length_of(right.days))
    return 2 if longest <= DAYS else int(longest <= MONTH)


def length_of(days: tuple[int | None, int | None]) -> int:
    """How many days a date spans; very many where a side is open."""
    return 100_000 if days[0] is None or days[1] is None else days[1] - days[0] + 1


@lru_cache(maxsize=100_000)
def named(entity_ids: frozenset[str]) -> frozenset[str]:
    """Those that are entities, without common nouns."""
    return frozenset(e for e in entity_ids if not e.startswith(NOUN))


@lru_cache(maxsize=100_000)
def readable(entity_id: str) -> str:
    """An id as a name: `city/new-york` gives New York."""
    if entity_id.startswith(NOUN):
        return f"the {entity_id.removeprefix(NOUN)}"
    return " ".join(part.capitalize() for part in entity_id.partition("/")[2].split("-"))


def join_words(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def dated_in_words(view: ClaimView) -> bool:
    """Whether the passage itself gives the claim's date, rather than what stands before it; an hour names no day."""
    date = view.claim.date
    return date is not None and date.text in view.claim.evidence.quote and not _HOUR.fullmatch(date.text)


def times_meet(left: ClaimView, right: ClaimView) -> bool:
    """Whether both may speak of one time: their days meet, or one gives none."""
    a, b = left.claim.date, right.claim.date
    return a is None or b is None or a.meets(b)

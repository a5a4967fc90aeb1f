"""Which ids of single articles mean one entity of the corpus, each with its reason."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sized
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from pipeline.extract.acronyms import is_acronym
from pipeline.extract.once import once
from pipeline.extract.variants import american, same_person, same_thing, skeleton
from pipeline.packs.names import fold
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.packs.names import Names

K = TypeVar("K", str, tuple[str, str])
C = TypeVar("C", bound=Sized)
YEAR = re.compile(r"[\s-](?:19|20)\d\d$")
SORTS = frozenset(["person", "org", "city", "region", "fac"])
LONG_BODY = 4  # words: longer names of bodies are not cut to their first or last word
INITIAL = re.compile(r"[A-Z]\.?")


@dataclass(frozen=True, kw_only=True)
class Naming:
    """How an id is named in the corpus."""

    entity_id: str
    spellings: Counter[str]
    homes: Callable[[], frozenset[str]]

    @once
    def doc_ids(self) -> frozenset[str]:
        """The articles that name it so."""
        return self.homes()

    @once
    def kind(self) -> str:
        """The kind of the id."""
        return self.entity_id.split("/", 1)[0]

    @once
    def full(self) -> list[str]:
        """Spellings of two words and more, or all where there are none."""
        if len(self.spellings) == 1:
            return list(self.spellings)
        return sorted(s for s in self.spellings if len(s.split()) > 1) or sorted(self.spellings)

    @once
    def fullness(self) -> tuple[int, int]:
        """How many words its longest spelling has, and how often it stands in the corpus."""
        return max(len(text.split()) for text in self.spellings), self.spellings.total()


@record
class Merge:
    """Two ids put together, and why."""

    kept: str
    merged: str
    reason: str


def find_merges(namings: Mapping[str, Naming], names: Names) -> Iterator[Merge]:
    """Merges in an order that does not depend on the order of articles."""
    everyone = [namings[entity] for entity in sorted(namings)]
    people = [n for n in everyone if n.kind == "person"]
    things = [n for n in everyone if n.kind not in {"person", "state", "people", "religion", "party"}]
    yield from _same_spelling(everyone)
    yield from _variants(people, names)
    yield from _surnames(people)
    yield from _variants(things, names)
    yield from _editions([n for n in things if n.kind == "event"])
    yield from _across_sorts(everyone, names)
    yield from _surnames_of_others(everyone, names)
    yield from _short_bodies(everyone, names)
    yield from _bodies_in_full([n for n in things if n.kind == "org"], names)


def _same_spelling(namings: list[Naming]) -> Iterator[Merge]:
    """One spelling with two ids of a sort: an article that spells it out says what the others mean."""
    by_spelling: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    for naming in namings:
        for spelling in sorted(naming.spellings):
            if " " in spelling or spelling.isupper():
                by_spelling[naming.kind, spelling].append(naming)
    for (_, spelling), sharing in _shared(by_spelling):
        bare = [n for n in sharing if len(n.spellings) == 1]
        full = [n for n in sharing if len(n.spellings) > 1]
        if len(full) == 1:
            for naming in bare:
                reason = f"{spelling!r} stands for it in {', '.join(sorted(full[0].doc_ids))}"
                yield Merge(kept=full[0].entity_id, merged=naming.entity_id, reason=reason)


def _shared(found: Mapping[K, C]) -> Iterator[tuple[K, C]]:
    """What more than one id has, in order."""
    return ((key, found[key]) for key in sorted(key for key, sharing in found.items() if len(sharing) > 1))


def _across_sorts(namings: list[Naming], names: Names) -> Iterator[Merge]:
    """One spelling, unknown to the gazetteer, taken for different sorts of thing in different articles."""
    by_spelling: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        if naming.kind in SORTS and len(naming.spellings) == 1 and naming.entity_id not in names.canonical:
            by_spelling[next(iter(naming.spellings))].append(naming)
    for spelling, sharing in _shared(by_spelling):
        first, *others = sorted(sharing, key=lambda n: (taken_by_look(n, names), -n.spellings.total(), n.entity_id))
        for other in others:
            if not first.doc_ids & other.doc_ids:
                reason = f"{spelling!r} is {first.kind} in {', '.join(sorted(first.doc_ids))}"
                yield Merge(kept=first.entity_id, merged=other.entity_id, reason=reason)


def taken_by_look(naming: Naming, names: Names) -> bool:
    """Whether a name is taken for a person's by its look alone, as the model takes most of two words that it does not
    know: its first word is no given name.
    """
    words = next(iter(naming.spellings)).split()
    return naming.kind == "person" and len(words) > 1 and not names.kind(words[0], "given")


def _surnames_of_others(namings: list[Naming], names: Names) -> Iterator[Merge]:
    """One word taken for a place or body where it is the surname of just one person of the corpus."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for naming in namings:
        if naming.kind == "person":
            for text in naming.spellings:
                if " " in text:
                    bearers[text.split()[-1]].add(naming.entity_id)
    for naming in namings:
        word = next(iter(naming.spellings))
        alone = naming.kind in {"org", "city", "fac"} and len(naming.spellings) == 1 and " " not in word
        if alone and fold(word) not in names.by_alias and len(found := bearers.get(word, set())) == 1:
            yield Merge(kept=min(found), merged=naming.entity_id, reason=f"{word!r} is a person's surname elsewhere")


def _short_bodies(namings: list[Naming], names: Names) -> Iterator[Merge]:
    """One word for a body whose longer name begins or ends with it in the same article: "Brask" for "Brask Lines"."""
    longer: dict[str, set[tuple[int, str]]] = defaultdict(set)
    surnames = {text.split()[-1] for n in namings if n.kind == "person" for text in n.spellings if " " in text}
    for naming in namings:
        if naming.kind == "org" and naming.entity_id not in names.canonical:
            for text in naming.full:
                words = text.split()
                if 1 < len(words) < LONG_BODY:
                    longer[words[0]].add((len(naming.doc_ids), naming.entity_id))
                    longer[words[-1]].add((len(naming.doc_ids), naming.entity_id))
    for naming in namings:
        if naming.kind not in {"org", "person"} or naming.entity_id in names.canonical or len(naming.spellings) > 1:
            continue
        word = next(iter(naming.spellings))
        found = sorted(longer.get(word, ()), reverse=True)
        if not found or word in surnames or names.kind(word, "heads") or fold(word) in names.by_alias:
            continue
        if len(found) == 1 or found[0][0] > found[1][0]:
            yield Merge(kept=found[0][1], merged=naming.entity_id, reason=f"{word!r} is short for it")


def _variants(namings: list[Naming], names: Names) -> Iterator[Merge]:
    """Spellings and transliterations of one name, compared where their sounds begin alike."""
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    by_id = {naming.entity_id: naming for naming in namings}
    for naming in namings:
        for text in naming.full:
            for key in _block_keys(naming.kind, text):
                blocks[naming.kind, key].add(naming.entity_id)
    seen: set[tuple[str, str]] = set()
    for _, block in _shared(blocks):
        for left, right in combinations(sorted(block), 2):
            if (left, right) in seen:
                continue
            seen.add((left, right))
            reason = _reason(by_id[left], by_id[right], names)
            if reason is not None:
                yield Merge(kept=left, merged=right, reason=reason)


def _block_keys(kind: str, text: str) -> Iterator[str]:
    """Keys that two spellings of one name share: all words but one, and that one's first letter; of a single word all
    of it, and its sounds.
    """
    words = (
        [skeleton(w) for w in text.split() if not INITIAL.fullmatch(w)] if kind == "person" else american(text).split()
    )
    words = [word for word in words if word]
    if len(words) > 1:
        for place, word in enumerate(words):
            yield " ".join([*words[:place], f"{word[0]}_", *words[place + 1 :]])
    else:
        yield from (*words, skeleton(text))


def _reason(left: Naming, right: Naming, names: Names) -> str | None:
    if left.entity_id in names.canonical and right.entity_id in names.canonical:
        return None
    compare = same_person if left.kind == "person" else same_thing
    for one in left.full:
        for other in right.full:
            if left.kind == "person" and (" " not in one or " " not in other):
                continue
            reason = compare(one, other, names)
            if reason is not None:
                return reason
    return None


def _surnames(people: list[Naming]) -> Iterator[Merge]:
    """A bare surname means the only person of the corpus who bears it; of two who share it, neither is chosen."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for naming in people:
        for text in naming.full:
            if " " in text:
                bearers[skeleton(text.split()[-1])].add(naming.entity_id)
    for naming in people:
        single = all(" " not in text for text in naming.spellings)
        sharing = sorted(bearers[skeleton(naming.full[0])]) if single else []
        if sharing and len({_first_names(entity) for entity in sharing}) == 1:
            reason = f"{naming.full[0]!r} is the surname of nobody else in the corpus"
            yield Merge(kept=sharing[0], merged=naming.entity_id, reason=reason)


def _first_names(entity_id: str) -> str:
    """The first two sounds of an id's given name, by which bearers of a surname are told apart."""
    return skeleton(entity_id.split("/", 1)[1].split("-", maxsplit=1)[0])[:1]


def _editions(events: list[Naming]) -> Iterator[Merge]:
    """An exercise named without its year is the only edition that its article speaks of."""
    dated: dict[str, set[str]] = defaultdict(set)
    by_id = {naming.entity_id: naming for naming in events}
    for naming in events:
        for text in naming.full:
            dated[YEAR.sub("", text)].add(naming.entity_id)
    for naming in events:
        bare = [text for text in naming.full if not YEAR.search(text)]
        others = {o for text in bare for o in dated[text] if o != naming.entity_id}
        others = {o for o in others if by_id[o].doc_ids & naming.doc_ids}
        if len(others) == 1:
            (other,) = others
            reason = f"{bare[0]!r} is {by_id[other].full[0]!r} without the year, the only edition in the article"
            yield Merge(kept=other, merged=naming.entity_id, reason=reason)


def _bodies_in_full(bodies: list[Naming], names: Names) -> Iterator[Merge]:
    """A body named in short in an article that also names it with the organisation it belongs to."""
    owned: dict[str, set[str]] = defaultdict(set)
    by_id = {naming.entity_id: naming for naming in bodies}
    for naming in bodies:
        for text in naming.full:
            owner, _, rest = text.partition(" ")
            row = names.by_alias.get(fold(owner))
            if row is not None and row.label == "ORG" and " " in rest:
                owned[rest].add(naming.entity_id)
    for naming in bodies:
        if naming.entity_id in names.canonical:
            continue
        for text in naming.full:
            longer = sorted(o for o in owned.get(text, ()) if by_id[o].doc_ids & naming.doc_ids)
            if len(longer) == 1:
                reason = f"{text!r} is short for it in the same article"
                yield Merge(kept=longer[0], merged=naming.entity_id, reason=reason)


def acronym_of(spelling: str, others: list[str]) -> str | None:
    """The spelling whose words an acronym abbreviates, if any."""
    return next((other for other in others if spelling.isupper() and is_acronym(spelling, other)), None)

"""Who holds which post, as far as an article says it beside the name: "Kenyan President Ruth Okello"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.extract.noun_phrases import is_prefixed
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc, Token
    from pipeline.packs.names import Names

BEFORE = 4  # words before a name that are searched for its post


@record(kw_only=False)
class Holding:
    """A post, the state or body it belongs to where that is said, and its holder. `official` where its holder acts for
    that state: a minister does, a referee does not.
    """

    post: str
    owner: str | None
    person: str
    official: bool


@dataclass(slots=True)
class Offices:
    """Posts and their holders, latest last. `known`: leaders and ministers whose state the gazetteer knows."""

    held: list[Holding] = field(default_factory=list)
    known: Mapping[str, str] = field(default_factory=dict)

    def update(self, holdings: Iterable[Holding]) -> None:
        """Add what a passage says."""
        self.held.extend(holdings)

    def states(self) -> dict[str, str]:
        """Person -> the state named last with a post of theirs, else the one that the gazetteer knows."""
        said = {h.person: h.owner for h in self.held if h.official and h.owner and h.owner.startswith("state/")}
        return {**self.known, **said}

    def states_of(self, owners: tuple[str, ...]) -> tuple[str, ...]:
        """Owners with a person replaced by the state whose post they hold: "Okello's government" is Kenya's."""
        found = []
        for owner in owners:
            known = [self.known[owner]] if owner in self.known else []
            states = (
                known + [h.owner for h in self.held if h.person == owner and h.owner]
                if owner.startswith("person/")
                else [owner]
            )
            found += states[-1:]
        return tuple(dict.fromkeys(found))

    def holder(self, post: str, owners: tuple[str, ...]) -> str | None:
        """The holder named last for a post of one of these owners; without owners, for the post alone."""
        for holding in reversed(self.held):
            if holding.post == post.casefold() and (not owners or holding.owner in owners):
                return holding.person
        return None


def find_offices(doc: Doc, named: Mapping[int, str], names: Names) -> Iterator[Holding]:
    """Posts named right before a person, or in apposition to one."""
    for i, entity in sorted(named.items()):
        if entity.startswith("person/") and entity != named.get(i - 1):
            yield from _before(doc, i, entity, named, names)
            yield from _appositions(doc[i], entity, named, names)


def _before(doc: Doc, start: int, person: str, named: Mapping[int, str], names: Names) -> Iterator[Holding]:
    """Titles right before a name, with the nationality before them or "of" a state after the name."""
    posts: list[str] = []
    owner = None
    for place in range(start - 1, max(start - 1 - BEFORE, -1), -1):
        word = doc[place]
        if named.get(place, "").startswith(("state/", "org/")):
            owner = named[place]
            break
        if names.kind(word.text, "titles") or names.kind(word.lemma_, "roles"):
            posts.insert(0, word.lemma_.casefold())
        elif word.lower_ in {"foreign", "prime", "defence", "defense", "interior"}:
            posts.insert(0, word.lower_)
        elif word.lower_ not in {"of", "-", "'s", "’s"}:
            break
    owner = owner or _owner_after(doc, start, person, named)
    for first in range(len(posts)):
        if len(posts) - first == 1 or names.kind(" ".join(posts[first:]), "titles"):
            post = " ".join(posts[first:])
            yield Holding(post, owner, person, is_official(post, names))
            return


def _owner_after(doc: Doc, start: int, person: str, named: Mapping[int, str]) -> str | None:
    """The state in "Prime Minister Ruth Okello of Kenya"."""
    end = start
    while end < len(doc) and named.get(end) == person:
        end += 1
    following = named.get(end + 1, "") if end < len(doc) and doc[end].lower_ == "of" else ""
    return following if following.startswith("state/") else None


def _appositions(token: Token, person: str, named: Mapping[int, str], names: Names) -> Iterator[Holding]:
    for word in (
        *(c for c in token.children if c.dep_ == "appos"),
        *([token.head] if token.dep_ == "appos" else []),
    ):
        if names_role(word, names) and word.i not in named:
            owners = named_modifiers(word, named)
            post = post_of(word, names)
            yield Holding(post, owners[0] if owners else None, person, is_official(post, names))


def names_role(token: Token, names: Names) -> bool:
    """Whether a noun says what a person is or does."""
    return names.kind(token.lemma_, "roles") is not None


def is_official(post: str, names: Names) -> bool:
    """Whether whoever holds a post acts for the state or body in which it is held."""
    return "official" in {names.kind(post, "roles"), names.kind(post.rsplit(maxsplit=1)[-1], "roles")}


def post_of(token: Token, names: Names) -> str:
    """The post that a noun names, with the word before it where they make one post ("foreign minister")."""
    head = token.lemma_.casefold()
    before = token.doc[token.i - 1].lemma_.casefold() if token.i else ""
    both = f"{before} {head}"
    return both if names.kind(both, "titles") or names.kind(both, "roles") else head


def named_modifiers(token: Token, named: Mapping[int, str]) -> tuple[str, ...]:
    """Names that modify a noun before it or after "of": "Kenyan troops", "Nairobi's stance", "the army of Kenya"."""
    found = []
    for child in token.children:
        before = child.i < token.i and child.dep_ in {"amod", "poss", "compound", "nmod", "npadvmod"}
        if before and child.i in named and not is_prefixed(child):
            found += [named[t.i] for t in (child, *child.conjuncts) if t.i in named]
        if child.lower_ == "of" and child.dep_ == "prep":
            wholes = [part for g in child.children if g.dep_ == "pobj" for part in (g, *g.conjuncts)]
            found += [named[part.i] for part in wholes if part.i in named]
    return tuple(dict.fromkeys(found))


def named_scene(token: Token, named: Mapping[int, str], names: Names) -> tuple[str, ...]:
    """States in which a noun's officials or troops are, also by their seat: "officials in Kenya", "the government in
    Nairobi".
    """
    places = [g for c in token.children if c.lower_ == "in" and c.dep_ == "prep" for g in c.children]
    found = [named[t.i] for g in places if g.dep_ == "pobj" for t in (g, *g.conjuncts) if t.i in named]
    states = (names.seats.get(entity, entity) for entity in found)
    return tuple(dict.fromkeys(entity for entity in states if entity.startswith("state/")))

"""Of which roles a claim's words tell (`alignment/roles.toml`), and which its article gives to one name only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.align.words import NOUN, content_stems, stem, stems_of, words_around
from pipeline.packs.contrasts import Contrasts
from pipeline.records.claim import Claim

NEAR = 4
"""Words before a role, and on either side of a verb that says little, that are read."""
BARE = frozenset({"hold", "stand"})
"""Stems of verbs that may fill a role with a noun beside them, besides the light ones."""
PAST = frozenset({"former", "ex", "late", "previous", "past", "now"})
SECOND = frozenset({"deputy", "vice", "assistant"})
"""Words before a title for who stands in for its holder."""
TITLE = "office.post"
"""The rule of a title before a name."""
LEADING = "leading"
OF_OCCASION = f"{LEADING} of "
"""What begins the role of leading one sort of occasion or group."""
OWNING = ("person/", "org/", "city/", "state/")
"""Names of those who may own something."""
_BEHIND_TO = re.compile(r"\bto (?:[\w’'-]+ ){0,4}$")
WIDE = ("state/", "people/", "region/", NOUN)
"""Names that articles on many subjects have, and common nouns."""


@lru_cache(maxsize=8)
def roles_by_stem(contrasts: Contrasts) -> dict[str, frozenset[str]]:
    """Roles by the stems of their words."""
    found: dict[str, frozenset[str]] = {}
    for word, roles in contrasts.roles.items():
        found[stem(word)] = found.get(stem(word), frozenset()) | roles
    return found


def words_before(claim: Claim) -> tuple[str, ...]:
    """The words right before a claim's own."""
    return words_around(claim.evidence.quote, _place(claim), NEAR, 0)[0]


def _place(claim: Claim) -> int:
    return max(claim.trigger.start - claim.evidence.start, 0)


def roles_told(claim: Claim, trigger: str, contrasts: Contrasts) -> frozenset[str]:
    """The roles of a claim's word, of which the stem is `trigger`; of a verb that says little those of the words beside
    it: "holds the command", "at its head stood".
    """
    known = roles_by_stem(contrasts)
    if trigger in known:
        before = words_before(claim)
        return frozenset() if PAST.intersection(before) or SECOND.intersection(before[-1:]) else known[trigger]
    if trigger not in contrasts.slots["light_words"] | BARE:
        return frozenset()
    before, after = words_around(claim.evidence.quote, _place(claim), NEAR, NEAR + 1)
    beside = {stem(word) for word in (*before, *after[1:])} if PAST.isdisjoint(before) else set()
    return frozenset().union(*(known.get(word, frozenset()) for word in beside))


def own_names(actors: frozenset[str]) -> frozenset[str]:
    """The names among some actors; of a person and the state that they are of the person's."""
    names = frozenset(name for name in actors if not name.startswith(NOUN))
    return frozenset(name for name in names if not name.startswith(WIDE)) or names


def occasions_led(claim: Claim, contrasts: Contrasts) -> frozenset[str]:
    """The role of leading each occasion or group that a claim tells of, by the class of words for it, be it by a
    pronoun.
    """
    led = occasions_by_stem(contrasts)
    meant = [p.text for p in claim.participants if p.entity_id is None]
    told = content_stems(" ".join([claim.evidence.quote, *meant]))
    return frozenset(f"{OF_OCCASION}{each}" for word in told for each in led.get(word, ()))


@lru_cache(maxsize=8)
def occasions_by_stem(contrasts: Contrasts) -> dict[str, frozenset[str]]:
    """Words, as stems, for what has one leader from beginning to end, and what each may be called: the classes of words
    for one thing, else the word itself.
    """
    things: dict[str, frozenset[str]] = {}
    for word, classes in contrasts.things.items():
        things[stem(word)] = things.get(stem(word), frozenset()) | classes
    led = stems_of(contrasts.slots["occasions"]) | stems_of(contrasts.slots["occasion_groups"])
    return {word: things.get(word) or frozenset({f"by its word {word}"}) for word in led}


def lone_roles(told: Sequence[tuple[str, frozenset[str], frozenset[str]]]) -> list[frozenset[str]]:
    """Of the roles that each claim gives to its names those that no other claim of its article gives to others; given
    are articles, roles and names.
    """
    fillers: dict[tuple[str, str], set[frozenset[str]]] = {}
    for article, roles, names in told:
        for role in roles if names else ():
            fillers.setdefault((article, role), set()).add(names)
    return [
        frozenset(role for role in roles if names and len(fillers[article, role]) == 1)
        for article, roles, names in told
    ]


def converse_roles(trigger: str, contrasts: Contrasts) -> frozenset[str]:
    """The roles of whoever gets what is given away, by the stem of a claim's word."""
    return _converses(contrasts).get(trigger, frozenset())


@lru_cache(maxsize=8)
def _converses(contrasts: Contrasts) -> dict[str, frozenset[str]]:
    return {stem(word): roles for word, roles in contrasts.converses.items()}


def getters_of(claim: Claim) -> frozenset[str]:
    """The names behind "to", for those to whom something is given away; else the one name to which something is done
    beside a thing without a name: "Alba was awarded the contract".
    """
    quote, first = claim.evidence.quote, claim.evidence.start
    given = [p for p in claim.participants if p.role in {"recipient", "place", "other"}]
    people = [p for p in given if (p.entity_id or "").startswith(OWNING)]
    behind = [p for p in people if _BEHIND_TO.search(quote[: max(p.start - first, 0)])]
    if not behind and len(people) == 1 and any(p.entity_id is None for p in given):
        behind = people
    return frozenset(p.entity_id for p in behind if p.entity_id)

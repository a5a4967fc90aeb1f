"""Figures that a phrase gives without a verb: "with 71 people aboard", "in front of 58,000 people", "losses of two
billion crowns", "a contract worth 36 million dollars", "with gusts of 110 kilometres an hour", "a contingent of 210
people", "the three arbitrators".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.bare_numbers import BODIES
from pipeline.extract.clauses import prepositions
from pipeline.extract.conditions import is_counted
from pipeline.packs.units import measure_words, money_words

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

PRESENT = frozenset({"aboard", "ashore", "present", "there"})
TOLD = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT"})
MONEY = "MONEY"
ITS = frozenset({"its", "their"})
SEATED = {
    "member": ITS, "arbitrator": ITS | {"the"}, "judge": ITS | {"the"}, "juror": ITS | {"the"},
    "commissioner": ITS | {"the"},
}  # fmt: skip
"""Nouns for those who make up a body, with the words before a number by which it is that of all of them."""
FEW = frozenset({"one", "two", "1", "2"})
PARTS = frozenset({"other", "remaining", "new", "first", "last", "former", "of"})
"""Words by which they are some of its members only."""

COUNT_NOUNS = frozenset({"member", "state", "country", "nation", "member state", "party", "signatory", "participant"})
GROUPS = frozenset(
    {"alliance", "bloc", "union", "organisation", "organization", "grouping", "group", "league", "community", "club",
     "pact", "coalition", "federation", "association", "partnership", "confederation", "consortium", "treaty"}
)  # fmt: skip


def gives_amount(noun: Token) -> bool:
    """Whether a noun with its phrase says how many were somewhere, or how large a sum something is, and stands behind a
    preposition or beside another noun: of a verb's own subject or object the verb tells.
    """
    return noun.pos_ == "NOUN" and noun.dep_ not in TOLD and (_is_crowd(noun) or _is_sum(noun))


def counted_in_body(noun: Token) -> Token | None:
    """What a noun with its phrase tells the number of in a body of people, wherever it stands: the number or the noun
    behind a noun for such a body ("a team of 140", "a force of sixty guards"), or those who make up one.
    """
    if noun.pos_ != "NOUN":
        return None
    if noun.lemma_.lower() in BODIES:
        things = (thing for preposition, thing in prepositions(noun) if preposition == "of")
        return next((thing for thing in things if is_counted(thing)), None)
    return noun if _are_seated(noun) else None


def _are_seated(noun: Token) -> bool:
    """Whether all who sit in a body are counted: "the three arbitrators", "its 140 members"; no part of them, as "the
    two judges who dissented" are. Two are a part more often than not, and so are "the five members".
    """
    name = noun.lemma_.lower()
    openings = [c for c in noun.children if c.lower_ in SEATED.get(name, ())]
    numbers = [c for c in noun.children if c.dep_ == "nummod" and c.lower_ not in FEW]
    if not openings or not any(openings[0].i < number.i < noun.i for number in numbers):
        return False
    after = noun.doc[noun.i + 1].text if noun.i + 1 < len(noun.doc) else ""
    told_apart = after != "," and any(c.dep_ in {"relcl", "acl"} for c in noun.children)
    return not told_apart and not any(c.lower_ in PARTS for c in noun.children)


def _is_sum(noun: Token) -> bool:
    """Whether a noun is told to be a sum of money or so large: "a hole of 1.9 billion crowns", "a pit of 30 metres"."""
    sums = [thing for preposition, thing in prepositions(noun) if preposition in {"of", "over"}]
    sums += [c for word in noun.children if word.lower_ == "worth" for c in word.children if c.dep_ == "npadvmod"]
    return any(is_counted(thing) and _is_measure(thing) for thing in sums)


def _is_measure(noun: Token) -> bool:
    return noun.ent_type_ == MONEY or noun.lemma_.lower() in money_words() | measure_words()


def _is_crowd(noun: Token) -> bool:
    """Whether people are counted who were somewhere: aboard, present, in front of whom something was done."""
    if not is_counted(noun):
        return False
    there = any(c.lower_ in PRESENT and c.i > noun.i for c in noun.children)
    there = there or any((p, thing.lower_) == ("on", "board") for p, thing in prepositions(noun))
    before = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return there or (before is not None and before.lower_ == "front")


def is_group_of(noun: Token) -> bool:
    """Whether a noun counts the members of what it names: "an alliance of six states"."""
    return noun.lemma_.lower() in GROUPS and any(
        preposition == "of" and thing.lemma_.lower() in COUNT_NOUNS and is_counted(thing)
        for preposition, thing in prepositions(noun)
    )

"""Figures that a phrase gives without a verb: "with 71 people aboard", "in front of 58,000 people", "losses of two
billion crowns", "a contract worth 36 million dollars", "with gusts of 110 kilometres an hour".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import prepositions
from pipeline.extract.conditions import is_counted
from pipeline.packs.units import measure_words, money_words

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

PRESENT = frozenset({"aboard", "ashore", "present", "there"})
TOLD = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT"})
MONEY = "MONEY"


def gives_amount(noun: Token) -> bool:
    """Whether a noun with its phrase says how many were somewhere, or how large a sum something is, and stands behind a
    preposition or beside another noun: of a verb's own subject or object the verb tells.
    """
    return noun.pos_ == "NOUN" and noun.dep_ not in TOLD and (_is_crowd(noun) or _is_sum(noun))


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

"""The happening that a noun names and of which its verb says only that it was: "the launch took place", "the arrests
were made", "they completed the purchase".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import OBJECTS, PASSIVE_SUBJECTS, is_passive
from pipeline.extract.conditions import subjects_below

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.extract.tokens import Token
    from pipeline.packs.rules import RuleBook

SUBJECT, OBJECT = "subject", "object"
ANY = "any"
ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "al", "ure", "out", "age")
"""Endings of nouns that name what is done."""
SAYING_NOTHING = frozenset({"event", "incident", "thing", "matter", "case", "something", "building", "document"})
"""Nouns that name a happening of any kind, and such as only look like names of one."""


def happening_told(verb: Token, below: Mapping[str, Token], rules: RuleBook) -> Token | None:
    """The common noun of the happening; None where the verb says more, or what is told is no happening."""
    for words, told in rules.eventive.get(verb.lemma_.lower(), ()):
        if all(map(below.__contains__, words)):
            slot, which = told.split()
            noun = _noun_at(verb, slot)
            if noun is None or noun.lemma_.lower() in SAYING_NOTHING:
                return None
            return noun if which == ANY or _names_deed(noun, rules) else None
    return None


def _noun_at(verb: Token, slot: str) -> Token | None:
    passive = is_passive(verb)
    if slot == SUBJECT:
        found = [] if passive else subjects_below(verb)
    elif passive:
        found = [c for c in verb.children if c.dep_ in PASSIVE_SUBJECTS]
    else:
        found = [c for c in verb.children if slot == OBJECT and c.dep_ in OBJECTS]
    return next((token for token in found if token.pos_ == "NOUN"), None)


def _names_deed(noun: Token, rules: RuleBook) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in rules.nouns or lemma in rules.verbs or lemma.endswith(ENDINGS)

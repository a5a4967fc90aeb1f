"""The phrase that a verb makes with what stands below it: "ruled out", "took part", "put her name to it"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.clauses import OBJECTS, PASSIVE_SUBJECTS, conjuncts, is_passive
from pipeline.extract.conditions import fits
from pipeline.extract.eventive import happening_told
from pipeline.extract.once import once_per_token_with

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token
    from pipeline.packs.rules import RuleBook
    from pipeline.records.knowledge import Rule

COMPANIONS = frozenset({"prt", "prep", "agent", "acomp", "oprd", "advmod", "attr"}) | OBJECTS | PASSIVE_SUBJECTS
DATED = frozenset({"DATE", "TIME"})
WHEN = frozenset({"in", "on", "at", "by", "for"})
APART = frozenset({"aboard", "after", "before", "during", "despite", "near", "behind", "beside", "via"})
"""Prepositions whose object makes no phrase with the verb: "was launched aboard a rocket"."""

MOVED = frozenset({"up", "down"})
"""Words that behind a comma compare a figure with an earlier one: "stood at 5 percent, down from 6"."""
WITHIN = ("in",)
"""The one particle of a phrase that is far oftener a preposition of place."""
GOVERNING = frozenset({"across", "on", "upon"})
"""Prepositions that, as the last word of a phrase, stand before its object."""


class VerbPhrase(NamedTuple):
    """The rule of a verb with the longest phrase that some list holds, the word below it that completes the phrase, and
    of an idiom the verb that says the same, of a verb that says only that a happening was the noun for it.
    """

    rule: Rule | None = None
    partner: Token | None = None
    deed: str = ""


@once_per_token_with
def match_verb(verb: Token, rules: RuleBook) -> VerbPhrase:
    """What a verb says with what stands below it, longest phrase first. An idiom is of the rule of the verb that says
    the same, where no rule holds a phrase as long.
    """
    below = dict(_companions(verb))
    held, found = _by_rule(verb, verb.lemma_.lower(), below, rules)
    for words, deed in rules.idioms.get(verb.lemma_.lower(), ()):
        if words[0] in below and len(words) >= len(held) and all(map(below.__contains__, words)):
            if words == WITHIN and _has_object(below[words[0]]):
                continue
            if words == held:
                return found._replace(deed=deed)
            noun = next((below[word] for word in words if below[word].pos_ == "NOUN"), below[words[-1]])
            rule = _by_rule(verb, deed, below, rules)[1].rule
            return VerbPhrase(rule, noun if rule or is_governing(noun) else None, deed)
    happening = happening_told(verb, below, rules)
    if happening is None:
        return found
    return found._replace(deed=happening.lemma_.lower())


def _has_object(word: Token) -> bool:
    """Whether a particle is a preposition after all: "the concert was given in Riga", "the rebels gave in"."""
    return any(c.dep_ == "pobj" for c in word.children)


def is_governing(word: Token) -> bool:
    """Whether the last word of a phrase is a preposition before what is acted upon: "came upon a wreck"."""
    return word.dep_ == "prep" and word.lower_ in GOVERNING


def _by_rule(
    verb: Token, lemma: str, below: Mapping[str, Token], rules: RuleBook
) -> tuple[tuple[str, ...], VerbPhrase]:
    """The longest phrase of a lemma that a rule holds: its words below the verb, and what it says."""
    for words, rule in rules.verbs.get(lemma, ()):
        if (not words or words[0] in below) and all(map(below.__contains__, words)) and fits(rule, verb, rules):
            return words, VerbPhrase(rule, below[words[-1]] if words else None)
    if is_passive(verb):
        for words, rule in rules.verbs.get("be", ()):
            if words and words[0] == verb.lower_ and fits(rule, verb, rules):
                return (), VerbPhrase(rule)
    return (), VerbPhrase()


def _companions(verb: Token) -> Iterator[tuple[str, Token]]:
    for child in verb.children:
        if _is_apart(child):
            continue
        given = child.dep_ == "dative" and child.pos_ == "ADP"
        if child.dep_ in COMPANIONS or given or (child.dep_ == "ccomp" and child.pos_ == "ADJ"):
            if child.pos_ == "ADJ" and "neg" in child.labels:
                yield "not", child
            for part in conjuncts(child) if child.dep_ in OBJECTS else (child,):
                yield part.lemma_.lower(), part
        if child.dep_ in {"prep", "prt", "advmod"} and child.lower_ not in APART:
            yield from _governed(child)
        if child.dep_ in {"xcomp", "ccomp", "advcl"}:
            yield from (
                (c.lower_, child) for c in child.children if c.lower_ in {"to", "for"} and c.dep_ in {"aux", "mark"}
            )


def _is_apart(child: Token) -> bool:
    """Whether a word below a verb begins a date, or a figure with which that of the verb is compared."""
    if child.lower_ in WHEN and any(c.ent_type_ in DATED and c.dep_ == "pobj" for c in child.children):
        return True
    return child.lower_ in MOVED and child.i > 0 and child.doc[child.i - 1].text == ","


def _governed(preposition: Token) -> Iterator[tuple[str, Token]]:
    """What stands behind a preposition or particle, by its lemma and, where it differs, as written."""
    for noun in preposition.children:
        if noun.dep_ == "pobj":
            yield noun.lemma_.lower(), noun
        if noun.dep_ in {"pcomp", "prep"} or (noun.dep_ == "pobj" and noun.lower_ != noun.lemma_.lower()):
            yield noun.lower_, noun

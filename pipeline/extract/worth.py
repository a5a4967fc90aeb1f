"""Whether a predicate is worth a claim: a logistic model over what can be seen of its form and its company.

The features speak of grammar, of the predicate's class and of the dates and figures around it, never of names or single
words, so that the weights hold for any subject. `bench/fit_claims.py` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL, is_finite, is_passive, verb_above
from pipeline.extract.subjects import subjects
from pipeline.records.claim import AUTHOR, UNNAMED
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.tokens import Token
    from pipeline.packs.claim_weights import Weights

MANY = 3
KNOWN_HOLDERS = frozenset({AUTHOR, UNNAMED})


@record(kw_only=False)
class Company:
    """What stands around a predicate: the triggers and dated words of its passage, and its own slots."""

    event_type: str
    triggers: frozenset[int]
    own: frozenset[int]
    dated: frozenset[int]
    counted: frozenset[int]
    modality: str
    polarity: str
    holder: str


def probability(features: tuple[str, ...], weights: Weights) -> float:
    """The probability that a model gives, unknown features left aside."""
    return 1 / (1 + math.exp(-weights.sum_of(features)))


def worth_features(predicate: Predicate, company: Company) -> tuple[str, ...]:
    """The features that hold of a predicate."""
    holder = company.holder if company.holder in KNOWN_HOLDERS else "other"
    saying = _saying(predicate.kind, company.event_type, company.modality, company.polarity, holder)
    return ("bias", *_form(predicate), *saying, *_surroundings(predicate, company))


def _form(predicate: Predicate) -> Iterator[str]:
    trigger, head, kind = predicate.trigger, predicate.head, predicate.kind
    rule = predicate.rule.rule_id if predicate.rule else "none"
    yield f"kind={kind}"
    yield f"rule={rule}"
    yield f"{kind}:dep={head.dep_ if head.pos_ in VERBAL else trigger.dep_}"
    yield f"{kind}:tag={trigger.tag_}"
    if head.pos_ in VERBAL:
        yield from _verb_form(head, kind, listed=rule != "none")
    if head.i != trigger.i:
        yield f"{kind}:light={head.lemma_ if head.lemma_ in {'be', 'have', 'become', 'remain'} else 'other'}"
    if trigger.pos_ in {"NOUN", "PROPN"}:
        yield from _noun_form(trigger)


def _verb_form(verb: Token, kind: str, *, listed: bool) -> Iterator[str]:
    yield f"verb:finite={is_finite(verb)}"
    if is_passive(verb):
        yield f"{kind}:passive"
    labels = verb.labels
    if "aux" in labels:
        auxiliaries = [c for c in verb.children if c.dep_ == "aux"]
        if any(c.tag_ == "MD" for c in auxiliaries):
            yield "verb:modal"
        if any(c.lemma_ == "have" for c in auxiliaries):
            yield "verb:perfect"
    if "ccomp" in labels:
        yield f"verb:ccomp:rule={listed}"
    if "xcomp" in labels:
        yield f"verb:xcomp:rule={listed}"
    if not subjects(verb):
        yield "verb:nosubject"


def _noun_form(noun: Token) -> Iterator[str]:
    labels = noun.labels
    determiner = next((c.lower_ for c in noun.children if c.dep_ == "det"), "") if "det" in labels else ""
    yield f"noun:poss={'poss' in labels}"
    yield f"noun:det={determiner}"
    yield f"noun:amod={'amod' in labels}"
    yield f"noun:prep={'prep' in labels}"
    above = verb_above(noun)
    if above is not None:
        yield f"noun:above={'own' if noun.head.i == above.i else 'far'}"


@cache
def _saying(kind: str, event_type: str, modality: str, polarity: str, holder: str) -> tuple[str, ...]:
    """How it is said and by whom."""
    return (
        f"modality={modality}",
        f"{event_type}:modality={modality != 'asserted'}",
        f"polarity={polarity}",
        f"holder={holder}",
        f"{kind}:type={event_type}",
    )


def _surroundings(predicate: Predicate, company: Company) -> Iterator[str]:
    trigger, head, kind = predicate.trigger, predicate.head, predicate.kind
    sentence = trigger.sent
    below = (head if head.pos_ in VERBAL else trigger).places
    own = company.own
    if not own.isdisjoint(company.dated):
        yield f"{kind}:dated=own"
    elif not company.dated.isdisjoint(below):
        yield f"{kind}:dated=below"
    elif not company.dated.isdisjoint(range(sentence.start, sentence.end)):
        yield f"{kind}:dated=sentence"
    else:
        yield f"{kind}:dated=no"
    if not own.isdisjoint(company.counted):
        yield f"{kind}:counted"
        yield f"{company.event_type}:counted"
    rivals = company.triggers.intersection(below) - {trigger.i, head.i}
    yield f"{kind}:rivals={min(len(rivals), MANY)}"
    above = _candidate_above(trigger, head, company.triggers)
    yield f"{kind}:above={above.pos_ if above is not None else 'none'}"
    if "?" in [t.text for t in trigger.doc[max(sentence.end - 3, sentence.start) : sentence.end]]:
        yield "question"
    yield f"length={min(len(sentence) // 10, 4)}"


def own_words(predicate: Predicate, triggers: frozenset[int]) -> frozenset[int]:
    """Words below a predicate that stand under no other candidate."""
    found: set[int] = set()
    stack = [predicate.trigger, predicate.head]
    while stack:
        token = stack.pop()
        found.add(token.i)
        if token.children:
            stack += [c for c in token.children if c.i not in found and c.i not in triggers]
    return frozenset(found)


def _candidate_above(trigger: Token, head: Token, triggers: frozenset[int]) -> Token | None:
    here = head if head.pos_ in VERBAL else trigger
    while here.head.i != here.i:
        here = here.head
        if here.i in triggers:
            return here
    return None

"""Which questions with two answers a claim answers: who "welcomed" a thing was in favour of it, who "voted it down" was
not.

The questions and their verbs stand in `alignment/contraries.toml`. A phrase of a verb and a word after it goes before
the verb alone, and a negation turns the answer round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.align.words import NOUN, content_stems, lower_words, stem, words_around
from pipeline.packs.contrasts import Contrasts
from pipeline.records.claim import Claim, Participant

Answers = frozenset[tuple[str, bool]]

ALONE = ""
REACH = 5
"""Words after a verb among which the second word of its phrase may stand: "turned the offer down"."""
LACKING = "without"
"""Before what was not there: such a phrase answers by itself, whatever was done."""
_BREAK = re.compile(r"[:;!?]|\. ")
"""What parts two sentences or clauses, of which each answers for itself."""
UNDERGO = frozenset({"recipient", "other"})
ASKED = "? "
"""Stands between a question and of whom it is asked."""


def answers_told(claim: Claim, contrasts: Contrasts, *, strictly: bool = False) -> Answers:
    """The questions that a claim's verb answers, each with yes or no; `strictly` only those that its own word answers,
    alone or in a phrase.
    """
    known, quote = _by_stem(contrasts), claim.evidence.quote
    if not lower_words(claim.trigger.text) or known.keys().isdisjoint(map(stem, lower_words(quote))):
        return frozenset()
    spot = max(claim.trigger.start - claim.evidence.start, 0)
    before, told = words_around(quote, spot, REACH, REACH + 1)
    before = before[max(len(before) - len(lower_words(_BREAK.split(quote[:spot])[-1])), 0) :]
    found = _first_answers(told[:1], told[1:], contrasts) or (_ending if strictly else _before)(
        before, told[:1], contrasts
    )
    denied = claim.polarity == "negated"
    answers = frozenset((question, yes != denied) for question, yes in found)
    if LACKING in quote:
        answers |= _first_answers((LACKING,), lower_words(quote.partition(LACKING)[2])[:REACH], contrasts)
    return answers


def _before(words: tuple[str, ...], told: tuple[str, ...], contrasts: Contrasts) -> Answers:
    """Answers of the verb before an event noun or what it is said with: "boycotted the spring drill", "took part in the
    drill", "remained silent".
    """
    for place in range(len(words) - 1, -1, -1):
        if found := _first_answers(words[place : place + 1], (*words[place + 1 :], *told), contrasts):
            return found
    return frozenset()


def _ending(words: tuple[str, ...], told: tuple[str, ...], contrasts: Contrasts) -> Answers:
    """Answers of a phrase that ends in a claim's word: "set foot", "stayed empty"."""
    known = [_by_stem(contrasts).get(stem(word), {}) for word in words]
    return next((table[word] for table in known for word in told if word in table), frozenset())


def _first_answers(verb: tuple[str, ...], following: tuple[str, ...], contrasts: Contrasts) -> Answers:
    """Answers of the verb with a word after it, else of the verb alone."""
    told = _by_stem(contrasts).get(stem(verb[0])) if verb else None
    if told is None:
        return frozenset()
    return next((told[word] for word in following if word in told), told.get(ALONE, frozenset()))


@lru_cache(maxsize=4)
def _by_stem(contrasts: Contrasts) -> dict[str, dict[str, Answers]]:
    """Answers by the verb's stem, so that inflected verbs find theirs, then by the word after it."""
    table: dict[str, dict[str, Answers]] = {}
    for word, answers in sorted(contrasts.answers.items()):
        verb, _, second = word.partition("-")
        told = table.setdefault(stem(verb), {})
        told[second] = told.get(second, frozenset()) | answers
    return table


def parties_told(claim: Claim, contrasts: Contrasts) -> frozenset[str]:
    """Of whom a claim answers a question, by id or noun, and of which sorts of people or things these are: who acts,
    else whoever undergoes it and stands before its word.
    """
    acting = [p for p in claim.participants if p.role == "actor"]
    before = [p for p in claim.participants if p.role in UNDERGO and p.end <= claim.trigger.start]
    return parties_of(acting or before, contrasts)


def parties_of(participants: Sequence[Participant], contrasts: Contrasts) -> frozenset[str]:
    """Participants by id or noun, and of which sorts of people or things they are."""
    found: set[str] = set()
    for participant in participants:
        heads = content_stems(participant.text)[-1:]
        found |= {participant.entity_id} if participant.entity_id else {NOUN + head for head in heads}
        found |= {each for head in heads for each in _sorts(contrasts).get(head, ())}
    return frozenset(found)


@lru_cache(maxsize=4)
def _sorts(contrasts: Contrasts) -> dict[str, frozenset[str]]:
    """The camps and classes of nouns, by their stems."""
    found: dict[str, frozenset[str]] = {}
    for name, table in (("camp", contrasts.doers), ("thing", contrasts.things)):
        for word, sorts in table.items():
            found[stem(word)] = found.get(stem(word), frozenset()) | {f"{name} {each}" for each in sorts}
    return found


def asked_of(question: str, party: str = "") -> str:
    """A question of a story, or of one who has part in it."""
    return f"{question}{ASKED}{party}"


def lone_answers(
    told: Sequence[tuple[str, Answers, frozenset[str]]], plain: frozenset[str], *, anybody: bool = True
) -> list[frozenset[str]]:
    """Of the questions among `plain` that each claim answers those that its article answers in one way only, of those
    who have part in the claim or, with `anybody`, of whomever; given are articles, answers and who has part.
    """
    whoever = ("",) if anybody else ()
    found = [
        {
            (asked_of(question, party), yes)
            for question, yes in answers
            if question in plain
            for party in (*whoever, *parties)
        }
        for _, answers, parties in told
    ]
    given: dict[tuple[str, str], set[bool]] = {}
    for (article, _, _), items in zip(told, found, strict=True):
        for asked, yes in items:
            given.setdefault((article, asked), set()).add(yes)
    return [
        frozenset(asked for asked, _ in items if len(given[article, asked]) == 1)
        for (article, _, _), items in zip(told, found, strict=True)
    ]

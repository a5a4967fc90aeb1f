"""Which questions with two answers a claim answers: who "welcomed" a thing was in favour of it, who "voted it down" was
not.

The questions and their verbs stand in `alignment/contraries.toml`. A phrase of a verb and a word after it goes before
the verb alone, and a negation turns the answer round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pipeline.align.words import NOUN, TEXTS_KEPT, UNTELLING, content_stems, lower_words, stem, words_around
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
POSSESSIVE = ("'s ", "\u2019s ")
"""In a phrase for what somebody owns: of "the firm's crane" both are told."""
ASKED = "? "
"""Stands between a question and of whom it is asked."""


def answers_told(claim: Claim, contrasts: Contrasts, *, strictly: bool = False) -> Answers:
    """The questions that a claim's verb answers, each with yes or no; `strictly` only those that its own word answers,
    alone or in a phrase.
    """
    quote = claim.evidence.quote
    if not _may_answer(quote, contrasts) or not lower_words(claim.trigger.text):
        return frozenset()
    by_itself, in_all = _answers_at(quote, max(claim.trigger.start - claim.evidence.start, 0), contrasts)
    found = by_itself if strictly else in_all
    denied = claim.polarity == "negated"
    answers = frozenset((question, yes != denied) for question, yes in found)
    if LACKING in quote:
        answers |= _first_answers((LACKING,), lower_words(quote.partition(LACKING)[2])[:REACH], contrasts)
    return answers


@lru_cache(maxsize=TEXTS_KEPT)
def _may_answer(quote: str, contrasts: Contrasts) -> bool:
    """Whether a passage, which several claims may share, has a verb that answers a question."""
    known = _by_stem(contrasts).keys()
    return not (known.isdisjoint(content_stems(quote)) and _bare_verbs(contrasts).isdisjoint(lower_words(quote)))


@lru_cache(maxsize=4)
def _bare_verbs(contrasts: Contrasts) -> frozenset[str]:
    """Words without a meaning of their own whose stems answer a question."""
    return frozenset(word for word in UNTELLING if stem(word) in _by_stem(contrasts))


@lru_cache(maxsize=TEXTS_KEPT)
def _answers_at(quote: str, spot: int, contrasts: Contrasts) -> tuple[Answers, Answers]:
    """Answers of the word at a place in a passage, alone or in a phrase, and with those of the verb before it."""
    before, told = words_around(quote, spot, REACH, REACH + 1)
    if before and _BREAK.search(quote, 0, spot):
        before = before[max(len(before) - len(lower_words(_BREAK.split(quote[:spot])[-1])), 0) :]
    found = _first_answers(told[:1], told[1:], contrasts) or _ending(before, told[:1], contrasts)
    return found, found or _before(before, told[:1], contrasts)


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


def questions_told(claim: Claim, contrasts: Contrasts) -> Answers:
    """The plain questions that a claim's own word answers, of anybody and of each of those who have part in it."""
    plain, answers = contrasts.slots["plain_answers"], answers_told(claim, contrasts, strictly=True)
    return frozenset(
        (asked_of(question, party), yes)
        for question, yes in answers
        if question in plain
        for party in ("", *parties_told(claim, contrasts, question))
    )


def parties_told(claim: Claim, contrasts: Contrasts, question: str) -> frozenset[str]:
    """Of whom a claim answers a question, by id or noun, and of which sorts of people or things these are: who acts,
    else whoever undergoes it and stands before its word; of what somebody gets from another ("warned the town", "the
    town got no warning") whoever has part in it. What is itself the answer ("notice was given") is nobody.
    """
    told = claim.participants
    if question not in contrasts.slots["received_answers"]:
        acting = tuple(p for p in told if p.role == "actor")
        told = acting or tuple(p for p in told if p.role in UNDERGO and p.end <= claim.trigger.start)
    return parties_of(told, contrasts, but=_openings_of(question, contrasts))


def parties_of(
    participants: Sequence[Participant], contrasts: Contrasts, *, but: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Participants by id or noun, `but` for some nouns, and of which sorts of people or things they are."""
    found = set[str]()
    for participant in participants:
        heads = [word for word in content_stems(participant.text)[-1:] if word not in but]
        owned = any(mark in participant.text for mark in POSSESSIVE)
        found |= {participant.entity_id} if participant.entity_id else set()
        found |= {NOUN + head for head in heads} if owned or not participant.entity_id else set()
        found |= {each for head in heads for each in sorts_by_stem(contrasts).get(head, ())}
    return frozenset(found)


@lru_cache(maxsize=64)
def words_of(question: str, contrasts: Contrasts) -> frozenset[str]:
    """Stems of the words by which a question is answered."""
    return frozenset(stem(part) for phrase in _phrases_of(question, contrasts) for part in phrase.split("-"))


@lru_cache(maxsize=64)
def _openings_of(question: str, contrasts: Contrasts) -> frozenset[str]:
    """Stems of the words with which its phrases begin."""
    return frozenset(stem(phrase.partition("-")[0]) for phrase in _phrases_of(question, contrasts))


def _phrases_of(question: str, contrasts: Contrasts) -> Iterator[str]:
    return (phrase for phrase, answers in contrasts.answers.items() if any(question == each for each, _ in answers))


@lru_cache(maxsize=4)
def sorts_by_stem(contrasts: Contrasts) -> dict[str, frozenset[str]]:
    """The camps and classes of nouns, by their stems."""
    found: dict[str, frozenset[str]] = {}
    for name, table in (("camp", contrasts.doers), ("thing", contrasts.things)):
        for word, sorts in table.items():
            found[stem(word)] = found.get(stem(word), frozenset()) | {f"{name} {each}" for each in sorts}
    return found


def asked_of(question: str, party: str = "") -> str:
    """A question of a story, or of one who has part in it."""
    return f"{question}{ASKED}{party}"


def lone_answers(told: Sequence[tuple[str, Answers, bool]]) -> list[frozenset[str]]:
    """Of the questions that each claim answers (`questions_told`) those that its article answers in this way only;
    given are articles, answers, and whether a claim is hearsay: what "is said" against an author's own word is not the
    article's answer.
    """
    given = _given((article, answers) for article, answers, _ in told)
    given |= _given((article, answers) for article, answers, hearsay in told if not hearsay)
    return [
        frozenset(asked for asked, yes in answers if given[article, asked] == {yes}) for article, answers, _ in told
    ]


def _given(told: Iterable[tuple[str, Answers]]) -> dict[tuple[str, str], set[bool]]:
    """The answers of articles to questions."""
    given: dict[tuple[str, str], set[bool]] = {}
    for article, answers in told:
        for asked, yes in answers:
            given.setdefault((article, asked), set()).add(yes)
    return given

"""Which questions of when a claim's date answers: when a force went home, when a law came into force. They are asked of
every account of a story, and stand in `alignment/dates.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.align.told_answers import ASKED, REACH, sorts_by_stem
from pipeline.align.words import lower_words, stem, words_around
from pipeline.packs.contrasts import Contrasts, When
from pipeline.records.claim import Claim
from pipeline.records.edtf import edtf_days
from pipeline.records.time import DateInterval

DATED = "when "
"""Begins the questions of which a date is the answer."""
BEFORE = 3
"""Words before a claim's own among which the verb of its phrase may stand: "went into operation"."""
NEAR, BEHIND = 8, 4
"""Words before and behind a claim's own among which those stand of whom it is told."""
MOST_DAYS = 366
"""Days of the longest date that is an answer, a year."""
TAKEN_UP = frozenset({"it", "they", "them", "we"})
"""Words right before a verb that may stand for any of those of whom a story's question is asked."""
ANYTHING, SOMEBODY = "anything", "somebody"
PERSON = "person/"
ACTOR, RECIPIENT = "actor", "recipient"


def dates_told(claim: Claim, contrasts: Contrasts) -> frozenset[str]:
    """The questions that a claim's date answers, where the passage gives it and it is no longer than a year."""
    date = date_told(claim)
    if date is None or claim.polarity == "negated" or date.text not in claim.evidence.quote:
        return frozenset()
    if date.earliest is None or date.latest is None or (date.latest - date.earliest).days >= MOST_DAYS:
        return frozenset()
    return frozenset(
        f"{DATED}{name}{ASKED}{whose}"
        for name in _acts_told(claim, contrasts)
        for whose in _whose(claim, contrasts.whens[name], contrasts)
    )


def date_told(claim: Claim) -> DateInterval | None:
    """A claim's date, of "until January" January."""
    date = claim.date
    if date is None or date.earliest is not None or f"until {date.text}" not in claim.evidence.quote:
        return date
    last = (date.edtf or "").rpartition("/")[2]
    earliest, latest = edtf_days(last)
    return replace(date, edtf=last, earliest=earliest, latest=latest)


def _acts_told(claim: Claim, contrasts: Contrasts) -> frozenset[str]:
    """The questions of the act that a claim's word tells, alone or in a phrase."""
    known = _by_stem(contrasts)
    before, told = words_around(
        claim.evidence.quote, max(claim.trigger.start - claim.evidence.start, 0), BEFORE, REACH + 1
    )
    own, after = tuple(map(stem, told[:1])), tuple(map(stem, told[1:]))
    found = {name for word in own for second, name in known.get(word, ()) if not second or second in after}
    found |= {name for word in map(stem, before) for second, name in known.get(word, ()) if second and second in own}
    return frozenset(found)


@lru_cache(maxsize=4)
def _by_stem(contrasts: Contrasts) -> dict[str, tuple[tuple[str, str], ...]]:
    """The acts by the stem of the verb, each with the stem of the word after it, if any, and its question."""
    table: dict[str, list[tuple[str, str]]] = {}
    for name, when in contrasts.whens.items():
        for act in sorted(when.acts):
            verb, _, second = act.partition("-")
            table.setdefault(stem(verb), []).append((stem(second) if second else "", name))
    return {verb: tuple(acts) for verb, acts in table.items()}


def _whose(claim: Claim, when: When, contrasts: Contrasts) -> Iterable[str]:
    """Of whom a question is answered: nothing where it is asked of a story, else persons, or nouns with their sorts."""
    if ANYTHING in when.of:
        return ("",)
    if SOMEBODY in when.of:
        return sorted(_persons(claim))
    nouns = _words_near(claim) & _stems(when.of)
    if not when.each:
        return ("",) if nouns or _is_taken_up(claim) else ()
    return sorted(nouns.union(*(sorts_by_stem(contrasts).get(noun, ()) for noun in nouns)))


def _persons(claim: Claim) -> frozenset[str]:
    """The persons of whom a verb is told: of "the mayor sacked his deputy" not the mayor."""
    done_to = any(p.role == RECIPIENT and p.start >= claim.trigger.end for p in claim.participants)
    told = [p for p in claim.participants if p.role == ACTOR and not (done_to and p.start < claim.trigger.start)]
    return frozenset(p.entity_id for p in told if p.entity_id is not None and p.entity_id.startswith(PERSON))


@lru_cache(maxsize=64)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _is_taken_up(claim: Claim) -> bool:
    """Whether a pronoun acts, and on nobody: "it withdrew on 12 August"."""
    before = claim.evidence.quote[: max(claim.trigger.start - claim.evidence.start, 0)]
    acts_alone = all(p.end <= claim.trigger.start for p in claim.participants)
    return acts_alone and not TAKEN_UP.isdisjoint(lower_words(before)[-1:])


def _words_near(claim: Claim) -> frozenset[str]:
    """Stems of the words near a claim's own, and of those for who has part in it."""
    spot = max(claim.trigger.start - claim.evidence.start, 0)
    before, behind = words_around(claim.evidence.quote, spot, NEAR, BEHIND + 1)
    parties = (word for p in claim.participants for word in lower_words(p.text))
    return frozenset(map(stem, (*before, *behind, *parties)))


def lone_dates(claims: Sequence[Claim], contrasts: Contrasts) -> list[frozenset[str]]:
    """The questions that each claim answers to which all dates of its article can hold together."""
    given: dict[tuple[str, str], list[DateInterval]] = {}
    answering = [dates_told(claim, contrasts) for claim in claims]
    for claim, questions in zip(claims, answering, strict=True):
        for question in questions:
            if (date := date_told(claim)) is not None:
                given.setdefault((claim.doc_id, question), []).append(date)
    lone = {asked for asked, dates in given.items() if all(a.meets(b) for i, a in enumerate(dates) for b in dates[:i])}
    return [
        frozenset(question for question in questions if (claim.doc_id, question) in lone)
        for claim, questions in zip(claims, answering, strict=True)
    ]

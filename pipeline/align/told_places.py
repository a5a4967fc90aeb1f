"""Which questions of where a claim answers: where something was signed, somebody arrested, a body has its headquarters.
They are asked of every account of a story, and stand in `alignment/places.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.align.told_answers import ASKED
from pipeline.align.words import content_stems, lower_words, stem
from pipeline.packs.contrasts import Contrasts
from pipeline.records.claim import Claim

WHERE = "where "
"""Begins the questions to which a place is the answer."""
SITES = ("city/", "fac/", "region/", "sea/", "ocean/")
"""Kinds of places in one of which something happens or is."""
PLACE, HOST = "place", "host"
OF_THE_STORY = frozenset({"begun"})
"""Questions that are asked of what the whole story is about, which may be told by a pronoun: "it began in Alba"."""


def places_told(claim: Claim) -> frozenset[str]:
    """The towns, buildings and the like where a claim says that something was, or that were host to it."""
    hosting = stem(claim.predicate) == HOST
    roles = (p for p in claim.participants if p.role == PLACE or (hosting and p.role == "actor"))
    told = (p.entity_id for p in roles if p.entity_id)
    return frozenset(place for place in told if place.startswith(SITES))


def questions_of_place(claim: Claim, contrasts: Contrasts) -> frozenset[str]:
    """The questions that a claim's places answer, by its own word or the noun of what happens there, and by the words
    beside it, or those for which a pronoun stands.
    """
    if claim.polarity == "negated" or not places_told(claim):
        return frozenset()
    return frozenset(f"{WHERE}{name}{ASKED}" for name in _asked(claim, contrasts))


def _asked(claim: Claim, contrasts: Contrasts) -> Iterator[str]:
    texts = (claim.evidence.quote, *(p.text for p in claim.participants))
    own, told = _own_words(claim, contrasts), frozenset(content_stems(" ".join(texts)))
    untold = all(p.role == PLACE for p in claim.participants)
    for name, (words, beside) in _by_stem(contrasts).items():
        if own.isdisjoint(words):
            continue
        if not beside or not beside.isdisjoint(told) or (untold and name in OF_THE_STORY):
            yield name


def _own_words(claim: Claim, contrasts: Contrasts) -> frozenset[str]:
    """Stems of the word of a claim, of the verb that says the same, and of the common nouns that have part in it; of a
    verb that says no more than that something happened, of the whole phrases for what that was.
    """
    nouns = [p.text for p in claim.participants if p.entity_id is None and p.role != PLACE]
    verb = frozenset(map(stem, (*lower_words(claim.trigger.text), *lower_words(claim.predicate))))
    bare = not verb.isdisjoint(contrasts.slots["happening_words"])
    told = (content_stems(text) if bare else content_stems(text)[-1:] for text in _phrases(claim, nouns, whole=bare))
    return verb.union(*told)


def _phrases(claim: Claim, nouns: Sequence[str], *, whole: bool) -> Iterator[str]:
    """The nouns as they stand in the passage, if `whole` with what stands behind "of": "the ceremony of signature"."""
    for text in nouns:
        behind = claim.evidence.quote.partition(text)[2].split()
        yield f"{text} {behind[1]}" if whole and behind[:1] == ["of"] and behind[1:] else text


@lru_cache(maxsize=4)
def _by_stem(contrasts: Contrasts) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """The words of each question, as stems."""
    return {
        name: (frozenset(map(stem, site.words)), frozenset(map(stem, site.beside)))
        for name, site in contrasts.sites.items()
    }


def asks_for_alike(question: str, contrasts: Contrasts) -> bool:
    """Whether two answers to a question have to tell of things that are alike."""
    return contrasts.sites[question.removeprefix(WHERE).removesuffix(ASKED)].alike


def lone_places(claims: Sequence[Claim], contrasts: Contrasts) -> list[frozenset[str]]:
    """The questions that each claim answers to which all of its article's answers have a place in common."""
    told = [questions_of_place(claim, contrasts) for claim in claims]
    common: dict[tuple[str, str], frozenset[str]] = {}
    for claim, questions in zip(claims, told, strict=True):
        for question in questions:
            asked = claim.doc_id, question
            common[asked] = common.get(asked, places_told(claim)) & places_told(claim)
    return [
        frozenset(question for question in questions if common[claim.doc_id, question])
        for claim, questions in zip(claims, told, strict=True)
    ]

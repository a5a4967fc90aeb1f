"""Which questions of how many a claim answers: how many died, how many were aboard, how much burned. They are asked of
every account of a story, and stand in `alignment/figures.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from pipeline.align.figures import SCALES, SPELLED, quantities_meet
from pipeline.align.told_answers import ASKED
from pipeline.align.words import lower_words, stem
from pipeline.packs.contrasts import Contrasts, Count
from pipeline.records.claim import Claim, Quantity

Figures = Mapping[str, tuple[Quantity, ...]]
NEAR = 8
"""Words on each side of a figure among which one says what question it answers."""
NEIGHBOURS = 4
"""Claims on each side among which one may tell of the same figure."""
COUNTED = "how many "
"""Begins the questions of which a figure is the answer."""
PERSON = "person/"
ANYBODY = frozenset(map(stem, ("people", "persons", "person", "men", "lives", "dead", "others", "victims")))
"""Stems of nouns that tell nothing of who is counted."""
NOTHING_TOLD: Figures = {}


def figures_told(claim: Claim, contrasts: Contrasts) -> Figures:
    """The questions that a claim's figures answer, each with the figures."""
    if not claim.quantities or claim.polarity == "negated":
        return NOTHING_TOLD
    found: dict[str, tuple[Quantity, ...]] = {}
    for q in claim.quantities:
        for question in _questions_of(claim, q, contrasts):
            found[question] = (*found.get(question, ()), q)
    return found


def _questions_of(claim: Claim, q: Quantity, contrasts: Contrasts) -> Iterator[str]:
    near: frozenset[str] | None = None
    for name, count in contrasts.counts.items():
        if q.unit not in count.units:
            continue
        near = _words_near(claim, q) if near is None else near
        if not _asks(count, near) or not near.isdisjoint(_stems(count.but)):
            continue
        yield f"{COUNTED}{name}{ASKED}{_kind(q) if count.kinds else ''}"
        if count.each:
            yield from (f"{COUNTED}{name}{ASKED}{person}" for person in _people(claim))


def _asks(count: Count, near: frozenset[str]) -> bool:
    return not count.words or not near.isdisjoint(_stems(count.words))


def of_two_questions(one: tuple[Claim, Quantity], other: tuple[Claim, Quantity], contrasts: Contrasts) -> bool:
    """Whether the words beside one of two figures make it the answer to another question than the other's: six years
    that somebody "spent in prison", nine years of a sentence.
    """
    for count in contrasts.counts.values():
        if not count.but or not {one[1].unit, other[1].unit} <= count.units:
            continue
        near = [_words_near(claim, q) for claim, q in (one, other)]
        if all(_asks(count, words) for words in near):
            kept_off = [not words.isdisjoint(_stems(count.but)) for words in near]
            if kept_off[0] != kept_off[1]:
                return True
    return False


@lru_cache(maxsize=256)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _words_near(claim: Claim, q: Quantity) -> frozenset[str]:
    """Stems of the words beside a figure in its passage, and of the claim's own."""
    before, found, behind = claim.evidence.quote.partition(q.text)
    words = [*lower_words(before)[-NEAR:], *lower_words(found), *lower_words(behind)[:NEAR]]
    return frozenset(map(stem, words))


def _people(claim: Claim) -> frozenset[str]:
    """The people who are named among those of whom a claim tells."""
    return frozenset(p.entity_id for p in claim.participants if p.entity_id and p.entity_id.startswith(PERSON))


def _kind(q: Quantity) -> str:
    """The stem of the noun for those who are counted; empty where it may be anybody."""
    told = lower_words(q.text)[-1:]
    words = [stem(word) for word in told if word.isalpha() and word not in SPELLED]
    return next((word for word in words if word not in ANYBODY | SCALES), "")


def figures_of(question: str, claim: Claim, contrasts: Contrasts) -> tuple[Quantity, ...]:
    """The figures of a claim that can answer a question."""
    units = contrasts.counts[question.removeprefix(COUNTED).partition(ASKED)[0]].units
    return tuple(q for q in claim.quantities if q.unit in units)


def lone_figures(claims: Sequence[Claim], contrasts: Contrasts) -> list[frozenset[str]]:
    """The questions that each claim answers to which all figures of its article can hold together. Of claims that hold
    one figure the one of the shortest passage answers.
    """
    given: dict[tuple[str, str], list[Quantity]] = {}
    answering: list[set[tuple[str, str]]] = [set() for _ in claims]
    for place, claim in enumerate(claims):
        for question, values in figures_told(claim, contrasts).items():
            asked = claim.doc_id, question
            given.setdefault(asked, []).extend(values)
            answering[_narrowest(claims, place, values)].add(asked)
    lone = {asked for asked, values in given.items() if _all_meet(values)}
    return [frozenset(question for _, question in asked & lone) for asked in answering]


def _narrowest(claims: Sequence[Claim], place: int, values: Sequence[Quantity]) -> int:
    """The place of the claim with the shortest passage that lies within another's and holds one of its figures."""
    claim, texts = claims[place], {q.text for q in values}
    near = range(max(place - NEIGHBOURS, 0), min(place + NEIGHBOURS + 1, len(claims)))
    within = [i for i in near if _lies_in(claims[i], claim) and any(q.text in texts for q in claims[i].quantities)]
    return min(within, key=lambda i: (claims[i].evidence.end - claims[i].evidence.start, i != place))


def _lies_in(one: Claim, other: Claim) -> bool:
    return one.doc_id == other.doc_id and (
        other.evidence.start <= one.evidence.start and one.evidence.end <= other.evidence.end
    )


def _all_meet(values: Sequence[Quantity]) -> bool:
    return all(quantities_meet(a, b) for i, a in enumerate(values) for b in values[i + 1 :])

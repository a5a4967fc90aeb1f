"""A claim as alignment looks at it: everything that pairs are compared by, worked out once a claim."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.align.words import content_stems, lower_words, stem
from pipeline.packs.contrasts import Contrasts
from pipeline.packs.relatedness import Relatedness
from pipeline.records.claim import ROLES, Claim
from pipeline.records.document import Source

NEIGHBOURS = 3
"""Claims on each side that count as a claim's surroundings."""
EXACT_DAYS = 62
"""Longest interval that names months."""
_MONTH_OF_MARCH = re.compile(r"\b\d+ March\b|\bMarch(?= \d)")
"""The one month whose name is also an act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Words, names and months of a claim and its `NEIGHBOURS` on each side in the same article."""

    words: frozenset[str]
    names: frozenset[str]
    months: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim, prepared.

    `source` is the article that counts for it (the original of a copy); `place` its running number there.
    `words` are stems of the passage without the participants' names, `bag` with them; `around` says
    what the claims around it say.
    A common noun stands among the names as `noun ` with its stem.
    `senses` are the classes of near-synonyms of its trigger, `all_senses` those of every word.
    `days` is the interval of day ordinals, None on an open side; null where the claim has no date.
    `marks` are names, type and classes, of which some may be rare together.
    `sole` tells that its article dates no other telling of such an act by the same actors differently.
    `aspects` are the sides on which it evaluates (contrasts' `valence`), `families` those of the kinds it names.
    """

    claim: Claim
    source: str
    place: int
    words: frozenset[str]
    bag: frozenset[str]
    around: Surroundings
    entities: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]
    others: frozenset[str]
    senses: frozenset[str]
    all_senses: frozenset[str]
    trigger: str
    days: tuple[int | None, int | None] | None
    marks: frozenset[str]
    sole: bool
    aspects: frozenset[str]
    families: frozenset[str]
    units: frozenset[str]

    @property
    def claim_id(self) -> str:
        """The claim's id."""
        return self.claim.claim_id


def view_claims(
    claims: Sequence[Claim], sources: Mapping[str, Source], relatedness: Relatedness, contrasts: Contrasts
) -> tuple[ClaimView, ...]:
    """Views of all claims, by source, then position; the order of the input does not matter."""
    ordered = sorted(claims, key=lambda c: (c.doc_id, c.evidence.start, c.evidence.end, c.trigger.start, c.claim_id))
    classes = _senses_by_stem(relatedness)
    bags = [_bag(claim) for claim in ordered]
    dates = _dates_of_acts(ordered)
    views = []
    for i, claim in enumerate(ordered):
        near = [
            j
            for j in range(max(0, i - NEIGHBOURS), min(len(ordered), i + NEIGHBOURS + 1))
            if ordered[j].doc_id == claim.doc_id
        ]
        around = Surroundings(
            words=frozenset().union(*(bags[j] for j in near)),
            names=frozenset().union(*(ordered[j].entity_ids for j in near)),
            months=frozenset().union(*(_months(ordered[j]) for j in near)),
        )
        views.append(_view(claim, sources.get(claim.doc_id), i, bags[i], around, classes, contrasts, dates))
    return tuple(views)


def _dates_of_acts(claims: Sequence[Claim]) -> dict[tuple[str, ...], frozenset[str]]:
    """Article, actor, event type and word of an act -> the dates that the article gives it."""
    dates: dict[tuple[str, ...], set[str]] = {}
    for claim in claims:
        for act in _acts(claim):
            dates.setdefault(act, set()).update([claim.date.edtf] if claim.date and claim.date.edtf else [])
    return {act: frozenset(given) for act, given in dates.items()}


def _acts(claim: Claim) -> list[tuple[str, ...]]:
    word = stem(claim.trigger.text.split()[-1]) if claim.trigger.text.split() else ""
    return [(claim.doc_id, actor, claim.event_type, word) for actor in sorted(_fillers(claim, "actor"))]


def _months(claim: Claim) -> frozenset[int]:
    """The month in which a claim's date begins, counted from the year 0, where the date is about as exact."""
    date = claim.date
    if date is None or date.earliest is None or date.latest is None or (date.latest - date.earliest).days > EXACT_DAYS:
        return frozenset()
    return frozenset({12 * date.earliest.year + date.earliest.month})


def _view(
    claim: Claim,
    source: Source | None,
    place: int,
    bag: frozenset[str],
    around: Surroundings,
    classes: Mapping[str, frozenset[str]],
    contrasts: Contrasts,
    dates: Mapping[tuple[str, ...], frozenset[str]],
) -> ClaimView:
    senses = _senses(lower_words(claim.trigger.text), classes)
    spoken = lower_words(f"{claim.evidence.quote} {claim.statement}")
    fillers = {role: _fillers(claim, role) for role in ROLES}
    entities = frozenset().union(*fillers.values())
    return ClaimView(
        claim=claim,
        source=(source.same_as if source and source.same_as else claim.doc_id),
        place=place,
        words=bag - _name_stems(claim),
        bag=bag,
        around=around,
        entities=entities,
        actors=fillers["actor"],
        recipients=fillers["recipient"],
        places=fillers["place"],
        others=fillers["other"],
        senses=senses,
        all_senses=_senses(lower_words(_MONTH_OF_MARCH.sub("", claim.statement)), classes),
        trigger=stem(claim.trigger.text.split()[-1]) if claim.trigger.text.split() else "",
        days=_days(claim),
        marks=entities | {claim.event_type} | senses,
        sole=all(len(dates[act]) <= 1 for act in _acts(claim)),
        aspects=frozenset(contrasts.valence[w][1] for w in spoken if w in contrasts.valence),
        units=frozenset(q.unit for q in claim.quantities),
        families=frozenset(family for w in spoken for family, _ in contrasts.kinds.get(w, ())),
    )


def _fillers(claim: Claim, role: str) -> frozenset[str]:
    """Who or what fills a role: entity ids, and for a common noun `noun ` with the stem of its last word."""
    found = set(claim.fillers(role))
    for participant in claim.participants:
        if participant.role == role and participant.entity_id is None:
            found.update(f"noun {head}" for head in content_stems(participant.text)[-1:])
    return frozenset(found)


def _bag(claim: Claim) -> frozenset[str]:
    """Stems of the passage, and of the names that take part, however they are spelt there. The statement is left out:
    it has the same words, and names that the passage does not spell.
    """
    names = frozenset(stem(w) for e in claim.entity_ids for w in e.partition("/")[2].split("-"))
    return frozenset(content_stems(claim.evidence.quote)) | names


def _name_stems(claim: Claim) -> frozenset[str]:
    """Stems of the participants' names, as spelt and as their ids have them."""
    spelt = {s for p in claim.participants if p.entity_id for s in content_stems(p.text)}
    return frozenset(spelt | {stem(w) for e in claim.entity_ids for w in e.partition("/")[2].split("-")})


def _senses(words: Sequence[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(classes.get(stem(word), frozenset()) for word in words))


@lru_cache(maxsize=4)
def _senses_by_stem(relatedness: Relatedness) -> dict[str, frozenset[str]]:
    """Classes by stem, so that inflected words find theirs."""
    table: dict[str, frozenset[str]] = {}
    for word, senses in sorted(relatedness.senses_of.items()):
        table[stem(word)] = table.get(stem(word), frozenset()) | senses
    return table


def _days(claim: Claim) -> tuple[int | None, int | None] | None:
    if claim.date is None or (claim.date.earliest is None and claim.date.latest is None):
        return None
    first, last = claim.date.earliest, claim.date.latest
    return (first.toordinal() if first else None, last.toordinal() if last else None)

"""A claim as alignment looks at it: everything that pairs are compared by, worked out once a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from functools import lru_cache

from pipeline.align.evaluations import judgements_told
from pipeline.align.none_at_all import any_told
from pipeline.align.role_words import LEADING, TITLE, lone_roles, occasions_led, own_names, roles_told
from pipeline.align.told_answers import Answers, lone_answers, questions_told
from pipeline.align.told_dates import lone_dates
from pipeline.align.told_figures import lone_figures
from pipeline.align.told_places import lone_places
from pipeline.align.words import NOUN, content_forms, content_stems, lower_words, stem
from pipeline.packs.contrasts import Contrasts
from pipeline.packs.relatedness import Relatedness
from pipeline.records.claim import ROLES, UNNAMED, Claim
from pipeline.records.document import Source
from pipeline.records.edtf import edtf_days
from pipeline.records.record import record

OFFICE, LEAD = "OFFICE", "lead"
NEIGHBOURS = 3
"""Claims on each side that count as a claim's surroundings."""
MOST_KEPT = 100_000
_MONTH_OF_MARCH = re.compile(r"\b\d+ March\b|\bMarch(?= \d)")
"""The one month whose name is also an act."""


@record
class ClaimView:
    """One claim, prepared.

    `source` is the article that counts for it (the original of a copy).
    `words` are stems of the passage without the participants' names, `bag` with them; `names_near` are the names of the
    claim and of each of its `NEIGHBOURS` on both sides in the same article.
    A common noun stands among the entities as `noun ` with its stem.
    `senses` are the classes of near-synonyms of its trigger.
    `days` is the interval of day ordinals, None on an open side; null where the claim has no date.
    `published` is that of its article's publication.
    `sole` tells that its article dates no other telling of such an act by the same actors differently; `lone` are the
    roles that its actors fill, of which its article knows no other actors, and the questions that its article
    answers in one way only.
    `aspects` are the sides on which it evaluates (contrasts' `valence`), `families` those of the kinds it names.
    `noted` keeps what a run's background works out of it (`Background.once`).
    """

    claim: Claim
    source: str
    words: frozenset[str]
    bag: frozenset[str]
    names_near: tuple[frozenset[str], ...]
    entities: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]
    others: frozenset[str]
    senses: frozenset[str]
    trigger: str
    days: tuple[int | None, int | None] | None
    published: tuple[int | None, int | None] | None
    sole: bool
    lone: frozenset[str]
    aspects: frozenset[str]
    families: frozenset[str]
    units: frozenset[str]
    noted: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    @property
    def claim_id(self) -> str:
        """The claim's id."""
        return self.claim.claim_id

    @property
    def forms(self) -> frozenset[str]:
        """The passage's words as they are written."""
        return content_forms(self.claim.evidence.quote)

    @property
    def names_around(self) -> frozenset[str]:
        """Names of the claim and of those near by."""
        return frozenset().union(*self.names_near)


def in_order(one: ClaimView, other: ClaimView) -> tuple[ClaimView, ClaimView]:
    """Two claims by their ids, as they stand in the tables."""
    return (one, other) if one.claim.claim_id < other.claim.claim_id else (other, one)


def _foretold(claim: Claim) -> Claim:
    """A claim, a forecast with the time for which it is made as its date: by that it is compared. What is not to be
    before some time is to be from then on.
    """
    if claim.date is not None or claim.due is None:
        return claim
    put_off = claim.due.latest is None and claim.polarity == "negated"
    return replace(claim, date=claim.due, polarity="affirmed" if put_off else claim.polarity)


def by_place(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by source, then position, as they are compared: forecasts with the time for which they are made."""
    return sorted(
        map(_foretold, claims), key=lambda c: (c.doc_id, c.evidence.start, c.evidence.end, c.trigger.start, c.claim_id)
    )


def view_claims(
    claims: Sequence[Claim], sources: Mapping[str, Source], relatedness: Relatedness, contrasts: Contrasts
) -> tuple[ClaimView, ...]:
    """Views of all claims, by source, then position; the order of the input does not matter."""
    viewer = Viewer(sources, relatedness, contrasts)
    return viewer.views(claims)[1]


@record(kw_only=False)
class Outline:
    """Claims by source, then position, and what each view has to know of the others: whom they name, whether its date
    is the `sole` one that its article gives to such an act, and which roles its actors fill alone.
    """

    claims: tuple[Claim, ...]
    names: tuple[frozenset[str], ...]
    sole: tuple[bool, ...]
    lone: tuple[frozenset[str], ...]


class Viewer:
    """Makes views of claims, which share equal sets."""

    def __init__(self, sources: Mapping[str, Source], relatedness: Relatedness, contrasts: Contrasts) -> None:
        self._sources, self._relatedness, self._contrasts = sources, relatedness, contrasts
        self._classes = senses_by_stem(relatedness)
        self._kept = _Kept()

    @property
    def knowledge(self) -> tuple[Relatedness, Contrasts]:
        """What views are made with."""
        return self._relatedness, self._contrasts

    def sources_of(self, doc_ids: Iterable[str]) -> dict[str, Source]:
        """What is known of some articles."""
        return {doc_id: self._sources[doc_id] for doc_id in doc_ids if doc_id in self._sources}

    def outline(self, claims: Iterable[Claim], lone: Sequence[frozenset[str]] | None = None) -> Outline:
        """Claims in order; to be given are all of each article, and what is told of them alone where it is known."""
        return self._outlined(self._acts(claims), lone)

    def views(self, claims: Iterable[Claim]) -> tuple[Outline, tuple[ClaimView, ...]]:
        """Claims in order, and the view of each; to be given are all of each article."""
        acts = self._acts(claims)
        outline = self._outlined(acts)
        return outline, tuple([self._view(outline, place, act) for place, act in enumerate(acts)])

    def view(self, outline: Outline, place: int) -> ClaimView:
        """The view of the claim at a place."""
        return self._view(outline, place, _Act(outline.claims[place], self._kept))

    def _acts(self, claims: Iterable[Claim]) -> list[_Act]:
        return [_Act(claim, self._kept) for claim in by_place(claims)]

    def _outlined(self, acts: Sequence[_Act], lone: Sequence[frozenset[str]] | None = None) -> Outline:
        dates = _dates_of(acts)
        if lone is None:
            lone = [self._kept[frozenset().union(*told)] for told in zip(*self._told_alone(acts), strict=True)]
        return Outline(
            tuple(act.claim for act in acts),
            tuple(self._kept[act.claim.entity_ids] for act in acts),
            tuple(all(len(dates[key]) <= 1 for key in act.keys) for act in acts),
            tuple(lone),
        )

    def _told_alone(self, acts: Sequence[_Act]) -> tuple[list[frozenset[str]], ...]:
        """The roles that each claim's article gives to its actors alone, the questions that it answers one way, and
        those that it answers with one figure, one date or one place.
        """
        answers = [
            (claim.doc_id, self._answers(claim), claim.holder == UNNAMED) for claim in (act.claim for act in acts)
        ]
        told = [act.claim for act in acts]
        values = (find(told, self._contrasts) for find in (lone_figures, lone_dates, lone_places))
        return lone_roles([self._roles(act) for act in acts]), lone_answers(answers), *values

    def _answers(self, claim: Claim) -> Answers:
        """The plain questions that a claim answers, how it judges things, and of whom there were any by it."""
        found = questions_told(claim, self._contrasts) | judgements_told(claim, self._contrasts)
        return found | any_told(claim, self._contrasts)

    def _roles(self, act: _Act) -> tuple[str, frozenset[str], frozenset[str]]:
        """A claim's article, the roles that it tells of, and its named actors."""
        roles = roles_told(act.claim, act.trigger, self._contrasts)
        roles -= {LEADING} if act.claim.rule_id == TITLE else frozenset()
        if LEADING in roles:
            roles |= occasions_led(act.claim, self._contrasts)
        return act.claim.doc_id, roles, own_names(act.fillers["actor"]) if roles else frozenset()

    def _view(self, outline: Outline, place: int, act: _Act) -> ClaimView:
        claim, names = act.claim, outline.names
        near = range(max(0, place - NEIGHBOURS), min(len(outline.claims), place + NEIGHBOURS + 1))
        return _view(
            act,
            self._sources.get(claim.doc_id),
            tuple([names[i] for i in near if outline.claims[i].doc_id == claim.doc_id]),
            names[place],
            self._classes,
            self._contrasts,
            self._kept,
            alone=(outline.sole[place], outline.lone[place]),
        )


class _Kept(dict[frozenset[str], frozenset[str]]):
    """Sets by themselves, so that equal ones are one object: a million claims have a million sets of a few actors."""

    def __missing__(self, found: frozenset[str]) -> frozenset[str]:
        if len(self) >= MOST_KEPT:
            self.clear()
        self[found] = found
        return found


class _Act:
    """Who does what in a claim; `keys` are the acts of single actors that an article may tell of more than once."""

    __slots__ = ("claim", "fillers", "keys", "trigger")

    def __init__(self, claim: Claim, kept: _Kept) -> None:
        self.claim, self.trigger = claim, told_by(claim)
        self.fillers = {role: kept[fillers] for role, fillers in _fillers(claim).items()}
        self.keys = [(claim.doc_id, actor, claim.event_type, self.trigger) for actor in self.fillers["actor"]]


def told_by(claim: Claim) -> str:
    """The stem of the word for what is told: of a phrase ("put her name to it", "acted as broker", "an inquiry under
    Brun") the verb that says the same, of a post the word that tells of it.
    """
    by_post = claim.event_type == OFFICE and claim.predicate != LEAD
    words = (claim.trigger.text if by_post else claim.predicate or claim.trigger.text).split()
    return stem(words[-1]) if words else ""


def _dates_of(acts: Sequence[_Act]) -> dict[tuple[str, ...], set[str]]:
    """Article, actor, event type and word of an act -> the dates that the article gives it."""
    dates: dict[tuple[str, ...], set[str]] = {}
    for act in acts:
        date = act.claim.date
        for key in act.keys:
            dates.setdefault(key, set()).update([date.edtf] if date and date.edtf else [])
    return dates


def _view(
    act: _Act,
    source: Source | None,
    names_near: tuple[frozenset[str], ...],
    names: frozenset[str],
    classes: Mapping[str, frozenset[str]],
    contrasts: Contrasts,
    kept: _Kept,
    *,
    alone: tuple[bool, frozenset[str]],
) -> ClaimView:
    claim, fillers = act.claim, act.fillers
    quote, statement = lower_words(claim.evidence.quote), lower_words(claim.statement)
    spoken = {*quote, *statement}
    in_ids = frozenset().union(*map(_stems_of_id, names))
    bag = in_ids.union(content_stems(claim.evidence.quote))
    return ClaimView(
        claim=claim,
        source=(source.same_as if source and source.same_as else claim.doc_id),
        words=frozenset(bag - in_ids - _spelt_names(claim)),
        bag=frozenset(bag),
        names_near=names_near,
        entities=kept[frozenset().union(*fillers.values())],
        actors=fillers["actor"],
        recipients=fillers["recipient"],
        places=fillers["place"],
        others=fillers["other"],
        senses=kept[_senses((*lower_words(claim.trigger.text), claim.predicate), classes)],
        trigger=act.trigger,
        days=_days(claim),
        published=_published(source.published if source else None),
        sole=alone[0],
        lone=alone[1],
        aspects=kept[frozenset(contrasts.valence[word][1] for word in contrasts.valence.keys() & spoken)],
        units=kept[frozenset(q.unit for q in claim.quantities)],
        families=kept[
            frozenset(family for word in contrasts.kinds.keys() & spoken for family, _ in contrasts.kinds[word])
        ],
    )


def _fillers(claim: Claim) -> dict[str, frozenset[str]]:
    """Who or what fills each role: entity ids, and for a common noun `noun ` with the stem of its last word."""
    found: dict[str, list[str]] = {role: [] for role in ROLES}
    for participant in claim.participants:
        if participant.entity_id is None:
            found[participant.role] += [NOUN + head for head in content_stems(participant.text)[-1:]]
        else:
            found[participant.role].append(participant.entity_id)
    return {role: frozenset(fillers) for role, fillers in found.items()}


@lru_cache(maxsize=100_000)
def _stems_of_id(entity_id: str) -> frozenset[str]:
    """Stems of the words of which an id is made."""
    return frozenset(map(stem, entity_id.partition("/")[2].split("-")))


def _spelt_names(claim: Claim) -> set[str]:
    """Stems of the participants' names as the passage spells them."""
    return {word for p in claim.participants if p.entity_id for word in content_stems(p.text)}


def _senses(words: Sequence[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(classes[word] for word in map(stem, words) if word in classes))


def senses_told(view: ClaimView, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The classes of near-synonyms of every word of a claim's statement; only the table of all claims asks for them."""
    told = view.claim.statement
    return _senses(lower_words(_MONTH_OF_MARCH.sub("", told) if "March" in told else told), classes)


def senses_of_stems(stems: Iterable[str], relatedness: Relatedness) -> frozenset[str]:
    """The classes of near-synonyms of words given by their stems."""
    classes = senses_by_stem(relatedness)
    return frozenset().union(*(classes.get(s, frozenset()) for s in stems))


@lru_cache(maxsize=4)
def senses_by_stem(relatedness: Relatedness) -> dict[str, frozenset[str]]:
    """Classes by stem, so that inflected words find theirs."""
    table: dict[str, frozenset[str]] = {}
    for word, senses in sorted(relatedness.senses_of.items()):
        table[stem(word)] = table.get(stem(word), frozenset()) | senses
    return table


def _days(claim: Claim) -> tuple[int | None, int | None] | None:
    return None if claim.date is None else _ordinals(claim.date.earliest, claim.date.latest)


@lru_cache(maxsize=10_000)
def _published(edtf: str | None) -> tuple[int | None, int | None] | None:
    return _ordinals(*edtf_days(edtf))


def _ordinals(first: date | None, last: date | None) -> tuple[int | None, int | None] | None:
    if first is None and last is None:
        return None
    return (first.toordinal() if first else None, last.toordinal() if last else None)


def common_words(left: ClaimView, right: ClaimView) -> frozenset[str]:
    """Stems that both passages have beside names and figures."""
    figures = (f"{q.text} {q.unit}" for view in (left, right) for q in view.claim.quantities)
    return (left.words & right.words) - {word for text in figures for word in content_stems(text)}

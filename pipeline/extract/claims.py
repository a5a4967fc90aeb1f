"""Claims of one parsed article: each worthwhile predicate with its type, participants, dates, quantities and holder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.dating import Dated, date_predicates
from pipeline.extract.factuality import modality_of, polarity_of
from pipeline.extract.offices import Holding, find_holdings
from pipeline.extract.placing import Placed, Ruler, place
from pipeline.extract.predicates import Predicate, find_predicates
from pipeline.extract.quantities import PlacedQuantity, read_quantities
from pipeline.extract.roles import Reader, find_participants
from pipeline.extract.statement import write_statement
from pipeline.extract.stretch import find_stretch
from pipeline.extract.event_types import decide_type
from pipeline.records.claim import Claim, Participant, Span
from pipeline.records.document import PROSE_ROLES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.extract.attribution import AttributionIndex
    from pipeline.extract.coreference import References
    from pipeline.extract.nlp import ParsedDocument, ParsedPassage
    from pipeline.packs.knowledge import Knowledge
    from pipeline.records.claim import Mention
    from pipeline.records.time import Timex


@dataclass(frozen=True)
class Reading:
    """All that is known of one passage when its claims are read."""

    reader: Reader
    names: Sequence[Placed[Mention]]
    times: Sequence[Placed[Timex]]
    quantities: Sequence[PlacedQuantity]
    predicates: Sequence[Predicate]
    holdings: Sequence[Holding]

    @property
    def passage(self) -> ParsedPassage:
        """The passage read."""
        return self.reader.passage


@dataclass(frozen=True)
class Article:
    """What holds for the whole article: the sources of its sentences, names by entity id, and the knowledge in force."""

    attributions: AttributionIndex
    spelled: Mapping[str, str]
    knowledge: Knowledge


def find_claims(
    parsed: ParsedDocument,
    *,
    mentions: Sequence[Mention],
    references: References,
    times: Sequence[Timex],
    attributions: AttributionIndex,
    knowledge: Knowledge,
) -> Iterator[Claim]:
    """The claims of an article in text order, ids not yet given."""
    readings = list(_read_passages(parsed, mentions, references, times, knowledge))
    article = Article(attributions=attributions, spelled=_spellings(mentions), knowledge=knowledge)
    for reading in readings:
        yield from _claims_of(reading, article)


def _read_passages(
    parsed: ParsedDocument,
    mentions: Sequence[Mention],
    references: References,
    times: Sequence[Timex],
    knowledge: Knowledge,
) -> Iterator[Reading]:
    bodies: dict[str, tuple[str, ...]] = {}
    for index, passage in enumerate(parsed.passages):
        if passage.passage.role not in PROSE_ROLES or not len(passage.doc):
            continue
        ruler = Ruler(passage)
        names = place(ruler, mentions)
        predicates = find_predicates(passage.doc, knowledge.rules)
        reader = Reader(index=index, passage=passage, references=references, bodies=bodies)
        holdings = find_holdings(predicates, names)
        _note_bodies(holdings, reader, bodies)
        yield Reading(
            reader=reader,
            names=names,
            times=place(ruler, times),
            quantities=read_quantities(passage, units=knowledge.units),
            predicates=predicates,
            holdings=holdings,
        )


def _note_bodies(holdings: Sequence[Holding], reader: Reader, bodies: dict[str, tuple[str, ...]]) -> None:
    """Remember which state a person acts for; posts in other bodies and former posts bring nobody along."""
    for holding in holdings:
        states = tuple(e for b in holding.bodies for e, _ in reader.entities(b) if e.startswith("state/"))
        for person, _ in reader.named(holding.person):
            if states and not holding.past:
                bodies.setdefault(person, states[:1])


def _spellings(mentions: Sequence[Mention]) -> dict[str, str]:
    """The longest spelling of each entity in the article, nationality adjectives left aside where a name stands."""
    found: dict[str, tuple[bool, int, str]] = {}
    for mention in mentions:
        rank = (mention.label != "NORP", len(mention.evidence.quote), " ".join(mention.evidence.quote.split()))
        found[mention.entity_id] = max(rank, found.get(mention.entity_id, rank))
    return {entity: rank[2] for entity, rank in found.items()}


def _claims_of(reading: Reading, article: Article) -> Iterator[Claim]:
    dates = date_predicates(reading.predicates, reading.times)
    held = {holding.predicate.trigger.i: holding for holding in reading.holdings}
    for predicate in reading.predicates:
        if predicate.event_type == "OFFICE" and predicate.kind == "noun" and predicate.trigger.i not in held:
            continue
        for dated in dates.get(predicate.trigger.i) or (None,):
            yield _claim(predicate, dated, held.get(predicate.trigger.i), reading, article)


def _claim(
    predicate: Predicate, dated: Dated | None, holding: Holding | None, reading: Reading, article: Article
) -> Claim:
    trigger, cues = predicate.trigger, article.knowledge.cues
    modality = modality_of(trigger, cues=cues)
    event_type = decide_type(predicate, modality)
    participants = (
        _office_participants(holding, reading.reader)
        if holding is not None
        else find_participants(predicate, reading.reader, event_type)
    )
    first, last = find_stretch(predicate, dated.tokens if dated else None)
    doc = reading.passage.doc
    evidence = reading.passage.evidence(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
    holder, attribution = article.attributions.holder_of(reading.reader.index, trigger.i)
    return Claim(
        claim_id="",
        evidence=evidence,
        trigger=_span(trigger, reading.passage),
        predicate=trigger.lemma_.lower(),
        event_type=event_type,
        participants=participants,
        date=dated.date if dated else None,
        quantities=tuple(q.quantity for q in reading.quantities if first <= q.start and q.end <= last),
        polarity=polarity_of(trigger, cues=cues),
        modality=modality,
        holder=holder,
        attribution=attribution,
        statement=write_statement((first, last), dated, reading.reader, article.spelled),
        rule_id=predicate.rule.rule_id if predicate.rule else "",
        confidence=1.0,
    )


def _office_participants(holding: Holding, reader: Reader) -> tuple[Participant, ...]:
    people = [reader.participant("actor", e, t) for e, t in reader.named(holding.person)]
    bodies = [reader.participant("other", e, t) for b in holding.bodies for e, t in reader.entities(b)]
    return (*people[:1], *bodies[:1])


def _span(token: Token, passage: ParsedPassage) -> Span:
    evidence = passage.evidence(token.idx, token.idx + len(token))
    return Span(start=evidence.start, end=evidence.end, text=evidence.quote)

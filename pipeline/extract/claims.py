"""Claims of one parsed article: each worthwhile predicate with its type, participants, dates, quantities and holder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract.amounts import counted_in_body
from pipeline.extract.baselines import is_baseline
from pipeline.extract.choosing import keep_worthwhile
from pipeline.extract.claim_ids import Numbering
from pipeline.extract.dating import choose_option, tense_of
from pipeline.extract.drafts import AGE, Draft
from pipeline.extract.event_types import begin_or_not, decide_type
from pipeline.extract.factuality import DEPTH, factuality_of
from pipeline.extract.gapped import tell_gapped
from pipeline.extract.happenings import Happenings, is_remembered
from pipeline.extract.holdings import bodies_of
from pipeline.extract.occasions import Occasion, find_occasions
from pipeline.extract.readings import Reading, Surroundings, read_passages
from pipeline.extract.relatives import is_brought_out
from pipeline.extract.roles import find_participants
from pipeline.extract.statement import write_holding, write_statement
from pipeline.extract.stretch import (
    counts_whole,
    find_stretch,
    governed_by,
    holds,
    own_tokens,
    remarked_on,
    set_off_behind,
    told_apart,
)
from pipeline.extract.topic import find_topic
from pipeline.extract.worth import Company, own_words, worth_features
from pipeline.records.claim import Claim, Participant, Span

if TYPE_CHECKING:
    from pipeline.extract.attribution import AttributionIndex
    from pipeline.extract.holdings import Holding
    from pipeline.extract.nlp import ParsedDocument, ParsedPassage
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.reader import Reader
    from pipeline.extract.stated_dates import Dated
    from pipeline.extract.tokens import Token
    from pipeline.packs.knowledge import Knowledge
    from pipeline.packs.names import Names
    from pipeline.records.claim import Attribution, Mention

BY_TOPIC = "+topic"
"""Ends the rule id of a claim whose actor is the article's subject."""
OLD = "old"
"""Ends the length of something's life, which is no time: "is 150 years old"."""
UNDATED = Occasion(None, frozenset())
TOPIC_TRUST = 0.7
"""Factor of the confidence of such a claim."""

SPOKEN = frozenset({"ACCUSE", "CONCEDE", "CONSULT", "PROTEST", "REJECT", "REQUEST", "STANCE", "SUPPORT", "THREATEN"})
"""Types of acts that are done by saying something; what is agreed or concluded is told for itself."""
ASSERTED = "asserted"
INTERRUPTING = frozenset({"parataxis", "advcl"})


def find_claims(parsed: ParsedDocument, surroundings: Surroundings, *, knowledge: Knowledge) -> Iterator[Claim]:
    """The claims of an article in text order."""
    ids = Numbering()
    spelled = spellings(surroundings.mentions, knowledge.names, parsed.document.text)
    weights = knowledge.claim_weights
    for draft, confidence in keep_worthwhile(draft_claims(parsed, surroundings, knowledge=knowledge), weights):
        chosen = draft.settled or choose_option(draft.options, draft.undated, weights.dating, weights.date)
        attribution = surroundings.attributions.attribution_of(*draft.key)
        occasions = find_occasions(draft.predicate.head, chosen.dated, draft.reading.stated) if chosen else [UNDATED]
        gaps = draft.reading.gaps(draft.predicate)
        for occasion in occasions:
            apart = Occasion(occasion.dated, occasion.elsewhere | draft.beyond)
            for holding in draft.held or (None,):
                claim = _claim(draft, apart, spelled, confidence, holding, attribution, ids)
                yield claim
                for gap in gaps:
                    if (told := tell_gapped(claim, gap, draft.reading)) is not None:
                        yield replace(told, claim_id=ids.next_id(told.evidence, told.trigger, told.event_type))


def draft_claims(parsed: ParsedDocument, surroundings: Surroundings, *, knowledge: Knowledge) -> Iterator[Draft]:
    """Every predicate of an article with its slots, its features and the dates that could be its own."""
    happenings = Happenings(knowledge.periods, knowledge.cues)
    topic = _as_actor(find_topic(parsed.document.source.title, surroundings.mentions))
    readings = list(read_passages(parsed, surroundings, knowledge))
    for reading in readings:
        for predicate in reading.predicates:
            happenings.look_ahead(predicate, reading.reader)
    for reading in readings:
        for predicate in reading.predicates:
            draft = _draft(predicate, reading, surroundings.attributions, happenings, knowledge, topic)
            if draft is not None:
                yield draft


def _as_actor(topic: Mention | None) -> Participant | None:
    """The article's subject as the actor of a judgement that names nobody."""
    if topic is None:
        return None
    evidence = topic.evidence
    return Participant(
        role="actor", entity_id=topic.entity_id, text=evidence.quote, start=evidence.start, end=evidence.end
    )


def _draft(
    predicate: Predicate,
    reading: Reading,
    attributions: AttributionIndex,
    happenings: Happenings,
    knowledge: Knowledge,
    topic: Participant | None,
) -> Draft | None:
    trigger = predicate.trigger
    holding = next(iter(reading.held.get(trigger.i, ())), None)
    rule_id = predicate.rule.rule_id if predicate.rule else ""
    aged = rule_id == AGE or (trigger.lower_ == OLD and predicate.head.lemma_ == "be")
    if (trigger.i in reading.timed and not aged) or (
        trigger.i in reading.in_names and predicate.kind == "noun" and holding is None and not predicate.doers
    ):
        return None
    if predicate.event_type == "OFFICE" and predicate.kind == "noun" and holding is None:
        return None
    beside_name = holding is not None and predicate.kind == "noun"
    modality, polarity = _factuality(predicate, knowledge, alone=beside_name)
    own = own_words(predicate, reading.triggers)
    carried = reading.carried.get(trigger.i)
    decided = decide_type(
        predicate, modality, carried=carried, held=holding is not None,
        counted=bool(own & reading.counted), dated=bool(own & reading.dated),
    )  # fmt: skip

    known: list[tuple[Participant, ...]] = []

    def involved() -> tuple[Participant, ...]:
        if not known and holding is not None:
            known.append(office_participants(holding, reading.reader))
        if not known:
            found = find_participants(predicate, reading.reader, decided)
            known.append(happenings.complete(predicate, carried, found, reading.reader, denied=polarity == "negated"))
        return known[0]

    if holding is None and is_remembered(carried or predicate):
        involved()
    if rule_id == AGE and not _has_person(involved()):
        return None
    event_type = begin_or_not(predicate, decided, involved)
    holder = attributions.holder_of(reading.reader.index, trigger.i)
    company = Company(
        triggers=reading.triggers, own=own, dated=reading.dated, counted=reading.counted,
        modality=modality, polarity=polarity, holder=holder, event_type=event_type,
    )  # fmt: skip
    return Draft(
        reading=reading,
        predicate=predicate,
        key=(reading.reader.index, trigger.i),
        event_type=event_type,
        involved=involved,
        topic=topic,
        polarity=polarity,
        modality=modality,
        holder=holder,
        features=worth_features(predicate, company),
        told=_told_by(predicate, own, reading, attributions) if polarity == "affirmed" else frozenset(),
        own=own,
    )  # fmt: skip


def _told_by(
    predicate: Predicate, own: frozenset[int], reading: Reading, attributions: AttributionIndex
) -> frozenset[tuple[int, int]]:
    """The clauses that a verb only passes on. To warn of something, to announce it on a day that is told, or to be the
    one who announced it is an act of its own where it comes first: "warned that the dam leaked", but not "the dam
    leaked, they warned".
    """
    verb = predicate.head
    if predicate.kind != "verb" or not (told := attributions.told_by(reading.reader.index, verb.i)):
        return frozenset()
    listed = predicate.rule is not None and predicate.event_type in SPOKEN
    first = verb.dep_ not in INTERRUPTING and all(verb.i < i for _, i in told)
    return frozenset() if first and (listed or own & reading.dated or is_brought_out(verb)) else told


def _has_person(participants: Sequence[Participant]) -> bool:
    return any(p.role == "actor" and (p.entity_id or "").startswith("person/") for p in participants)


def _factuality(predicate: Predicate, knowledge: Knowledge, *, alone: bool) -> tuple[str, str]:
    """Modality and polarity; what a rule says of its class counts where the sentence itself is plain. `alone`: whatever
    governs it says nothing of it, as of a title beside a name ("dismissed the treasurer, Ada Brun").
    """
    read = factuality_of(predicate.trigger, cues=knowledge.cues, depth=DEPTH + 1 if alone else 0)
    modality, polarity = read.modality, "negated" if read.denied else "affirmed"
    rule = predicate.rule
    if rule and rule.modality and modality == "asserted":
        modality = rule.modality
    if rule and rule.polarity and polarity == "affirmed":
        polarity = rule.polarity
    return modality, polarity


def spellings(mentions: Sequence[Mention], names: Names, text: str) -> dict[str, str]:
    """How statements call each entity: by the name that the gazetteer or a pack knows, so that a capital does not stand
    for a state; else by the longest spelling in the article, adjectives only where no name stands. "The" stays before
    names that mostly have it.
    """
    found: dict[str, tuple[bool, int, str]] = {}
    articles: Counter[str] = Counter()
    for mention in mentions:
        start, quote = mention.evidence.start, " ".join(mention.evidence.quote.split())
        rank = (mention.label != "NORP", len(mention.evidence.quote), quote)
        found[mention.entity_id] = max(rank, found.get(mention.entity_id, rank))
        if mention.label == "NORP":
            continue
        articles[mention.entity_id] += 1 if text[max(start - 4, 0) : start].lower() == "the " else -1
    known = {entity: row.alias for entity in found if (row := names.canonical.get(entity))}
    spelt = {entity: rank[2] for entity, rank in found.items()} | known
    return {entity: f"the {name}" if articles[entity] > 0 else name for entity, name in spelt.items()}


def _claim(
    draft: Draft,
    occasion: Occasion,
    spelled: Mapping[str, str],
    confidence: float,
    holding: Holding | None,
    attribution: Attribution | None,
    ids: Numbering,
) -> Claim:
    reading, trigger = draft.reading, draft.predicate.trigger
    dated, elsewhere = occasion
    named = draft.held[-1].person if draft.held and draft.predicate.kind != "verb" else None
    own = own_tokens(draft.predicate, named) - elsewhere
    told = own if named else own | remarked_on(draft.predicate)
    told -= elsewhere
    of_body = draft.predicate.kind == "noun" and counted_in_body(draft.predicate.head) is not None
    told = frozenset(i for i in told if i <= trigger.i) if of_body else told
    when = dated.tokens if dated and named is None and not of_body else None
    first, last = find_stretch(trigger, told - set_off_behind(trigger, told), when)
    spelt_out = told | (governed_by(draft.predicate) - elsewhere)
    doc = reading.passage.doc
    rule = draft.predicate.rule
    evidence = reading.passage.evidence(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
    span = _span(trigger, reading.passage)
    return Claim(
        claim_id=ids.next_id(evidence, span, draft.event_type),
        evidence=evidence,
        trigger=span,
        predicate=holding.post if holding else draft.predicate.deed or trigger.lemma_.lower(),
        event_type=draft.event_type,
        participants=(
            office_participants(holding, reading.reader)
            if holding
            else _present(draft.participants, elsewhere, reading.passage)
        ),
        date=dated.date if dated else None,
        quantities=tuple(
            q.quantity
            for q in reading.quantities
            if q.head in own
            and (q.head not in reading.parts or q.head == draft.predicate.head.i)
            and not is_baseline(doc[q.head])
            and not told_apart(doc[q.head], draft.predicate, reading.triggers)
            and (holds(doc[q.head], trigger) or not counts_whole(doc[q.start], doc[q.head]))
        ),
        polarity=draft.polarity,
        modality=_by_day(draft, dated),
        holder=draft.holder,
        attribution=attribution,
        statement=(
            write_holding(holding, dated, reading.reader, spelled)
            if holding and draft.predicate.kind != "verb"
            else write_statement(
                draft.predicate, spelt_out, find_stretch(trigger, spelt_out, when), dated, reading.reader, spelled
            )
        ),
        rule_id=(rule.rule_id if rule else "") + (BY_TOPIC if draft.by_topic else ""),
        confidence=round(confidence * (TOPIC_TRUST if draft.by_topic else 1.0), 3),
        due=None if dated else draft.due,
    )


def _by_day(draft: Draft, dated: Dated | None) -> str:
    """How surely a claim is put; a present of what is set for a day after the publication foretells it."""
    set_for = dated.date.earliest if dated and dated.tokens else None
    published = draft.reading.published
    if draft.modality != ASSERTED or set_for is None or published is None or set_for <= published:
        return draft.modality
    return "predicted" if tense_of(draft.predicate.head) == "present" else ASSERTED


def _present(
    participants: tuple[Participant, ...], elsewhere: frozenset[int], passage: ParsedPassage
) -> tuple[Participant, ...]:
    """Those who take part in what is not told of other occasions only."""
    if not elsewhere:
        return participants
    absent = {_span(passage.doc[i], passage).start for i in elsewhere}
    return tuple(p for p in participants if p.start not in absent)


def office_participants(holding: Holding, reader: Reader) -> tuple[Participant, ...]:
    """Who holds the post, and the state or body in which it is held."""
    people = [reader.participant("actor", e, t) for e, t in reader.named(holding.person)]
    bodies = [reader.participant("other", entity, token) for entity, token in bodies_of(holding, reader)]
    known = [
        reader.participant("other", state, holding.person)
        for person in people[:1]
        for state in reader.states_of(person.entity_id or "")
    ]
    return (*people[:1], *(bodies or known)[:1])


def _span(token: Token, passage: ParsedPassage) -> Span:
    start, end = passage.stretch(token.idx, token.idx + len(token))
    return Span(start=start, end=end, text=passage.document.text[start:end])

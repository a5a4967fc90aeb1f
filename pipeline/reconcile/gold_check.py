"""Whether an annotation set keeps to GUIDELINES.md and to its texts: every violation, with its row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise

from pipeline.reconcile.gold_vocabulary import CLAIM_TYPES, COMPARATORS, REGIONS, STRENGTHS, TIME_TYPES, VERDICTS
from pipeline.reconcile.region_scores import EXCLUDED
from pipeline.records.claim import AUTHOR, LABELS, MODALITIES, POLARITIES, ROLES, UNNAMED
from pipeline.records.edtf import edtf_days
from pipeline.records.gold import GoldClaim, GoldDocument, GoldGroup, GoldSet, GoldSpan
from pipeline.records.group import FIELDS
from pipeline.records.record import record

_ENTITY_ID = re.compile(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")
_POINT = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?|-2[1-4])?[~?%]?")
_DURATION = re.compile(r"P(T?\d+(\.\d+)?[YMWDHS])+")


@record
class Problem:
    """One violation: where it stands (`file:line`) and what it is."""

    at: str
    fact: str


@record
class ArticleText:
    """What an article's offsets point into: the text, and the hash of the file that holds it."""

    text: str
    sha256: str


def check_gold(gold: GoldSet, articles: Mapping[str, ArticleText]) -> tuple[Problem, ...]:
    """All violations, file by file. Articles that the corpus does not have are a violation too."""
    known = {entity.entity for entity in gold.entities}
    return (
        *(problem for document in gold.documents for problem in _check_document(document, articles, known)),
        *_check_entities(gold),
        *_check_groups(gold),
    )


def is_edtf(value: str) -> bool:
    """Whether a value is a day, month, season, year or an interval of them, in order, not open on both sides."""
    ends = [part if part != ".." else "" for part in value.split("/")]
    days = [edtf_days(end) for end in ends if end]
    if not all(_POINT.fullmatch(end) for end in ends if end):
        return False
    if len(ends) > 2 or not days or any(None in both for both in days):
        return False
    first, last = days[0][0], days[-1][1]
    return first is not None and last is not None and (len(days) == 1 or first <= last)


def _check_document(document: GoldDocument, articles: Mapping[str, ArticleText], known: set[str]) -> Iterator[Problem]:
    file = f"{document.doc_id}.jsonl"
    article = articles.get(document.doc_id)
    if document.text is not None:
        article = ArticleText(text=document.text, sha256=sha256(document.text.encode()).hexdigest())
    if article is None:
        yield Problem(at=file, fact="no article of the corpus has this doc_id")
        return
    if article.sha256 != document.sha256:
        yield Problem(at=f"{file}:1", fact="the text has changed since it was annotated (sha256 differs)")
    published = dict(document.source).get("published")
    if published is not None and not is_edtf(published):
        yield Problem(at=f"{file}:1", fact=f"published {published!r} is not EDTF")
    rows = (*document.regions, *document.quoted)
    yield from (Problem(at=f"{file}:{row.row}", fact=fact) for row in rows for fact in _place_facts(row, article.text))
    yield from (
        Problem(at=f"{file}:{row.row}", fact=fact)
        for row in document.quoted
        for fact in _region_facts(row, document.regions)
    )
    for spans in (document.names, document.times):
        yield from (Problem(at=f"{file}:{row.row}", fact=fact) for row, fact in _overlap_facts(spans))
        yield from (Problem(at=f"{file}:{row.row}", fact=fact) for row in spans for fact in _span_facts(row, known))
    for region in document.regions:
        if region.label not in REGIONS:
            yield Problem(at=f"{file}:{region.row}", fact=f"region label {region.label!r}")
    twice = {ident for ident, n in Counter(claim.id for claim in document.claims).items() if n > 1}
    for claim in document.claims:
        facts = [*_claim_facts(claim, known), *(["the claim id is used twice"] if claim.id in twice else [])]
        yield from (Problem(at=f"{file}:{claim.row}", fact=f"{claim.id}: {fact}") for fact in facts)


def _place_facts(row: GoldSpan | GoldClaim, text: str) -> Iterator[str]:
    here = text[row.start : row.end]
    if row.end > len(text):
        yield f"the span {row.start}..{row.end} runs beyond the text"
    elif row.quote and here != row.quote:
        yield f"the quote {row.quote[:50]!r} is not the text at {row.start}..{row.end}: {here[:50]!r}"
    elif isinstance(row, GoldSpan) and row.layer != "region":
        around = (text[max(0, row.start - 1) : row.start + 1], text[row.end - 1 : row.end + 1])
        if any(len(two) == 2 and two.isalnum() for two in (around[0] if row.start else "", around[1])):
            yield f"{row.quote!r} is cut inside a word"
        if row.quote != row.quote.strip():
            yield f"{row.quote!r} begins or ends with white space"


def _region_facts(row: GoldSpan | GoldClaim, regions: Sequence[GoldSpan]) -> Iterator[str]:
    for region in regions:
        excluded = region.label in EXCLUDED or (region.label == "note_mark" and isinstance(row, GoldSpan))
        if excluded and region.start < row.end and row.start < region.end:
            yield f"{row.quote[:40]!r} lies in {region.label} {region.start}..{region.end}"


def _overlap_facts(spans: Iterable[GoldSpan]) -> Iterator[tuple[GoldSpan, str]]:
    ordered = sorted(spans, key=lambda span: span.start)
    for left, right in pairwise(ordered):
        if right.start < left.end:
            yield right, f"{right.quote!r} overlaps {left.quote!r}"


def _span_facts(row: GoldSpan, known: set[str]) -> Iterator[str]:
    if row.layer == "entity":
        if row.label not in LABELS:
            yield f"entity label {row.label!r}"
        if row.value not in known:
            yield f"id {row.value!r} is not in entities.jsonl"
        return
    if row.label not in TIME_TYPES:
        yield f"time type {row.label!r}"
    elif row.value is not None:
        length = row.label in {"DURATION", "SET"}
        if not (_DURATION.fullmatch(row.value) if length else is_edtf(row.value)):
            yield f"{row.label} {row.quote!r} has value {row.value!r}"


def _claim_facts(claim: GoldClaim, known: set[str]) -> Iterator[str]:
    yield from _trigger_facts(claim)
    for field, value, allowed in (
        ("type", claim.type, CLAIM_TYPES),
        ("polarity", claim.polarity, POLARITIES),
        ("modality", claim.modality, MODALITIES),
        ("comparator", claim.quantity[2] if claim.quantity else "=", COMPARATORS),
    ):
        if value not in allowed:
            yield f"{field} {value!r}"
    for role, entities in claim.roles:
        if role not in ROLES or not entities or len(set(entities)) != len(entities):
            yield f"role {role!r}: {entities!r}"
        yield from (f"id {e!r} in role {role} is not in entities.jsonl" for e in entities if e not in known)
    if claim.when is not None and not is_edtf(claim.when):
        yield f"when {claim.when!r} is not EDTF"
    if claim.type == "FORECAST" and claim.when is not None:
        yield f"a FORECAST has `when` null, not {claim.when!r}"
    if claim.holder not in {AUTHOR, UNNAMED, *known}:
        yield f"holder {claim.holder!r} is not in entities.jsonl"
    if not claim.text.strip():
        yield "empty text"


def _trigger_facts(claim: GoldClaim) -> Iterator[str]:
    start, end = claim.trigger
    if not claim.start <= start < end <= claim.end:
        yield f"trigger {start}..{end} outside the quote {claim.start}..{claim.end}"
    elif re.search(r"\s", claim.quote[start - claim.start : end - claim.start]):
        yield f"trigger {claim.quote[start - claim.start : end - claim.start]!r} is more than one word"


def _check_entities(gold: GoldSet) -> Iterator[Problem]:
    used = {span.value for document in gold.documents for span in document.names}
    for document in gold.documents:
        for claim in document.claims:
            used |= {claim.holder, *(entity for _, entities in claim.roles for entity in entities)}
    counted = Counter(entity.entity for entity in gold.entities)
    for line, entity in enumerate(gold.entities, 1):
        at = f"entities.jsonl:{line}"
        if not _ENTITY_ID.fullmatch(entity.entity) or counted[entity.entity] > 1:
            yield Problem(at=at, fact=f"id {entity.entity!r} malformed or listed twice")
        if entity.label not in LABELS or not entity.name:
            yield Problem(at=at, fact=f"{entity.entity!r} needs a label of GUIDELINES.md and a name")
        if entity.entity not in used:
            yield Problem(at=at, fact=f"{entity.entity!r} is used nowhere")


def _check_groups(gold: GoldSet) -> Iterator[Problem]:
    claims = {(document.doc_id, claim.id) for document in gold.documents for claim in document.claims}
    counted = Counter(group.group for group in gold.groups)
    for line, group in enumerate(gold.groups, 1):
        facts = [*_group_facts(group, claims), *(["used twice"] if counted[group.group] > 1 else [])]
        yield from (Problem(at=f"alignment.jsonl:{line}", fact=f"{group.group}: {fact}") for fact in facts)


def _group_facts(group: GoldGroup, claims: set[tuple[str, str]]) -> Iterator[str]:
    if not group.question.strip() or "\n" in group.question:
        yield "needs a one-line question"
    yield from (f"no claim {claim!r} in {doc_id!r}" for doc_id, claim in group.members if (doc_id, claim) not in claims)
    if len(set(group.members)) != len(group.members):
        yield "names a member twice"
    if len({doc_id for doc_id, _ in group.members}) < 2:
        yield "has fewer than two articles"
    if group.verdict not in VERDICTS:
        yield f"verdict {group.verdict!r}"
    elif group.verdict == "agree":
        if group.on or group.sides or group.strength is not None:
            yield "agrees but has on, sides or strength"
    else:
        yield from _conflict_facts(group)


def _conflict_facts(group: GoldGroup) -> Iterator[str]:
    if not group.on or not set(group.on) <= set(FIELDS):
        yield f"on {list(group.on)!r}"
    if group.strength not in STRENGTHS:
        yield f"strength {group.strength!r}"
    if len(group.sides) < 2 or not all(group.sides):
        yield "needs two sides with members"
    flat = [member for side in group.sides for member in side]
    if not set(flat) <= set(group.members) or len(flat) != len(set(flat)):
        yield "a side names a non-member, or a claim stands on two sides"
    if len({doc_id for doc_id, _ in flat}) < 2:
        yield "the sides come from one article"

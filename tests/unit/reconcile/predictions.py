"""Runs made from gold by known, seeded changes: what a pipeline with errors of every kind would have found."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from pipeline.records.claim import Claim, Extraction, Mention, Participant, Span
from pipeline.records.document import Document, Evidence, Source
from pipeline.records.edtf import edtf_days
from pipeline.records.gold import GoldClaim, GoldDocument, GoldSet, GoldSpan
from pipeline.records.group import Alignment, Comparison
from pipeline.records.time import DateInterval, Timex

TYPES = ("OFFICE", "EXERCISE", "JOIN", "STANCE", "OTHER")
Run = tuple[list[Document], list[Extraction], Alignment]


def exact_run(gold: GoldSet, texts: Mapping[str, str]) -> Run:
    """The gold itself as a run: every row found as it stands, every pair of a group compared with its verdict."""
    documents = [_document(gold_doc, texts[gold_doc.doc_id]) for gold_doc in gold.documents]
    extractions = [_extraction(gold_doc, texts[gold_doc.doc_id]) for gold_doc in gold.documents]
    return documents, extractions, _alignment(gold, None)


def perturbed_run(gold: GoldSet, texts: Mapping[str, str], *, seed: int) -> Run:
    """The gold with rows lost, moved, relabelled and made up, and comparisons lost, changed and made up."""
    chance = random.Random(seed)  # noqa: S311
    changed = replace(gold, documents=tuple(_perturb(d, texts[d.doc_id], chance) for d in gold.documents))
    documents, extractions, _ = exact_run(changed, texts)
    return documents, extractions, _alignment(changed, chance)


def _document(gold: GoldDocument, text: str) -> Document:
    return Document(
        doc_id=gold.doc_id,
        path=f"{gold.doc_id}.txt",
        sha256=sha256(text.encode()).hexdigest(),
        source=Source(),
        text=text,
        blocks=(),
        reading=text,
        passages=(),
    )


def _extraction(gold: GoldDocument, text: str) -> Extraction:
    def evidence(row: GoldSpan | GoldClaim) -> Evidence:
        return Evidence(doc_id=gold.doc_id, start=row.start, end=row.end, quote=text[row.start : row.end])

    return Extraction(
        doc_id=gold.doc_id,
        mentions=tuple(
            Mention(evidence=evidence(row), label=row.label, entity_id=row.value or "") for row in gold.names
        ),
        times=tuple(_timex(row, evidence(row)) for row in gold.times),
        claims=tuple(_claim(gold.doc_id, row, evidence(row), text) for row in gold.claims),
    )


def _timex(row: GoldSpan, evidence: Evidence) -> Timex:
    first, last = edtf_days(row.value) if row.label in {"DATE", "TIME"} else (None, None)
    return Timex(
        evidence=evidence,
        type=row.label,
        value=row.value,
        timex=row.value,
        mod=None,
        earliest=first,
        latest=last,
        precision=None,
        basis="explicit",
        year_inferred=False,
    )


def _claim(doc_id: str, row: GoldClaim, evidence: Evidence, text: str) -> Claim:
    first, last = edtf_days(row.when)
    start, end = row.trigger
    return Claim(
        claim_id=claim_id(doc_id, row.id),
        evidence=evidence,
        trigger=Span(start=start, end=end, text=text[start:end]),
        predicate=row.type.lower(),
        event_type=row.type,
        participants=tuple(
            Participant(role=role, entity_id=entity, text=entity, start=row.start, end=row.end)
            for role, entities in row.roles
            for entity in entities
        ),
        date=DateInterval(earliest=first, latest=last, edtf=row.when, text="", basis="explicit") if row.when else None,
        quantities=(),
        polarity=row.polarity,
        modality=row.modality,
        holder=row.holder,
        attribution=None,
        statement=row.text,
        rule_id="invented",
        confidence=1.0,
    )


def claim_id(doc_id: str, gold_id: str) -> str:
    """The id that a gold claim gets in a run made from it."""
    return f"c-{doc_id}-{gold_id}"


def _perturb(document: GoldDocument, text: str, chance: random.Random) -> GoldDocument:
    names = [_shake(row, chance) for row in document.names if chance.random() > 0.1]
    times = [_shake(row, chance) for row in document.times if chance.random() > 0.1]
    claims = [_shake_claim(row, text, chance) for row in document.claims if chance.random() > 0.15]
    extra = [
        replace(row, id=f"x{row.id}", trigger=(row.start, row.start + 3), type=chance.choice(TYPES), when=None)
        for row in document.claims
        if chance.random() < 0.3
    ]
    return replace(document, names=tuple(names), times=tuple(times), claims=(*claims, *extra))


def _shake(row: GoldSpan, chance: random.Random) -> GoldSpan:
    if chance.random() < 0.1 and row.end - row.start > 3:
        row = replace(row, start=row.start + 1)
    if chance.random() < 0.1:
        row = replace(row, label="ORG" if row.layer == "entity" else "DATE")
    if chance.random() < 0.1:
        row = replace(row, value="org/other" if row.layer == "entity" else "2019-03")
    return row


def _shake_claim(row: GoldClaim, text: str, chance: random.Random) -> GoldClaim:
    if chance.random() < 0.2:
        row = replace(row, type=chance.choice(TYPES))
    if chance.random() < 0.2:
        row = replace(row, when=chance.choice((None, "2022", "2022-09", "2022-10-17/2022-10-31")))
    if chance.random() < 0.2:
        row = replace(row, trigger=(row.start, row.start + 2), roles=())
    if chance.random() < 0.1:
        row = replace(row, polarity="negated", modality="possible", holder="unnamed")
    if chance.random() < 0.2 and row.end + 40 < len(text):
        row = replace(row, end=row.end + 40)
    return row


def _alignment(gold: GoldSet, chance: random.Random | None) -> Alignment:
    known = {(d.doc_id, c.id) for d in gold.documents for c in d.claims}
    pairs: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
    for group in gold.groups:
        side = {member: i for i, members in enumerate(group.sides) for member in members}
        for i, left in enumerate(group.members):
            for right in group.members[i + 1 :]:
                if left[0] == right[0] or not {left, right} <= known:
                    continue
                opposed = left in side and right in side and side[left] != side[right]
                if group.verdict == "conflict" and not (left in side and right in side):
                    continue
                key = tuple(sorted((claim_id(*left), claim_id(*right))))
                if opposed or key not in pairs:
                    pairs[key[0], key[1]] = ("conflict", group.on) if opposed else ("agree", ())
    if chance is not None:
        pairs = _shake_pairs(pairs, sorted(known), chance)
    return Alignment(
        comparisons=tuple(_comparison(*key, *judged) for key, judged in sorted(pairs.items())),
        groups=(),
        within_source=(),
    )


def _shake_pairs(
    pairs: dict[tuple[str, str], tuple[str, tuple[str, ...]]], known: list[tuple[str, str]], chance: random.Random
) -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    kept = {}
    for key, judged in sorted(pairs.items()):
        if chance.random() < 0.6:
            kept[key] = chance.choice((judged, judged, ("agree", ()), ("conflict", ("date",)), ("undecided", ())))
    for _ in range(60):
        left, right = chance.sample(known, 2)
        if left[0] != right[0]:
            first, second = sorted((claim_id(*left), claim_id(*right)))
            kept[first, second] = chance.choice((("agree", ()), ("conflict", ("place",)), ("undecided", ())))
    return kept


def _comparison(left: str, right: str, verdict: str, on: tuple[str, ...]) -> Comparison:
    return Comparison(
        left=left, right=right, group_ids=(), verdict=verdict, conflict_on=on, fields=(), score=1.0, keys=()
    )

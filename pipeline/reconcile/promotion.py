"""What reviewers decided about a run's groups, written as gold rows that say where they come from.

A confirmed or preferred conflict becomes a conflict group, a refuted or reconciled one an agreeing group; their
claims become gold claims, with the reviewers' edits, and the names and times that those rest on come along. Only
decisions that still hold word for word (kept) are taken;
claims that a reviewer struck out are not. Where reviewers differ about a group, nothing is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.reconcile.draft_set import by_the_guidelines, group_as_gold, with_context, with_entities
from pipeline.reconcile.grounds import grounds, slot_values
from pipeline.reconcile.run_as_gold import run_as_gold
from pipeline.records.decision import (
    BOTH_RIGHT,
    CONFIRM,
    EDIT,
    EXTRACTION_WRONG,
    KEPT,
    NONE_OF_THESE,
    NOT_A_CONFLICT,
    PREFER,
    Decision,
)
from pipeline.records.gold import GoldClaim, GoldDocument, GoldGroup, GoldSet, GoldSpan
from pipeline.records.group import AGREE, CONFLICT, ClaimGroup
from pipeline.records.record import record
from pipeline.records.tables import RunTables

_VERDICTS = {PREFER: CONFLICT, NONE_OF_THESE: CONFLICT, NOT_A_CONFLICT: AGREE, BOTH_RIGHT: AGREE}
_EDITED = {"date": "when", "event_type": "type", "polarity": "polarity", "modality": "modality", "holder": "holder"}
_ROLES = ("actor", "recipient", "place")


@record
class Provenance:
    """Where a promoted row comes from."""

    doc_id: str
    row: str
    reviewer: str
    seq: int
    at: str
    run: str
    action: str
    of: str


@record
class Promotion:
    """The set with the promoted rows, where each comes from, and what was left out and why."""

    gold: GoldSet
    provenance: tuple[Provenance, ...]
    left_out: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class _Ledger:
    """What has been promoted so far."""

    read: dict[str, tuple[GoldDocument, GoldClaim]]
    names: dict[str, tuple[str, str]]
    documents: dict[str, GoldDocument]
    groups: list[GoldGroup]
    provenance: list[Provenance]
    left_out: list[str]


def promote(tables: RunTables, base: GoldSet | None, *, name: str) -> Promotion:
    """The base set, or an empty one, with what reviewers decided. Rows that it has already are not added twice."""
    run = run_as_gold(name, documents=tables.documents, extractions=tables.extractions, alignment=None)
    edited = _edited_claims(run, [s.decision for s in tables.standings if s.status == KEPT])
    ledger = _Ledger(
        read={claim.id: (document, claim) for document in run.documents for claim in document.claims},
        names={},
        documents={d.doc_id: d for d in base.documents} if base else {},
        groups=list(base.groups) if base else [],
        provenance=[],
        left_out=[],
    )
    groups = {group.group_id: group for group in tables.alignment.groups}
    for group_id, decisions in sorted(_by_group(tables, ledger.left_out).items()):
        if group_id in groups:
            _promote_group(groups[group_id], decisions, edited, ledger)
    articles = {document.doc_id: document for document in tables.documents}
    documents = tuple(
        with_context(document, articles[doc_id]) if doc_id in articles else document
        for doc_id, document in sorted(ledger.documents.items())
    )
    gold = GoldSet(name=name, documents=documents, groups=tuple(ledger.groups), entities=base.entities if base else ())
    return Promotion(gold=with_entities(gold), provenance=tuple(ledger.provenance), left_out=tuple(ledger.left_out))


def _by_group(tables: RunTables, left_out: list[str]) -> dict[str, list[Decision]]:
    """Outcomes in force by group; stale and orphaned ones are told."""
    found: dict[str, list[Decision]] = {}
    for standing in tables.standings:
        decision = standing.decision
        if decision.action not in {CONFIRM, *_VERDICTS}:
            continue
        if standing.status == KEPT and standing.group_id:
            found.setdefault(standing.group_id, []).append(decision)
        else:
            left_out.append(f"{decision.reviewer} {decision.seq}: {standing.status}: {standing.because}".strip(": "))
    return found


def _edited_claims(run: GoldSet, decisions: Iterable[Decision]) -> dict[str, tuple[str, GoldClaim]]:
    """doc_id and claim by claim id, edits applied; claims struck out by a reviewer are not among them."""
    claims = {c.id: (document.doc_id, by_the_guidelines(c)) for document in run.documents for c in document.claims}
    for decision in decisions:
        if decision.action == EXTRACTION_WRONG:
            claims.pop(decision.key[0], None)
        elif decision.action == EDIT and decision.key[0] in claims:
            doc_id, claim = claims[decision.key[0]]
            claims[claim.id] = (doc_id, _edit(claim, decision))
    return claims


def _edit(claim: GoldClaim, decision: Decision) -> GoldClaim:
    slot, value = decision.slot or "", decision.value
    if slot == "date":
        return replace(claim, when=value or None)
    if slot in _EDITED and value:
        changed: dict[str, str] = {_EDITED[slot]: value}
        return replace(claim, **changed)  # type: ignore[arg-type]
    if slot in _ROLES:
        roles = dict(claim.roles) | {slot: tuple((value or "").split())}
        return replace(claim, roles=tuple((role, entities) for role, entities in roles.items() if entities))
    return claim


def _promote_group(
    group: ClaimGroup, decisions: Sequence[Decision], claims: Mapping[str, tuple[str, GoldClaim]], ledger: _Ledger
) -> None:
    verdicts = {_VERDICTS.get(decision.action, group.verdict) for decision in decisions}
    if len(verdicts) != 1 or not verdicts <= {AGREE, CONFLICT}:
        who = ", ".join(f"{d.reviewer} {d.seq} {d.action}" for d in decisions)
        ledger.left_out.append(f"{group.group_id}: no one verdict ({who})")
        return
    kept = [claim for claim in group.claim_ids if claim in claims]
    if len({claims[claim][0] for claim in kept}) < 2:
        ledger.left_out.append(f"{group.group_id}: fewer than two articles are left")
        return
    for claim_id in kept:
        _promote_claim(claim_id, *claims[claim_id], decisions[0], ledger)
    number = next(n for n in range(1, len(ledger.groups) + 2) if f"g{n:02d}" not in {g.group for g in ledger.groups})
    note = " ".join(filter(None, (_note(decision) for decision in decisions)))
    made = group_as_gold(group, ledger.names, name=f"g{number:02d}", verdict=verdicts.pop(), strength="firm", note=note)
    if made.verdict == CONFLICT and len(made.sides) < 2:
        ledger.left_out.append(f"{group.group_id}: a side has no claim left")
    elif (set(made.members), made.verdict) not in [(set(g.members), g.verdict) for g in ledger.groups]:
        ledger.groups.append(made)
        ledger.provenance += [_provenance("", made.group, decision, group.group_id) for decision in decisions]


def _note(decision: Decision) -> str:
    preferred = f"{decision.reviewer} prefers {decision.value}." if decision.action == PREFER else ""
    return " ".join(filter(None, (preferred, decision.note.strip())))


def _promote_claim(claim_id: str, doc_id: str, claim: GoldClaim, decision: Decision, ledger: _Ledger) -> None:
    """Add a claim under a free id, or take the id of the gold claim with the same trigger and type."""
    if claim_id in ledger.names:
        return
    document = ledger.documents.get(doc_id) or _empty(doc_id)
    twin = next((c for c in document.claims if (c.trigger, c.type) == (claim.trigger, claim.type)), None)
    taken = {c.id for c in document.claims}
    ident = twin.id if twin else next(free for free in _ids() if free not in taken)
    ledger.names[claim_id] = (doc_id, ident)
    if twin is None:
        ledger.documents[doc_id] = replace(document, claims=(*document.claims, replace(claim, id=ident)))
        ledger.provenance.append(_provenance(doc_id, ident, decision, claim_id))
        _promote_grounds(claim_id, claim, decision, ledger)


def _promote_grounds(claim_id: str, claim: GoldClaim, decision: Decision, ledger: _Ledger) -> None:
    """Add the names and times under a claim where the set has none; what a reviewer put right is not taken as read."""
    source, as_read = ledger.read[claim_id]
    document = ledger.documents[source.doc_id]
    added = [
        span
        for span in grounds(claim, source, doubted=slot_values(as_read) - slot_values(claim))
        if not any(_meet(span, known) for known in (*document.names, *document.times) if known.layer == span.layer)
    ]
    names, times = ([span for span in added if span.layer == layer] for layer in ("entity", "time"))
    ledger.documents[source.doc_id] = replace(
        document, names=_in_order(document.names, names), times=_in_order(document.times, times)
    )
    rows = (f"{span.layer} {span.start}-{span.end}" for span in added)
    ledger.provenance += [_provenance(source.doc_id, row, decision, claim_id) for row in rows]


def _meet(one: GoldSpan, other: GoldSpan) -> bool:
    return one.start < other.end and other.start < one.end


def _in_order(spans: Iterable[GoldSpan], more: Iterable[GoldSpan]) -> tuple[GoldSpan, ...]:
    return tuple(sorted((*spans, *more), key=lambda span: (span.start, -span.end)))


def _ids() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"c{number:03d}"


def _empty(doc_id: str) -> GoldDocument:
    return GoldDocument(doc_id=doc_id, sha256="", source=(), text_of=None, regions=(), names=(), times=(), claims=())


def _provenance(doc_id: str, row: str, decision: Decision, of: str) -> Provenance:
    return Provenance(
        doc_id=doc_id,
        row=row,
        reviewer=decision.reviewer,
        seq=decision.seq,
        at=decision.at,
        run=decision.run,
        action=decision.action,
        of=of,
    )

"""brat standoff: `<doc_id>.txt` and `<doc_id>.ann`, with the configuration that shows the scheme in brat.

Names, times and regions are text bounds; a name's id and a time's value stand in its note, where an annotator can
correct them. A claim is an event: its trigger bears the event type, its evidence is the argument `Evidence`, and
participants whose names stand in the evidence are arguments too, for reading only: what counts is the note,
`field = value | field = value`. Stretches over several lines are written in pieces, as brat wants them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.errors import GoldError
from pipeline.reconcile.anchoring import Unplaced
from pipeline.reconcile.gold_vocabulary import CLAIM_TYPES, REGIONS, TIME_TYPES
from pipeline.reconcile.interop.assembling import (
    REGION_PREFIX,
    RawClaim,
    RawDocument,
    RawSpan,
    assemble,
    layer_of,
)
from pipeline.reconcile.interop.claim_fields import TEXTS, claim_fields
from pipeline.reconcile.interop.imported import Imported, Stretch
from pipeline.records.claim import LABELS, MODALITIES, ROLES
from pipeline.records.gold import GoldClaim, GoldDocument, GoldSet

EVIDENCE = "Evidence"
_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_EVENT = re.compile(r"(E\d+)\t([^\s:]+):(T\d+)(.*)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes ([TE]\d+)\t(.*)")
_ATTRIBUTE = re.compile(r"A\d+\t(Negated|Modality) (E\d+)(?: (\S+))?")


def write_brat(gold: GoldSet, texts: Mapping[str, str]) -> dict[str, bytes]:
    """A brat collection of the set's articles. Groups of claims across articles have no place in it."""
    files = {"annotation.conf": _configuration().encode()}
    for document in gold.documents:
        text = texts[document.doc_id]
        files[f"{document.doc_id}.txt"] = text.encode()
        files[f"{document.doc_id}.ann"] = "".join(f"{line}\n" for line in _annotation(document, text)).encode()
    return files


def _configuration() -> str:
    arguments = f"{EVIDENCE}:<ENTITY>, " + ", ".join(f"{role}*:<ENTITY>" for role in ROLES)
    events = "\n".join(f"{kind}\t{arguments}" for kind in CLAIM_TYPES)
    bounds = "\n".join((*LABELS, *TIME_TYPES, *(REGION_PREFIX + region for region in REGIONS), EVIDENCE))
    attributes = f"Negated\tArg:<EVENT>\nModality\tArg:<EVENT>, Value:{'|'.join(MODALITIES)}"
    return f"[entities]\n{bounds}\n\n[relations]\n\n[events]\n{events}\n\n[attributes]\n{attributes}\n"


def _annotation(document: GoldDocument, text: str) -> Iterator[str]:
    number = note = attribute = 0
    bounds: list[tuple[int, int, str, str]] = []
    for span in (*document.regions, *document.names, *document.times):
        number += 1
        label = REGION_PREFIX + span.label if span.layer == "region" else span.label
        yield _bound(f"T{number}", label, text, span.start, span.end)
        if span.value is not None:
            note += 1
            yield f"#{note}\tAnnotatorNotes T{number}\t{span.value}"
        if span.layer == "entity":
            bounds.append((span.start, span.end, span.value or "", f"T{number}"))
    for event, claim in enumerate(document.claims, 1):
        yield _bound(f"T{number + 1}", claim.type, text, *claim.trigger)
        yield _bound(f"T{number + 2}", EVIDENCE, text, claim.start, claim.end)
        arguments = "".join(f" {role}:{bound}" for role, bound in _arguments(claim, bounds))
        yield f"E{event}\t{claim.type}:T{number + 1} {EVIDENCE}:T{number + 2}{arguments}"
        number += 2
        if claim.polarity == "negated":
            attribute += 1
            yield f"A{attribute}\tNegated E{event}"
        attribute, note = attribute + 1, note + 1
        yield f"A{attribute}\tModality E{event} {claim.modality}"
        yield f"#{note}\tAnnotatorNotes E{event}\t{_note(claim)}"


def _bound(name: str, label: str, text: str, start: int, end: int) -> str:
    pieces = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\r\n]+", text[start:end])]
    places = ";".join(f"{left} {right}" for left, right in pieces)
    quote = " ".join(text[left:right] for left, right in pieces)
    return f"{name}\t{label} {places}\t{quote}"


def _arguments(claim: GoldClaim, bounds: list[tuple[int, int, str, str]]) -> Iterator[tuple[str, str]]:
    """Names inside the evidence that take part, numbered where several fill one role."""
    for role, entities in claim.roles:
        inside = [b for s, e, entity, b in bounds if entity in entities and claim.start <= s and e <= claim.end]
        for i, bound in enumerate(inside, 1):
            yield role if i == 1 else f"{role}{i}", bound


def _note(claim: GoldClaim) -> str:
    values = claim_fields(claim)
    return " | ".join(f"{field} = {values[field].replace('|', '/')}" for field in TEXTS if values[field])


def read_brat(files: Mapping[str, bytes], texts: Mapping[str, str]) -> Imported:
    """The articles of a brat collection that the project has, by file name."""
    documents: list[GoldDocument] = []
    refused: list[Unplaced] = []
    for name in sorted(files):
        doc_id = name.removesuffix(".ann")
        if name.endswith(".ann") and doc_id in texts:
            own = files.get(f"{doc_id}.txt")
            raw = _read(doc_id, files[name].decode("utf-8"), own.decode("utf-8") if own else texts[doc_id])
            document, lost = assemble(raw, texts[doc_id])
            documents.append(document)
            refused += lost
    return Imported(documents=tuple(documents), refused=tuple(refused))


def _read(doc_id: str, annotation: str, text: str) -> RawDocument:
    raw = RawDocument(doc_id=doc_id, text=text)
    bounds: dict[str, tuple[str, Stretch]] = {}
    notes: dict[str, str] = {}
    events: list[tuple[int, re.Match[str]]] = []
    attributes: dict[str, dict[str, str]] = {}
    for row, line in enumerate(annotation.split("\n"), 1):
        if match := _BOUND.fullmatch(line):
            start, *_, end = re.split(r"[ ;]", match[3])
            stretch = Stretch(start=int(start), end=int(end), quote=match[4], layer=match[2], row=row)
            bounds[match[1]] = (match[2], stretch)
        elif match := _NOTE.fullmatch(line):
            notes[match[1]] = match[2]
        elif match := _EVENT.fullmatch(line):
            events.append((row, match))
        elif match := _ATTRIBUTE.fullmatch(line):
            changed = {"polarity": "negated"} if match[1] == "Negated" else {"modality": match[3] or "asserted"}
            attributes.setdefault(match[2], {}).update(changed)
        elif line.strip() and not line.startswith(("R", "N", "*", "#")):
            raise GoldError(
                f"not a line of brat standoff: {line[:60]!r}", at=f"{doc_id}.ann:{row}", remedy="correct the line"
            )
    raw.spans += _spans(bounds, notes)
    raw.claims += [_event(doc_id, row, match, bounds, notes, attributes) for row, match in events]
    return raw


def _spans(bounds: Mapping[str, tuple[str, Stretch]], notes: Mapping[str, str]) -> Iterator[RawSpan]:
    for name, (label, at) in bounds.items():
        layer = layer_of(label)
        if layer is not None:
            placed = Stretch(start=at.start, end=at.end, quote=at.quote, layer=layer[0], row=at.row)
            yield RawSpan(at=placed, label=layer[1], value=notes.get(name))


def _event(
    doc_id: str,
    row: int,
    match: re.Match[str],
    bounds: Mapping[str, tuple[str, Stretch]],
    notes: Mapping[str, str],
    attributes: Mapping[str, Mapping[str, str]],
) -> RawClaim:
    arguments = dict(part.split(":", 1) for part in match[4].split())
    if EVIDENCE not in arguments or match[3] not in bounds or arguments[EVIDENCE] not in bounds:
        raise GoldError(
            "the event has no evidence", at=f"{doc_id}.ann:{row}", remedy=f"add an argument {EVIDENCE} over its clause"
        )
    parts = (part.partition(" = ") for part in notes.get(match[1], "").split(" | "))
    fields = {key.strip(): value for key, _, value in parts if key.strip()}
    fields |= {"type": match[2], **attributes.get(match[1], {})}
    return RawClaim(at=bounds[arguments[EVIDENCE]][1], trigger=bounds[match[3]][1], fields=fields)

"""The annotation format of GUIDELINES.md: one `<doc_id>.jsonl` an article, `alignment.jsonl`, `entities.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pipeline.errors import GoldError
from pipeline.records.gold import GoldClaim, GoldDocument, GoldEntity, GoldGroup, GoldSet, GoldSpan

ALIGNMENT, ENTITIES = "alignment.jsonl", "entities.jsonl"
DRAFT_ENDING = ".draft.jsonl"
SOURCE_FIELDS = ("title", "author", "publisher", "published", "published_basis")
LAYERS = ("document", "region", "entity", "time", "claim")
Row = dict[str, Any]
X = TypeVar("X")
T = TypeVar("T")


def parse_gold(name: str, files: Mapping[str, str]) -> GoldSet:
    """An annotation set from its files' texts, by file name. Drafts and files of other endings are left out.

    Raises GoldError with file and line at the first row that is not in the format; whether the rows keep to the
    guidelines' vocabulary is another question (`gold_check`).
    """
    documents = [
        _parse_document(name, file, text, files.get(f"{file.removesuffix('.jsonl')}.txt"))
        for file, text in sorted(files.items())
        if is_document_file(file)
    ]
    if not documents:
        raise GoldError(
            f"annotation set {name!r} has no annotated article",
            remedy="give the folder that holds the <doc_id>.jsonl files",
        )
    return GoldSet(
        name=name,
        documents=tuple(documents),
        groups=tuple(_each(name, ALIGNMENT, files.get(ALIGNMENT, ""), _parse_group)),
        entities=tuple(_each(name, ENTITIES, files.get(ENTITIES, ""), _parse_entity)),
    )


def is_document_file(file: str) -> bool:
    """Whether a file of this name holds one article's annotation."""
    return file.endswith(".jsonl") and not file.endswith(DRAFT_ENDING) and file not in {ALIGNMENT, ENTITIES}


def write_gold(gold: GoldSet) -> dict[str, str]:
    """The files of an annotation set, by name: `parse_gold` of them gives the set back."""
    files = {f"{document.doc_id}.jsonl": _lines(document_rows(document)) for document in gold.documents}
    files |= {f"{d.doc_id}.txt": d.text for d in gold.documents if d.text is not None}
    files[ALIGNMENT] = _lines(_group_row(group) for group in gold.groups)
    if gold.entities:
        files[ENTITIES] = _lines(
            {"entity": e.entity, "label": e.label, "name": e.name, "aliases": list(e.aliases)} for e in gold.entities
        )
    return files


def document_rows(document: GoldDocument) -> Iterator[Row]:
    """One article's annotation as rows, the document row first."""
    head: Row = {"layer": "document", "doc_id": document.doc_id, "sha256": document.sha256}
    head |= {key: dict(document.source).get(key) for key in SOURCE_FIELDS}
    if document.text_of is not None:
        head["text_of"] = document.text_of
    yield head
    for span in (*document.regions, *document.names, *document.times):
        yield _span_row(span)
    for claim in document.claims:
        yield _claim_row(claim)


def _parse_document(name: str, file: str, text: str, own_text: str | None) -> GoldDocument:
    rows = list(_each(name, file, text, lambda row, line: (row, line, f"{name}/{file}:{line}")))
    head = rows[0][0] if rows else {}
    if head.get("layer") != "document":
        raise GoldError(
            "the first row is not the document row", at=f"{name}/{file}:1", remedy="begin with a row of layer document"
        )
    doc_id = file.removesuffix(".jsonl")
    if _text(head, "doc_id") != doc_id:
        raise GoldError(
            f"the row's doc_id is {head['doc_id']!r}, the file is named for {doc_id!r}",
            at=f"{name}/{file}:1",
            remedy="rename one of them",
        )
    spans: dict[str, list[GoldSpan]] = {"region": [], "entity": [], "time": []}
    claims: list[GoldClaim] = []
    for row, line, at in rows[1:]:
        layer = row.get("layer")
        if layer == "claim":
            claims.append(_at(at, _parse_claim, row, line))
        elif layer in spans:
            spans[layer].append(_at(at, _parse_span, row, line))
        else:
            raise GoldError(f"unknown layer {layer!r}", at=at, remedy=f"use one of {', '.join(LAYERS[1:])}")
    return GoldDocument(
        doc_id=doc_id,
        sha256=_text(head, "sha256"),
        source=tuple((key, head.get(key)) for key in SOURCE_FIELDS),
        text_of=head.get("text_of"),
        regions=tuple(spans["region"]),
        names=tuple(spans["entity"]),
        times=tuple(spans["time"]),
        claims=tuple(claims),
        text=own_text,
    )


def _each(name: str, file: str, text: str, parse: Callable[[Row, int], T]) -> Iterator[T]:
    """Every non-empty line of a file, parsed; what goes wrong is reported with its line."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _at(f"{name}/{file}:{number}", lambda line, n: parse(_json(line), n), line, number)


def _at(at: str, parse: Callable[[X, int], T], value: X, line: int) -> T:
    try:
        return parse(value, line)
    except KeyError as error:
        raise GoldError(f"the row lacks {error.args[0]!r}", at=at, remedy="see GUIDELINES.md for the fields") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise GoldError(
            f"not a row of the format: {error}", at=at, remedy="see GUIDELINES.md for the fields"
        ) from error


def _json(line: str) -> Row:
    row = json.loads(line)
    if not isinstance(row, dict):
        raise TypeError("a row is a JSON object")
    return row


def _text(row: Row, key: str) -> str:
    value = row[key]
    if not isinstance(value, str):
        raise TypeError(f"{key} is not a text")
    return value


def _offsets(value: Any) -> tuple[int, int]:
    start, end = value
    if not (type(start) is int and type(end) is int and 0 <= start < end):
        raise ValueError(f"bad span {start!r}..{end!r}")
    return start, end


def _parse_span(row: Row, line: int) -> GoldSpan:
    start, end = _offsets((row["start"], row["end"]))
    layer = row["layer"]
    return GoldSpan(
        layer=layer,
        start=start,
        end=end,
        quote="" if layer == "region" else _text(row, "quote"),
        label=_text(row, "type" if layer == "time" else "label"),
        value=row["value"] if layer == "time" else _text(row, "entity") if layer == "entity" else None,
        prefix=row.get("prefix"),
        suffix=row.get("suffix"),
        row=line,
    )


def _parse_claim(row: Row, line: int) -> GoldClaim:
    start, end = _offsets((row["start"], row["end"]))
    quantity = row.get("quantity")
    return GoldClaim(
        id=_text(row, "id"),
        start=start,
        end=end,
        quote=_text(row, "quote"),
        trigger=_offsets(row["trigger"]),
        type=_text(row, "type"),
        roles=tuple((role, tuple(fillers)) for role, fillers in row["roles"].items()),
        when=row["when"],
        quantity=(float(quantity["value"]), quantity["unit"], quantity["comparator"]) if quantity else None,
        polarity=_text(row, "polarity"),
        modality=_text(row, "modality"),
        holder=_text(row, "holder"),
        text=_text(row, "text"),
        prefix=row.get("prefix"),
        suffix=row.get("suffix"),
        row=line,
    )


def _parse_group(row: Row, _line: int) -> GoldGroup:
    return GoldGroup(
        group=_text(row, "group"),
        question=_text(row, "question"),
        members=_members(row["members"]),
        verdict=_text(row, "verdict"),
        on=tuple(row.get("on") or ()),
        sides=tuple(_members(side) for side in row.get("sides") or ()),
        strength=row.get("strength"),
        note=row.get("note") or "",
    )


def _members(members: list[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((member["doc_id"], member["claim"]) for member in members)


def _parse_entity(row: Row, _line: int) -> GoldEntity:
    return GoldEntity(
        entity=_text(row, "entity"),
        label=_text(row, "label"),
        name=_text(row, "name"),
        aliases=tuple(row.get("aliases") or ()),
    )


def _span_row(span: GoldSpan) -> Row:
    row: Row = {"layer": span.layer, "start": span.start, "end": span.end}
    if span.layer != "region":
        row["quote"] = span.quote
    row["type" if span.layer == "time" else "label"] = span.label
    if span.layer == "entity":
        row["entity"] = span.value
    elif span.layer == "time":
        row["value"] = span.value
    return row | _context(span)


def _claim_row(claim: GoldClaim) -> Row:
    quantity = claim.quantity
    row: Row = {"layer": "claim", "id": claim.id, "start": claim.start, "end": claim.end, "quote": claim.quote}
    row |= {"trigger": list(claim.trigger), "type": claim.type}
    row |= {"roles": {role: list(fillers) for role, fillers in claim.roles}, "when": claim.when}
    row["quantity"] = (
        None
        if quantity is None
        else dict(zip(("value", "unit", "comparator"), (_figure(quantity[0]), *quantity[1:]), strict=True))
    )
    row |= {"polarity": claim.polarity, "modality": claim.modality, "holder": claim.holder, "text": claim.text}
    return row | _context(claim)


def _figure(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _context(item: GoldSpan | GoldClaim) -> Row:
    return {key: value for key, value in (("prefix", item.prefix), ("suffix", item.suffix)) if value is not None}


def _group_row(group: GoldGroup) -> Row:
    def listed(members: tuple[tuple[str, str], ...]) -> list[Row]:
        return [{"doc_id": doc_id, "claim": claim} for doc_id, claim in members]

    row: Row = {"layer": "alignment", "group": group.group, "question": group.question}
    row |= {"members": listed(group.members), "verdict": group.verdict}
    if group.strength is not None:
        row["strength"] = group.strength
    row |= {"on": list(group.on), "sides": [listed(side) for side in group.sides], "note": group.note}
    return row


def _lines(rows: Iterator[Row] | Any) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

"""Label Studio JSON: one task an article, with the labelling configuration beside it.

Names, times, regions, evidence and triggers are labelled stretches; ids, values and a claim's fields are per-region
texts and choices; a relation leads from the evidence to its trigger. Offsets are written as code points, as Label
Studio has done since 1.2; what comes back is checked by text, since older versions count UTF-16 units.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from pipeline.errors import GoldError
from pipeline.reconcile.anchoring import Unplaced
from pipeline.reconcile.gold_format import SOURCE_FIELDS
from pipeline.reconcile.gold_vocabulary import CLAIM_TYPES, REGIONS, TIME_TYPES
from pipeline.reconcile.interop.assembling import (
    REGION_PREFIX,
    RawClaim,
    RawDocument,
    RawSpan,
    assemble,
    layer_of,
)
from pipeline.reconcile.interop.claim_fields import CHOICES, DEFAULTS, TEXTS, claim_fields
from pipeline.reconcile.interop.imported import Imported, Stretch
from pipeline.records.claim import LABELS, MODALITIES, POLARITIES
from pipeline.records.gold import GoldClaim, GoldDocument, GoldSet

TASKS, CONFIGURATION = "tasks.json", "labels.xml"
CLAIM, TRIGGER, VALUE = "claim", "trigger", "value"
_CONTROLS = {"text": "statement"}  # a control may not bear the name of the text itself
_FIELDS = {control: field for field, control in _CONTROLS.items()}
Result = dict[str, Any]


def write_labelstudio(gold: GoldSet, texts: Mapping[str, str]) -> dict[str, bytes]:
    """Tasks with one finished annotation each, and the configuration of the project that shows them.

    Groups of claims across articles have no place in it.
    """
    tasks = [_task(number, document, texts[document.doc_id]) for number, document in enumerate(gold.documents, 1)]
    written = json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"
    return {TASKS: written.encode(), CONFIGURATION: configuration().encode()}


def configuration() -> str:
    """The labelling interface: paste it under Settings, Labeling Interface, Code."""
    labels = (*LABELS, *TIME_TYPES, *(REGION_PREFIX + region for region in REGIONS), CLAIM, TRIGGER)
    choices = {"type": CLAIM_TYPES, "polarity": POLARITIES, "modality": MODALITIES}
    lines = ["<View>", '  <Labels name="label" toName="text">']
    lines += [f"    <Label value={quoteattr(label)}/>" for label in labels]
    lines += ["  </Labels>", '  <Text name="text" value="$text" granularity="symbol"/>']
    lines.append(f'  <TextArea name="{VALUE}" toName="text" perRegion="true" maxSubmissions="1" editable="true"/>')
    for field in CHOICES:
        lines.append(
            f'  <Choices name="{field}" toName="text" perRegion="true" whenTagName="label" whenLabelValue="{CLAIM}" '
            'choice="single-radio">'
        )
        lines += [f"    <Choice value={quoteattr(choice)}/>" for choice in choices[field]]
        lines.append("  </Choices>")
    lines += [
        f'  <TextArea name="{_CONTROLS.get(field, field)}" toName="text" perRegion="true" whenTagName="label" '
        f'whenLabelValue="{CLAIM}" '
        f'maxSubmissions="1" editable="true" placeholder="{field}"/>'
        for field in TEXTS
    ]
    return "\n".join([*lines, f'  <Relations>\n    <Relation value="{TRIGGER}"/>\n  </Relations>', "</View>", ""])


def _task(number: int, document: GoldDocument, text: str) -> dict[str, Any]:
    data = {"text": text, "doc_id": document.doc_id, **dict(document.source)}
    return {"id": number, "data": data, "annotations": [{"result": list(_results(document, text))}]}


def _results(document: GoldDocument, text: str) -> Iterator[Result]:
    for number, span in enumerate((*document.regions, *document.names, *document.times), 1):
        label = REGION_PREFIX + span.label if span.layer == "region" else span.label
        place = _place(text, span.start, span.end)
        yield _result(f"s{number}", "label", "labels", place | {"labels": [label]})
        if span.value is not None:
            yield _result(f"s{number}", VALUE, "textarea", place | {"text": [span.value]})
    for number, claim in enumerate(document.claims, 1):
        yield from _claim_results(f"c{number}", claim, text)


def _claim_results(name: str, claim: GoldClaim, text: str) -> Iterator[Result]:
    place, values = _place(text, claim.start, claim.end), claim_fields(claim)
    yield _result(name, "label", "labels", place | {"labels": [CLAIM]})
    trigger = _place(text, *claim.trigger)
    yield _result(f"{name}t", "label", "labels", trigger | {"labels": [TRIGGER]})
    yield {"type": "relation", "from_id": name, "to_id": f"{name}t", "direction": "right", "labels": [TRIGGER]}
    for field in CHOICES:
        yield _result(name, field, "choices", place | {"choices": [values[field]]})
    for field in TEXTS:
        if values[field]:
            yield _result(name, _CONTROLS.get(field, field), "textarea", place | {"text": [values[field]]})


def _place(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}


def _result(name: str, control: str, kind: str, value: dict[str, Any]) -> Result:
    return {"id": name, "from_name": control, "to_name": "text", "type": kind, "value": value}


def read_labelstudio(files: Mapping[str, bytes], texts: Mapping[str, str]) -> Imported:
    """The articles of a Label Studio export in its JSON format. Of several annotations of a task the last counts."""
    documents: list[GoldDocument] = []
    refused: list[Unplaced] = []
    for name in sorted(files):
        if not name.endswith(".json"):
            continue
        for task in json.loads(files[name]):
            raw = _read(task, name)
            if raw.doc_id in texts:
                document, lost = assemble(raw, texts[raw.doc_id])
                documents.append(document)
                refused += lost
    return Imported(documents=tuple(sorted(documents, key=lambda d: d.doc_id)), refused=tuple(refused))


def _read(task: dict[str, Any], file: str) -> RawDocument:
    data = task.get("data", {})
    if "text" not in data or "doc_id" not in data:
        raise GoldError(
            "a task has no text or doc_id",
            at=file,
            remedy="export as JSON (not JSON-MIN) from tasks that Variorum wrote",
        )
    finished = [a for a in task.get("annotations") or task.get("predictions") or () if not a.get("was_cancelled")]
    results: list[Result] = finished[-1].get("result", []) if finished else []
    source = {key: data.get(key) for key in SOURCE_FIELDS}
    raw = RawDocument(doc_id=data["doc_id"], text=data["text"], source=source)
    fields: dict[str, dict[str, str]] = {}
    labelled: dict[str, tuple[str, Stretch]] = {}
    triggers: dict[str, str] = {}
    for row, result in enumerate(results, 1):
        if result["type"] == "relation":
            triggers[result["from_id"]] = result["to_id"]
        elif result["type"] == "labels":
            labelled[result["id"]] = (result["value"]["labels"][0], _stretch(result, row, data["text"]))
        else:
            control: str = result["from_name"]
            fields.setdefault(result["id"], {})[_FIELDS.get(control, control)] = _value(result)
    _fill(raw, labelled, fields, triggers, file)
    return raw


def _stretch(result: Result, row: int, text: str) -> Stretch:
    value = result["value"]
    layer = (layer_of(value["labels"][0]) or (value["labels"][0], ""))[0]
    quote = value.get("text")
    if quote is None:
        quote = text[value["start"] : value["end"]]
    return Stretch(start=int(value["start"]), end=int(value["end"]), quote=quote, layer=layer, row=row)


def _value(result: Result) -> str:
    value = result["value"]
    given = value.get("text") if result["type"] == "textarea" else value.get("choices")
    return " ".join(given) if isinstance(given, list) else str(given or "")


def _fill(
    raw: RawDocument,
    labelled: Mapping[str, tuple[str, Stretch]],
    fields: Mapping[str, Mapping[str, str]],
    triggers: Mapping[str, str],
    file: str,
) -> None:
    for name, (label, at) in labelled.items():
        layer = layer_of(label)
        if layer is not None:
            raw.spans.append(RawSpan(at=at, label=layer[1], value=fields.get(name, {}).get(VALUE)))
        elif label == CLAIM:
            trigger = labelled.get(triggers.get(name, ""))
            if trigger is None:
                raise GoldError(
                    f"the claim {(at.quote or '')[:60]!r} has no trigger",
                    at=f"{file}, {raw.doc_id}, result {at.row}",
                    remedy="label its verb or event noun as trigger and draw a relation from the claim to it",
                )
            values = DEFAULTS | dict(fields.get(name, {}))
            raw.claims.append(RawClaim(at=at, trigger=trigger[1], fields=values))

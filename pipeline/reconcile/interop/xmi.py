"""UIMA CAS XMI, read and written through dkpro-cassis (extra `inception`): what INCEpTION imports and exports.

Names use DKPro's NamedEntity type, which INCEpTION has built in; times, regions and claims are custom layers of this
type system, which `TypeSystem.xml` declares. CAS offsets count UTF-16 units: cassis converts.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pipeline.errors import GoldError
from pipeline.reconcile.anchoring import Unplaced
from pipeline.reconcile.interop.assembling import RawClaim, RawDocument, RawSpan, assemble
from pipeline.reconcile.interop.claim_fields import FIELDS, claim_fields
from pipeline.reconcile.interop.imported import Imported, Stretch
from pipeline.records.gold import GoldDocument, GoldSet

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

NAME = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
TIME, REGION = "webanno.custom.VariorumTime", "webanno.custom.VariorumRegion"
CLAIM, TRIGGER = "webanno.custom.VariorumClaim", "webanno.custom.VariorumTrigger"
TYPE_SYSTEM = "TypeSystem.xml"
_STRING = "uima.cas.String"


def write_xmi(gold: GoldSet, texts: Mapping[str, str]) -> dict[str, bytes]:
    """`<doc_id>.xmi` for each article, and the type system. Groups of claims across articles have no place in it."""
    _require()
    types = _type_system()
    files = {TYPE_SYSTEM: types.to_xml().encode()}
    for document in gold.documents:
        written = _cas(document, texts[document.doc_id], types).to_xmi(pretty_print=True)
        files[f"{document.doc_id}.xmi"] = written.encode()
    return files


def _require() -> None:
    try:
        import cassis  # noqa: F401 - an extra
    except ImportError as error:
        raise GoldError(
            "XMI needs dkpro-cassis, which is not installed", remedy="pip install 'variorum[inception]'"
        ) from error


def _type_system() -> TypeSystem:
    from cassis import TypeSystem

    types = TypeSystem()
    annotation = "uima.tcas.Annotation"
    features = {
        NAME: ("value", "identifier"),
        TIME: ("type", "value"),
        REGION: ("label",),
        CLAIM: FIELDS,
        TRIGGER: ("claimId",),
    }
    for name, fields in features.items():
        made = types.create_type(name=name, supertypeName=annotation)
        for field in fields:
            types.create_feature(domainType=made, name=_feature(name, field), rangeType=_STRING)
    metadata = types.create_type(name=METADATA, supertypeName="uima.tcas.DocumentAnnotation")
    types.create_feature(domainType=metadata, name="documentId", rangeType=_STRING)
    types.create_feature(domainType=metadata, name="documentTitle", rangeType=_STRING)
    return types


def _feature(type_name: str, field: str) -> str:
    """`id` and `type` mean something else in a CAS."""
    return (
        {"id": "claimId", "type": "eventType"}.get(field, field)
        if type_name == CLAIM
        else {"type": "timeType"}.get(field, field)
    )


def _cas(document: GoldDocument, text: str, types: TypeSystem) -> Cas:
    from cassis import Cas

    cas = Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = text, "text/plain"
    title = dict(document.source).get("title")
    cas.add(
        types.get_type(METADATA)(
            begin=0, end=len(text), documentId=document.doc_id, documentTitle=title, language="x-unspecified"
        )
    )
    for region in document.regions:
        cas.add(types.get_type(REGION)(begin=region.start, end=region.end, label=region.label))
    for name in document.names:
        cas.add(types.get_type(NAME)(begin=name.start, end=name.end, value=name.label, identifier=name.value))
    for time in document.times:
        cas.add(types.get_type(TIME)(begin=time.start, end=time.end, timeType=time.label, value=time.value))
    for claim in document.claims:
        start, end = claim.trigger
        values = {_feature(CLAIM, field): value or None for field, value in claim_fields(claim).items()}
        cas.add(types.get_type(CLAIM)(begin=claim.start, end=claim.end, **values))
        cas.add(types.get_type(TRIGGER)(begin=start, end=end, claimId=claim.id))
    return cas


def read_xmi(files: Mapping[str, bytes], texts: Mapping[str, str]) -> Imported:
    """The project's articles among the `.xmi` files, told by the CAS's documentId, else by the file's name."""
    _require()
    from cassis import load_cas_from_xmi, load_typesystem

    if TYPE_SYSTEM not in files:
        raise GoldError("there is no TypeSystem.xml", remedy="export `UIMA CAS XMI` with its type system beside it")
    types = load_typesystem(io.BytesIO(files[TYPE_SYSTEM]))
    documents: list[GoldDocument] = []
    refused: list[Unplaced] = []
    for name in sorted(files):
        if name.endswith(".xmi"):
            raw = _read(load_cas_from_xmi(io.BytesIO(files[name]), typesystem=types), name)
            if raw.doc_id in texts:
                document, lost = assemble(raw, texts[raw.doc_id])
                documents.append(document)
                refused += lost
    return Imported(documents=tuple(documents), refused=tuple(refused))


def _read(cas: Cas, file: str) -> RawDocument:
    about: Any = next(iter(_select(cas, METADATA)), None)
    named = getattr(about, "documentId", None) or file.rpartition("/")[2].removesuffix(".xmi")
    raw = RawDocument(doc_id=named, text=cas.sofa_string or "", source={"title": getattr(about, "documentTitle", None)})
    for layer, type_name, label, value in (
        ("region", REGION, "label", None),
        ("entity", NAME, "value", "identifier"),
        ("time", TIME, "timeType", "value"),
    ):
        for row, found in enumerate(_select(cas, type_name), 1):
            at = _stretch(raw.text, found, layer, row)
            raw.spans.append(
                RawSpan(at=at, label=getattr(found, label), value=getattr(found, value) if value else None)
            )
    triggers = {found.claimId: found for found in _select(cas, TRIGGER)}
    for row, found in enumerate(_select(cas, CLAIM), 1):
        fields = {field: getattr(found, _feature(CLAIM, field)) or "" for field in FIELDS}
        if fields["id"] not in triggers:
            raise GoldError(
                f"the claim {fields['id']!r} has no trigger",
                at=f"{file}, claim {row}",
                remedy="mark its verb or event noun in the layer VariorumTrigger and give it the claim's claimId",
            )
        trigger = _stretch(raw.text, triggers[fields["id"]], "trigger", row)
        raw.claims.append(RawClaim(at=_stretch(raw.text, found, "claim", row), trigger=trigger, fields=fields))
    return raw


def _select(cas: Cas, type_name: str) -> list[Any]:
    return list(cas.select(type_name)) if cas.typesystem.contains_type(type_name) else []


def _stretch(text: str, found: Any, layer: str, row: int) -> Stretch:
    return Stretch(start=found.begin, end=found.end, quote=text[found.begin : found.end], layer=layer, row=row)

"""Annotation sets in the formats of other tools. `FORMATS` lists them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.errors import UsageError
from pipeline.reconcile.interop.bio import write_bio
from pipeline.reconcile.interop.brat import read_brat, write_brat
from pipeline.reconcile.interop.docbin import write_docbin
from pipeline.reconcile.interop.doccano import read_doccano
from pipeline.reconcile.interop.imported import Imported
from pipeline.reconcile.interop.labelstudio import read_labelstudio, write_labelstudio
from pipeline.reconcile.interop.prodigy import read_prodigy
from pipeline.reconcile.interop.webannotation import write_webannotation
from pipeline.reconcile.interop.xmi import read_xmi, write_xmi
from pipeline.records.gold import GoldSet
from pipeline.records.record import record

Reader = Callable[[Mapping[str, bytes], Mapping[str, str]], Imported]
Writer = Callable[[GoldSet, Mapping[str, str]], dict[str, bytes]]


@record
class Format:
    """One format: readers take its files by name and the project's texts by doc_id, writers a set and the texts that
    its offsets point into. `carries_claims` is False where it holds names and times alone.
    """

    name: str
    about: str
    read: Reader | None
    write: Writer | None
    carries_claims: bool = True


FORMATS = (
    Format(name="brat", about="brat standoff, .txt and .ann", read=read_brat, write=write_brat),
    Format(name="labelstudio", about="Label Studio JSON", read=read_labelstudio, write=write_labelstudio),
    Format(name="xmi", about="UIMA CAS XMI for INCEpTION", read=read_xmi, write=write_xmi),
    Format(name="doccano", about="doccano JSONL", read=read_doccano, write=None, carries_claims=False),
    Format(name="prodigy", about="Prodigy JSONL", read=read_prodigy, write=None, carries_claims=False),
    Format(name="docbin", about="spaCy DocBin", read=None, write=write_docbin),
    Format(name="webannotation", about="W3C Web Annotation", read=None, write=write_webannotation),
    Format(name="bio", about="B-I-O columns in CoNLL-U Plus", read=None, write=write_bio),
)


def format_named(name: str) -> Format:
    """The format of that name. Raises UsageError with the known ones."""
    found = next((form for form in FORMATS if form.name == name), None)
    if found is None:
        known = "; ".join(f"{form.name} ({form.about})" for form in FORMATS)
        raise UsageError(f"no format {name!r}", remedy=f"use one of {known}")
    return found

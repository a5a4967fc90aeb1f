"""Gold and run brought into one text: the same file as a rule, another extraction of the same page at times."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from pipeline.errors import GoldError
from pipeline.reconcile.anchoring import Unplaced, move_document
from pipeline.records.document import Document
from pipeline.records.gold import GoldDocument, GoldSet
from pipeline.records.record import record


@record
class PlacedSets:
    """Both sets over one text per article.

    `gold` and `found` stand in the text that was annotated: rows of the run that this text does not have are left
    out, for nobody annotated them. `gold_in_run` stands in the run's texts. `unplaced_gold` and `unplaced_found`
    list what has no certain place on the other side; `moved` names the articles whose texts differ.
    """

    gold: GoldSet
    found: GoldSet
    gold_in_run: GoldSet
    unplaced_gold: tuple[Unplaced, ...]
    unplaced_found: tuple[Unplaced, ...]
    moved: tuple[str, ...]


def place_sets(gold: GoldSet, found: GoldSet, documents: Mapping[str, Document]) -> PlacedSets:
    """The articles that both have. Raises GoldError for a row that lies about a text that has not changed."""
    run = {document.doc_id: document for document in found.documents}
    lefts, rights, heres = [], [], []
    lost_gold: list[Unplaced] = []
    lost_found: list[Unplaced] = []
    moved = []
    for annotated in gold.documents:
        if annotated.doc_id not in run:
            continue
        text = documents[annotated.doc_id].text
        check_quotes(annotated, gold.name, text, documents[annotated.doc_id].sha256)
        here, lost = move_document(annotated, text, old_text=annotated.text)
        lost_gold += lost
        heres.append(here)
        predicted = run[annotated.doc_id]
        if annotated.text is not None and annotated.text != text:
            predicted, lost = move_document(predicted, annotated.text, old_text=text)
            lost_found += lost
        lefts.append(here if annotated.text is None else annotated)
        rights.append(predicted)
        moved += [annotated.doc_id] if here is not annotated else []
    return PlacedSets(
        gold=replace(gold, documents=tuple(lefts)),
        found=replace(found, documents=tuple(rights)),
        gold_in_run=replace(gold, documents=tuple(heres)),
        unplaced_gold=tuple(lost_gold),
        unplaced_found=tuple(lost_found),
        moved=tuple(moved),
    )


def check_quotes(document: GoldDocument, set_name: str, text: str, sha256: str) -> None:
    """Raise GoldError at the first row whose quote is not at its offsets although its text is the one annotated."""
    if document.text is not None:
        text, sha256 = document.text, hashlib.sha256(document.text.encode()).hexdigest()
        if sha256 != document.sha256:
            raise GoldError(
                f"the text that {document.doc_id!r} brings along is not the one annotated: its sha256 differs",
                at=f"{set_name}/{document.doc_id}.txt",
                remedy="restore the text, or move the annotation with `variorum gold check --move`",
            )
    if sha256 != document.sha256:
        return
    for row in document.quoted:
        if text[row.start : row.end] != row.quote:
            raise GoldError(
                f"the quote {row.quote[:60]!r} is not the text at {row.start}..{row.end}: "
                f"{text[row.start : row.end][:60]!r}",
                at=f"{set_name}/{document.doc_id}.jsonl:{row.row}",
                remedy="correct the offsets or the quote of this row; `variorum gold check` lists all such rows",
            )

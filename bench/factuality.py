"""Polarity, modality and holder at the triggers of a gold set, read as if every trigger had been found.

    python -m bench.factuality GOLD_DIR ARTICLES_DIR [--show]

Prints one line a measure: F1 of the claims that are not affirmed, not asserted, not the author's (same value on both
sides for the first two, as in agreement.py), and with --show every disagreement.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.extract.attribution import AttributionIndex, find_attributions
from pipeline.extract.coreference import resolve_references
from pipeline.extract.factuality import factuality_of
from pipeline.extract.names import find_names
from pipeline.extract.nlp import ParsedDocument, load_model, parse
from pipeline.ingest.metadata import read_sidecar
from pipeline.ingest.stage import ingest
from pipeline.packs.knowledge import Knowledge, load_knowledge
from pipeline.reconcile.anchoring import move_document
from pipeline.records.document import Document
from pipeline.records.gold import GoldClaim, GoldDocument
from pipeline.store.articles import list_files, read_raw, read_sidecars
from pipeline.store.gold import read_gold_set

PLAIN = {"polarity": "affirmed", "modality": "asserted", "holder": "author"}


def main() -> int:
    """Compare both sides and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    options.add_argument("articles", type=Path)
    options.add_argument("--show", action="store_true", help="print every disagreement")
    chosen = options.parse_args()
    rows = [row for document, gold in _documents(chosen.articles, chosen.gold) for row in _read(document, gold)]
    for field, plain in PLAIN.items():
        pairs = [(getattr(claim, field), read[field]) for claim, read in rows]
        print(f"{field:9} F1 of not {plain}: {_f1(pairs, plain, exact=field != 'holder'):.3f}  n={len(pairs)}")
        if chosen.show:
            for claim, read in rows:
                if getattr(claim, field) != read[field]:
                    print(
                        f"    {claim.id} {getattr(claim, field)} read as {read[field]} [{claim.type}] {_marked(claim)}"
                    )
    return 0


def _f1(pairs: Sequence[tuple[str, str]], plain: str, *, exact: bool) -> float:
    """F1 of finding what is not plain; `exact` asks for the same value as well."""
    gold = sum(left != plain for left, _ in pairs)
    read = sum(right != plain for _, right in pairs)
    hits = sum(plain not in {left, right} and (left == right or not exact) for left, right in pairs)
    return 2 * hits / (gold + read) if gold + read else 0.0


def _marked(claim: GoldClaim) -> str:
    left, right = claim.trigger[0] - claim.start, claim.trigger[1] - claim.start
    return " ".join(f"{claim.quote[:left]}[[{claim.quote[left:right]}]]{claim.quote[right:]}".split())


def _documents(folder: Path, gold_folder: Path) -> Iterator[tuple[Document, GoldDocument]]:
    """Articles of a folder with their gold, moved to the text that is read."""
    sidecar = read_sidecar(read_sidecars(folder))
    gold = {d.doc_id: d for d in read_gold_set(gold_folder).documents}
    for file in list_files(folder):
        document = ingest(read_raw(file, folder), sidecar)
        if document.doc_id in gold:
            yield document, move_document(gold[document.doc_id], document.text)[0]


def _read(document: Document, gold: GoldDocument) -> Iterator[tuple[GoldClaim, dict[str, str]]]:
    """What is read at each gold trigger."""
    knowledge = load_knowledge(())
    for parsed in parse([document], load_model()):
        mentions = find_names(parsed, knowledge=knowledge)
        references = resolve_references(parsed, mentions, knowledge=knowledge)
        index = find_attributions(parsed, mentions, references, cues=knowledge.cues)
        for claim in gold.claims:
            found = _token_at(parsed, *claim.trigger)
            if found is not None:
                yield claim, _values(parsed, index, found, knowledge)


def _token_at(parsed: ParsedDocument, start: int, end: int) -> tuple[int, int] | None:
    """(passage, token) of a stretch of the document."""
    for number, passage in enumerate(parsed.passages):
        if not any(left <= start < right for left, right in passage.passage.pieces):
            continue
        for token in passage.doc:
            left, right = passage.to_document(token.idx, token.idx + len(token))
            if left < end and start < right:
                return number, token.i
    return None


def _values(
    parsed: ParsedDocument, index: AttributionIndex, place: tuple[int, int], knowledge: Knowledge
) -> dict[str, str]:
    token = parsed.passages[place[0]].doc[place[1]]
    read = factuality_of(token, cues=knowledge.cues)
    return {
        "polarity": "negated" if read.denied else "affirmed",
        "modality": read.modality,
        "holder": index.holder_of(*place),
    }


if __name__ == "__main__":
    sys.exit(main())

"""The published scorers of this annotation scheme print the same figures for the same run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.reconcile.gold_format import parse_gold
from pipeline.reconcile.stage import Reconciliation, reconcile
from pipeline.records.gold import GoldSet
from tests.unit.reconcile.predictions import Run, perturbed_run
from tests.unit.reconcile.readings import reread

CASES = [("seeds", "seeds", "same"), ("corpus", "corpus", "same"), ("corpus", "corpus", "another")]


def _gold_and_texts(shared: Path, name: str, corpus: str) -> tuple[GoldSet, dict[str, str]]:
    files = {path.name: path.read_bytes().decode() for path in (shared / "gold" / name).iterdir()}
    gold = parse_gold(name, files)
    texts = {}
    for document in gold.documents:
        if document.text is not None:
            texts[document.doc_id] = document.text
        else:
            found = [p for p in (shared / corpus).glob(f"{document.doc_id}.*") if p.suffix in {".txt", ".md"}]
            texts[document.doc_id] = found[0].read_bytes().decode()
    return gold, texts


def _write_tables(folder: Path, run: Run) -> None:
    documents, extractions, alignment = run
    folder.mkdir()
    tables: dict[str, list[dict[str, Any]]] = {"documents": [], "mentions": [], "claims": [], "comparisons": []}
    for document in documents:
        tables["documents"].append({"doc_id": document.doc_id, "text": document.text})
    for extraction in extractions:
        for mention in extraction.mentions:
            place = mention.evidence
            tables["mentions"].append(
                {
                    "doc_id": place.doc_id,
                    "start": place.start,
                    "end": place.end,
                    "quote": place.quote,
                    "layer": "entity",
                }
                | {"label": mention.label, "entity_id": mention.entity_id}
            )
        for timex in extraction.times:
            place = timex.evidence
            tables["mentions"].append(
                {"doc_id": place.doc_id, "start": place.start, "end": place.end, "quote": place.quote, "layer": "time"}
                | {"type": timex.type, "value": timex.value}
            )
        for claim in sorted(
            extraction.claims, key=lambda c: (c.evidence.start, c.evidence.end, c.trigger.start, c.claim_id)
        ):
            place = claim.evidence
            tables["claims"].append(
                {"doc_id": place.doc_id, "start": place.start, "end": place.end, "quote": place.quote}
                | {"claim_id": claim.claim_id, "trigger": {"start": claim.trigger.start, "end": claim.trigger.end}}
                | {"event_type": claim.event_type, "polarity": claim.polarity, "modality": claim.modality}
                | {"holder": claim.holder, "date": {"edtf": claim.date.edtf} if claim.date else None}
                | {"participants": [{"role": p.role, "entity_id": p.entity_id} for p in claim.participants]}
            )
    tables["comparisons"] = [
        {"left": c.left, "right": c.right, "verdict": c.verdict, "conflict_on": list(c.conflict_on)}
        for c in alignment.comparisons
    ]
    for name, rows in tables.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _ours(result: Reconciliation) -> dict[tuple[str, str], float]:
    return {(f"{s.layer} {s.measure}", s.doc_id or "all"): s.value or 0.0 for s in result.scores}


class Case:
    """One set, a run with errors over it, what we say of the run, and its tables on disk."""

    def __init__(self, shared: Path, folder: Path, name: str, corpus: str, reading: str) -> None:
        self.gold_folder, self.folder = shared / "gold" / name, folder
        gold, texts = _gold_and_texts(shared, name, corpus)
        run = perturbed_run(gold, texts, seed=7)
        if reading == "another":
            run = reread(run, {d.doc_id for d in gold.documents if d.text is not None})
        _write_tables(folder / "run", run)
        documents, extractions, alignment = run
        self.ours = _ours(reconcile(gold, documents=documents, extractions=extractions, alignment=alignment))

    def scorer(self, script: str, *arguments: Path | str) -> bytes:
        """What a published scorer prints."""
        command = [sys.executable, str(self.gold_folder.parent / script), *map(str, arguments)]
        return subprocess.run(command, check=True, capture_output=True).stdout


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Each set; the second one also with its web page read by another extractor."""
    return Case(shared, tmp_path_factory.mktemp("case"), *request.param)


def test_names_times_claims_and_groups_score_as_the_agreement_table(case: Case) -> None:
    case.scorer("outputs_to_gold.py", case.folder / "run", case.folder / "as_gold", case.gold_folder)
    theirs = json.loads(case.scorer("agreement.py", case.gold_folder, case.folder / "as_gold", "--json"))
    renamed = {
        "entities A": "entity gold",
        "entities B": "entity found",
        "times A": "time gold",
        "times B": "time found",
    }
    renamed |= {"claims A": "claim gold", "claims B": "claim found", "claims paired": "claim paired"}
    compared = 0
    for column, measures in theirs.items():
        for measure, value in measures.items():
            if column == "alignment":
                key = ("alignment " + measure.replace(" A", " gold").replace(" B", " found"), "all")
            else:
                key = (renamed.get(measure, measure), column)
            assert case.ours[key] == pytest.approx(value or 0.0, abs=0.0005), key
            compared += 1
    assert compared == 6 * 32 + 15


def test_links_and_conflicts_score_as_the_pair_scorer(case: Case) -> None:
    theirs = json.loads(case.scorer("score_alignment.py", case.folder / "run", case.gold_folder, "--json"))
    for kind in ("precision", "recall", "F1"):
        for layer in ("link", "conflict"):
            assert case.ours[f"{layer} {kind}", "all"] == pytest.approx(theirs[f"{layer} {kind}"], abs=0.0005), (
                layer,
                kind,
            )
    same = {
        "gold claims spoken of": "claim spoken of",
        "gold pairs": "link gold",
        "predicted comparisons": "link found",
        "agree recall": "link agree recall",
        "gold conflict pairs": "conflict gold",
        "predicted conflicts": "conflict found",
        "right kind": "conflict right kind",
        "firm groups": "conflict firm groups",
        "firm groups found": "conflict firm groups found",
        "conflict recall on date, quantity, office, participant, place, polarity": (
            "conflict recall on date, quantity, office, participant, place, polarity"
        ),
    }
    for measure, own in same.items():
        assert case.ours[own, "all"] == pytest.approx(theirs[measure], abs=0.0005), measure
    for kind, found in theirs["conflict recall by kind"].items():
        hits, of = map(int, found.split("/"))
        assert case.ours[f"conflict recall: {kind}", "all"] == pytest.approx(hits / of, abs=0.0005), kind

"""A finished run, read back from its folder."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from pipeline.align.decisions import changed_claims
from pipeline.records.tables import RunTables
from pipeline.review.stage import review
from pipeline.store.decisions import DecisionLog
from pipeline.store.run_files import read_run_info
from pipeline.store.tables import (
    read_alignment,
    read_documents,
    read_entities,
    read_extractions,
    read_matches,
    read_scores,
)


def read_run(out: Path, decisions: Path) -> RunTables:
    """Everything a run found, and what reviewers decided about it since. Raises OutputError where there is no run."""
    documents = read_documents(out)
    extractions = read_extractions(out, [document.doc_id for document in documents])
    alignment = read_alignment(out)
    logs = DecisionLog(decisions)
    made = logs.read()
    standings = review(made, extractions=extractions, alignment=alignment, seen=logs.seen())
    return RunTables(
        documents=documents,
        extractions=extractions,
        entities=read_entities(out),
        alignment=alignment,
        matches=read_matches(out),
        scores=read_scores(out),
        decisions=made,
        standings=standings,
        edited=changed_claims([c for part in extractions for c in part.claims], [s.decision for s in standings]),
        run=run_id(out),
    )


def run_id(out: Path) -> str:
    """The id that run.json holds."""
    return str(read_run_info(out).get("run", ""))


class StageClock:
    """Seconds spent in each stage. The only clock of a run; its readings go into run.json and nowhere else."""

    def __init__(self) -> None:
        self._stage = ""
        self._since = perf_counter()
        self._spent: dict[str, float] = {}

    def start(self, stage: str) -> None:
        """A stage begins; the one before has ended."""
        now = perf_counter()
        if self._stage:
            self._spent[self._stage] = self._spent.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now

    def seconds(self) -> dict[str, float]:
        """Seconds by stage, to the millisecond."""
        self.start(self._stage)
        return {stage: round(spent, 3) for stage, spent in self._spent.items()}

"""Opening a run for review: its folder, the decisions, an earlier run to compare with."""

from __future__ import annotations

import getpass
import re
from typing import TYPE_CHECKING

from pipeline.reconcile.annotators import annotator_agreement
from pipeline.store.decisions import DecisionLog
from pipeline.store.gold import read_gold_set
from pipeline.store.run import read_run
from pipeline.store.stamps import run_stamp
from pipeline.ui.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def open_desk(
    out: Path,
    decisions: Path,
    *,
    reviewer: str | None = None,
    since: Path | None = None,
    annotators: Sequence[Path] = (),
) -> Desk:
    """A desk on the run in `out`. Raises OutputError where there is none, DecisionError for a name unfit for a file,
    GoldError for an annotator's set that cannot be read.
    """
    log = DecisionLog(decisions)
    log.path_of(reviewer or default_reviewer())
    desk = Desk(
        load=lambda: read_run(out, decisions),
        stamp=lambda: run_stamp(out),
        log=log,
        reviewer=reviewer or default_reviewer(),
        earlier=read_run(since, decisions) if since else None,
    )
    if len(annotators) > 1:
        texts = {doc_id: document.text for doc_id, document in desk.lookup.documents.items()}
        desk.agreement = annotator_agreement([read_gold_set(folder) for folder in annotators], texts)
    return desk


def default_reviewer() -> str:
    """The name under which one is logged in, made fit for a file name."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = ""
    return re.sub(r"[^a-z0-9._-]+", "-", name.casefold()).strip("-._")[:40] or "reviewer"

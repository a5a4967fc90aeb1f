"""Opening a run for review: its folder, the decisions, an earlier run to compare with."""

from __future__ import annotations

import getpass
import re
from typing import TYPE_CHECKING

from pipeline.store.decisions import DecisionLog
from pipeline.store.run import read_run
from pipeline.store.stamps import run_stamp
from pipeline.ui.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


def open_desk(out: Path, decisions: Path, *, reviewer: str | None = None, since: Path | None = None) -> Desk:
    """A desk on the run in `out`. Raises OutputError where there is none, DecisionError for a name unfit for a file."""
    log = DecisionLog(decisions)
    log.path_of(reviewer or default_reviewer())
    return Desk(
        load=lambda: read_run(out, decisions),
        stamp=lambda: run_stamp(out),
        log=log,
        reviewer=reviewer or default_reviewer(),
        earlier=read_run(since, decisions) if since else None,
    )


def default_reviewer() -> str:
    """The name under which one is logged in, made fit for a file name."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = ""
    return re.sub(r"[^a-z0-9._-]+", "-", name.casefold()).strip("-._")[:40] or "reviewer"

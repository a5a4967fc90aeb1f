"""THE TABLE OF CONTENTS: each stage, what it reads, what it writes, and which data files it depends on.

`code` and `data` decide what a change reruns: a stage runs again when a module below its code folders, a data file
that matches, or a table that it reads has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from pipeline.records.record import record


@record
class Stage:
    """One step of a run. `function` is `module:name`; it takes and returns records and touches no file."""

    name: str
    function: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    code: tuple[str, ...]
    data: tuple[str, ...] = ()

    def load(self) -> Callable[..., Any]:
        """The stage's public function."""
        module, name = self.function.split(":")
        function: Callable[..., Any] = getattr(import_module(module), name)
        return function


INGEST = Stage(
    name="ingest",
    function="pipeline.ingest.stage:ingest",
    reads=("articles", "sources"),
    writes=("documents",),
    code=("ingest", "packs", "records"),
    data=("gazetteer/**/*", "heads/*"),
)
EXTRACT = Stage(
    name="extract",
    function="pipeline.extract.stage:extract",
    reads=("documents",),
    writes=("mentions", "claims"),
    code=("extract", "packs", "records"),
    data=("gazetteer/**/*", "predicates/*", "cues/*", "times/*", "claims/*", "units.csv"),
)
LINK = Stage(
    name="link",
    function="pipeline.extract.entities:link_names",
    reads=("mentions", "claims", "name rulings"),
    writes=("entities",),
    code=("extract", "packs", "recall", "records", "faces.py"),
    data=("gazetteer/**/*",),
)
ALIGN = Stage(
    name="align",
    function="pipeline.align.stage:align_articles",
    reads=("claims", "entities", "documents", "decisions"),
    writes=("comparisons", "groups", "within_source"),
    code=("align", "packs", "recall", "records"),
    data=("alignment/*", "evaluations/*", "gazetteer/**/*", "lexicon/*", "word_vectors/*"),
)
RECONCILE = Stage(
    name="reconcile",
    function="pipeline.reconcile.stage:reconcile",
    reads=("documents", "mentions", "claims", "comparisons", "gold"),
    writes=("matches", "scores"),
    code=("reconcile", "records"),
)
REVIEW = Stage(
    name="review",
    function="pipeline.review.stage:review",
    reads=("claims", "groups", "decisions"),
    writes=("standings",),
    code=("review", "records"),
)
EXPORT = Stage(
    name="export",
    function="pipeline.export.stage:export",
    reads=("documents", "mentions", "claims", "entities", "comparisons", "groups", "matches", "scores", "standings"),
    writes=("csv", "xlsx", "report"),
    code=("export", "recall", "records"),
    data=("pages/*",),
)

STAGES = (INGEST, EXTRACT, LINK, ALIGN, RECONCILE, REVIEW, EXPORT)

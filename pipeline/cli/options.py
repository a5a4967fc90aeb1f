"""Options that several commands share, and the settings that they make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.runner import Run

Corpus = Annotated[Path | None, typer.Argument(help="Folder with the articles. Default: `corpus` of variorum.toml.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Folder for what a run writes.")]
Gold = Annotated[Path | None, typer.Option("--gold", help="Annotation set to compare with.")]
Packs = Annotated[list[str] | None, typer.Option("--pack", help="Pack in force; repeat for several; `none` for none.")]
Model = Annotated[str | None, typer.Option("--model", help="spaCy model to parse with.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", help="Processes that read articles at once.")]
Config = Annotated[Path | None, typer.Option("--config", help="Configuration file. Default: variorum.toml here.")]
CacheFolder = Annotated[Path | None, typer.Option("--cache", help="Folder for what need not be computed again.")]
EngineName = Annotated[str | None, typer.Option("--engine", help="Where articles are read: local or dask.")]
Scheduler = Annotated[str | None, typer.Option("--scheduler", help="Address of a Dask scheduler.")]
Blas = Annotated[str | None, typer.Option("--blas", help="Linear algebra kernel: auto, blis or numpy.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines instead of a table.")]
Limit = Annotated[int | None, typer.Option("--limit", "-n", help="Print at most this many rows.")]


def settings_of(config: Path | None = None, packs: list[str] | None = None, **flags: Any) -> Settings:
    """Settings of the configuration file under the flags given."""
    from pipeline.config import load_settings

    chosen = None if packs is None else tuple(pack for pack in packs if pack != "none")
    return load_settings(config, packs=chosen, **flags)


def run_of(settings: Settings) -> Run:
    """A run that tells its progress on standard error."""
    from pipeline.cli.progress import ConsoleProgress
    from pipeline.runner import Run

    return Run(settings=settings, progress=ConsoleProgress())

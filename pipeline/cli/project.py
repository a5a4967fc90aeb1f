"""Commands about a project folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import UsageError


def init(
    folder: Annotated[Path, typer.Argument(help="Folder to make; may exist, if it has no variorum.toml.")],
) -> None:
    """Make a project folder: corpus/, annotations/, and a variorum.toml in which every key is explained."""
    from pipeline.config import FILE_NAME, commented_settings
    from pipeline.store.files import write_whole

    file = folder / FILE_NAME
    if file.exists():
        raise UsageError("there is a project already", at=str(file), remedy="name another folder, or edit that file")
    write_whole(file, [commented_settings().encode()])
    for name in ("corpus", "annotations"):
        (folder / name).mkdir(exist_ok=True)
    typer.echo(f"{file}: written. Put articles into {folder / 'corpus'}, then: cd {folder} && variorum run", err=True)


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command()(init)

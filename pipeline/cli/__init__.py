"""The command line: parse, call, print.

Data goes to standard output, progress and messages to standard error. Exit codes: 0 done, 1 failure, 2 usage.
Commands import what they need when they are called, so that `--help` answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

import typer

from pipeline.errors import VariorumError

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the model's products are small: threads cost more than they give

FAMILIES = ("run", "articles", "show", "compare", "annotation", "gold", "review", "project", "rules")

app = typer.Typer(
    name="variorum",
    help="Reads several authors on one subject and says, with evidence, where they agree and where they conflict.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich costs half of a start
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)


def _version(value: bool) -> None:
    if value:
        from pipeline import __version__

        typer.echo(f"variorum {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),  # noqa: FBT003 - a Typer flag
) -> None:
    """Options that stand before the command."""


for family in FAMILIES:
    import_module(f"pipeline.cli.{family}").add_to(app)


def main() -> None:
    """Run a command; a mendable failure is printed as fact, place and remedy."""
    try:
        app()
    except VariorumError as error:
        typer.secho(f"error: {error}", err=True, fg=typer.colors.RED if sys.stderr.isatty() else None)
        raise SystemExit(error.exit_code) from error
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        typer.echo("stopped; run again to go on where this ended", err=True)
        raise SystemExit(130) from None
    finally:
        gc.freeze()  # the process ends: what a large run leaves need not be gone through once more

"""The parts of README.md that are made from the program itself: commands, the first rows of a run, figures.

python -m bench readme     writes them; a test holds the file equal to what this would write
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten

import click
import typer.main

from pipeline.cli import app

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
ROWS = 10
MARKS = {"conflict": "≠", "agree": "=", "single_source": "•", "undecided": "?"}
FIGURES = (
    ("entity", "span F1"),
    ("entity", "label agreement"),
    ("entity", "id B3 F1"),
    ("time", "span F1"),
    ("time", "value agreement by days"),
    ("claim", "F1, dated in both"),
    ("claim", "type agreement"),
    ("claim", "when agreement by days"),
    ("claim", "actor set equal"),
    ("claim", "negated F1"),
    ("claim", "not asserted F1"),
    ("claim", "not the author's F1"),
    ("claim", "spoken of"),
    ("alignment", "linked pair F1"),
    ("conflict", "precision"),
    ("conflict", "recall"),
)


def main(_: list[str]) -> None:
    """Write README.md anew."""
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")


def filled(text: str) -> str:
    """README with every made part as the program gives it now."""
    for name, lines in (("run", _run()), ("commands", _commands()), ("figures", _figures())):
        body = "\n".join(lines)
        text = re.sub(
            rf"<!-- {name} -->.*?<!-- /{name} -->",
            lambda _, name=name, body=body: f"<!-- {name} -->\n{body}\n<!-- /{name} -->",
            text,
            flags=re.DOTALL,
        )
    return text


def _run() -> Iterator[str]:
    """The first rows of the committed run's claims table: conflicts, then what most sources agree on."""
    with (ROOT / "outputs" / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    conflicts = [row for row in rows if row["verdict"] == "conflict"][: ROWS - 2]
    agreed = [row for row in rows if row["verdict"] == "agree"][: ROWS - len(conflicts)]
    yield "| | claim | on | positions or sources |"
    yield "|---|---|---|---|"
    for row in [*conflicts, *agreed]:
        told = row["positions"] if row["verdict"] == "conflict" else row["sources_agree"]
        cells = (MARKS[row["verdict"]], shorten(row["statement"], 140), row["conflict_on"], shorten(told, 160))
        yield "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _commands() -> Iterator[str]:
    yield "| command | what it does |"
    yield "|---|---|"
    for name, help_text in commands():
        yield f"| `variorum {name}` | {help_text} |"


def commands() -> Iterator[tuple[str, str]]:
    """Every command with the first sentence of its help."""
    root = typer.main.get_command(app)
    yield from _below(root, "")


def _below(group: click.Command, prefix: str) -> Iterator[tuple[str, str]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _below(command, f"{prefix}{name} ")
        else:
            text = " ".join((command.help or "").split())
            yield f"{prefix}{name}", re.split(r"(?<=\.)\s", text)[0].replace("|", "/")


def _figures() -> Iterator[str]:
    """Figures of the committed run against the digests' gold."""
    with (ROOT / "outputs" / "scores.csv").open(encoding="utf-8", newline="") as file:
        found = {(row["layer"], row["measure"]): row["value"] for row in csv.DictReader(file) if not row["doc_id"]}
    yield "| layer | measure | digests |"
    yield "|---|---|---:|"
    for layer, measure in FIGURES:
        if (layer, measure) in found:
            yield f"| {layer} | {measure} | {float(found[layer, measure]):.3f} |"

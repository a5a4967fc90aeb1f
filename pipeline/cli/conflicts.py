"""Conflicts in the terminal: question, sides, passages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import typer

from pipeline.export.camps import camps_of
from pipeline.export.order import reading_order
from pipeline.export.passages import EVIDENCE, TRIGGER, in_context
from pipeline.export.positions import side_values
from pipeline.store.rows import to_row

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Claim
    from pipeline.records.group import ClaimGroup

BLANKS = re.compile(r"\s+")


def print_conflicts(lookup: Lookup, *, limit: int | None, as_json: bool) -> None:
    """Print conflicts, strongest first, each with what stands against what and where."""
    groups = [group for group in reading_order(lookup) if group.verdict == "conflict"][:limit]
    if as_json:
        for group in groups:
            typer.echo(json.dumps(to_row(group), ensure_ascii=False))
        return
    from rich.console import Console

    console = Console(highlight=False)
    if not groups:
        console.print("no conflicts")
    for number, group in enumerate(groups, 1):
        _print_conflict(console, number, group, lookup)


def _print_conflict(console: Console, number: int, group: ClaimGroup, lookup: Lookup) -> None:
    console.rule(f"{number}. {', '.join(group.conflict_on)}", align="left", style="dim")
    console.print(group.question, style="bold", markup=False)
    console.print(group.reason, markup=False)
    for camp in camps_of(group, lookup):
        passages = {_heading(claim, group, lookup): _passage(claim, lookup) for claim in reversed(camp.claims)}
        for heading, passage in reversed(passages.items()):
            console.print()
            console.print(heading, style="cyan", markup=False)
            console.print(passage)
    console.print(f"{group.group_id}  variorum explain {group.group_id}", style="dim", markup=False)
    console.print()


def _heading(claim: Claim, group: ClaimGroup, lookup: Lookup) -> str:
    """What the claim says on the point at issue, who says it and where."""
    value = side_values(group, (claim.claim_id,), lookup)
    said_by = "" if claim.holder == "author" else f", said by {lookup.holder_name(claim.holder)}"
    line = lookup.line_of(claim.doc_id, claim.evidence.start)
    return f"{value}: {lookup.label_of(claim.doc_id)}{said_by} ({claim.doc_id}, line {line})"


def _passage(claim: Claim, lookup: Lookup) -> Text:
    from rich.text import Text

    text = Text("  ")
    for segment in in_context(claim, lookup):
        style = "bold underline" if TRIGGER in segment.marks else "bold" if EVIDENCE in segment.marks else "dim"
        text.append(BLANKS.sub(" ", segment.text), style=style)
    return text
